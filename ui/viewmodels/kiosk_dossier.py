"""Walk 2: a dossier's code, the second factor, and what may be shown of it."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import DossierShown, Reason, Refused
from kiosk.catalogue import QueueKind
from kiosk.codes import BookingCode, DossierCode
from kiosk.flow import Screen
from ui.viewmodels.kiosk_dossier_texts import NOTHING, dossier_view
from ui.viewmodels.kiosk_texts import reason_text
from ui.viewmodels.kiosk_ticket import TicketViewModel
from ui.viewmodels.kiosk_visit import KioskVisit

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

FACTOR_LENGTH = 4
LONGEST_CODE = 40
LEAST_CODE = 6


@QmlElement
@QmlUncreatable("made by the program")
class DossierViewModel(QObject):
    """Signals: `changed` with every key and answer; `shownChanged` when the dossier shown is
    another one; `bookingTyped(code)`: what was typed is the code of a booking."""

    changed = Signal()
    bookingTyped = Signal(str)
    shownChanged = Signal()

    def __init__(
        self, visit: KioskVisit, ticket: TicketViewModel, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._ticket = ticket
        self._view: dict[str, Any] = dict(NOTHING)
        self._text = ""
        self._wrong = False
        self._collecting = False
        self._shown: DossierShown | None = None
        visit.ended.connect(self._forget)
        visit.changed.connect(self._redraw)
        visit.looked.connect(self._redraw)

    text = Property(str, lambda self: self._text, notify=changed)
    enough = Property(bool, lambda self: self._enough(), notify=changed)
    wrong = Property(bool, lambda self: self._wrong, notify=changed)
    working = Property(bool, lambda self: self._visit.working, notify=changed)
    codeLine = Property(str, lambda self: self._code_line(), notify=changed)
    collecting = Property(bool, lambda self: self._collecting, notify=changed)
    shown = Property("QVariantMap", lambda self: self._view, notify=shownChanged)
    actionReason = Property(str, lambda self: self._action_reason(), notify=changed)

    @Slot()
    def begin(self) -> None:
        """ "Tra cứu hồ sơ" on the start screen."""
        self._start(collecting=False)

    @Slot()
    def collect(self) -> None:
        """ "Nhận kết quả" on the start screen."""
        self._start(collecting=True)

    @Slot(str)
    def typed(self, key: str) -> None:
        """One key of the pad."""
        limit = FACTOR_LENGTH if self._visit.walk.screen is Screen.FACTOR else LONGEST_CODE
        if len(self._text) < limit:
            self._text += key
            self._wrong = False
        self.changed.emit()

    @Slot()
    def erased(self) -> None:
        """The erase key takes the last sign away."""
        self._text = self._text[:-1]
        self.changed.emit()

    @Slot()
    def finished(self) -> None:
        """The done key: the code's grammar is looked at here, the rest by the desk."""
        if not self._enough() or self._visit.working:
            return
        if self._visit.walk.screen is Screen.FACTOR:
            self._look_up()
            return
        found = self._visit.read(self._text)
        if isinstance(found, DossierCode):
            self.ask_factor(found.code)
        elif isinstance(found, BookingCode):
            self.bookingTyped.emit(found.code)
        else:
            self._wrong = True
            self.changed.emit()

    @Slot()
    def act(self) -> None:
        """The one button: a number to collect, to hand papers in, to pay, or to ask."""
        shown, centre = self._shown, self._visit.centre
        if shown is None:
            return
        results = centre.queue_of_kind(QueueKind.RESULTS)
        if shown.state == "finished" and results:
            self._ticket.take(queue=results.code, dossier=shown.code)
        elif shown.state in {"supplement", "fee_due"} and shown.procedure in centre.procedure:
            self._ticket.take(procedure=shown.procedure, dossier=shown.code)
        else:
            self._ticket.take(dossier=shown.code)

    def ask_factor(self, code: str) -> None:
        """A code was read or typed: before the second factor nothing of it is shown."""
        self._text = ""
        self._wrong = False
        self._visit.go(Screen.FACTOR, code=code)

    def _start(self, *, collecting: bool) -> None:
        self._forget()
        self._collecting = collecting
        self._visit.go(Screen.CODE)

    def _look_up(self) -> None:
        code, factor, desk = self._visit.walk.code, self._text, self._visit.desk
        self._visit.ask(
            lambda: desk.look_up(code=code, factor=factor), self._looked_up, self._not_found
        )

    def _looked_up(self, shown: DossierShown) -> None:
        self._text = ""
        self._shown = shown
        self._visit.go(Screen.DOSSIER)

    def _not_found(self, refused: Refused) -> None:
        """A code and factor that do not fit each other are said on the pad, for the next try."""
        self._text = ""
        if refused.reason is not Reason.NOT_FOUND:
            self._visit.refuse(refused)
            return
        self._wrong = True
        self._visit.changed.emit()

    @Slot()
    def _forget(self) -> None:
        self._text = ""
        self._wrong = False
        self._collecting = False
        self._shown = None

    @Slot()
    def _redraw(self) -> None:
        visit = self._visit
        view = dict(NOTHING)
        if self._shown:
            view = dossier_view(visit.spoken, visit.centre, self._shown)
        if view != self._view:
            self._view = view
            self.shownChanged.emit()
        self.changed.emit()

    def _enough(self) -> bool:
        if self._visit.walk.screen is Screen.FACTOR:
            return len(self._text) == FACTOR_LENGTH
        return len(self._text) >= LEAST_CODE

    def _code_line(self) -> str:
        return self._visit.spoken.text("kiosk.dossier.code", code=self._visit.walk.code)

    def _action_reason(self) -> str:
        """Why the button's queue gives no number now."""
        shown, centre, lobby = self._shown, self._visit.centre, self._visit.lobby
        if shown is None or lobby is None:
            return ""
        procedure = centre.procedure.get(shown.procedure)
        queue = centre.queue_of_kind(QueueKind.GUIDANCE)
        if shown.state == "finished":
            queue = centre.queue_of_kind(QueueKind.RESULTS) or queue
        elif shown.state in {"supplement", "fee_due"} and procedure:
            queue = centre.queue_of(procedure)
        state = lobby.queues.get(queue.code) if queue else None
        return reason_text(self._visit.spoken, state, lobby.now)
