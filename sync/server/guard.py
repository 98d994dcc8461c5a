"""Whoever guesses one-time codes waits, longer each time; a right one makes it forgotten."""

import threading
from collections import OrderedDict

from kiosk.ports import Clock

FREE_TRIES = 5
LONGEST_SECONDS = 300
ADDRESSES = 10_000
"""Remembered at most, the oldest is forgotten: a flood of addresses must not fill the memory."""


class Guard:
    """Counts wrong codes by address, in this process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wrong: OrderedDict[str, tuple[int, int]] = OrderedDict()

    def wait_seconds(self, address: str) -> int:
        """How long this address has to wait before it may try; 0: it may."""
        with self._lock:
            tries, last_ms = self._wrong.get(address, (0, 0))
        if tries < FREE_TRIES:
            return 0
        left_ms = last_ms + pause_seconds(tries - FREE_TRIES) * 1000 - self._clock.monotonic_ms()
        return max(0, -(-left_ms // 1000))

    def wrong(self, address: str) -> None:
        """It tried a code that is not good."""
        with self._lock:
            tries, _ = self._wrong.pop(address, (0, 0))
            self._wrong[address] = tries + 1, self._clock.monotonic_ms()
            if len(self._wrong) > ADDRESSES:
                self._wrong.popitem(last=False)

    def right(self, address: str) -> None:
        """It knew one."""
        with self._lock:
            self._wrong.pop(address, None)


def pause_seconds(beyond: int) -> int:
    """How long to wait after the last try, `beyond` of them more than are free."""
    return min(1 << min(beyond, 16), LONGEST_SECONDS)
