"""The rows that figures are counted from, made anew from all that is told of a visit."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, Table, delete, select

from kiosk import events
from kiosk.events import HandCallTaken, TicketCalled
from sync.server.projecting import visits
from sync.server.projecting.facts import OF_CALL, OF_COMPLAINT, OF_TICKET, Told
from sync.server.projecting.tables import (
    counted_complaint,
    counted_service,
    counted_ticket,
    told,
)
from sync.server.projecting.visits import Service

Row = dict[str, object]
CALLED = (TicketCalled, HandCallTaken)
"""What begins a service of a ticket."""


def renew(connection: Connection, centre: str, abouts: Collection[str]) -> None:
    """Makes the visits and complaints anew that these tickets, calls and complaints belong to."""
    of_calls = select(counted_service.c.ticket).where(
        counted_service.c.centre == centre, counted_service.c.call.in_(abouts)
    )
    tickets = set(connection.execute(of_calls).scalars())
    known = _told(connection, centre, tickets | set(abouts))
    visited = {about: found for about, found in known.items() if _any(found, OF_TICKET)}
    called = [
        each.event.call
        for found in visited.values()
        for each in found
        if isinstance(each.event, CALLED)
    ]
    answers = _told(connection, centre, called)
    _visits(connection, centre, visited, answers)
    _complaints(
        connection, centre, {key: one for key, one in known.items() if _any(one, OF_COMPLAINT)}
    )


def _visits(
    connection: Connection,
    centre: str,
    visited: Mapping[str, Sequence[Told]],
    answers: Mapping[str, Sequence[Told]],
) -> None:
    given: list[Row] = []
    served: list[Row] = []
    for ticket, found in visited.items():
        of_ticket = [each for each in found if isinstance(each.event, OF_TICKET)]
        calls = {each.event.call for each in of_ticket if isinstance(each.event, CALLED)}
        of_calls = [
            each
            for call in sorted(calls)
            for each in answers.get(call, ())
            if isinstance(each.event, OF_CALL)
        ]
        visit = visits.visit(of_ticket, of_calls)
        if visit.issued:
            given.append(
                {"centre": centre, "ticket": ticket, "day": visit.day, "queue": visit.issued.queue}
            )
        served += [_row(centre, service) for service in visit.services]
    _replace(connection, centre, counted_ticket, "ticket", visited, given)
    _replace(connection, centre, counted_service, "ticket", visited, served)


def _complaints(connection: Connection, centre: str, known: Mapping[str, Sequence[Told]]) -> None:
    rows: list[Row] = []
    for key, found in known.items():
        told_of = visits.complaint(found)
        if told_of:
            official, state = told_of
            rows.append({"centre": centre, "complaint": key, "official": official, "state": state})
    _replace(connection, centre, counted_complaint, "complaint", known, rows)


def _replace(
    connection: Connection,
    centre: str,
    table: Table,
    key: str,
    of: Collection[str],
    rows: Sequence[Row],
) -> None:
    """`rows` in the place of whatever was there of these tickets or complaints."""
    if of:
        old = delete(table).where(table.c.centre == centre, table.c[key].in_(list(of)))
        connection.execute(old)
    if rows:
        connection.execute(table.insert(), rows)


def _row(centre: str, service: Service) -> Row:
    names = [column.name for column in counted_service.columns if column.name != "centre"]
    return {"centre": centre} | {name: getattr(service, name) for name in names}


def _told(connection: Connection, centre: str, abouts: Collection[str]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    if abouts:
        known = select(told).where(told.c.centre == centre, told.c.about.in_(list(abouts)))
        for row in connection.execute(known):
            event = events.decode(row.kind, row.body)
            if event is not None:
                place = (row.eid, row.log, row.epoch, row.seq, row.wall_ms)
                found[row.about].append(Told(*place, event))
    return found


def _any(found: Sequence[Told], kinds: tuple[type, ...]) -> bool:
    return any(isinstance(each.event, kinds) for each in found)
