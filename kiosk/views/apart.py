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


def taken_in(rows: Rows, log: str, eid: str) -> None:
    """An event of another journal is known here."""
    rows.execute("INSERT INTO taken_in (eid, log) VALUES (?, ?)", (eid, log))


APPLY: dict[str, Any] = {
    events.NAMES[events.HubLost]: hub_lost,
    events.NAMES[events.TicketAdopted]: ticket_adopted,
}
