"""Tells the screens that something happened, so that they look again.

In the process that writes, every commit wakes the feed at once; beside that it ticks, which keeps
clocks and waiting times right and is all there is where the desk lives in another process.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kiosk.journal import Recorded

TICK_MS = 1000
GATHER_MS = 30


class Feed(QObject):
    """Signals: `happened(kinds)` after commits, their kinds gathered for a moment so that a burst
    is one redraw; `ticked()` every second; `printed(paper)` for a slip shown on the screen."""

    happened = Signal(frozenset)
    ticked = Signal()
    printed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kinds: set[str] = set()
        self._arrived.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        self._pause = QTimer(self, singleShot=True, interval=GATHER_MS)
        self._pause.timeout.connect(self._tell)
        self._clock = QTimer(self, interval=TICK_MS)
        self._clock.timeout.connect(self.ticked)
        self._clock.start()

    def listener(self) -> Callable[[list[Recorded]], None]:
        """What the store calls, on its own thread, after each commit."""
        return lambda told: self._arrived.emit({each.kind for each in told})

    def close(self) -> None:
        """Tells nothing any more."""
        self._clock.stop()
        self._pause.stop()

    def paper(self, shown: object) -> None:
        """What a `screen:` printer calls, on its own thread, with a `ShownPaper`."""
        self.printed.emit(shown)

    @Slot(object)
    def _gather(self, kinds: set[str]) -> None:
        self._kinds |= kinds
        if not self._pause.isActive():
            self._pause.start()

    @Slot()
    def _tell(self) -> None:
        kinds, self._kinds = frozenset(self._kinds), set()
        self.happened.emit(kinds)
