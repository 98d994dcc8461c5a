"""Who sits at which counter, and how often a PIN was wrong."""

from typing import Any

from kiosk import events
from kiosk.journal import Recorded, Rows


def official_signed_in(rows: Rows, at: Recorded, event: events.OfficialSignedIn) -> None:
    """The counter is open under this official; wrong tries are forgotten."""
    rows.execute(
        "INSERT INTO counter (number, state, official, official_session, ticket, call, since_ms) "
        "VALUES (?, 'open', ?, ?, '', '', ?) ON CONFLICT (number) DO UPDATE SET state = 'open', "
        "official = excluded.official, official_session = excluded.official_session, "
        "since_ms = excluded.since_ms, reason = '', until_ms = 0",
        (event.counter, event.official, event.official_session, at.wall_ms),
    )
    rows.execute("DELETE FROM sign_in WHERE official = ?", (event.official,))


def official_signed_out(rows: Rows, at: Recorded, event: events.OfficialSignedOut) -> None:
    """The counter is closed."""
    rows.execute(
        "UPDATE counter SET state = 'closed', official = '', official_session = '', since_ms = ?, "
        "reason = '', until_ms = 0 WHERE number = ?",
        (at.wall_ms, event.counter),
    )


def sign_in_refused(rows: Rows, at: Recorded, event: events.SignInRefused) -> None:
    """One more wrong try."""
    rows.execute(
        "INSERT INTO sign_in (official, wrong, last_ms) VALUES (?, 1, ?) "
        "ON CONFLICT (official) DO UPDATE SET wrong = wrong + 1, last_ms = excluded.last_ms",
        (event.official, at.wall_ms),
    )


def look_up_refused(rows: Rows, at: Recorded, event: events.LookUpRefused) -> None:
    """Wrong second factors are counted like wrong PINs, under a key of their own."""
    for key, wrong in event.wrong.items():
        rows.execute(
            "INSERT OR REPLACE INTO sign_in (official, wrong, last_ms) VALUES (?, ?, ?)",
            (key, wrong, at.wall_ms),
        )


def break_started(rows: Rows, at: Recorded, event: events.BreakStarted) -> None:
    """The counter pauses."""
    rows.execute(
        "UPDATE counter SET state = 'break', since_ms = ?, reason = ?, until_ms = ? "
        "WHERE number = ?",
        (at.wall_ms, event.reason, event.until_ms, event.counter),
    )


def break_ended(rows: Rows, at: Recorded, event: events.BreakEnded) -> None:
    """The counter serves again."""
    rows.execute(
        "UPDATE counter SET state = 'open', since_ms = ?, reason = '', until_ms = 0 "
        "WHERE number = ?",
        (at.wall_ms, event.counter),
    )


APPLY: dict[str, Any] = {
    events.NAMES[events.OfficialSignedIn]: official_signed_in,
    events.NAMES[events.OfficialSignedOut]: official_signed_out,
    events.NAMES[events.SignInRefused]: sign_in_refused,
    events.NAMES[events.LookUpRefused]: look_up_refused,
    events.NAMES[events.BreakStarted]: break_started,
    events.NAMES[events.BreakEnded]: break_ended,
}
