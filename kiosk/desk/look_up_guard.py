"""How often somebody may try a dossier's second factor, and how long a pause follows.

Three limits stand beside each other: wrong tries per code (whoever guesses at one dossier), wrong
tries per device (whoever guesses at many), and all tries per device and minute. Every lock is twice
as long as the one before it, until it was quiet for a time. Codes that do not exist are counted
like those that do: nothing here can tell them apart.
"""

from collections import deque
from datetime import datetime

from kiosk.answers import Reason, Refused
from kiosk.catalogue import Times
from kiosk.clock import from_ms
from kiosk.transaction import Transaction

MINUTE_MS = 60_000
MOST_DOUBLINGS = 12
"""A first lock of ten minutes has then grown to a month."""


class LookUpGuard:
    """Wrong tries are in the journal and survive a restart; the tries of the last minute are not,
    a restart takes longer than they matter."""

    def __init__(self, times: Times) -> None:
        self._times = times
        self._tries: dict[str, deque[int]] = {}

    def refusal(self, tx: Transaction, place: str, code_key: str) -> Refused | None:
        """Why nobody may try this code at this device now; None: they may, and the try counts for
        its minute. `until` is a whole minute, as people are told it."""
        locked = max(self._end(tx, key, tries) for key, tries in self._limits(place, code_key))
        if locked > tx.now_ms:
            return Refused(reason=Reason.LOCKED_OUT, until=_minute_after(locked))
        full = self._end_of_the_minute(tx.now_ms, place)
        if full > tx.now_ms:
            return Refused(reason=Reason.TOO_OFTEN, until=_minute_after(full))
        self._tries.setdefault(place, deque()).append(tx.now_ms)
        return None

    def wrong_now(self, tx: Transaction, place: str, code_key: str) -> dict[str, int]:
        """How many wrong tries in a row this one makes, by key."""
        return {
            key: self._wrong(tx, key, tries)[0] + 1 for key, tries in self._limits(place, code_key)
        }

    def _limits(self, place: str, code_key: str) -> tuple[tuple[str, int], ...]:
        return (
            (f"look-up:code:{code_key}", self._times.lookup_tries),
            (f"look-up:place:{place}", self._times.lookup_place_tries),
        )

    def _wrong(self, tx: Transaction, key: str, tries: int) -> tuple[int, int]:
        """Wrong tries that still count, and when the lock after the last of them ends (0: none)."""
        row = tx.one("SELECT wrong, last_ms FROM sign_in WHERE official = ?", key)
        if row is None:
            return 0, 0
        wrong, last = int(row["wrong"]), int(row["last_ms"])
        locks, between = divmod(wrong, tries)
        end = 0
        if locks and not between:
            doublings = min(locks - 1, MOST_DOUBLINGS)
            end = last + self._times.lookup_lock_minutes * MINUTE_MS * 2**doublings
        quiet_from = max(last, end) + self._times.lookup_forget_minutes * MINUTE_MS
        return (0, 0) if tx.now_ms > quiet_from else (wrong, end)

    def _end(self, tx: Transaction, key: str, tries: int) -> int:
        return self._wrong(tx, key, tries)[1]

    def _end_of_the_minute(self, now_ms: int, place: str) -> int:
        """When the next try is free; a clock that was set back frees all of them."""
        tries = self._tries.get(place, deque())
        while tries and not 0 <= now_ms - tries[0] < MINUTE_MS:
            tries.popleft()
        full = len(tries) >= self._times.lookup_per_minute
        return tries[0] + MINUTE_MS if full else 0


def _minute_after(ms: int) -> datetime:
    return from_ms(-(-ms // MINUTE_MS) * MINUTE_MS)
