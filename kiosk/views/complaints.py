"""The register of complaints."""

from typing import Any

from kiosk import events
from kiosk.journal import Recorded, Rows


def complaint_recorded(rows: Rows, at: Recorded, event: events.ComplaintRecorded) -> None:
    """One more that waits to be verified."""
    rows.execute(
        "INSERT INTO complaint (id, entry, about, way, happened, counter, official, queue, origin, "
        "recorded_by, recorded_ms, due_ms, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.complaint,
            event.entry,
            event.about,
            event.way,
            event.happened.isoformat(),
            event.counter,
            event.official,
            event.queue,
            event.origin,
            event.by,
            at.wall_ms,
            event.due_ms,
            at.eid,
        ),
    )


def complaint_settled(rows: Rows, at: Recorded, event: events.ComplaintSettled) -> None:
    """Verified; a correction keeps the time of the first answer."""
    rows.execute(
        "UPDATE complaint SET state = ?, settled_by = ?, reason = ?, "
        "settled_ms = CASE WHEN settled_ms = 0 THEN ? ELSE settled_ms END WHERE id = ?",
        (event.outcome, event.by, at.eid, at.wall_ms, event.complaint),
    )


APPLY: dict[str, Any] = {
    events.NAMES[events.ComplaintRecorded]: complaint_recorded,
    events.NAMES[events.ComplaintSettled]: complaint_settled,
}
