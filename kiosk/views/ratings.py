"""The one answer that belongs to a service."""

from typing import Any

from kiosk import events
from kiosk.journal import Recorded, Rows


def rating_given(rows: Rows, at: Recorded, event: events.RatingGiven) -> None:
    """The citizen answered."""
    rows.execute(
        "UPDATE service SET answer = 'given', score = ?, answered_ms = ?, late = ? WHERE call = ?",
        (event.score, at.wall_ms, int(event.late), event.call),
    )


def rating_explained(rows: Rows, at: Recorded, event: events.RatingExplained) -> None:
    """Reasons, and where the comment lies sealed."""
    rows.execute(
        "UPDATE service SET reasons = ?, comment = ? WHERE call = ?",
        (",".join(event.reasons), at.eid if event.comment else "", event.call),
    )


def rating_declined(rows: Rows, at: Recorded, event: events.RatingDeclined) -> None:
    """Skipped, or no answer in time: recorded as such."""
    rows.execute(
        "UPDATE service SET answer = ?, answered_ms = ? WHERE call = ?",
        (event.how, at.wall_ms, event.call),
    )


APPLY: dict[str, Any] = {
    events.NAMES[events.RatingGiven]: rating_given,
    events.NAMES[events.RatingExplained]: rating_explained,
    events.NAMES[events.RatingDeclined]: rating_declined,
}
