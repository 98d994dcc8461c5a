"""What machines did while the hub was away, taken in here; and when this one was alone."""

from typing import Any

from kiosk import events
from kiosk.journal import Recorded, Rows


def hub_lost(rows: Rows, at: Recorded, event: events.HubLost) -> None:
    """The first own day-session beside that one of the hub."""
    rows.execute(
        "INSERT OR IGNORE INTO alone (hub_session, session) VALUES (?, ?)",
        (event.hub_session, at.session),
    )


def ticket_adopted(rows: Rows, at: Recorded, event: events.TicketAdopted) -> None:
    """One more person waits, since they came."""
    taken_in(rows, event.log, event.eid)
    rows.execute(
        "INSERT INTO ticket (id, session, series, n, number, queue, procedure, field, priority, "
        "dossier, token, language, state, issued_ms, state_ms) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.ticket,
            event.session,
            event.series,
            event.n,
            event.number,
            event.queue,
            event.procedure,
            event.field,
            event.priority,
            event.dossier,
            event.token,
            event.language,
            "expired" if event.over else "waiting",
            event.arrived_ms,
            at.wall_ms,
        ),
    )
    if event.instead_of:
        rows.execute(
            "UPDATE ticket SET state = 'replaced', state_ms = ? WHERE id = ?",
            (at.wall_ms, event.instead_of),
        )


def hand_called(rows: Rows, at: Recorded, event: events.HandCalled) -> None:
    """In a counter's own journal: somebody is at the counter."""
    _kept(rows, at.session, event, at.wall_ms)


def hand_ended(rows: Rows, at: Recorded, event: events.HandEnded) -> None:
    """In a counter's own journal: the counter is free."""
    _ended(rows, event, at.wall_ms)


def hand_call_kept(rows: Rows, at: Recorded, event: events.HandCallKept) -> None:
    """At the hub: to be found its ticket."""
    taken_in(rows, event.log, event.eid)
    _kept(rows, at.session, event, event.called_ms)


def hand_call_taken(rows: Rows, at: Recorded, event: events.HandCallTaken) -> None:
    """The service that it was, with its own times; at the counter still, unless it has ended."""
    rows.execute(
        "UPDATE hand_call SET state = 'taken', ticket = ? WHERE call = ?",
        (event.ticket, event.call),
    )
    rows.execute(
        "INSERT INTO service (call, session, ticket, number, queue, procedure, counter, official, "
        "official_session, priority, waited_ms, called_ms) "
        "SELECT h.call, t.session, t.id, t.number, t.queue, t.procedure, h.counter, h.official, "
        "coalesce(c.official_session, ''), t.priority <> '', "
        "max(0, h.called_ms - t.issued_ms), h.called_ms "
        "FROM hand_call h JOIN ticket t ON t.id = h.ticket "
        "LEFT JOIN counter c ON c.number = h.counter WHERE h.call = ?",
        (event.call,),
    )
    rows.execute(
        "UPDATE ticket SET state = 'serving', reserved = 0, state_ms = h.called_ms, "
        "counter = h.counter FROM hand_call h WHERE h.call = ? AND ticket.id = h.ticket",
        (event.call,),
    )
    rows.execute(
        "UPDATE counter SET ticket = h.ticket, call = h.call, since_ms = h.called_ms "
        "FROM hand_call h WHERE h.call = ? AND counter.number = h.counter AND h.how = '' "
        "AND counter.ticket = ''",
        (event.call,),
    )
    _settle(rows, event.call)


def hand_call_conflicted(rows: Rows, _at: Recorded, event: events.HandCallConflicted) -> None:
    """Two counters called one ticket."""
    rows.execute(
        "UPDATE hand_call SET state = 'conflict', ticket = ?, other_counter = ? WHERE call = ?",
        (event.ticket, event.other_counter, event.call),
    )


def hand_call_ended(rows: Rows, _at: Recorded, event: events.HandCallEnded) -> None:
    """The visit is over; one that the hub had called, too."""
    taken_in(rows, event.log, event.eid)
    if event.call:
        _ended(rows, event, event.ended_ms)
        _settle(rows, event.call)
        return
    call = next(
        rows.execute(
            "SELECT call FROM service WHERE ticket = ? AND counter = ? AND outcome = 'serving'",
            (event.ticket, event.counter),
        ),
        None,
    )
    if call:
        _over(rows, call[0], event.how, event.ended_ms)


def _kept(
    rows: Rows, session: int, event: events.HandCalled | events.HandCallKept, called_ms: int
) -> None:
    rows.execute(
        "INSERT INTO hand_call (call, session, ticket, number, counter, official, called_ms) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            event.call,
            session,
            event.ticket,
            event.number,
            event.counter,
            event.official,
            called_ms,
        ),
    )


def _ended(rows: Rows, event: events.HandEnded | events.HandCallEnded, ended_ms: int) -> None:
    rows.execute(
        "UPDATE hand_call SET how = ?, ended_ms = ? WHERE call = ?",
        (event.how, ended_ms, event.call),
    )


def _settle(rows: Rows, call: str) -> None:
    """Its service ends with it."""
    row = next(
        rows.execute(
            "SELECT how, ended_ms FROM hand_call WHERE call = ? AND state = 'taken' AND how <> ''",
            (call,),
        ),
        None,
    )
    if row:
        _over(rows, call, row[0], row[1])


def _over(rows: Rows, call: str, how: str, ended_ms: int) -> None:
    rows.execute(
        "UPDATE service SET outcome = ?, ended_ms = ? WHERE call = ? AND outcome = 'serving'",
        (how, ended_ms, call),
    )
    rows.execute(
        "UPDATE ticket SET state = ?, state_ms = ? WHERE state = 'serving' "
        "AND id = (SELECT ticket FROM service WHERE call = ?)",
        (how, ended_ms, call),
    )
    rows.execute(
        "UPDATE counter SET ticket = '', call = '', since_ms = ? WHERE call = ?", (ended_ms, call)
    )


def taken_in(rows: Rows, log: str, eid: str) -> None:
    """An event of another journal is known here."""
    rows.execute("INSERT INTO taken_in (eid, log) VALUES (?, ?)", (eid, log))


APPLY: dict[str, Any] = {
    events.NAMES[events.HubLost]: hub_lost,
    events.NAMES[events.TicketAdopted]: ticket_adopted,
    events.NAMES[events.HandCalled]: hand_called,
    events.NAMES[events.HandEnded]: hand_ended,
    events.NAMES[events.HandCallKept]: hand_call_kept,
    events.NAMES[events.HandCallTaken]: hand_call_taken,
    events.NAMES[events.HandCallConflicted]: hand_call_conflicted,
    events.NAMES[events.HandCallEnded]: hand_call_ended,
}
