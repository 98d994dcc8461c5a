"""A machine's clock, put right by the hub's (sync.md: "LAN takes time from hub")."""

from datetime import datetime

from kiosk.clock import from_ms, to_ms
from kiosk.ports import Clock


class HubClock:
    """Fulfils `ports.Clock`: the hub's wall time as last heard, and what has passed since on a
    clock that never jumps.

    Attributes:
        ahead_ms: by how much the hub's wall clock is ahead of this machine's; kept for the next
            start, which may be without a hub.
    """

    def __init__(self, system: Clock, ahead_ms: int = 0) -> None:
        self._system = system
        self.ahead_ms = ahead_ms
        self._anchor = system.monotonic_ms(), to_ms(system.now()) + ahead_ms

    def heard(self, hub: datetime) -> None:
        """What the hub's clock says now."""
        self._anchor = self._system.monotonic_ms(), to_ms(hub)
        self.ahead_ms = to_ms(hub) - to_ms(self._system.now())

    def now(self) -> datetime:
        """The wall clock of the hub."""
        since, at = self._anchor
        return from_ms(at + self._system.monotonic_ms() - since)

    def monotonic_ms(self) -> int:
        """As the system's."""
        return self._system.monotonic_ms()
