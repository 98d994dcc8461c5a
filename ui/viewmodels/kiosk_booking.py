"""A booking: found by a card or its code, and come to with one touch."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import BookingShown, Reason, Refused
from kiosk.bookings import Standing
from kiosk.flow import Screen
from ui.viewmodels.kiosk_booking_texts import NOTHING, booking_view
from ui.viewmodels.kiosk_ticket import TicketViewModel
from ui.viewmodels.kiosk_visit import KioskVisit

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class BookingViewModel(QObject):
    """Signals: `changed` with every step and answer; `shownChanged` when what is shown is
    another."""

    changed = Signal()
    shownChanged = Signal()

    def __init__(
        self,
        visit: KioskVisit,
        ticket: TicketViewModel,
        show_ticket: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        """`show_ticket`: of a number that is in somebody's hand already."""
        super().__init__(parent)
        self._visit = visit
        self._ticket = ticket
        self._show_ticket = show_ticket
        self._shown: BookingShown | None = None
        self._view: dict[str, Any] = dict(NOTHING)
        visit.ended.connect(self._forget)
        visit.changed.connect(self._redraw)

    shown = Property("QVariantMap", lambda self: self._view, notify=shownChanged)
    working = Property(bool, lambda self: self._visit.working, notify=changed)

    def find_by_card(self, number: str) -> None:
        """An ID card was held to the reader; its number is kept nowhere."""
        desk = self._visit.desk
        self._visit.ask(
            lambda: desk.find_booking(card=number),
            self._found,
            lambda refused: self._not_found(refused, "id_card"),
        )

    @Slot(str)
    def find(self, code: str) -> None:
        """A booking's code was read or typed."""
        desk = self._visit.desk
        self._visit.ask(
            lambda: desk.find_booking(code=code),
            self._found,
            lambda refused: self._not_found(refused, "no_booking"),
        )

    @Slot()
    def act(self) -> None:
        """The number that was booked, or the way to an ordinary one."""
        shown = self._shown
        if shown is None:
            return
        if shown.standing is Standing.OPEN:
            self._ticket.check_in(shown.code, self._show_ticket)
            return
        procedure = self._visit.centre.procedure.get(shown.procedure)
        if procedure:
            self._visit.go(Screen.PROCEDURE, field=procedure.field, procedure=procedure.code)
        else:
            self._visit.go(Screen.FIELD)

    def _found(self, shown: BookingShown) -> None:
        if shown.ticket:
            self._show_ticket(shown.ticket)
            return
        self._shown = shown
        self._visit.go(Screen.BOOKING)

    def _not_found(self, refused: Refused, advice: str) -> None:
        """A normal no leads on to an ordinary number."""
        spoken = self._visit.spoken
        if refused.reason is Reason.NO_BOOKING:
            said = spoken.text(f"kiosk.message.{advice}")
        elif refused.reason is Reason.BOOKING_UNCHECKABLE:
            said = refused.message(spoken.language)
        else:
            self._visit.refuse(refused)
            return
        self._visit.tell(
            spoken.text(f"kiosk.message.{advice}_title"),
            said,
            "calm",
            action=spoken.text("kiosk.message.take_number"),
            to=Screen.FIELD,
        )

    @Slot()
    def _forget(self) -> None:
        self._shown = None

    @Slot()
    def _redraw(self) -> None:
        visit = self._visit
        view = dict(NOTHING)
        if self._shown:
            view = booking_view(visit.spoken, visit.centre, self._shown, visit.now())
        if view != self._view:
            self._view = view
            self.shownChanged.emit()
        self.changed.emit()
