"""One centre's events, read on from where its chains stand, a bounded step at a time.

A step is one transaction, and one server at a time does it for a centre: a rating and the call it
belongs to may lie in two chains, and whoever read the one without the other would miss it.
"""

import logging
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, and_, delete, func, select, text, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from kiosk import epochs, events
from kiosk.events import Event, EventRepeated
from sync.server.database import AWAY, Database
from sync.server.projecting import counting
from sync.server.projecting.facts import KINDS, Unfit, about, unfit
from sync.server.projecting.tables import DERIVED, projected, told, uncounted
from sync.server.tables import event, head

PROJECTING = 0x6B696F04
REPEATED = events.NAMES[EventRepeated]
STEP = 200
"""Events of one transaction: short, so that ingest never waits long for it on SQLite."""
PLACE = (event.c.centre, event.c.log, event.c.epoch, event.c.seq)

log = logging.getLogger("kiosk.server")


def centres_behind(database: Database) -> Sequence[str]:
    """Centres with events that are not read yet."""
    with database.reading() as connection:
        found = select(head.c.centre).select_from(_CHAINS).where(_BEHIND).distinct()
        return list(connection.execute(found.order_by(head.c.centre)).scalars())


def step(database: Database, centre: str, *, wait: bool = False) -> int:
    """Reads the next events of a centre, all chains together at most `STEP`; how many.

    0 when there is nothing more, or another server is at it (unless `wait`).
    """
    with database.writing() as connection:
        if not _mine(database, connection, centre, wait=wait):
            return 0
        rows: list[Any] = []
        chains = select(head.c.log, head.c.epoch, projected.c.seq).select_from(_CHAINS)
        mine = chains.where(head.c.centre == centre, _BEHIND)
        for name, epoch, seq in connection.execute(mine.order_by(head.c.log, head.c.epoch)).all():
            found = _next(connection, (centre, name, epoch), seq or 0, STEP - len(rows))
            if found:
                rows += found
                _move(database, connection, (centre, name, epoch), found[-1].seq)
            if len(rows) >= STEP:
                break
        _take(database, connection, centre, rows)
        return len(rows)


def rebuild(database: Database) -> int:
    """Forgets all figures and makes them again from the events; how many events were read.

    A centre at a time, in steps, so that ingest goes on; until it is done a centre's figures
    are those of its events so far.
    """
    with database.reading() as connection:
        known = connection.execute(select(head.c.centre).distinct().order_by(head.c.centre))
        centres = list(known.scalars())
    count = 0
    for centre in centres:
        with database.writing() as connection:
            _mine(database, connection, centre, wait=True)
            for table in DERIVED:
                connection.execute(delete(table).where(table.c.centre == centre))
        while done := step(database, centre, wait=True):
            count += done
    return count


_CHAINS = head.outerjoin(
    projected,
    and_(
        projected.c.centre == head.c.centre,
        projected.c.log == head.c.log,
        projected.c.epoch == head.c.epoch,
    ),
)
_BEHIND = head.c.seq > func.coalesce(projected.c.seq, 0)


def _mine(database: Database, connection: Connection, centre: str, *, wait: bool) -> bool:
    """Whether this server may read the centre now; SQLite has one writer anyway."""
    if not database.on_postgresql:
        return True
    how = "pg_advisory_xact_lock" if wait else "pg_try_advisory_xact_lock"
    locked = text(f"SELECT {how}(:what, hashtext(:centre))")
    got = connection.execute(locked, {"what": PROJECTING, "centre": centre}).scalar()
    return wait or bool(got)


def _next(
    connection: Connection, chain: tuple[str, str, int], after: int, most: int
) -> Sequence[Any]:
    centre, name, epoch = chain
    columns = (*PLACE, event.c.eid, event.c.wall_ms, event.c.kind, event.c.body)
    found = (
        select(*columns)
        .where(event.c.centre == centre, event.c.log == name, event.c.epoch == epoch)
        .where(event.c.seq > after)
        .order_by(event.c.seq)
        .limit(most)
    )
    return connection.execute(found).all()


