"""What every reader is to a place: one signal with a scan, one with its trouble."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtQuick import QQuickView

from kiosk.clock import SystemClock
from kiosk.scans import Scan, Source

REAL_MS = SystemClock().monotonic_ms


class Reader(QObject):
    """Reads codes until closed.

    Signals: `scanned(scan)`, a `kiosk.scans.Scan`, as often as the device reads; `troubled(reason)`
    with a stable word, empty when all is well again; `previewed(address)` of a camera, while
    `show(True)`: a new picture is under this address in QML. What is read is neither kept nor
    logged.
    """

    scanned = Signal(object)
    troubled = Signal(str)
    previewed = Signal(str)
    source: Source

    def __init__(
        self,
        monotonic_ms: Callable[[], int] = REAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.now_ms = monotonic_ms

    def watch(self, view: QQuickView, *, keyboard: bool) -> None:
        """A window in which the reader may type, and whether people have a keyboard there; only a
        keyboard wedge needs to know it."""

    def show(self, wanted: bool) -> None:
        """Whether somebody looks at the preview now; only a camera has one."""

    def close(self) -> None:
        """Stops reading."""

    def read(self, text: str) -> None:
        """A whole text came from the device."""
        self.scanned.emit(Scan(text, self.source, self.now_ms()))
