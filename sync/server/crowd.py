"""How many wishes wait for a thread, and what devices are asked to do about it."""

from collections.abc import Iterator
from contextlib import contextmanager

AT_EASE = 24
"""So many may wait: less than half a second of work for all threads together."""
A_WISH_MS = 20
LONGEST_MS = 10_000


class Crowd:
    """Counted on the thread of the event loop alone.

    Attributes:
        waiting: wishes that were not begun yet.
    """

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self._inside = 0

    @contextmanager
    def one_more(self) -> Iterator[None]:
        """Until its wish is done."""
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1

    @property
    def waiting(self) -> int:
        """Wishes that no thread has taken up yet."""
        return max(0, self._inside - self._threads)

    def pace_ms(self) -> int:
        """How long a device should wait before its next batch; 0 where nobody has to."""
        if self.waiting <= AT_EASE:
            return 0
        return min(LONGEST_MS, self.waiting * A_WISH_MS)
