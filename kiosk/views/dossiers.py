"""Dossiers: what the one-stop system told us, and what our counters did."""

from datetime import datetime, time
from typing import Any

import msgspec

from kiosk import events
from kiosk.clock import VIETNAM, to_ms
from kiosk.journal import Recorded, Rows


def dossier_learned(rows: Rows, at: Recorded, event: events.DossierLearned) -> None:
    """Told from outside; replaces an older word from outside, and what a counter did before the
    system's own change, never what a counter did after it.

    Second factors from outside are replaced also where a counter has moved the dossier on: after
    a new device key the earlier ones fit nothing.
    """
    rows.execute(
        "UPDATE dossier SET factors = ? WHERE code = ? AND counter = 0",
        (_json(event.factors), event.code),
    )
    rows.execute(
        "INSERT INTO dossier (code, procedure, state, received_ms, due_ms, due_expected, missing, "
        "fee_vnd, factors, counter, official, ticket, papers, result_place, eid, provisional, "
        "learned, updated_ms) "
        "VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, 0, '', '', '[]', '', ?, 0, 'server', ?) "
        "ON CONFLICT (code) DO UPDATE SET state = excluded.state, "
        "due_ms = CASE WHEN excluded.due_ms > 0 THEN excluded.due_ms ELSE due_ms END, "
        "missing = excluded.missing, fee_vnd = coalesce(excluded.fee_vnd, fee_vnd), note = '', "
        "learned = 'server', updated_ms = excluded.updated_ms "
        "WHERE learned = 'server' OR ? > updated_ms",
        (
            event.code,
            event.procedure,
            event.state,
            _start_ms(event.received),
            _start_ms(event.promised) if event.promised else 0,
            event.missing or event.reason,
            event.fee_vnd,
            _json(event.factors),
            at.eid,
            at.wall_ms,
            event.told_ms,
        ),
    )


def dossier_received(rows: Rows, at: Recorded, event: events.DossierReceived) -> None:
    """Taken in by a counter of ours."""
    rows.execute(
        "INSERT INTO dossier (code, procedure, state, received_ms, due_ms, due_expected, missing, "
        "fee_vnd, factors, counter, official, ticket, papers, sets, result_place, book, entry, "
        "eid, provisional, updated_ms) "
        "VALUES (?, ?, 'received', ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.code,
            event.procedure,
            event.received_ms,
            event.due_ms,
            int(event.due_expected),
            event.fee_vnd,
            _json(event.factors),
            event.counter,
            event.official,
            event.ticket,
            _json(event.papers),
            event.sets,
            event.result_place,
            event.book,
            event.entry,
            at.eid,
            int(event.provisional),
            at.wall_ms,
        ),
    )


def dossier_state_changed(rows: Rows, at: Recorded, event: events.DossierStateChanged) -> None:
    """A counter asked for papers, refused, stopped, promised anew or gave the result back."""
    rows.execute(
        "UPDATE dossier SET state = ?, learned = '', note = ?, updated_ms = ?, "
        "due_ms = CASE WHEN ? > 0 THEN ? ELSE due_ms END WHERE code = ?",
        (
            event.state,
            at.eid if event.note else "",
            at.wall_ms,
            event.due_ms,
            event.due_ms,
            event.code,
        ),
    )


def dossier_handed_over(rows: Rows, at: Recorded, event: events.DossierHandedOver) -> None:
    """Another stage of its way; where it lies now is where the last one ended."""
    rows.execute(
        "INSERT INTO hand_over (eid, code, procedure, counter, official, giver_office, "
        "receiver_office, at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            at.eid,
            event.code,
            event.procedure,
            event.counter,
            event.official,
            event.giver_office,
            event.receiver_office,
            at.wall_ms,
        ),
    )


def _start_ms(day: Any) -> int:
    return to_ms(datetime.combine(day, time(0, 0), VIETNAM))


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


APPLY: dict[str, Any] = {
    events.NAMES[events.DossierLearned]: dossier_learned,
    events.NAMES[events.DossierReceived]: dossier_received,
    events.NAMES[events.DossierStateChanged]: dossier_state_changed,
    events.NAMES[events.DossierHandedOver]: dossier_handed_over,
}
