"""Whether the hub is there: noticed by whoever asks it in vain, found again by a thread."""

import logging
import threading
import time
from collections.abc import Callable

from kiosk.errors import KnownError, PlaceGone

log = logging.getLogger(__name__)
LOOK_SECONDS = 0.25
MERGE_SECONDS = 10.0
"""Two tries of the own journal's, and then some."""


class HubWatch:
    """For many threads, until closed."""

    def __init__(self, look: Callable[[], object], grace_seconds: float) -> None:
        """`look` asks the hub for something; raises `PlaceGone` while it is away. A hub that is
        away for less than the grace is waited for by `there`."""
        self._look = look
        self._grace_seconds = grace_seconds
        self._gone_at: float | None = None
        self._turned = threading.Condition()
        self._closing = threading.Event()
        self._lost = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="hub-watch", daemon=True)
        self._thread.start()

    @property
    def is_gone(self) -> bool:
        """Away, however short."""
        return self._gone_at is not None

    @property
    def away_seconds(self) -> float:
        """Since when it does not answer; 0 while it does."""
        gone_at = self._gone_at
        return 0.0 if gone_at is None else time.monotonic() - gone_at

    def gone(self, at: float | None = None) -> None:
        """It did not answer. `at`: since when (`time.monotonic`)."""
        with self._turned:
            if self._gone_at is None:
                self._gone_at = time.monotonic() if at is None else at
                log.warning("the hub is away")
        self._lost.set()

    def there(self) -> bool:
        """Whether it is, or is again within its grace."""
        with self._turned:
            gone_at = self._gone_at
            if gone_at is None:
                return True
            left = max(0.0, gone_at + self._grace_seconds - time.monotonic())
            return self._turned.wait_for(lambda: self._gone_at is None, left)

    def close(self) -> None:
        """Looks no more."""
        self._closing.set()
        self._lost.set()
        with self._turned:
            self._turned.notify_all()
        self._thread.join()

    def _watch(self) -> None:
        try:
            self._look()
        except PlaceGone:
            self.gone()
        except KnownError as trouble:
            log.warning("%s", trouble)
        while not self._closing.is_set():
            if self._gone_at is None:
                self._lost.wait()
                self._lost.clear()
                continue
            if self._closing.wait(LOOK_SECONDS):
                return
            try:
                self._look()
            except KnownError:
                continue
            log.info("the hub is back")
            with self._turned:
                self._gone_at = None
                self._turned.notify_all()


class Merge:
    """Whether the hub, which is back, has still to hear what was done without it; it is waited for,
    but not for ever."""

    def __init__(self, arrived: Callable[[], bool]) -> None:
        """`arrived`: whether all of the own journal is at the hub."""
        self._arrived = arrived
        self._due = True  # an earlier run may have left something
        self._since: float | None = None

    def begin(self) -> None:
        """Something was done without the hub."""
        self._due, self._since = True, None

    def pending(self) -> bool:
        """To be asked while the hub answers."""
        if self._due:
            self._since = self._since or time.monotonic()
            late = time.monotonic() - self._since > MERGE_SECONDS
            self._due = not (late or self._arrived())
        return self._due
