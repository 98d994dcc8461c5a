"""Nobody touches the kiosk: warn, then wipe."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flow import Screen, still_here
from ui.viewmodels.kiosk_visit import KioskVisit

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class IdleViewModel(QObject):
    """Counts the seconds since the last touch.

    Signals: `changed` when the warning comes, counts or goes.
    """

    changed = Signal()

    def __init__(self, visit: KioskVisit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._quiet = 0
        visit.ended.connect(self.touched)

    left = Property(int, lambda self: self._left() or 0, notify=changed)
    whole = Property(int, lambda self: self._visit.waits.answer, constant=True)
    line = Property(str, lambda self: self._line(), notify=changed)

    @Slot()
    def touched(self) -> None:
        """Any touch, key or scan starts the count anew; so does "yes, I go on"."""
        asking = self._left() is not None
        self._quiet = 0
        if asking:
            self.changed.emit()

    @Slot()
    def leave(self) -> None:
        """ "Xong, xóa màn hình"."""
        self._visit.end()

    def second(self, anything_set: bool) -> None:
        """A second passed. On the start screen only the modes are reset, where any is on."""
        visit = self._visit
        if visit.working or (visit.walk.screen is Screen.WELCOME and not anything_set):
            self._quiet = 0
            return
        self._quiet += 1
        left = self._left()
        if left == 0:
            visit.end()
        elif left is not None:
            self.changed.emit()

    def _left(self) -> int | None:
        visit = self._visit
        return still_here(visit.walk, visit.waits, self._quiet, photograph=visit.photograph)

    def _line(self) -> str:
        return self._visit.spoken.text("kiosk.idle.line", seconds=self._left() or 0)
