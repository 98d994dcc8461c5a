"""Up- and downlink at work: a thread that steps when it is time, or when something has happened.

The live state goes first: after an outage this morning matters more than last night's backlog.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Protocol

from sync.uplink import Status

log = logging.getLogger(__name__)
GATHER_SECONDS = 0.3
"""Events come in handfuls: so long after the first one, one batch takes them all."""
AFTER_A_BUG_SECONDS = 60.0


class Steps(Protocol):
    """Something to do now and then."""

    def step(self, now_ms: int) -> int:
        """Does what is due; milliseconds until the next step is."""


class Stepping(Steps, Protocol):
    """What a thread of its own is for.

    Attributes:
        status: how it stands.
    """

    status: Status


class GoingUp:
    """Runs until closed. `wake` may be called from any thread, at every event."""

    def __init__(
        self,
        uplink: Stepping,
        told: Callable[[Status], None] = lambda _: None,
        beside: Sequence[Steps] = (),
        name: str = "uplink",
    ) -> None:
        """`told`: called on this thread, which is called `name`, at each other status. `beside`:
        what is due now and then on the same line, before the journal."""
        self._uplink = uplink
        self._beside = beside
        self._resting: dict[int, int] = {}  # after a bug: not before
        self._told = told
        self._woken = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def __enter__(self) -> "GoingUp":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def wake(self) -> None:
        """Something has happened that may be sent."""
        self._woken.set()

    def close(self) -> None:
        """Ends after the exchange under way."""
        self._closing.set()
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        last = Status()
        while not self._closing.is_set():
            try:
                wait = self._step(int(time.monotonic() * 1000)) / 1000
                if self._uplink.status != last:
                    last = self._uplink.status
                    self._told(last)
            except Exception:  # a bug of ours must not end what no person looks at
                log.exception("a bug of ours")
                wait = AFTER_A_BUG_SECONDS
            if self._woken.wait(wait) and not self._closing.is_set():
                self._closing.wait(GATHER_SECONDS)
            self._woken.clear()

    def _step(self, now_ms: int) -> int:
        waits = [self._beside_it(each, now_ms) for each in self._beside]
        return min([*waits, self._uplink.step(now_ms)])

    def _beside_it(self, each: Steps, now_ms: int) -> int:
        """Whatever goes wrong beside the journal keeps none of it from being sent."""
        rest = self._resting.get(id(each), now_ms) - now_ms
        if rest > 0:
            return rest
        try:
            return each.step(now_ms)
        except Exception:
            log.exception("a bug of ours, beside the journal")
            self._resting[id(each)] = now_ms + int(AFTER_A_BUG_SECONDS * 1000)
            return int(AFTER_A_BUG_SECONDS * 1000)
