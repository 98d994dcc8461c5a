"""Fees that are confirmed, and for which amount; gone again when it is withdrawn."""

from typing import Any

from kiosk import events
from kiosk.journal import Recorded, Rows


def fee_confirmed(rows: Rows, at: Recorded, event: events.FeeConfirmed) -> None:
    """An official saw the money."""
    _confirm(rows, at, event.code, event.amount_vnd, event.counter, event.official)


def fee_confirmation_withdrawn(
    rows: Rows, _at: Recorded, event: events.FeeConfirmationWithdrawn
) -> None:
    """It waits again."""
    rows.execute("DELETE FROM fee WHERE code = ?", (event.code,))


def dossier_learned(rows: Rows, at: Recorded, event: events.DossierLearned) -> None:
    """The one-stop system says that it has the money, or no longer; no official of ours did."""
    if event.fee_confirmed and event.fee_vnd:
        _confirm(rows, at, event.code, event.fee_vnd, 0, "")
    elif not event.fee_confirmed:
        rows.execute("DELETE FROM fee WHERE code = ? AND official = ''", (event.code,))


def _confirm(
    rows: Rows, at: Recorded, code: str, amount_vnd: int, counter: int, official: str
) -> None:
    rows.execute(
        "INSERT INTO fee (code, amount_vnd, counter, official, confirmed_ms) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (code) DO UPDATE SET "
        "amount_vnd = excluded.amount_vnd, counter = excluded.counter, "
        "official = excluded.official, confirmed_ms = excluded.confirmed_ms "
        "WHERE excluded.amount_vnd <> amount_vnd",
        (code, amount_vnd, counter, official, at.wall_ms),
    )


APPLY: dict[str, Any] = {
    events.NAMES[events.FeeConfirmed]: fee_confirmed,
    events.NAMES[events.FeeConfirmationWithdrawn]: fee_confirmation_withdrawn,
    events.NAMES[events.DossierLearned]: dossier_learned,
}
