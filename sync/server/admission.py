"""A wish of enrolled devices alone: who asks is settled before anything is looked up."""

from collections.abc import Callable
from typing import Any

import msgspec
from litestar import Response

from kiosk.wishes import Said
from kiosk.words import in_every_language
from sync.server.downlink.asking import Asker, Request
from sync.server.ingest import Refused
from sync.server.inside import Asked, address_of, inside_of
from sync.server.troubles import no
from sync.signing import read_signed


async def admitted(request: Asked, work: Callable[[Asker], Response[Any]]) -> Response[Any]:
    """The work's answer to an enrolled device, on a thread; whoever else asks is turned away."""
    inside = inside_of(request)
    target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    heard = Request(
        request.method, target, request.headers.get("authorization"), await request.body()
    )

    address, claimed = address_of(request), read_signed(heard.authorization)
    log = claimed.machine if claimed else ""
    wait = inside.limits.wait_seconds(address, log)
    if wait:
        return no(429, "slower", wait=wait)

    def answer() -> Response[Any]:
        asker = inside.asking.who(heard)
        if isinstance(asker, Refused):
            return turned_away(asker)
        inside.limits.known(address, log)
        return work(asker)

    return await inside.do(answer)


def turned_away(refused: Refused) -> Response[Any]:
    """As the hub does, so that a device signs again what was signed for another moment."""
    sentence = in_every_language(f"server.no.{refused.reason}")
    said = Said(trouble=refused.reason, sentence=sentence)
    return Response(msgspec.to_builtins(said), status_code=refused.status)
