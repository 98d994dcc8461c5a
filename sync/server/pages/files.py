"""What the pages' look is made of: a style sheet, a sign, three weights of our letters."""

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from sync.server.pages.asked import ROOT
from sync.server.pages.showing import ASSETS

FILES = f"{ROOT}/files"
KNOWN = {
    "pages.css": (ASSETS / "server" / "pages.css", "text/css; charset=utf-8"),
    "ticket.svg": (ASSETS / "icons" / "ticket.svg", "image/svg+xml"),
    **{
        f"BeVietnamPro-{weight}.ttf": (
            ASSETS / "fonts" / f"BeVietnamPro-{weight}.ttf",
            "font/ttf",
        )
        for weight in ("Medium", "SemiBold", "Bold")
    },
}


@get(FILES + "/{name:str}", include_in_schema=False, sync_to_thread=True)
def file(name: FromPath[str]) -> Response[bytes]:
    """One of `KNOWN`, and nothing else of the disk."""
    if name not in KNOWN:
        raise NotFoundException
    path, media_type = KNOWN[name]
    return Response(path.read_bytes(), media_type=media_type)
