"""Walk 3's reception: a dossier is typed or scanned, saved, and its slip printed in two copies."""

from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import DossierTaken, Refused
from kiosk.calendars import Due
from kiosk.codes import IdCard
from kiosk.desk import CounterView
from kiosk.forms import Media, ReceiptFacts
from printing.pages import PageSetter
from ui.viewmodels.counter_dossier_form import DossierForm, mistakes
from ui.viewmodels.counter_paper import CounterPaper
from ui.viewmodels.counter_papers import PaperList
from ui.viewmodels.counter_preview import SlipPreview, draft
from ui.viewmodels.counter_receive_texts import due_text, form_shown, suggestion_rows
from ui.viewmodels.counter_wishes import CALM, CounterWishes, new_request

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterReceiveViewModel(QObject):
    """Signals: `changed` with every key; `previewed`; `wrong(field)` for the keyboard; `left`:
    the screen is done and everything typed is forgotten."""

    changed = Signal()
    previewed = Signal()
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
        self._query: str | None = None
        self._errors: dict[str, str] = {}
        self._official = ""
        self._due: Due | None = None
        self._papers = PaperList(self)
        sheet = paper.printer is None or paper.printer.media == "page"
        self._media = Media.PAGE if sheet else Media.ROLL
        self._preview = SlipPreview(pages, self._media, wishes.background, self._draft, self)
        self._papers.edited.connect(self._edited)
        self._preview.made.connect(self.previewed)
        wishes.looked.connect(self._looked)
        wishes.busyChanged.connect(self.changed)

    form = Property("QVariantMap", lambda self: self._shown(), notify=changed)
    errors = Property("QVariantMap", lambda self: self._errors, notify=changed)
    suggestions = Property("QVariantList", lambda self: self._suggestions(), notify=changed)
    papers = Property(PaperList, lambda self: self._papers, constant=True)
    received = Property(int, lambda self: len(self._papers.received()), notify=changed)
    expected = Property(int, lambda self: self._papers.expected(), notify=changed)
    preview = Property(str, lambda self: self._preview.picture, notify=previewed)
    busy = Property(bool, lambda self: self._wishes.busy == "save", notify=changed)
    sheet = Property(bool, lambda self: self._media is Media.PAGE, constant=True)

    def open(self, procedure: str, card: IdCard | None = None) -> None:
        """Begins with what is known: what the visitor came for, and the card if one was scanned."""
        self.wipe()
        if procedure in self._wishes.centre.procedure:
            self.choose(procedure)
        if card:
            self.fill(card)

    def fill(self, card: IdCard) -> None:
        """Scan fills, typing corrects."""
        self._form = self._form.with_card(card)
        self._edited()

    def wipe(self) -> None:
        """Nothing of a person stays."""
        self._form, self._query, self._errors = DossierForm(), None, {}
        self._due = None
        self._papers.fill(None)
        self._preview.wipe()
        self.changed.emit()

    @Slot(str, str)
    def edit(self, field: str, text: str) -> None:
        """A key in one of the fields."""
        if field == "due" and self._due and text == due_text(self._wishes.spoken, self._due.at):
            text = ""
        self._form = msgspec.structs.replace(self._form, **{field: text})
        self._errors.pop(field, None)
        self._edited()

    @Slot(str)
    def search(self, text: str) -> None:
        """A key in the procedure's field."""
        self._query = text
        self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        """A procedure: its papers, fee and term; an empty code leaves what was."""
        self._query = None
        known = self._wishes.centre.procedure.get(code)
        if known and code != self._form.procedure:
            fee = "" if known.fee_vnd is None else f"{known.fee_vnd:,}".replace(",", ".")
            self._form = msgspec.structs.replace(self._form, procedure=code, fee=fee)
            self._errors.pop("procedure", None)
            self._papers.fill(known)
            self._count_due(code)
        self._edited()

    @Slot(int)
    def fitPreview(self, width: int) -> None:
        """How wide the page is shown, in pixels."""
        if width > 0 and width != self._preview.width:
            self._preview.width = width
            self._preview.soon()

    @Slot(bool)
    def save(self, print_too: bool) -> None:
        """F2, Ctrl+S: durable first, then paper. Mistakes are told in place."""
        found = mistakes(
            self._form, self._wishes.centre, (self._received(), self._papers.expected())
        )
        self._errors = {name: self._wishes.text(f"receive.{key}") for name, key in found.items()}
        self.changed.emit()
        if found:
            self.wrong.emit(next(iter(found)))
            return
        form, papers, request, wishes = (
            self._form,
            self._papers.received(),
            new_request(),
            self._wishes,
        )

        def work() -> DossierTaken | Refused:
            return wishes.desk.receive_dossier(
                counter=wishes.counter,
                procedure=form.procedure,
                person=form.person(),
                papers=papers,
                fee_vnd=form.fee_vnd(),
                code=form.code.strip(),
                due=form.due_at(),
                result_place=form.place.strip(),
                request_id=request,
            )

        def taken(answer: DossierTaken) -> None:
            self.leave()
            wishes.say(CALM, wishes.text("said.received", code=answer.code))
            if print_too:
                self._paper.receipt(answer.code, answer.lookup)
            else:
                self._paper.keep(answer.code, answer.lookup)

        wishes.wish("save", work, taken, once=False)

    @Slot()
    def leave(self) -> None:
        """Esc, or saved: everything typed is forgotten."""
        self.wipe()
        self.left.emit()

    def _edited(self) -> None:
        self._preview.soon()
        if "papers" in self._errors and self._received():
            del self._errors["papers"]
        self.changed.emit()

    def _looked(self, view: CounterView) -> None:
        self._official = view.official

    def _received(self) -> int:
        return len(self._papers.received())

    def _count_due(self, procedure: str) -> None:
        """The calendar is loaded and counted off the GUI thread."""
        self._due = None
        wishes, now = self._wishes, self._wishes.now()

        def counted(due: Due | None) -> None:
            if procedure == self._form.procedure:
                self._due = due
                self._edited()

        work = partial(wishes.desk.due, procedure=procedure, received=now)
        wishes.background.run(work, counted, wishes.known)

    def _draft(self) -> ReceiptFacts | None:
        return draft(
            self._wishes.centre,
            self._form,
            self._papers.received(),
            counter=self._wishes.counter,
            official=self._official,
            now=self._wishes.now(),
            due=self._due.at if self._due else None,
        )

    def _shown(self) -> dict[str, Any]:
        wishes = self._wishes
        return form_shown(wishes.spoken, wishes.centre, self._form, self._due, self._query)

    def _suggestions(self) -> list[dict[str, str]]:
        if self._query is None:
            return []
        return suggestion_rows(self._wishes.centre, self._query, self._wishes.spoken.language)
