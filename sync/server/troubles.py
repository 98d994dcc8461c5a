"""What the door says when it cannot do a wish: always a `No`, never anything of the inside."""

import logging
from typing import Any

from litestar import Response
from litestar.datastructures import MutableScopeHeaders
from litestar.exceptions import HTTPException
from litestar.types import Message, Scope

from kiosk.words import in_every_language
from sync.replies import No
from sync.server.database import AWAY
from sync.signing import HUB_TIME

AGAIN_SECONDS = 5
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
ONLY_HTTPS = "max-age=31536000"
"""Said over TLS alone, ours or a proxy's: over plain HTTP anybody could say it."""
KNOWN = {404: "no_such_wish", 405: "no_such_wish", 413: "too_large"}

log = logging.getLogger("kiosk.server")


def no(status: int, reason: str, *, wait: int = 0, detail: str = "") -> Response[Any]:
    """A refusal with its sentence; `wait`: seconds before another try."""
    sentence = in_every_language(f"server.no.{reason}", detail=detail, wait=wait)
    return Response(
        No(sentence=sentence),
        status_code=status,
        headers={"Retry-After": str(wait)} if wait else {},
    )


def told(_request: Any, error: Exception) -> Response[Any]:
    """Whatever went wrong. Our own bugs are written to the log, with nothing that was sent."""
    if isinstance(error, HTTPException):
        return no(error.status_code, KNOWN.get(error.status_code, "bad_wish"))
    if isinstance(error, AWAY):
        log.warning("the database did not answer: %s", type(error).__name__)
        return no(503, "database_away", wait=AGAIN_SECONDS)
    log.error("a wish failed", exc_info=error)
    return no(500, "our_mistake")


async def guarded(message: Message, scope: Scope) -> None:
    """Puts the headers on every answer that keep browsers from doing more than reading it; a page
    has its own policy for what belongs to it. Devices are told the time that they sign for."""
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if scope["scheme"] == "https":
            headers["Strict-Transport-Security"] = ONLY_HTTPS
        if scope["path"].startswith("/v1/"):
            headers[HUB_TIME] = scope["litestar_app"].state.inside.asking.now().header()
