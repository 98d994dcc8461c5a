"""What stands on the start screen and the plates: the centre, the clock, until when it is open."""

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Lobby
from kiosk.words import Words
from ui.viewmodels.kiosk_texts import closed_text, help_text, hours_text, paper_notice
from ui.viewmodels.kiosk_visit import KioskVisit
from ui.viewmodels.place import day_text

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class WelcomeViewModel(QObject):
    """Signals: `changed` when the hall's state or the language is another; `ticked` with the
    minute."""

    changed = Signal()
    ticked = Signal()

    def __init__(self, visit: KioskVisit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self._minute = ""
        visit.changed.connect(self.changed)
        visit.looked.connect(self.changed)

    centre = Property(str, lambda self: self._centre(), notify=changed)
    open = Property(bool, lambda self: self._open(), notify=changed)
    hours = Property(str, lambda self: self._hours(), notify=changed)
    closedReason = Property(str, lambda self: self._of_lobby(closed_text), notify=changed)
    guidance = Property(str, lambda self: self._guidance(), notify=changed)
    time = Property(str, lambda self: f"{self._visit.now():%H:%M}", notify=ticked)
    date = Property(str, lambda self: self._date(), notify=ticked)

    def second(self) -> None:
        """A second passed; the screens hear of it once a minute."""
        minute = f"{self._visit.now():%d %H:%M} {self._visit.spoken.language}"
        if minute != self._minute:
            self._minute = minute
            self.ticked.emit()

    def _centre(self) -> str:
        return self._visit.centre.facts.name[self._visit.spoken.language]

    def _open(self) -> bool:
        """Open until we know better: the desk refuses anyway, and says when to come back."""
        return self._visit.lobby is None or self._visit.lobby.open

    def _hours(self) -> str:
        """Until when numbers are given, or what is worth knowing before taking one."""
        visit = self._visit
        notice = paper_notice(visit.spoken, visit.centre, visit.lobby) if visit.lobby else ""
        return notice or self._of_lobby(hours_text)

    def _of_lobby(self, tell: Callable[[Words, Lobby], str]) -> str:
        return tell(self._visit.spoken, self._visit.lobby) if self._visit.lobby else ""

    def _guidance(self) -> str:
        return help_text(self._visit.spoken, self._visit.centre)

    def _date(self) -> str:
        return day_text(self._visit.spoken, self._visit.now())
