"""A number that somebody shows while the hub is away: typed off the paper, and called by hand."""

from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import tickets
from kiosk.answers import Called, Refused
from kiosk.desk import CounterView
from ui.viewmodels.counter_wishes import CounterWishes, new_request
from ui.viewmodels.desktop import CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterByHandViewModel(QObject):
    """Signals: `changed` with what is typed, what is wrong with it, and whether it is asked for."""

    changed = Signal()

    def __init__(self, wishes: CounterWishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._shown = False
        self._typed = ""
        self._error = ""
        wishes.looked.connect(self._looked)

    shown = Property(bool, lambda self: self._shown, notify=changed)
    typed = Property(str, lambda self: self._typed, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)

    @Slot(str)
    def edit(self, typed: str) -> None:
        """What stands in the field."""
        self._put(typed, "")

    @Slot()
    def call(self) -> None:
        """Enter: calls the number as it is printed, however it was typed."""
        wishes = self._wishes
        if not self._typed:
            return
        number = tickets.number_in(self._typed, wishes.centre)
        if not number:
            self._put(self._typed, wishes.text("by_hand.no_number"))
            return
        ask: Any = partial(
            wishes.desk.call_ticket,
            counter=wishes.counter,
            ticket=number,
            request_id=new_request(),
        )
        wishes.wish("call", ask, self._called, self._refused)

    def _called(self, called: Called) -> None:
        self._put("", "")
        self._wishes.say(CALM, self._wishes.text("by_hand.called", number=called.number))

    def _refused(self, refused: Refused) -> None:
        self._put(self._typed, refused.message(self._wishes.spoken.language))

    def _put(self, typed: str, error: str) -> None:
        self._typed, self._error = typed, error
        self.changed.emit()

    @Slot(object)
    def _looked(self, view: CounterView) -> None:
        if view.alone != self._shown:
            self._shown = view.alone
            self._put("", "")
