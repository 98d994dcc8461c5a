"""When to try again, and how much at once: full jitter, and batches that fit the line. Pure.

Thousands of centres lose the same server at the same moment; each sleeps a random part of a
doubling time, so that they do not all come back at once (sync.md, Pace).
"""

from collections.abc import Callable

from sync.wire import MOST_EVENTS

FIRST_MS = 1_000
LONGEST_MS = 300_000
GROW_AFTER = 5
"""So many batches that went well, and the next one is twice as large."""


class Pace:
    """Attributes:
    most: how many events the next batch may hold.
    """

    def __init__(self, random: Callable[[], float], longest_ms: int = LONGEST_MS) -> None:
        """`random` gives 0 ≤ x < 1; `longest_ms`: no pause is longer."""
        self._longest_ms = longest_ms
        self._random = random
        self._failures = 0
        self._well = 0
        self.most = MOST_EVENTS

    def well(self) -> None:
        """A batch arrived."""
        self._failures = 0
        self._well += 1
        if self._well >= GROW_AFTER:
            self._well = 0
            self.most = min(MOST_EVENTS, self.most * 2)

    def smaller(self) -> bool:
        """The batch was too much for the line; whether a smaller one is possible."""
        self._well = 0
        before, self.most = self.most, max(1, self.most // 2)
        return self.most < before

    def pause_ms(self) -> int:
        """How long to sleep after one more attempt that failed."""
        longest = min(self._longest_ms, FIRST_MS * 2 ** min(self._failures, 16))
        self._failures += 1
        return int(self._random() * longest)
