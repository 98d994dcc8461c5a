"""The central server's door: HTTP in, `replies` out as JSON, and nothing of the inside.

| wish | answer |
| --- | --- |
| `POST /v1/logs/{log}/{epoch}/append` | a batch (`sync.wire`): `Ack`, `Expect`, `Fork`, `No` |
| `GET /v1/logs/{log}/{epoch}` | signed: `Expect`, what is wanted next of this chain |
| `POST /v1/logs/{log}/live` | a live state (`sync.beat`): `Lively`, `No` |
| `GET /v1/logs/{log}/checkpoint` | signed: `Witnessed`, the daily word (`sync.checkpoints`) |
| `POST /v1/devices` | `Join`: `Joined`, `No` |
| `POST /v1/machines` | `Vouch`: `Health`, `No` |
| `GET /v1/health` | `Health` |
| `GET /t/{token}` | the page of whoever holds a ticket |
"""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
from litestar import Litestar, Response, get, post
from litestar.datastructures import State
from litestar.params import FromPath
from sqlalchemy import text

import kiosk
from kiosk import keys
from kiosk.clock import to_ms
from kiosk.decoding import from_json
from kiosk.keys import DeviceKey
from kiosk.ports import Clock
from sync import wire
from sync.joining import (
    Join,
    Joined,
    Promoted,
    Vouch,
    join_message,
    promoted_message,
    vouch_message,
)
from sync.replies import Ack, Expect, Fork
from sync.server import described, devices, heirs, troubles
from sync.server.admission import admitted, turned_away
from sync.server.checkpointing import checkpoint_after, daily
from sync.server.crowd import Crowd
from sync.server.database import CONNECTIONS, Database
from sync.server.downlink.asking import Asker, Asking
from sync.server.downlink.wishes import DOWN
from sync.server.guard import Guard
from sync.server.ingest import Ingest, Refused
from sync.server.inside import Asked, Inside, address_of, inside_of
from sync.server.limits import STRANGERS, Limits, Rate
from sync.server.live import beat
from sync.server.pages.site import Pages
from sync.server.ticket_page import ticket_page
from sync.server.trees import Trees
from sync.server.troubles import no

STATUS = {Ack: 200, Expect: 409, Fork: 422}
JOIN_BYTES = 4096


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """It answers, and so does its database. `key`: checks its receipts (hex)."""

    program: str
    key: str


@post(
    "/v1/logs/{log:str}/{epoch:int}/append",
    request_max_body_size=wire.MOST_BYTES,
    status_code=200,
    responses=described.APPENDED,
    operation_class=described.AppendOperation,
)
async def append(log: FromPath[str], epoch: FromPath[int], request: Asked) -> Response[Ack]:
    """Takes a batch of a log's events; 200 says that they are durable here."""
    inside, address = inside_of(request), address_of(request)
    wait = inside.limits.wait_seconds(address, log)
    if wait:
        return no(429, "slower", wait=wait)
    answer = await inside.do(inside.ingest.append, log, epoch, await request.body())
    if isinstance(answer, Refused):
        return no(answer.status, answer.reason, detail=answer.detail)
    inside.limits.known(address, log)
    if isinstance(answer, Ack):
        answer = msgspec.structs.replace(answer, pace_ms=inside.crowd.pace_ms())
    return _as_json(answer)


@get("/v1/logs/{log:str}/{epoch:int}", responses=described.answers(401, 403, 404, 429, 503))
async def end_of(log: FromPath[str], epoch: FromPath[int], request: Asked) -> Response[Expect]:
    """What is wanted next of a chain of my centre, for a device that was restored."""
    inside = inside_of(request)

    def tell(asker: Asker) -> Response[Any]:
        wanted = inside.ingest.end_of(asker.centre, log, epoch)
        return turned_away(wanted) if isinstance(wanted, Refused) else Response(wanted)

    return await admitted(request, tell)


@post(
    "/v1/devices",
    request_max_body_size=JOIN_BYTES,
    status_code=200,
    responses=described.answers(400, 403, 413, 429, 503),
    operation_class=described.JoinOperation,
)
async def join(request: Asked) -> Response[Joined]:
    """Lets a device in by a one-time code."""
    inside = inside_of(request)
    address = address_of(request)
    wait = inside.guard.wait_seconds(address)
    if wait:
        return no(429, "too_often", wait=wait)
    try:
        wish = from_json(await request.body(), Join)
    except ValueError:
        return no(400, "bad_join")
    key = bytes.fromhex(wish.public_key)
    message = join_message(wish.code, wish.log, key)
    if not keys.fits(key, bytes.fromhex(wish.signature), message):
        return no(400, "bad_join")
    now_ms = to_ms(inside.clock.now())
    centre = await inside.do(devices.enrol, inside.database, wish, now_ms)
    if centre is None:
        inside.guard.wrong(address)
        return no(403, "bad_code")
    inside.guard.right(address)
    return Response(Joined(centre=centre, server_key=inside.key.public.hex()))


