"""Walk 1 up to the number: field, procedure, what it needs, priority."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.catalogue import Procedure
from kiosk.flow import Screen, step
from kiosk.words import Words
from ui.viewmodels import kiosk_texts
from ui.viewmodels.kiosk_ticket import TicketViewModel
from ui.viewmodels.kiosk_visit import KioskVisit

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class NumberViewModel(QObject):
    """Signals: `changed` with every step; `rowsChanged` only when a list is another one, so that
    no row is rebuilt under a finger."""

    changed = Signal()
    rowsChanged = Signal()

    def __init__(
        self, visit: KioskVisit, ticket: TicketViewModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._ticket = ticket
        self._lists: dict[str, list[Any]] = {}
        visit.changed.connect(self._redraw)
        visit.looked.connect(self._redraw)

    fields = Property("QVariantList", lambda self: self._list("fields"), notify=rowsChanged)
    procedures = Property("QVariantList", lambda self: self._list("procedures"), notify=rowsChanged)
    groups = Property("QVariantList", lambda self: self._list("groups"), notify=rowsChanged)
    papers = Property("QStringList", lambda self: self._list("papers"), notify=rowsChanged)
    step = Property(str, lambda self: self._step(), notify=changed)
    fieldName = Property(str, lambda self: self._field_name(), notify=changed)
    name = Property(str, lambda self: self._name(), notify=changed)
    brief = Property(str, lambda self: self._brief(), notify=changed)
    papersHead = Property(str, lambda self: self._told(kiosk_texts.papers_head), notify=changed)
    fee = Property(str, lambda self: self._told(kiosk_texts.fee_text), notify=changed)
    term = Property(str, lambda self: self._told(kiosk_texts.term_text), notify=changed)
    reason = Property(str, lambda self: self._reason(), notify=changed)
    working = Property(bool, lambda self: self._visit.working, notify=changed)

    @Slot()
    def begin(self) -> None:
        """ "Lấy số thứ tự" on the start screen."""
        self._visit.go(Screen.FIELD)

    @Slot(str)
    def chooseField(self, code: str) -> None:
        """A field with one procedure goes on to that at once."""
        offered = self._offered(code)
        if len(offered) == 1:
            self._visit.go(Screen.PROCEDURE, field=code, procedure=offered[0].code)
        else:
            self._visit.go(Screen.PROCEDURES, field=code)

    @Slot(str)
    def chooseProcedure(self, code: str) -> None:
        """Shows what the procedure needs."""
        self._visit.go(Screen.PROCEDURE, procedure=code)

    @Slot()
    def confirm(self) -> None:
        """ "Lấy số cho việc này": priority is asked where the centre has groups."""
        if self._visit.centre.priority_groups:
            self._visit.go(Screen.PRIORITY)
        else:
            self.choosePriority("")

    @Slot(str)
    def choosePriority(self, group: str) -> None:
        """Takes the number; "" is no priority."""
        self._ticket.take(procedure=self._visit.walk.procedure, priority=group)

    @Slot()
    def unsure(self) -> None:
        """ "Tôi chưa rõ": a number of the guidance queue."""
        self._ticket.take()

    @Slot()
    def _redraw(self) -> None:
        fresh = self._make_lists()
        if fresh != self._lists:
            self._lists = fresh
            self.rowsChanged.emit()
        self.changed.emit()

    def _make_lists(self) -> dict[str, list[Any]]:
        visit, spoken = self._visit, self._visit.spoken
        if visit.lobby is None:
            return {}
        chosen = self._procedure()
        return {
            "fields": kiosk_texts.field_rows(spoken, visit.centre, visit.lobby),
            "procedures": kiosk_texts.procedure_rows(
                spoken, visit.centre, visit.lobby, visit.walk.field
            ),
            "groups": [
                {"code": each.code, "words": each.name[spoken.language]}
                for each in visit.centre.priority_groups
            ],
            "papers": [
                kiosk_texts.paper_text(spoken, each) for each in (chosen and chosen.papers) or ()
            ],
        }

    def _list(self, name: str) -> list[Any]:
        return self._lists.get(name, [])

    def _offered(self, field: str) -> list[Procedure]:
        return [each for each in self._visit.centre.procedures if each.field == field]

    def _procedure(self) -> Procedure | None:
        return self._visit.centre.procedure.get(self._visit.walk.procedure)

    def _told(self, tell: Callable[[Words, Procedure], str]) -> str:
        chosen = self._procedure()
        return tell(self._visit.spoken, chosen) if chosen else ""

    def _name(self) -> str:
        chosen = self._procedure()
        return chosen.name[self._visit.spoken.language] if chosen else ""

    def _brief(self) -> str:
        chosen = self._procedure()
        return chosen.short[self._visit.spoken.language] if chosen and chosen.short else ""

    def _field_name(self) -> str:
        field = self._visit.centre.field.get(self._visit.walk.field)
        if field is None:
            return ""
        letter = self._visit.centre.queue[field.queue].prefix
        return f"{letter}. {field.name[self._visit.spoken.language]}"

    def _reason(self) -> str:
        chosen, lobby = self._procedure(), self._visit.lobby
        if chosen is None or lobby is None:
            return ""
        state = lobby.queues.get(self._visit.centre.queue_of(chosen).code)
        return kiosk_texts.reason_text(self._visit.spoken, state, lobby.now)

    def _step(self) -> str:
        walk, centre = self._visit.walk, self._visit.centre
        one = bool(walk.field) and len(self._offered(walk.field)) == 1
        where = step(walk.screen, one_procedure=one, priority=bool(centre.priority_groups))
        if where is None:
            return ""
        return self._visit.spoken.text("kiosk.step.of", step=where[0], steps=where[1])
