"""The centre's bookings from today on: what the systems told last, and which ones are used."""

from typing import Any

from kiosk import events
from kiosk.clock import midnight_ms
from kiosk.journal import Recorded, Rows


def booking_learned(rows: Rows, at: Recorded, event: events.BookingLearned) -> None:
    """The newest word counts; a number that was taken for it stays its number. Where no card is
    known now, the one known before finds it still."""
    rows.execute(
        "INSERT INTO booking (code, state, starts_ms, ends_ms, procedure, queue, source, told_ms, "
        "eid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (code) DO UPDATE SET state = excluded.state, starts_ms = excluded.starts_ms, "
        "ends_ms = excluded.ends_ms, procedure = excluded.procedure, queue = excluded.queue, "
        "source = excluded.source, told_ms = excluded.told_ms, "
        "eid = CASE WHEN excluded.eid <> '' THEN excluded.eid ELSE eid END",
        (
            event.code,
            event.state,
            event.starts_ms,
            event.ends_ms,
            event.procedure,
            event.queue,
            event.source,
            event.told_ms,
            at.eid if event.card else "",
        ),
    )


def booking_used(
    rows: Rows, at: Recorded, event: events.TicketIssued | events.TicketAdopted
) -> None:
    """A number was given for it."""
    if event.booking:
        rows.execute("UPDATE booking SET ticket = ? WHERE code = ?", (event.ticket, event.booking))


def day_opened(rows: Rows, at: Recorded, event: events.DayOpened) -> None:
    """Those of earlier days are gone."""
    rows.execute("DELETE FROM booking WHERE ends_ms <= ?", (midnight_ms(event.date),))


APPLY: dict[str, Any] = {
    events.NAMES[events.BookingLearned]: booking_learned,
    events.NAMES[events.TicketIssued]: booking_used,
    events.NAMES[events.TicketAdopted]: booking_used,
    events.NAMES[events.DayOpened]: day_opened,
}
