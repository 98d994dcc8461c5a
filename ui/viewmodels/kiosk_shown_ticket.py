"""A ticket held to the reader: its place in the line, or the counter that calls it."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import TicketPlace
from ui.viewmodels.kiosk_texts import place_facts
from ui.viewmodels.kiosk_visit import KioskVisit

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class ShownTicketViewModel(QObject):
    """Signals: `changed` when another ticket is shown, or in another language."""

    changed = Signal()

    def __init__(self, visit: KioskVisit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        self.place: TicketPlace | None = None
        visit.ended.connect(self._forget)
        visit.changed.connect(self.changed)

    number = Property(str, lambda self: self.place.number if self.place else "", notify=changed)
    state = Property(str, lambda self: self._say("state"), notify=changed)
    advice = Property(str, lambda self: self._say("advice"), notify=changed)
    what = Property(str, lambda self: self._what(), notify=changed)
    facts = Property("QVariantList", lambda self: self._facts(), notify=changed)

    def put(self, place: TicketPlace) -> None:
        """This ticket was held to the reader; who puts it shows a screen next."""
        self.place = place

    @Slot()
    def _forget(self) -> None:
        self.place = None

    def _say(self, part: str) -> str:
        place, spoken = self.place, self._visit.spoken
        if place is None:
            return ""
        key = f"{'advice_' if part == 'advice' else ''}{place.state}"
        if part == "state" and place.state == "serving" and place.counter:
            key = "called"
        return spoken.text(f"kiosk.place.{key}", counter=place.counter)

    def _what(self) -> str:
        place, language = self.place, self._visit.spoken.language
        if place is None:
            return ""
        procedure = self._visit.centre.procedure.get(place.procedure)
        if procedure:
            return (procedure.short or procedure.name)[language]
        return self._visit.centre.queue[place.queue].name[language]

    def _facts(self) -> list[dict[str, Any]]:
        if self.place is None:
            return []
        return place_facts(self._visit.spoken, self._visit.centre, self.place)
