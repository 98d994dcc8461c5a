"""The console's list: who waits, who was set aside, who did not come."""

from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Called
from kiosk.desk import CounterView
from ui.viewmodels import counter_texts
from ui.viewmodels.counter_wishes import CounterWishes, new_request
from ui.viewmodels.desktop import CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

TABS = ("waiting", "parked", "missed")


@QmlElement
@QmlUncreatable("made by the program")
class CounterLineViewModel(QObject):
    """Signals: `changed` with every look; `rowsChanged` only when the list is another one."""

    changed = Signal()
    rowsChanged = Signal()

    def __init__(self, wishes: CounterWishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._view: CounterView | None = None
        self._tab = "waiting"
        self._chosen = ""
        self._rows: list[dict[str, Any]] = []
        wishes.looked.connect(self._looked)

    tab = Property(str, lambda self: self._tab, notify=changed)
    counts = Property("QVariantMap", lambda self: self._counts(), notify=changed)
    chosen = Property(str, lambda self: self._chosen, notify=changed)
    note = Property(str, lambda self: self._note(), notify=changed)
    rows = Property("QVariantList", lambda self: self._rows, notify=rowsChanged)

    @Slot(str)
    def show(self, tab: str) -> None:
        """Waiting, parked or missed."""
        self._tab = tab if tab in TABS else "waiting"
        self._chosen = ""
        self.redraw()

    @Slot(str)
    def choose(self, ticket: str) -> None:
        """Marks one ticket."""
        self._chosen = ticket
        self.changed.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """Marks the next or the one before."""
        tickets = [row["ticket"] for row in self._rows]
        if tickets:
            last = len(tickets) - 1
            at = tickets.index(self._chosen) + by if self._chosen in tickets else 0
            self.choose(tickets[min(max(at, 0), last)])

    @Slot()
    def call(self) -> None:
        """Enter: calls the marked ticket, parked, missed or out of turn."""
        if not self._chosen:
            return
        wishes = self._wishes
        ask: Any = partial(
            wishes.desk.call_ticket,
            counter=wishes.counter,
            ticket=self._chosen,
            request_id=new_request(),
        )

        def called(_: Called) -> None:
            wishes.say(CALM, "")
            self.show("waiting")

        wishes.wish("call", ask, called)

    def find(self, ticket: str) -> bool:
        """Marks a ticket in whichever list it stands; whether it stands in one."""
        for tab in TABS:
            rows = getattr(self._view, tab) if self._view else ()
            if any(row.ticket == ticket for row in rows):
                self._tab, self._chosen = tab, ticket
                self.redraw()
                return True
        return False

    def redraw(self) -> None:
        """Minutes of waiting grow."""
        rows: list[dict[str, Any]] = []
        if self._view:
            rows = counter_texts.line_rows(
                self._wishes.spoken,
                self._wishes.centre,
                getattr(self._view, self._tab),
                self._wishes.now(),
                first=self._tab == "waiting",
            )
        if rows != self._rows:
            self._rows = rows
            self.rowsChanged.emit()
        self.changed.emit()

    @Slot(object)
    def _looked(self, view: CounterView) -> None:
        self._view = view
        self.redraw()
        if self._chosen and all(row["ticket"] != self._chosen for row in self._rows):
            self.choose("")

    def _counts(self) -> dict[str, int]:
        view = self._view
        if view is None:
            return dict.fromkeys(TABS, 0)
        return {
            "waiting": view.waiting_count,
            "parked": len(view.parked),
            "missed": len(view.missed),
        }

    def _note(self) -> str:
        if self._view is None or self._tab != "waiting":
            return ""
        return counter_texts.priority_note(self._wishes.spoken, self._wishes.centre, self._view)
