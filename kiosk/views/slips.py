"""The spool: every paper that was wanted, and how far it has come."""

from typing import Any

from kiosk import events
from kiosk.journal import Recorded, Rows

TICKET = "ticket"
EPOCH_SHIFT = 40
"""The order of slips is that of their events, over epochs."""


def ticket_issued(rows: Rows, at: Recorded, event: events.TicketIssued) -> None:
    """A number's first paper is wanted with the number itself."""
    if event.paper:
        _wanted(rows, at, (event.ticket, TICKET, event.ticket, event.paper, "", 0, event.language))


def slip_ordered(rows: Rows, at: Recorded, event: events.SlipOrdered) -> None:
    """One more paper is wanted."""
    head = (event.slip, event.form, event.about, event.place)
    _wanted(rows, at, (*head, event.copy, event.reprint, event.language), at.eid)
    if event.form == TICKET:
        rows.execute("UPDATE ticket SET reprints = ? WHERE id = ?", (event.reprint, event.about))


def _wanted(rows: Rows, at: Recorded, head: tuple[object, ...], facts: str = "") -> None:
    rows.execute(
        "INSERT INTO slip (id, form, about, place, copy, reprint, language, facts, order_n, "
        "wanted_ms, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*head, facts, (at.epoch << EPOCH_SHIFT) + at.seq, at.wall_ms, at.wall_ms),
    )


def slip_sending(rows: Rows, at: Recorded, event: events.SlipSending) -> None:
    """Bytes may be on their way."""
    rows.execute(
        "UPDATE slip SET state = 'sending', device = ?, reason = '', at_ms = ? WHERE id = ?",
        (event.device, at.wall_ms, event.slip),
    )


def slip_printed(rows: Rows, at: Recorded, event: events.SlipPrinted) -> None:
    """Paper came out."""
    _become(rows, at, event.slip, "printed", "")
    _came(rows, event.slip, came=True)


def slip_failed(rows: Rows, at: Recorded, event: events.SlipFailed) -> None:
    """Paper did not come, or may not have."""
    _become(rows, at, event.slip, event.state, event.reason)
    _came(rows, event.slip, came=event.state == "uncertain")


def slip_retried(rows: Rows, at: Recorded, event: events.SlipRetried) -> None:
    """Wanted as if it had been ordered now."""
    _become(rows, at, event.slip, "queued", "")
    rows.execute("UPDATE slip SET wanted_ms = ? WHERE id = ?", (at.wall_ms, event.slip))


def slip_given_up(rows: Rows, at: Recorded, event: events.SlipGivenUp) -> None:
    """The end of its way."""
    _become(rows, at, event.slip, "given_up", event.reason)


def _become(rows: Rows, at: Recorded, slip: str, state: str, reason: str) -> None:
    rows.execute(
        "UPDATE slip SET state = ?, reason = ?, at_ms = ? WHERE id = ?",
        (state, reason, at.wall_ms, slip),
    )


def _came(rows: Rows, slip: str, *, came: bool) -> None:
    """Whether it is or may be in somebody's hand, whatever is decided about it later."""
    rows.execute("UPDATE slip SET came = ? WHERE id = ?", (int(came), slip))


APPLY: dict[str, Any] = {
    events.NAMES[events.TicketIssued]: ticket_issued,
    events.NAMES[events.SlipOrdered]: slip_ordered,
    events.NAMES[events.SlipSending]: slip_sending,
    events.NAMES[events.SlipPrinted]: slip_printed,
    events.NAMES[events.SlipFailed]: slip_failed,
    events.NAMES[events.SlipRetried]: slip_retried,
    events.NAMES[events.SlipGivenUp]: slip_given_up,
}
