"""The days of each dossier: what was promised, when a result was there, what went between."""

from typing import Any

from kiosk import events
from kiosk.clock import midnight_ms
from kiosk.journal import Recorded, Rows

READY = ("finished", "returned")
CLOSED = (*READY, "not_accepted", "withdrawn", "stopped")


def dossier_learned(rows: Rows, at: Recorded, event: events.DossierLearned) -> None:
    """The one-stop system's word: its newest promise holds unless an apology was written. That a
    dossier we had not heard of is finished says nothing about the day on which it was."""
    promised = midnight_ms(event.promised) if event.promised else 0
    rows.execute(
        "INSERT INTO dossier_course (code, state, promised_ms, open_ms, supplements) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET "
        "supplements = supplements + (excluded.state = 'supplement' AND state <> 'supplement'), "
        "state = excluded.state, "
        "promised_ms = CASE WHEN apology_ms = 0 AND excluded.promised_ms > 0 "
        "THEN excluded.promised_ms ELSE promised_ms END, "
        "ready_ms = CASE WHEN ready_ms = 0 AND ? THEN ? ELSE ready_ms END, "
        "open_ms = max(open_ms, excluded.open_ms)",
        (
            event.code,
            event.state,
            promised,
            0 if event.state in CLOSED else at.wall_ms,
            int(event.state == "supplement"),
            event.state in READY,
            at.wall_ms,
        ),
    )


def dossier_received(rows: Rows, _at: Recorded, event: events.DossierReceived) -> None:
    """Taken in by a counter of ours, with the first promise."""
    rows.execute(
        "INSERT INTO dossier_course (code, state, promised_ms) VALUES (?, 'received', ?)",
        (event.code, event.due_ms),
    )


def dossier_state_changed(rows: Rows, at: Recorded, event: events.DossierStateChanged) -> None:
    """An apology says that the promise was not kept; another paper with a day moves it."""
    apology = event.form == "apology"
    rows.execute(
        "UPDATE dossier_course SET state = ?, "
        "apology_ms = CASE WHEN ? AND apology_ms = 0 THEN ? ELSE apology_ms END, "
        "promised_ms = CASE WHEN ? THEN ? ELSE promised_ms END, "
        "supplements = supplements + ?, "
        "ready_ms = CASE WHEN ? AND ready_ms = 0 THEN ? ELSE ready_ms END WHERE code = ?",
        (
            event.state,
            apology,
            at.wall_ms,
            event.due_ms > 0 and not apology,
            event.due_ms,
            int(event.form == "supplement"),
            event.state in READY,
            at.wall_ms,
            event.code,
        ),
    )


APPLY: dict[str, Any] = {
    events.NAMES[events.DossierLearned]: dossier_learned,
    events.NAMES[events.DossierReceived]: dossier_received,
    events.NAMES[events.DossierStateChanged]: dossier_state_changed,
}
