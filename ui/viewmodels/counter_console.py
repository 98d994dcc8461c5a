"""Walk 3's console: next, recall, no-show, park, transfer, finish, break."""

from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Called, Done, Finished, Reason, Refused
from kiosk.desk import CounterView
from ui.viewmodels import counter_choices, counter_texts
from ui.viewmodels.counter_choices import Choice
from ui.viewmodels.counter_wishes import ATTENTION, CALM, CounterWishes, new_request

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

TABS = ("waiting", "parked", "missed")


@QmlElement
@QmlUncreatable("made by the program")
class CounterConsoleViewModel(QObject):
    """Signals: `changed` with every look and every press; `rowsChanged` only when the list is
    another one; `ticked` with the clock of the visit."""

    changed = Signal()
    rowsChanged = Signal()
    ticked = Signal()

    def __init__(self, wishes: CounterWishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._view: CounterView | None = None
        self._tab = "waiting"
        self._row_ticket = ""
        self._choice: Choice | None = None
        self._rows: list[dict[str, Any]] = []
        wishes.looked.connect(self._looked)
        wishes.busyChanged.connect(self.changed)

    state = Property(str, lambda self: self._state(), notify=changed)
    serving = Property("QVariantMap", lambda self: self._serving(), notify=changed)
    ahead = Property("QVariantMap", lambda self: self._ahead(), notify=changed)
    pause = Property(str, lambda self: self._pause(), notify=changed)
    counts = Property("QVariantMap", lambda self: self._counts(), notify=changed)
    tab = Property(str, lambda self: self._tab, notify=changed)
    rows = Property("QVariantList", lambda self: self._rows, notify=rowsChanged)
    chosenTicket = Property(str, lambda self: self._row_ticket, notify=changed)
    lineNote = Property(str, lambda self: self._line_note(), notify=changed)
    choice = Property("QVariantMap", lambda self: self._shown_choice(), notify=changed)
    busy = Property(str, lambda self: self._wishes.busy, notify=changed)
    day = Property("QVariantList", lambda self: self._told(counter_texts.day_facts), notify=changed)
    ratings = Property(
        "QVariantList", lambda self: self._told(counter_texts.rating_facts), notify=changed
    )
    counters = Property(
        "QVariantList", lambda self: self._told(counter_texts.counter_rows), notify=changed
    )
    elapsed = Property(str, lambda self: self._elapsed()[0], notify=ticked)
    late = Property(bool, lambda self: self._elapsed()[1], notify=ticked)

    @Slot()
    def next(self) -> None:
        """F2: finishes the visit, if there is one, and calls the next in one stroke."""
        wishes, serving = self._wishes, self._view and self._view.serving
        done, called = new_request(), new_request()

        def work() -> Called | Refused:
            if serving:
                wishes.desk.finish(counter=wishes.counter, request_id=done)
            return wishes.desk.call_next(counter=wishes.counter, request_id=called)

        def nobody(refused: Refused) -> None:
            words = refused.message(wishes.spoken.language)
            if serving and refused.reason is Reason.NOBODY_WAITING:
                words = wishes.text("said.finished_nobody", number=serving.number)
            wishes.say(CALM if refused.reason is Reason.NOBODY_WAITING else ATTENTION, words)

        self._wish("next", work, no=nobody)

    @Slot()
    def finish(self) -> None:
        """F3: ends the visit; the rater asks now."""

        def ended(answer: Finished) -> None:
            self._wishes.say(CALM, self._wishes.text("said.finished", number=answer.number))

        request = new_request()
        self._wish("finish", partial(self._wishes.desk.finish, request_id=request), ended)

    @Slot()
    def recall(self) -> None:
        """F4: announces the number once more."""

        def told(answer: Called) -> None:
            self._wishes.say(CALM, self._wishes.text("said.recalled", number=answer.number))

        self._wish("recall", self._wishes.desk.recall, told)

    @Slot()
    def miss(self) -> None:
        """F6: nobody came."""
        number = self._view.serving.number if self._view and self._view.serving else ""

        def told(_: Done) -> None:
            self._wishes.say(CALM, self._wishes.text("said.missed", number=number))

        self._wish("miss", self._wishes.desk.miss, told)

    @Slot(str)
    def open(self, kind: str) -> None:
        """F7, F8, F9: opens the panel for a reason or a target."""
        view, wishes = self._view, self._wishes
        if view is None or (kind != "break" and view.serving is None):
            wishes.say(ATTENTION, Refused(reason=Reason.NOT_SERVING).message(wishes.spoken.language))
            return
        if kind == "break" and view.serving:
            wishes.say(ATTENTION, Refused(reason=Reason.STILL_SERVING).message(wishes.spoken.language))
            return
        match kind:
            case "park":
                number = view.serving.number if view.serving else ""
                self._choice = counter_choices.park_choice(wishes.spoken, number)
            case "transfer":
                self._choice = counter_choices.transfer_choice(wishes.spoken, wishes.centre, view)
            case _:
                self._choice = counter_choices.break_choice(
                    wishes.spoken, wishes.centre, wishes.now()
                )
        self.changed.emit()

    @Slot(int)
    def choose(self, index: int) -> None:
        """One line of the open panel."""
        choice, desk = self._choice, self._wishes.desk
        if choice is None or not 0 <= index < len(choice.options):
            return
        option = choice.options[index]
        self.close()
        match choice.kind:
            case "park":
                self._wish("park", partial(desk.park, reason=option.value))
            case "transfer":
                where = {"to_queue": option.queue, "to_counter": option.counter}
                self._wish("transfer", partial(desk.transfer, **where))
            case _:
                pause = {"reason": option.value, "minutes": option.minutes}
                self._wish("break", partial(desk.start_break, **pause))

    @Slot()
    def close(self) -> None:
        """Esc: the panel goes, nothing happened."""
        self._choice = None
        self.changed.emit()

    @Slot()
    def endBreak(self) -> None:  # noqa: N802 QML calls it
        """F9 again: serves again."""
        self._wish("break", self._wishes.desk.end_break)

    @Slot()
    def signOut(self) -> None:  # noqa: N802
        """Ctrl+Q: closes the counter."""
        self._wish("sign_out", self._wishes.desk.sign_out)

    @Slot(str)
    def showTab(self, tab: str) -> None:  # noqa: N802
        """Waiting, parked or missed."""
        self._tab = tab if tab in TABS else "waiting"
        self._row_ticket = ""
        self._redraw()

    @Slot(str)
    def chooseRow(self, ticket: str) -> None:  # noqa: N802
        """Marks one ticket of the list."""
        self._row_ticket = ticket
        self.changed.emit()

    @Slot(str)
    def callTicket(self, ticket: str) -> None:  # noqa: N802
        """Enter on a row: calls this ticket, parked, missed or out of turn."""
        request = new_request()
        self._row_ticket = ""
        self._wish(
            "call", partial(self._wishes.desk.call_ticket, ticket=ticket, request_id=request)
        )

    def find(self, ticket: str) -> bool:
        """Marks a scanned ticket in whichever list it stands; whether it does."""
        view = self._view
        if view is None:
            return False
        for tab in TABS:
            if any(row.ticket == ticket for row in getattr(view, tab)):
                self._tab, self._row_ticket = tab, ticket
                self._redraw()
                return True
        return False

    def tick(self) -> None:
        """A second has gone."""
        if self._view and self._view.serving:
            self.ticked.emit()

    def _wish(self, name: str, work: Any, then: Any = None, no: Any = None) -> None:
        counter = self._wishes.counter
        self._choice = None
        self._wishes.wish(name, work if name == "next" else partial(work, counter=counter), then, no)

    def _looked(self, view: CounterView) -> None:
        self._view = view
        if self._choice and self._choice.kind != "break" and view.serving is None:
            self._choice = None
        self._redraw()
        self.ticked.emit()

    def _redraw(self) -> None:
        view, wishes = self._view, self._wishes
        rows: list[dict[str, Any]] = []
        if view:
            rows = counter_texts.line_rows(
                wishes.spoken,
                wishes.centre,
                getattr(view, self._tab),
                wishes.now(),
                first=self._tab == "waiting",
            )
        if rows != self._rows:
            self._rows = rows
            self.rowsChanged.emit()
        self.changed.emit()

    def _state(self) -> str:
        if self._view is None or self._view.state == "closed":
            return "closed"
        if self._view.serving:
            return "serving"
        return "break" if self._view.state == "break" else "free"

    def _serving(self) -> dict[str, Any]:
        wishes = self._wishes
        if self._view is None:
            return {}
        return counter_texts.serving_facts(wishes.spoken, wishes.centre, self._view)

    def _ahead(self) -> dict[str, Any]:
        """The true next one."""
        if self._view is None or not self._view.waiting:
            return {}
        row, wishes = self._view.waiting[0], self._wishes
        words = counter_texts.full_purpose(
            wishes.centre, row.procedure, row.queue, wishes.spoken.language
        )
        return {"number": row.number, "words": words}

    def _pause(self) -> str:
        if self._view is None or self._view.state != "break":
            return ""
        reason = counter_texts.key_or_text(self._wishes.spoken, "break", self._view.reason)
        if self._view.until is None:
            return reason
        until = self._wishes.text("console.until", time=f"{self._view.until:%H:%M}")
        return f"{reason}, {until}"

    def _counts(self) -> dict[str, int]:
        view = self._view
        if view is None:
            return dict.fromkeys(TABS, 0)
        return {
            "waiting": view.waiting_count,
            "parked": len(view.parked),
            "missed": len(view.missed),
        }

    def _line_note(self) -> str:
        if self._view is None or self._tab != "waiting":
            return ""
        return counter_texts.priority_note(self._wishes.spoken, self._wishes.centre, self._view)

    def _shown_choice(self) -> dict[str, Any]:
        if self._choice is None:
            return {}
        return {"title": self._choice.title, "options": self._choice.shown()}

    def _told(self, tell: Any) -> list[dict[str, Any]]:
        return tell(self._wishes.spoken, self._view) if self._view else []

    def _elapsed(self) -> tuple[str, bool]:
        serving = self._view.serving if self._view else None
        if serving is None:
            return "", False
        now = self._wishes.now()
        known = self._wishes.centre.procedure.get(serving.procedure)
        gone = (now - serving.called).total_seconds()
        return counter_texts.elapsed_text(serving.called, now), bool(
            known and gone >= known.usual_minutes * 60
        )
