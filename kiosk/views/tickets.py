"""Tickets, services and the list of calls, as the journal tells them."""

from typing import Any

from kiosk import events
from kiosk.clock import from_ms
from kiosk.journal import Recorded, Rows

OF_TODAY = (
    ("ticket", "issued_ms", "session = ?3"),
    ("ticket", "state_ms", "session = ?3"),
    ("service", "called_ms", "session = ?3 AND outcome = 'serving'"),
    ("counter", "since_ms", "?3 = ?3"),
)
"""Times of today by which people are called. One is put right where that brings it nearer to now,
and never beyond: it was then told by the wrong clock."""


def day_opened(rows: Rows, at: Recorded, event: events.DayOpened) -> None:
    """A new day-session: the counters begin it closed, what was being served is over."""
    rows.execute(
        "UPDATE service SET outcome = 'expired', ended_ms = ? WHERE outcome = 'serving' "
        "AND session < ?",
        (at.wall_ms, event.session),
    )
    rows.execute(
        "INSERT INTO day (session, date, mark, opened_ms) VALUES (?, ?, ?, ?)",
        (event.session, event.date.isoformat(), event.mark, at.wall_ms),
    )
    rows.execute(
        "UPDATE counter SET state = 'closed', official = '', official_session = '', ticket = '', "
        "call = '', since_ms = ?, reason = '', until_ms = 0",
        (at.wall_ms,),
    )


def clock_put_right(rows: Rows, at: Recorded, event: events.ClockPutRight) -> None:
    """Who waits in a day that a wrong clock put too late waits today, and since when they came."""
    today = from_ms(at.wall_ms).date().isoformat()
    rows.execute("UPDATE day SET date = ? WHERE date > ?", (today, today))
    for table, column, which in OF_TODAY:
        rows.execute(
            f"UPDATE {table} SET {column} = {column} + ?1 WHERE {which} AND {column} + ?1 <= ?2 "
            f"AND ({column} > ?2 OR ?2 - {column} - ?1 < ?2 - {column})",
            (event.ahead_ms, at.wall_ms, at.session),
        )


def ticket_issued(rows: Rows, at: Recorded, event: events.TicketIssued) -> None:
    """One more person waits."""
    insert(rows, event, at.session, at.wall_ms, "waiting", at.wall_ms)


def insert(
    rows: Rows,
    event: events.TicketIssued | events.TicketAdopted,
    session: int,
    issued_ms: int,
    state: str,
    state_ms: int,
) -> None:
    """A number of this journal's, or of another's."""
    rows.execute(
        "INSERT INTO ticket (id, session, series, n, number, queue, procedure, field, priority, "
        "dossier, token, language, state, issued_ms, state_ms, slot_from_ms, slot_until_ms) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.ticket,
            session,
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
            state,
            issued_ms,
            state_ms,
            event.slot_from_ms,
            event.slot_until_ms,
        ),
    )


def ticket_called(rows: Rows, at: Recorded, event: events.TicketCalled) -> None:
    """The ticket is at a counter; a service begins; the board has a new line."""
    rows.execute(
        "INSERT INTO service (call, session, ticket, number, queue, procedure, counter, official, "
        "official_session, priority, waited_ms, called_ms) "
        "SELECT ?, session, id, number, queue, procedure, ?, ?, ?, priority <> '', "
        "? - issued_ms, ? "
        "FROM ticket WHERE id = ?",
        (
            event.call,
            event.counter,
            event.official,
            event.official_session,
            at.wall_ms,
            at.wall_ms,
            event.ticket,
        ),
    )
    rows.execute(
        "UPDATE ticket SET state = 'serving', counter = ?, reserved = 0, state_ms = ? WHERE id = ?",
        (event.counter, at.wall_ms, event.ticket),
    )
    rows.execute(
        "UPDATE counter SET ticket = ?, call = ?, since_ms = ? WHERE number = ?",
        (event.ticket, event.call, at.wall_ms, event.counter),
    )
    _announce(rows, at, event.ticket, event.counter, recall=0)


def ticket_recalled(rows: Rows, at: Recorded, event: events.TicketRecalled) -> None:
    """The board shows the call again."""
    _announce(rows, at, event.ticket, event.counter, recall=1)


def ticket_missed(rows: Rows, at: Recorded, event: events.TicketMissed) -> None:
    """Nobody came; the counter is free."""
    _leave_counter(rows, at, event.ticket, "missed", "missed")


def ticket_parked(rows: Rows, at: Recorded, event: events.TicketParked) -> None:
    """Set aside; the counter is free."""
    _leave_counter(rows, at, event.ticket, "parked", "parked", event.reason)


def ticket_resumed(rows: Rows, at: Recorded, event: events.TicketResumed) -> None:
    """Waits again, for the counter that took it up."""
    rows.execute(
        "UPDATE ticket SET state = 'waiting', reserved = ?, note = '', state_ms = ? WHERE id = ?",
        (event.counter, at.wall_ms, event.ticket),
    )


def ticket_transferred(rows: Rows, at: Recorded, event: events.TicketTransferred) -> None:
    """Waits in another queue, or for one counter, with its age kept."""
    _leave_counter(rows, at, event.ticket, "waiting", "transferred")
    rows.execute(
        "UPDATE ticket SET queue = ?, reserved = ?, counter = 0 WHERE id = ?",
        (event.to_queue, event.to_counter, event.ticket),
    )


def service_finished(rows: Rows, at: Recorded, event: events.ServiceFinished) -> None:
    """The visit is over and may be rated once."""
    _leave_counter(rows, at, event.ticket, "finished", "finished")
    rows.execute(
        "UPDATE service SET rating = ?, answer = 'asked' WHERE call = ?", (event.rating, event.call)
    )


def _leave_counter(
    rows: Rows, at: Recorded, ticket: str, state: str, outcome: str, note: str = ""
) -> None:
    rows.execute(
        "UPDATE service SET outcome = ?, ended_ms = ? WHERE ticket = ? AND outcome = 'serving'",
        (outcome, at.wall_ms, ticket),
    )
    rows.execute(
        "UPDATE counter SET ticket = '', call = '', since_ms = ? WHERE ticket = ?",
        (at.wall_ms, ticket),
    )
    rows.execute(
        "UPDATE ticket SET state = ?, note = ?, state_ms = ? WHERE id = ?",
        (state, note, at.wall_ms, ticket),
    )


def _announce(rows: Rows, at: Recorded, ticket: str, counter: int, *, recall: int) -> None:
    rows.execute(
        "INSERT INTO call (session, ticket, number, counter, recall, at_ms) "
        "SELECT session, id, number, ?, ?, ? FROM ticket WHERE id = ?",
        (counter, recall, at.wall_ms, ticket),
    )


APPLY: dict[str, Any] = {
    events.NAMES[events.DayOpened]: day_opened,
    events.NAMES[events.ClockPutRight]: clock_put_right,
    events.NAMES[events.TicketIssued]: ticket_issued,
    events.NAMES[events.TicketCalled]: ticket_called,
    events.NAMES[events.TicketRecalled]: ticket_recalled,
    events.NAMES[events.TicketMissed]: ticket_missed,
    events.NAMES[events.TicketParked]: ticket_parked,
    events.NAMES[events.TicketResumed]: ticket_resumed,
    events.NAMES[events.TicketTransferred]: ticket_transferred,
    events.NAMES[events.ServiceFinished]: service_finished,
}
