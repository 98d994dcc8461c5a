"""When a touch on the question counts: not too soon after the question came, nor after another.

The first guards against a finger that meant the screen before, the second against drumming.
"""

from collections.abc import Callable

from kiosk.clock import SystemClock

REAL_MS = SystemClock().monotonic_ms


class Touches:
    """Remembers when the last thing happened; times in milliseconds of a clock that never goes
    back."""

    def __init__(self, monotonic_ms: Callable[[], int], too_soon_ms: int) -> None:
        self._now = monotonic_ms
        self._too_soon = too_soon_ms
        self._last = self._now() - too_soon_ms

    def appeared(self) -> None:
        """Something new to touch is shown."""
        self._last = self._now()

    def counts(self) -> bool:
        """A touch came: whether it was meant."""
        now = self._now()
        meant = now - self._last >= self._too_soon
        self._last = now
        return meant
