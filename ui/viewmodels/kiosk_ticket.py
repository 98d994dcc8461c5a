"""The number on screen and paper: taken once, printed, kept on the screen."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import TicketTaken
from kiosk.catalogue import QueueKind
from kiosk.flow import Screen
from kiosk.papers import purpose_of, ticket_qr
from printing.room import Paper
from ui.viewmodels.kiosk_texts import Row, waiting_facts
from ui.viewmodels.kiosk_visit import KioskVisit

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

REPRINTS = 2
KIOSK = "kiosk"
TROUBLES = {"paper_out": "paper_out", "uncertain": "paper_uncertain"}
PrintTicket = Callable[[TicketTaken], "Future[Paper]"]


@QmlElement
@QmlUncreatable("made by the program")
class TicketViewModel(QObject):
    """Signals: `changed` when the number, its paper or the language is another."""

    changed = Signal()

    def __init__(
        self,
        visit: KioskVisit,
        print_ticket: PrintTicket,
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """`print_ticket(ticket)` tells what becomes of its paper; `new_id` makes one wish's id."""
        super().__init__(parent)
        self._visit = visit
        self._print = print_ticket
        self._new_id = new_id
        self._ticket: TicketTaken | None = None
        self._paper = Paper("")
        self._reprints = 0
        self._reprinting = False
        self._wish: tuple[tuple[tuple[str, str], ...], str] | None = None
        visit.ended.connect(self._forget)
        visit.changed.connect(self.changed)

    number = Property(str, lambda self: self._ticket.number if self._ticket else "", notify=changed)
    qr = Property(str, lambda self: self._qr(), notify=changed)
    what = Property(str, lambda self: self._what(), notify=changed)
    facts = Property("QVariantList", lambda self: self._facts(), notify=changed)
    paper = Property(str, lambda self: self._paper.state, notify=changed)
    trouble = Property(str, lambda self: self._trouble(), notify=changed)
    mayReprint = Property(bool, lambda self: self._may_reprint(), notify=changed)
    reprinting = Property(bool, lambda self: self._reprinting, notify=changed)
    mayKeep = Property(bool, lambda self: self._may_keep(), notify=changed)
    kept = Property(str, lambda self: self._kept(), notify=changed)

    def take(self, **wanted: str) -> None:
        """One number for one wish: touched or tried again, the same wish keeps its id."""
        self._want("take_ticket", self._taken, **wanted)

    def check_in(self, booking: str, known: Callable[[str], None]) -> None:
        """The number of a booking. `known`: told of the number where somebody was quicker."""

        def taken(ticket: TicketTaken) -> None:
            if ticket.slip:
                self._taken(ticket)
            else:
                known(ticket.ticket)

        self._want("check_in", taken, booking=booking)

    @Slot()
    def reprint(self) -> None:
        """The same number on a second paper; the desk allows it twice."""
        if self._ticket is None or not self._may_reprint():
            return
        ticket = self._ticket.ticket
        self._reprinting = True
        self._visit.ask(lambda: self._visit.desk.reprint_ticket(ticket=ticket), self._again)

    @Slot()
    def keep(self) -> None:
        """ "Giữ thêm": the number stays on the screen longer."""
        self._visit.walk = self._visit.walk.keep(self._visit.waits)
        self._visit.changed.emit()

    @Slot()
    def done(self) -> None:
        """The visitor has the number and leaves."""
        self._visit.end()

    def _want(self, name: str, taken: Callable[[TicketTaken], None], **wanted: str) -> None:
        if self._visit.working:
            return
        wish = (("", name), *sorted(wanted.items()))
        if self._wish is None or self._wish[0] != wish:
            self._wish = (wish, self._new_id())
        language, request = self._visit.spoken.language, self._wish[1]
        ask = getattr(self._visit.desk, name)
        self._visit.ask(
            lambda: ask(language=language, request_id=request, print_at=KIOSK, **wanted), taken
        )

    def _taken(self, ticket: TicketTaken) -> None:
        self._ticket = ticket
        self._paper = Paper("printing")
        self._visit.go(Screen.TICKET)
        self._visit.follow(lambda: self._print(ticket), self._printed)

    def _again(self, ticket: TicketTaken) -> None:
        self._reprints += 1
        self._visit.follow(lambda: self._print(ticket), self._printed)

    def _printed(self, paper: Paper) -> None:
        self._paper = paper
        self._reprinting = False
        self._visit.photograph = paper.state != "printed"
        self._visit.changed.emit()

    @Slot()
    def _forget(self) -> None:
        self._ticket = None
        self._paper = Paper("")
        self._reprints = 0
        self._reprinting = False
        self._wish = None

    def _what(self) -> str:
        ticket, spoken, centre = self._ticket, self._visit.spoken, self._visit.centre
        if ticket is None:
            return ""
        kind = centre.queue[ticket.queue].kind
        if not ticket.procedure and kind is not QueueKind.PROCEDURES:
            return spoken.text(f"kiosk.ticket.{kind}")
        return purpose_of(ticket, centre, spoken.language)

    def _facts(self) -> list[Row]:
        ticket, spoken = self._ticket, self._visit.spoken
        if ticket is None:
            return []
        where = self._visit.centre.queue[ticket.queue].wait_in[spoken.language]
        return waiting_facts(spoken, ticket.ahead, ticket.wait, where, ticket.counters, ticket.slot)

    def _qr(self) -> str:
        return ticket_qr(self._ticket.token, self._visit.centre) if self._ticket else ""

    def _trouble(self) -> str:
        paper = self._paper
        if paper.state not in {"failed", "uncertain"}:
            return ""
        kind = "uncertain" if paper.state == "uncertain" else paper.reason
        return self._visit.spoken.text(f"kiosk.ticket.{TROUBLES.get(kind, 'paper_failed')}")

    def _may_reprint(self) -> bool:
        settled = self._paper.state == "printed" or self._reprinting
        return settled and (self._reprints < REPRINTS or self._reprinting)

    def _may_keep(self) -> bool:
        return self._visit.photograph and self._visit.walk.kept < self._visit.waits.keeps

    def _kept(self) -> str:
        visit = self._visit
        seconds = visit.waits.without_paper if visit.walk.kept == 0 else visit.waits.keep
        return visit.spoken.text("kiosk.ticket.kept", seconds=seconds)
