"""The hub's doors in HTTP; what is said there is decided in `wishing` and `pushes`.

    POST /v1/wish     a wish, and the desk's own answer (see `front`)
    GET  /v1/events   server-sent events, from `Last-Event-ID` on
    POST /v1/enrol    a code and a key: let this machine in
    GET  /v1/journal  chains of the hub's journal, for the machine that stands by
    GET  /v1/journal/{log}/{epoch}/{seq}  a batch of it from there on
    GET  /v1/central  which central server it goes to, for the same
    GET  /v1/me       as what this machine is known
    POST /v1/logs/{log}/{epoch}/append   a batch of a machine's own journal
    GET  /v1/logs/{log}/{epoch}          how far that is known here
    GET  /v1/news     is there a bundle?
    GET  /v1/bundles/{digest}            its bytes; `Range` goes on where a line broke
    GET  /v1/time     nothing but the hub's time, which every answer tells

A handler never blocks the event loop: a wish is handed to the store's thread and awaited, anything
else that waits does so on a thread of its own.
"""

import logging
from collections.abc import Callable
from typing import Any

from litestar import Litestar, MediaType, Request, Response, get, post
from litestar.datastructures import State
from litestar.exceptions import HTTPException, NotFoundException
from litestar.params import FromPath
from litestar.response import Stream

from sync import wire
from sync.handing_out import part_of
from sync.hub import doorkeeper
from sync.hub.doorkeeper import Doorkeeper, Turned
from sync.hub.front import Front
from sync.hub.pushes import Pushes
from sync.hub.waiting import Waiting
from sync.hub.wishing import Reply, Wishing, turned_away
from sync.signing import HUB_EPOCH, HUB_TIME

log = logging.getLogger(__name__)
MOST_BYTES = 64 * 1024
"""Of a request: an event's body is at most 16 kB."""

Asked = Request[Any, Any, State]


class Doors:
    """What the handlers reach for; made once per hub."""

    def __init__(
        self,
        doorkeeper: Doorkeeper,
        wishing: Wishing,
        pushes: Pushes,
        waiting: Waiting,
        epoch: int,
    ) -> None:
        self._epoch = epoch
        self.doorkeeper = doorkeeper
        self.wishing = wishing
        self.pushes = pushes
        self.waiting = waiting

    async def answered(
        self, asked: Asked, work: Callable[[doorkeeper.Request], Reply]
    ) -> Response[bytes]:
        """On a thread, with the hub's time in the answer."""
        request = await read(asked)
        return self.response(*await self.waiting.on_a_thread(lambda: work(request)))

    def response(self, status: int, body: bytes) -> Response[bytes]:
        """JSON, with the hub's time."""
        return Response(
            body, status_code=status, media_type=MediaType.JSON, headers=self.time_header()
        )

    def time_header(self) -> dict[str, str]:
        """What a machine signs its next request for, and how new this hub is."""
        return {
            HUB_TIME: self.doorkeeper.now().header(),
            HUB_EPOCH: str(self._epoch),
            "Cache-Control": "no-store",
        }


async def read(asked: Asked) -> doorkeeper.Request:
    """The whole request; one that is too large breaks off before it is read."""
    target = asked.url.path + (f"?{asked.url.query}" if asked.url.query else "")
    return doorkeeper.Request(
        asked.method, target, asked.headers.get("authorization"), await asked.body()
    )


def application(doors: Doors) -> Front:
    """The hub as a program for an HTTP server."""

    @post("/v1/enrol")
    async def enrol(request: Asked) -> Response[bytes]:
        return await doors.answered(request, doors.wishing.enrol)

    @post("/v1/logs/{log:str}/{epoch:int}/append", request_max_body_size=wire.MOST_BYTES)
    async def append(log: FromPath[str], epoch: FromPath[int], request: Asked) -> Response[bytes]:
        return await doors.answered(request, lambda what: doors.wishing.append(what, log, epoch))

    @get("/v1/logs/{log:str}/{epoch:int}")
    async def end_of(log: FromPath[str], epoch: FromPath[int], request: Asked) -> Response[bytes]:
        return await doors.answered(request, lambda what: doors.wishing.end_of(what, log, epoch))

    @get("/v1/journal")
    async def journal(request: Asked) -> Response[bytes]:
        client, port = request.client, request.query_params.get("port", "")
        host = client.host if client else ""
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        return await doors.answered(request, lambda what: doors.wishing.chains(what, address))

    @get("/v1/journal/{log:str}/{epoch:int}/{seq:int}")
    async def copy(
        log: FromPath[str], epoch: FromPath[int], seq: FromPath[int], request: Asked
    ) -> Response[bytes]:
        return await doors.answered(request, lambda what: doors.wishing.copy(what, log, epoch, seq))

    @get("/v1/central")
    async def central(request: Asked) -> Response[bytes]:
        return await doors.answered(request, doors.wishing.central)

    @get("/v1/me")
    async def me(request: Asked) -> Response[bytes]:
        return await doors.answered(request, doors.wishing.me)

    @get("/v1/news")
    async def news(request: Asked) -> Response[bytes]:
        return await doors.answered(request, doors.wishing.news)

    @get("/v1/bundles/{digest:str}")
    async def bundle(digest: FromPath[str], request: Asked) -> Response[Any]:
        what = await read(request)
        found = await doors.waiting.on_a_thread(lambda: doors.wishing.bundle(what, digest))
        if isinstance(found, bytes):
            return part_of(found, f'"{digest}"', request, doors.time_header())
        return doors.response(*found)

    @get("/v1/time")
    async def time(request: Asked) -> Response[bytes]:
        return doors.response(200, b"{}")

    @get("/v1/events")
    async def events(request: Asked) -> Response[Any]:
        what = await read(request)
        try:
            asker = doors.doorkeeper.admit(what)
        except Turned as turned:
            return doors.response(*turned_away(turned.status, turned.why))
        line = doors.pushes.line(asker.machine, request.headers.get("last-event-id", ""))
        headers = doors.time_header()
        return Stream(line.read(), media_type="text/event-stream", headers=headers)

    def refused(_: Asked, error: Exception) -> Response[bytes]:
        """What the library itself says no to: one sentence, and a bug of ours in the log only."""
        if isinstance(error, HTTPException) and error.status_code < 500:
            known = {413: "too_large", 404: "nothing_here", 405: "nothing_here"}
            why = known.get(error.status_code, "")
            if why:
                return doors.response(*turned_away(error.status_code, why))
            return doors.response(
                *turned_away(error.status_code, "not_a_wish", detail=error.detail[:200])
            )
        log.error("a bug of ours", exc_info=error)
        return doors.response(*turned_away(500, "bug"))

    others = Litestar(
        [enrol, me, time, events, append, end_of, journal, central, copy, news, bundle],
        request_max_body_size=MOST_BYTES,
        openapi_config=None,
        exception_handlers={Exception: refused, NotFoundException: refused, HTTPException: refused},
        logging_config=None,
    )
    return Front(doors.wishing, doors.time_header, MOST_BYTES, others)
