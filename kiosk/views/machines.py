"""Who may speak to the hub, and which codes let somebody in."""

from typing import Any

from kiosk import events
from kiosk.journal import Recorded, Rows


def enrolment_offered(rows: Rows, _at: Recorded, event: events.EnrolmentOffered) -> None:
    """One code more."""
    rows.execute(
        "INSERT OR REPLACE INTO enrolment (code, place, counter, until_ms) VALUES (?, ?, ?, ?)",
        (event.code, event.place, event.counter, event.until_ms),
    )


def enrolment_refused(rows: Rows, _at: Recorded, _event: events.EnrolmentRefused) -> None:
    """Every code still open has one try less."""
    rows.execute("UPDATE enrolment SET wrong = wrong + 1")


def machine_enrolled(rows: Rows, at: Recorded, event: events.MachineEnrolled) -> None:
    """The code is used up; the machine may speak."""
    rows.execute("DELETE FROM enrolment WHERE code = ?", (event.code,))
    rows.execute(
        "INSERT OR REPLACE INTO machine (id, key, place, counter, code, enrolled_ms, mark) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            event.machine,
            event.key,
            event.place,
            event.counter,
            event.code,
            at.wall_ms,
            event.mark,
        ),
    )


def machine_revoked(rows: Rows, at: Recorded, event: events.MachineRevoked) -> None:
    """It may not any more."""
    rows.execute("UPDATE machine SET revoked_ms = ? WHERE id = ?", (at.wall_ms, event.machine))


APPLY: dict[str, Any] = {
    events.NAMES[events.EnrolmentOffered]: enrolment_offered,
    events.NAMES[events.EnrolmentRefused]: enrolment_refused,
    events.NAMES[events.MachineEnrolled]: machine_enrolled,
    events.NAMES[events.MachineRevoked]: machine_revoked,
}
