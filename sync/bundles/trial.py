"""The first minute of a bundle that came into force: at work for so long, it stays."""

from collections.abc import Callable

from kiosk.errors import StoreTrouble
from sync.bundles.slots import Slots
from sync.uplink import REST_MS, Status

AT_WORK_MS = 60_000


class Trial:
    """Steps on a thread of whoever writes.

    Attributes:
        status: never in trouble.
    """

    def __init__(
        self, slots: Slots, at_work: Callable[[], object], tell: Callable[[], None]
    ) -> None:
        """`at_work`: asks the desk's store, and raises `StoreTrouble` where it does not answer."""
        self._slots = slots
        self._at_work = at_work
        self._tell = tell
        self._began: int | None = None
        self.status = Status()

    def step(self, now_ms: int) -> int:
        """Milliseconds until there may be something to do."""
        if self._began is None:
            self._began = now_ms
        left = self._began + AT_WORK_MS - now_ms
        try:
            self._at_work()
            if left <= 0:
                self._slots.confirm()
            self._tell()
        except StoreTrouble:
            return REST_MS
        return left if left > 0 else AT_WORK_MS
