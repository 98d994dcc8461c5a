"""The newest live state of each centre: taken when it is newer, and looked up by managers and by
whoever holds a ticket."""

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Response, post
from litestar.params import FromPath
from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from kiosk import keys
from kiosk.clock import to_ms
from kiosk.live import LiveState, LiveTicket
from sync import beat as beats
from sync.beat import BadBeat, Beat, Lively
from sync.formats import OtherFormat
from sync.joining import is_name
from sync.server import described
from sync.server.database import Database
from sync.server.ingest import Refused
from sync.server.inside import Asked, address_of, inside_of
from sync.server.tables import device, live, live_ticket
from sync.server.troubles import no


class Seen(msgspec.Struct, frozen=True):
    """A live state as it came: of which log, when by the server's clock, and what it says."""

    centre: str
    log: str
    received_ms: int
    state: LiveState


@post(
    "/v1/logs/{log:str}/live",
    request_max_body_size=beats.MOST_BYTES,
    status_code=200,
    responses=described.BEATEN,
    operation_class=described.BeatOperation,
)
async def beat(log: FromPath[str], request: Asked) -> Response[Lively]:
    """Takes the live state of a centre, where it is newer than the one known."""
    inside, address = inside_of(request), address_of(request)
    wait = inside.limits.wait_seconds(address, log)
    if wait:
        return no(429, "slower", wait=wait)
    now_ms = to_ms(inside.clock.now())
    answer = await inside.do(hear, inside.database, log, await request.body(), now_ms)
    if isinstance(answer, Refused):
        return no(answer.status, answer.reason, detail=answer.detail)
    inside.limits.known(address, log)
    newest, taken = answer
    pace_ms = beats.BEAT_MS + inside.crowd.pace_ms()
    said = Lively(n=newest, server_ms=now_ms, pace_ms=pace_ms)
    return Response(said, status_code=200 if taken else 409)


def hear(database: Database, log: str, data: bytes, now_ms: int) -> tuple[int, bool] | Refused:
    """The newest number known now, and whether it is this one."""
    try:
        said = beats.unpacked(data)
        state = beats.state_in(said)
    except OtherFormat as error:
        return Refused(426, error.reason, str(error))
    except BadBeat as error:
        return Refused(400, "bad_beat", str(error))
    if said.log != log:
        return Refused(400, "other_chain")
    if not is_name(log):
        return Refused(401, "unknown_log")
    while True:
        with database.reading() as connection:
            row = connection.execute(_KNOWN, {"log": log}).first()
        if row is None:
            return Refused(401, "unknown_log")
        if row.revoked_ms is not None:
            return Refused(403, "revoked")
        if not keys.fits(row.public_key, said.signature, beats.message(log, said.n, said.state)):
            return Refused(401, "bad_signature")
        if row.n is not None and row.n >= said.n:
            return int(row.n), False
        with database.writing() as connection:
            if database.on_postgresql:
                connection.exec_driver_sql(_SOON)
            if _put(connection, row, said, now_ms):
                told = _tickets(row.state), state.tickets
                _file(connection, row.centre, log, told)
                return said.n, True
        # another beat of this log came meanwhile: what was read is not so any more


def all_seen(connection: Connection, which: ColumnElement[bool] | None = None) -> list[Seen]:
    """What is known of centres, of all by default, the oldest word first."""
    found = select(live).order_by(live.c.received_ms, live.c.centre, live.c.log)
    if which is not None:
        found = found.where(which)
    return [_seen(row) for row in connection.execute(found)]


def ticket_seen(connection: Connection, key: bytes) -> tuple[Seen, LiveTicket] | None:
    """Where a ticket stands, and the state in which it does; None where nobody told of it."""
    same = and_(live.c.centre == live_ticket.c.centre, live.c.log == live_ticket.c.log)
    row = connection.execute(
        select(live).select_from(live_ticket.join(live, same)).where(live_ticket.c.key == key)
    ).first()
    if row is None:
        return None
    seen = _seen(row)
    return next(((seen, each) for each in seen.state.tickets if each.key == key), None)


_SOON = "SET LOCAL synchronous_commit TO off"
"""No beat waits for the disk: what a power cut takes is there again in a quarter of a minute."""
_KNOWN = (
    select(device.c.centre, device.c.public_key, device.c.revoked_ms, live.c.n, live.c.state)
    .select_from(
        device.outerjoin(live, and_(live.c.centre == device.c.centre, live.c.log == device.c.log))
    )
    .where(device.c.log == bindparam("log"), device.c.replaced_ms.is_(None))
)
_FIRST, _COME = (
    {
        dialect.name: insert(table).on_conflict_do_nothing(index_elements=target)
        for dialect, insert in (
            (postgresql.dialect, postgresql.insert),
            (sqlite.dialect, sqlite.insert),
        )
    }
    for table, target in ((live, ["centre", "log"]), (live_ticket, ["key"]))
)
_NEXT = (
    update(live)
    .where(live.c.centre == bindparam("of"), live.c.log == bindparam("by"))
    .where(live.c.n == bindparam("known"))
    .values({name: bindparam(name) for name in ("n", "received_ms", "state")})
)
_GONE = delete(live_ticket).where(
    live_ticket.c.centre == bindparam("of"),
    live_ticket.c.key.in_(bindparam("keys", expanding=True)),
)


def _seen(row: Row[Any]) -> Seen:
    return Seen(row.centre, row.log, row.received_ms, beats.read_state(row.state))


def _tickets(state: bytes | None) -> Sequence[LiveTicket]:
    return beats.read_state(state).tickets if state else ()


def _put(connection: Connection, row: Any, said: Beat, now_ms: int) -> bool:
    """In place of what was read, and only of that; whether it was still there."""
    values = {"n": said.n, "received_ms": now_ms, "state": said.state}
    if row.n is None:
        first = _FIRST[connection.dialect.name].returning(live.c.n)
        given = {"centre": row.centre, "log": said.log, **values}
        return connection.execute(first, given).first() is not None
    known = {"of": row.centre, "by": said.log, "known": row.n}
    return connection.execute(_NEXT, {**known, **values}).rowcount == 1


def _file(
    connection: Connection,
    centre: str,
    log: str,
    told: tuple[Sequence[LiveTicket], Sequence[LiveTicket]],
) -> None:
    """Which tickets are told of where, before and now."""
    before, now = ({each.key for each in tickets} for tickets in told)
    if before - now:
        connection.execute(_GONE, {"of": centre, "keys": sorted(before - now)})
    if now - before:
        rows = [{"key": key, "centre": centre, "log": log} for key in sorted(now - before)]
        connection.execute(_COME[connection.dialect.name], rows)