def _move(
    database: Database, connection: Connection, chain: tuple[str, str, int], seq: int
) -> None:
    values = dict(zip(("centre", "log", "epoch"), chain, strict=True))
    put = _insert(database, projected).on_conflict_do_update(
        index_elements=["centre", "log", "epoch"], set_={"seq": seq}
    )
    connection.execute(put, {**values, "seq": seq})


def _take(database: Database, connection: Connection, centre: str, rows: Sequence[Any]) -> None:
    """All at once; if that fails, one by one, so that one bad event stops no other."""
    good: list[tuple[Any, Event]] = []
    for row in map(_first_said, rows):
        found = _fit(row) if row.kind in KINDS else None
        if isinstance(found, Unfit):
            _lay_aside(database, connection, row, found)
        elif found is not None:
            good.append((row, found))
    if good and not _counted(database, connection, centre, good):
        log.error("events of %s are counted one by one", centre)
        for each in good:
            if not _counted(database, connection, centre, [each]):
                _lay_aside(database, connection, each[0], Unfit.FAILED)


def _counted(
    database: Database, connection: Connection, centre: str, good: Sequence[tuple[Any, Event]]
) -> bool:
    """Whether these could be counted; if not, it is as if never tried."""
    try:
        with connection.begin_nested():
            _count(database, connection, centre, good)
    except AWAY:
        raise
    except Exception as error:
        log.warning("what could not be counted", exc_info=error)
        return False
    return True


def _count(
    database: Database, connection: Connection, centre: str, good: Sequence[tuple[Any, Event]]
) -> None:
    """Keeps what these events tell, and makes anew what they speak of."""
    values = [row._asdict() | {"about": about(event)} for row, event in good]
    mine = (told.c.centre == centre, told.c.eid.in_([row.eid for row, _ in good]))
    before = set(connection.execute(select(told.c.about).where(*mine)).scalars())
    put = _insert(database, told)
    place = [told.c.log, told.c.epoch, told.c.seq]
    earlier = tuple_(*(put.excluded[each.name] for each in place)) < tuple_(*place)
    changed = {name: put.excluded[name] for name in ("about", "wall_ms", "kind", "body")}
    moved = {each.name: put.excluded[each.name] for each in place}
    # of an event sent twice its first place in a chain counts, whichever arrived first
    put = put.on_conflict_do_update(
        index_elements=["centre", "eid"], set_=changed | moved, where=earlier
    )
    connection.execute(put, values)
    counting.renew(connection, centre, before | {each["about"] for each in values})


class _Said(NamedTuple):
    """A row of another course of a chain, in the place where it was first written."""

    centre: str
    log: str
    epoch: int
    seq: int
    eid: str
    wall_ms: int
    kind: str
    body: bytes


def _first_said(row: Any) -> Any:
    """What an event says again stands for itself: its own id keeps it from being counted twice."""
    if row.kind != REPEATED:
        return row
    try:
        event = events.decode(row.kind, row.body)
    except ValueError:
        return row
    again = epochs.repeated(event) if isinstance(event, EventRepeated) else None
    if again is None or again.header.log != row.log:
        return row
    head, body = again.header, again.body
    return _Said(
        row.centre, head.log, head.epoch, head.seq, head.eid, head.wall_ms, head.kind, body
    )


def _fit(row: Any) -> Event | Unfit:
    """The event, where figures can be made of it."""
    try:
        found = events.decode(row.kind, row.body)
    except ValueError:
        found = None
    return Unfit.UNREADABLE if found is None else unfit(found, row.wall_ms) or found


def _lay_aside(database: Database, connection: Connection, row: Any, why: Unfit) -> None:
    log.info("an event of %s is not counted: %s", row.centre, why)
    values = {each.name: getattr(row, each.name) for each in PLACE}
    put = _insert(database, uncounted).on_conflict_do_nothing()
    connection.execute(put, {**values, "kind": row.kind, "reason": why})


def _insert(database: Database, table: Any) -> Any:
    return (postgresql if database.on_postgresql else sqlite).insert(table)
