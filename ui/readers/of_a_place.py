"""All readers of one place as one: what they read counts once, whichever read it."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQuick import QQuickView

from kiosk.scans import Scan, Source
from ui.readers.reader import Reader
from ui.readers.repeats import Repeats


class PlaceReaders(QObject):
    """Signals: `scanned(scan)` once per paper; `troubled(device, reason)` with the device's code,
    an empty reason when it is well again."""

    scanned = Signal(object)
    troubled = Signal(str, str)

    def __init__(self, readers: Mapping[str, Reader], parent: QObject | None = None) -> None:
        """`readers` by the device's code; they are this object's from now on."""
        super().__init__(parent)
        self._readers = tuple(readers.values())
        self._repeats = Repeats()
        for code, reader in readers.items():
            reader.setParent(self)
            reader.scanned.connect(self._read)
            reader.troubled.connect(partial(self.troubled.emit, code))

    @property
    def camera(self) -> Reader | None:
        """The one whose picture people aim by (`previewed`, `show`), if there is one."""
        return next((each for each in self._readers if each.source is Source.CAMERA), None)

    def watch(self, view: QQuickView, *, keyboard: bool) -> None:
        """The place's window; `keyboard`: people type there too."""
        for reader in self._readers:
            reader.watch(view, keyboard=keyboard)

    def close(self) -> None:
        """All of them stop reading."""
        for reader in self._readers:
            reader.close()

    @Slot(object)
    def _read(self, scan: Scan) -> None:
        if not self._repeats.again(scan.text, scan.at_ms):
            self.scanned.emit(scan)
