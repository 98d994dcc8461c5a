"""The console's inline panel: why parked, where to, why a break. Nothing modal."""

from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Reason, Refused
from kiosk.desk import CounterView
from ui.viewmodels import counter_options
from ui.viewmodels.counter_options import Choice
from ui.viewmodels.counter_wishes import CounterWishes
from ui.viewmodels.desktop import ATTENTION, CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterChoiceViewModel(QObject):
    """Signals: `changed` when the panel opens or goes."""

    changed = Signal()

    def __init__(self, wishes: CounterWishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._view: CounterView | None = None
        self._choice: Choice | None = None
        wishes.looked.connect(self._looked)

    isOpen = Property(bool, lambda self: self._choice is not None, notify=changed)
    title = Property(str, lambda self: self._choice.title if self._choice else "", notify=changed)
    options = Property("QVariantList", lambda self: self._options(), notify=changed)

    @Slot(str)
    def open(self, kind: str) -> None:
        """F7 park, F8 transfer, F9 break."""
        view, wishes = self._view, self._wishes
        if view is None:
            return
        serving = view.serving
        if kind == "break" and serving:
            self._no(Reason.STILL_SERVING)
        elif kind == "break":
            now = wishes.now()
            self._choice = counter_options.break_choice(wishes.spoken, wishes.centre, now)
        elif serving is None:
            self._no(Reason.NOT_SERVING)
        elif kind == "park":
            self._choice = counter_options.park_choice(wishes.spoken, serving.number)
        else:
            self._choice = counter_options.transfer_choice(wishes.spoken, wishes.centre, view)
        self.changed.emit()

    @Slot(int)
    def choose(self, index: int) -> None:
        """One line of the panel."""
        choice, desk = self._choice, self._wishes.desk
        if choice is None or not 0 <= index < len(choice.options):
            return
        option = choice.options[index]
        ask: Any
        if choice.kind == "park":
            ask = partial(desk.park, reason=option.value)
        elif choice.kind == "transfer":
            ask = partial(desk.transfer, to_queue=option.queue, to_counter=option.counter)
        else:
            ask = partial(desk.start_break, reason=option.value, minutes=option.minutes)
        self._wishes.wish(
            choice.kind,
            partial(ask, counter=self._wishes.counter),
            lambda _: self._wishes.say(CALM, self._done(choice.kind, option.words)),
        )
        self.close()

    @Slot()
    def close(self) -> None:
        """Esc: the panel goes."""
        self._choice = None
        self.changed.emit()

    def _done(self, kind: str, words: str) -> str:
        return "" if kind == "break" else self._wishes.text(f"said.{kind}", what=words)

    def _no(self, reason: Reason) -> None:
        refused = Refused(reason=reason)
        self._wishes.say(ATTENTION, refused.message(self._wishes.spoken.language))

    @Slot(object)
    def _looked(self, view: CounterView) -> None:
        before = self._view.serving if self._view else None
        self._view = view
        same = bool(before and view.serving and before.ticket == view.serving.ticket)
        if self._choice and self._choice.kind != "break" and not same:
            self.close()

    def _options(self) -> list[dict[str, Any]]:
        return self._choice.shown() if self._choice else []
