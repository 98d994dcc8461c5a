"""What every reader is to the places: one signal with a text."""

from collections.abc import Callable
from hashlib import blake2b

from PySide6.QtCore import QObject, Signal
from PySide6.QtQuick import QQuickView

from kiosk.clock import SystemClock

AGAIN_MS = 3000
"""The same code within this time is the same paper still held to the reader."""

REAL_MS = SystemClock().monotonic_ms


class Reader(QObject):
    """Reads codes until closed.

    Signals: `scanned(text)` once per code; `troubled(reason)`, with an empty reason when all is
    well again. What is read is handed on and neither kept nor logged: only a digest of the last
    text stays, to know it again.
    """

    scanned = Signal(str)
    troubled = Signal(str)

    def __init__(
        self,
        monotonic_ms: Callable[[], int] = REAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.now_ms = monotonic_ms
        self._last = b""
        self._last_ms = 0

    def watch(self, view: QQuickView) -> None:
        """A window in which the reader may type; only a keyboard wedge needs to know it."""

    def close(self) -> None:
        """Stops reading."""

    def read(self, text: str) -> None:
        """A whole text came from the device."""
        now, digest = self.now_ms(), blake2b(text.encode(errors="replace")).digest()
        again = digest == self._last and now - self._last_ms < AGAIN_MS
        self._last, self._last_ms = digest, now
        if not again:
            self.scanned.emit(text)