@post(
    "/v1/machines",
    request_max_body_size=JOIN_BYTES,
    status_code=200,
    responses=described.answers(400, 403, 413, 429, 503),
    operation_class=described.VouchOperation,
)
async def vouch(request: Asked) -> Response[Health]:
    """Lets a machine's log in on the word of its centre's hub, which sends it."""
    inside = inside_of(request)
    try:
        word = from_json(await request.body(), Vouch)
    except ValueError:
        return no(400, "bad_join")
    if word.log == word.by:  # who follows a hub is said by `PUT /v1/heir`
        return no(403, "not_vouched")
    public = bytes.fromhex(word.public_key)
    message = vouch_message(word.log, public, word.by)

    def fits(hub: bytes) -> bool:
        return keys.fits(hub, bytes.fromhex(word.signature), message)

    address, now_ms = address_of(request), to_ms(inside.clock.now())
    wait = inside.limits.wait_seconds(address, word.by)
    if wait:
        return no(429, "slower", wait=wait)
    if not await inside.do(
        devices.vouched, inside.database, word.log, public, word.by, fits, now_ms
    ):
        return no(403, "not_vouched")
    inside.limits.known(address, word.by)
    return Response(Health(program=kiosk.__version__, key=inside.key.public.hex()))


@post(
    "/v1/promoted",
    request_max_body_size=JOIN_BYTES,
    status_code=200,
    responses=described.answers(400, 403, 413, 429, 503),
    operation_class=described.PromotedOperation,
)
async def promoted(request: Asked) -> Response[Health]:
    """A standby that its hub had named goes on with the hub's log."""
    inside = inside_of(request)
    try:
        word = from_json(await request.body(), Promoted)
    except ValueError:
        return no(400, "bad_join")
    public = bytes.fromhex(word.public_key)
    message = promoted_message(word.log, word.epoch, public)

    def fits(key: bytes) -> bool:
        return keys.fits(key, bytes.fromhex(word.signature), message)

    address, now_ms = address_of(request), to_ms(inside.clock.now())
    wait = inside.limits.wait_seconds(address, word.log)
    if wait:
        return no(429, "slower", wait=wait)
    if not await inside.do(
        heirs.promoted, inside.database, word.log, word.epoch, public, fits, now_ms
    ):
        return no(403, "not_heir")
    inside.limits.known(address, word.log)
    return Response(Health(program=kiosk.__version__, key=inside.key.public.hex()))


@get("/v1/health", responses=described.answers(429, 503))
async def health(request: Asked) -> Response[Health]:
    """Whether it works, for whoever watches over it."""
    inside = inside_of(request)
    wait = inside.limits.wait_seconds(address_of(request), "")
    if wait:
        return no(429, "slower", wait=wait)
    await inside.do(_look, inside.database)
    return Response(Health(program=kiosk.__version__, key=inside.key.public.hex()))


def _as_json(answer: Ack | Expect | Fork) -> Response[Any]:
    return Response(answer, status_code=STATUS[type(answer)])


def _look(database: Database) -> None:
    with database.reading() as connection:
        connection.execute(text("SELECT 1"))


def application(
    database: Database, key: DeviceKey, clock: Clock, strangers: Rate = STRANGERS
) -> Litestar:
    """The server on an opened database. It does not close it. `strangers`: how often whoever is not
    known may ask, by address."""
    workers = ThreadPoolExecutor(CONNECTIONS, thread_name_prefix="ingest")
    inside = Inside(
        database,
        Ingest(database, key, clock),
        Guard(clock),
        key,
        clock,
        Asking(database, key, clock),
        workers,
        Trees(),
        Limits(clock, strangers=strangers),
        Crowd(CONNECTIONS),
    )

    def rest() -> None:
        workers.shutdown()

    return Litestar(
        [append, end_of, beat, checkpoint_after, join, vouch, promoted, health, ticket_page, *DOWN],
        state=State({"inside": inside}),
        lifespan=[daily],
        on_shutdown=[rest],
        exception_handlers={Exception: troubles.told},
        before_send=[troubles.guarded],
        logging_config=None,
        openapi_config=described.description(),
        plugins=[Pages(database, clock)],
    )
