"""The console's side column: the counter's day, the other counters, the lights of the devices."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.desk import CounterView
from ui.viewmodels import counter_day_texts, counter_devices
from ui.viewmodels.counter_wishes import CounterWishes

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterDayViewModel(QObject):
    """Signals: `changed` with every look."""

    changed = Signal()

    def __init__(self, wishes: CounterWishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._view: CounterView | None = None
        wishes.looked.connect(self._looked)

    facts = Property(
        "QVariantList", lambda self: self._told(counter_day_texts.day_facts), notify=changed
    )
    ratings = Property(
        "QVariantList", lambda self: self._told(counter_day_texts.rating_facts), notify=changed
    )
    counters = Property(
        "QVariantList", lambda self: self._told(counter_day_texts.counter_rows), notify=changed
    )
    lights = Property("QVariantList", lambda self: self._lights(), notify=changed)
    official = Property(str, lambda self: self._official(), notify=changed)

    @Slot(object)
    def _looked(self, view: CounterView) -> None:
        self._view = view
        self.changed.emit()

    def _told(self, tell: Any) -> list[dict[str, Any]]:
        return tell(self._wishes.spoken, self._view) if self._view else []

    def _lights(self) -> list[dict[str, Any]]:
        view, wishes = self._view, self._wishes
        troubles, unsure = (view.troubles, view.unsure) if view else ({}, ())
        return counter_devices.bar_notes(wishes.spoken, wishes.centre, troubles, unsure)

    def _official(self) -> str:
        known = self._wishes.centre.official.get(self._view.official) if self._view else None
        return known.name if known else ""
