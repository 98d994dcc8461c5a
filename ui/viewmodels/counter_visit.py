"""Walk 3's visit: next, recall, no-show, finish, and the end of a break."""

from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Called, Done, Finished, Reason, Refused
from kiosk.desk import CounterView
from ui.viewmodels import counter_visit_texts as texts
from ui.viewmodels.counter_wishes import CounterWishes, new_request
from ui.viewmodels.desktop import ATTENTION, CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterVisitViewModel(QObject):
    """Signals: `changed` with every look and every press; `ticked` with the visit's clock."""

    changed = Signal()
    ticked = Signal()

    def __init__(self, wishes: CounterWishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._view: CounterView | None = None
        self._asking: tuple[str, str] = ("", "")  # a number, and what was said of it
        wishes.looked.connect(self._looked)
        wishes.said.connect(self._heard)
        wishes.busyChanged.connect(self.changed)

    state = Property(str, lambda self: self._state(), notify=changed)
    serving = Property("QVariantMap", lambda self: self._serving(), notify=changed)
    number = Property(str, lambda self: self._serving().get("number", ""), notify=changed)
    ahead = Property("QVariantMap", lambda self: self._ahead(), notify=changed)
    pause = Property(str, lambda self: self._pause(), notify=changed)
    busy = Property(str, lambda self: self._wishes.busy, notify=changed)
    elapsed = Property(str, lambda self: self._elapsed(), notify=ticked)
    late = Property(bool, lambda self: self._late(), notify=ticked)

    @Slot()
    def next(self) -> None:
        """F2: finishes the visit, if there is one, and calls the next in one stroke."""
        wishes, serving = self._wishes, self._view and self._view.serving
        done, called = new_request(), new_request()

        def work() -> Called | Refused:
            if serving:
                wishes.desk.finish(counter=wishes.counter, request_id=done)
            return wishes.desk.call_next(counter=wishes.counter, request_id=called)

        def no(refused: Refused) -> None:
            nobody = refused.reason is Reason.NOBODY_WAITING
            words = refused.message(wishes.spoken.language)
            if serving and nobody:
                words = wishes.text("said.finished_nobody", number=serving.number)
            wishes.say(CALM if nobody else ATTENTION, words)

        wishes.wish("next", work, lambda _: wishes.say(CALM, ""), no)

    @Slot()
    def finish(self) -> None:
        """F3: ends the visit; the rater asks now, and what is said of that goes with the answer."""

        def told(answer: Finished) -> None:
            asking = self._wishes.text("said.finished", number=answer.number)
            self._asking = (answer.number, asking)
            self._wishes.say(CALM, asking)

        self._wish("finish", told, request_id=new_request())

    @Slot()
    def recall(self) -> None:
        """F4: announces the number once more."""
        self._wish("recall", lambda answer: self._say("recalled", answer.number))

    @Slot()
    def miss(self) -> None:
        """F6: nobody came."""
        number = self._view.serving.number if self._view and self._view.serving else ""
        self._wish("miss", lambda _: self._say("missed", number))

    @Slot()
    def endBreak(self) -> None:
        """F9 again: serves again."""
        self._wish("end_break")

    @Slot()
    def signOut(self) -> None:
        """Ctrl+Q: closes the counter."""
        self._wish("sign_out")

    def tick(self) -> None:
        """A second has gone."""
        if self._view and self._view.serving:
            self.ticked.emit()

    def _wish(self, name: str, then: Any = None, **parts: str) -> None:
        method = getattr(self._wishes.desk, name)
        ask: Any = partial(method, counter=self._wishes.counter, **parts)

        def granted(answer: Called | Finished | Done) -> None:
            self._wishes.say(CALM, "")
            if then:
                then(answer)

        self._wishes.wish(name, ask, granted)

    def _say(self, sentence: str, number: str) -> None:
        self._wishes.say(CALM, self._wishes.text(f"said.{sentence}", number=number))

    @Slot(object)
    def _looked(self, view: CounterView) -> None:
        self._view = view
        number = self._asking[0]
        if number and view.day.asking != number:
            self._say("answered", number)
        self.changed.emit()
        self.ticked.emit()

    @Slot(int, str)
    def _heard(self, _mood: int, sentence: str) -> None:
        if sentence != self._asking[1]:
            self._asking = ("", "")

    def _state(self) -> str:
        if self._view is None or self._view.state == "closed":
            return "closed"
        if self._view.serving:
            return "serving"
        return "break" if self._view.state == "break" else "free"

    def _serving(self) -> dict[str, Any]:
        return self._told(texts.serving_facts)

    def _ahead(self) -> dict[str, Any]:
        """The true next one."""
        return self._told(texts.ahead_facts)

    def _told(self, tell: Any) -> dict[str, Any]:
        return tell(self._wishes.spoken, self._wishes.centre, self._view) if self._view else {}

    def _pause(self) -> str:
        paused = self._view is not None and self._view.state == "break"
        return texts.pause_text(self._wishes.spoken, self._view) if self._view and paused else ""

    def _elapsed(self) -> str:
        serving = self._view.serving if self._view else None
        return texts.elapsed_text(serving.called, self._wishes.now()) if serving else ""

    def _late(self) -> bool:
        wishes, view = self._wishes, self._view
        return view is not None and texts.is_late(wishes.centre, view, wishes.now())
