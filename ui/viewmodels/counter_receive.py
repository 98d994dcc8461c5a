"""Walk 3's reception: a dossier is typed or scanned, saved, and its slip printed in two copies."""

from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import DossierTaken
from kiosk.codes import IdCard
from kiosk.desk import CounterView, Person
from kiosk.forms import Media
from printing.pages import PageSetter
from ui.viewmodels.counter_dossier_form import DossierForm, mistakes
from ui.viewmodels.counter_leaving import Leaving
from ui.viewmodels.counter_paper import CounterPaper
from ui.viewmodels.counter_papers import PaperList
from ui.viewmodels.counter_preview import SlipPreview
from ui.viewmodels.counter_procedure_search import ProcedureSearch
from ui.viewmodels.counter_receive_texts import due_text, form_shown
from ui.viewmodels.counter_wishes import CounterWishes, new_request
from ui.viewmodels.desktop import CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterReceiveViewModel(QObject):
    """Signals: `changed` with every key; `wrong(field)` for the keyboard; `left`:
    the screen is done and everything typed is forgotten."""

    changed = Signal()
    wrong = Signal(str)
    left = Signal()

    def __init__(
        self,
        wishes: CounterWishes,
        paper: CounterPaper,
        pages: PageSetter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._paper = paper
        self._form = DossierForm()
        self._errors: dict[str, str] = {}
        self._leaving = Leaving(wishes)
        self._search = ProcedureSearch(wishes, self)
        self._papers = PaperList(self)
        sheet = paper.printer is None or paper.printer.media == "page"
        media = Media.PAGE if sheet else Media.ROLL
        self._slip = SlipPreview(wishes, pages, media, self)
        self._search.changed.connect(self.changed)
        self._search.chosen.connect(self.choose)
        self._papers.edited.connect(self._edited)
        self._slip.counted.connect(self._edited)
        wishes.busyChanged.connect(self.changed)

    form = Property("QVariantMap", lambda self: self._shown(), notify=changed)
    errors = Property("QVariantMap", lambda self: self._errors, notify=changed)
    search = Property(ProcedureSearch, lambda self: self._search, constant=True)
    papers = Property(PaperList, lambda self: self._papers, constant=True)
    received = Property(int, lambda self: len(self._papers.received()), notify=changed)
    expected = Property(int, lambda self: self._papers.expected(), notify=changed)
    slip = Property(SlipPreview, lambda self: self._slip, constant=True)
    busy = Property(bool, lambda self: self._wishes.busy == "save", notify=changed)

    def begin(self, view: CounterView | None, card: IdCard | None = None) -> None:
        """With what is known: what the visitor came for, and the card if one was scanned."""
        self.wipe()
        serving = view.serving if view else None
        if serving and serving.procedure in self._wishes.centre.procedure:
            self.choose(serving.procedure)
        if card:
            self.fill(card)

    def fill(self, card: IdCard) -> None:
        """Scan fills, typing corrects."""
        self._form = self._form.with_card(card)
        self._edited()

    def wipe(self) -> None:
        """Nothing of a person stays."""
        self._form, self._errors = DossierForm(), {}
        self._leaving.forget()
        self._search.close()
        self._papers.fill(None)
        self._slip.wipe()
        self.changed.emit()

    @Slot(str, str)
    def edit(self, field: str, text: str) -> None:
        """A key in one of the fields."""
        due = self._slip.due
        if field == "due" and due and text == due_text(self._wishes.spoken, due.at):
            text = ""
        self._form = msgspec.structs.replace(self._form, **{field: text})
        self._errors.pop(field, None)
        self._edited()

    @Slot(str)
    def choose(self, code: str) -> None:
        """A procedure: its papers, fee and term; an empty code leaves what was."""
        known = self._wishes.centre.procedure.get(code)
        if known and code != self._form.procedure:
            fee = "" if known.fee_vnd is None else f"{known.fee_vnd:,}".replace(",", ".")
            self._form = msgspec.structs.replace(self._form, procedure=code, fee=fee)
            self._errors.pop("procedure", None)
            self._papers.fill(known)
            self._slip.count(code)
        self._edited()

    @Slot(bool)
    def save(self, print_too: bool) -> None:
        """F2, Ctrl+S: durable first, then paper. Mistakes are told in place."""
        counts = self._received(), self._papers.expected()
        found = mistakes(self._form, self._wishes.centre, counts, self._wishes.now())
        self._errors = {name: self._wishes.text(f"receive.{key}") for name, key in found.items()}
        self.changed.emit()
        if found:
            self.wrong.emit(next(iter(found)))
            return
        wishes = self._wishes
        wanted = self._form.wish(self._papers.received())
        ask: Any = partial(
            wishes.desk.receive_dossier,
            counter=wishes.counter,
            request_id=new_request(),
            **wanted,
        )

        def taken(answer: DossierTaken) -> None:
            self.leave()
            wishes.say(CALM, wishes.text("said.received", code=answer.code))
            if print_too:
                self._paper.receipt(answer.code, answer.lookup)
            else:
                self._paper.keep(answer.code, answer.lookup)

        wishes.wish("save", ask, taken, once=False)

    @Slot()
    def cancel(self) -> None:
        """Esc: leaves, after a word where something would be lost."""
        if self._leaving.wished(self._form.person() != Person("") or self._received() > 0):
            self.leave()

    def leave(self) -> None:
        """Everything typed is forgotten."""
        self.wipe()
        self.left.emit()

    @Slot()
    def _edited(self) -> None:
        self._leaving.stay()
        self._slip.soon(self._form, self._papers.received())
        if self._received():
            self._errors.pop("papers", None)
        self.changed.emit()

    def _received(self) -> int:
        return len(self._papers.received())

    def _shown(self) -> dict[str, Any]:
        wishes = self._wishes
        return form_shown(
            wishes.spoken, wishes.centre, self._form, self._slip.due, self._search.query
        )
