"""What the message screen says: a kind "no", trouble, thanks, our apology."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.flow import Screen
from ui.viewmodels.kiosk_dossier import DossierViewModel
from ui.viewmodels.kiosk_visit import KioskVisit

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class MessageViewModel(QObject):
    """Properties as in `MessageScreen.qml`. Signals: `changed` with every step of the visit."""

    changed = Signal()

    def __init__(
        self, visit: KioskVisit, dossier: DossierViewModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._dossier = dossier
        visit.changed.connect(self.changed)

    heading = Property(str, lambda self: self._visit.message.heading, notify=changed)
    advice = Property(str, lambda self: self._visit.message.advice, notify=changed)
    kind = Property(str, lambda self: self._visit.message.kind, notify=changed)
    action = Property(str, lambda self: self._visit.message.action, notify=changed)
    face = Property(int, lambda self: self._visit.message.face, notify=changed)

    @Slot()
    def act(self) -> None:
        """The screen's one button."""
        to = self._visit.message.to
        if to is Screen.WELCOME:
            self._visit.end()
        elif to is Screen.CODE:
            self._dossier.begin()
        else:
            self._visit.go(to)
