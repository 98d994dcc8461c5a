"""What comes down, in HTTP; the table of wishes is in `sync.news`."""

import re
from typing import Any

from litestar import Response, get, put
from litestar.params import FromPath, FromQuery

from kiosk.decoding import from_json
from sync.dossiers.sealing import sealed_to
from sync.handing_out import part_of
from sync.news import BoxKey, Heir, News, Page
from sync.server import described, heirs
from sync.server.admission import admitted
from sync.server.content import LARGEST
from sync.server.downlink import library
from sync.server.downlink.asking import Asker
from sync.server.downlink.directory import Directory
from sync.server.inside import Asked, inside_of
from sync.server.troubles import no
from sync.signing import read_signed

BOX_BYTES = 256
_DIGEST = re.compile(r"[0-9a-f]{64}")


@get("/v1/time")
async def time() -> dict[str, str]:
    """Nothing but the server's time, which every answer tells."""
    return {}


@get("/v1/news", responses=described.answers(401, 403, 429, 503))
async def news(request: Asked) -> Response[News]:
    """Is there anything new for my centre?"""
    database = request.app.state.inside.database
    directory = _directory(request)

    def tell(asker: Asker) -> Response[Any]:
        return Response(
            News(
                bundle=library.newest_for(database, asker.centre),
                dossiers=directory.last_change(asker.centre),
                box=directory.key_of(asker.centre, asker.log),
            )
        )

    return await admitted(request, tell)


@get("/v1/bundles/{digest:str}", responses=described.answers(401, 403, 404, 429, 503))
async def bundle(digest: FromPath[str], request: Asked) -> Response[bytes]:
    """A bundle's bytes, or those from where the last line broke."""
    database = request.app.state.inside.database

    def give(asker: Asker) -> Response[Any]:
        named = _DIGEST.fullmatch(digest)
        data = library.bytes_of(database, asker.centre, digest) if named else None
        if data is None:
            return no(404, "no_such_bundle")
        return part_of(data, f'"{digest}"', request)

    return await admitted(request, give)


@get("/v1/dossiers", responses=described.answers(400, 401, 403, 429, 503))
async def dossiers(request: Asked, since: FromQuery[int] = 0) -> Response[Page]:
    """What changed of my centre's dossiers."""
    directory = _directory(request)

    def give(asker: Asker) -> Response[Any]:
        if not 0 <= since <= LARGEST:
            return no(400, "bad_wish")
        return Response(directory.page(asker.centre, asker.log, since))

    return await admitted(request, give)


@put(
    "/v1/box",
    request_max_body_size=BOX_BYTES,
    status_code=200,
    responses=described.answers(400, 401, 403, 413, 429, 503),
    operation_class=described.BoxOperation,
)
async def box(request: Asked) -> Response[BoxKey]:
    """What second factors are sealed to for me."""
    directory = _directory(request)
    said = await request.body()

    def keep(asker: Asker) -> Response[Any]:
        try:
            wish = from_json(said, BoxKey)
            sealed_to(bytes.fromhex(wish.key), (), "")
        except ValueError:
            return no(400, "bad_wish")
        directory.seal_to(asker.centre, asker.log, bytes.fromhex(wish.key))
        return Response(wish)

    return await admitted(request, keep)


@put(
    "/v1/heir",
    request_max_body_size=BOX_BYTES,
    status_code=200,
    responses=described.answers(400, 401, 403, 413, 429, 503),
    operation_class=described.HeirOperation,
)
async def name_heir(request: Asked) -> Response[Heir]:
    """Who may go on with my log when I am dead."""
    inside = inside_of(request)
    said = await request.body()
    signed = read_signed(request.headers.get("authorization"))

    def keep(asker: Asker) -> Response[Any]:
        try:
            wish = from_json(said, Heir)
        except ValueError:
            return no(400, "bad_wish")
        at_ms = signed.at.ms if signed else 0
        key = bytes.fromhex(wish.key)
        if not heirs.name_heir(inside.database, asker.log, key, at_ms):
            return no(400, "bad_wish")
        return Response(wish)

    return await admitted(request, keep)


DOWN = [time, news, bundle, dossiers, box, name_heir]
"""For the door."""


def _directory(request: Asked) -> Directory:
    inside = request.app.state.inside
    return Directory(inside.database, inside.key.seed)
