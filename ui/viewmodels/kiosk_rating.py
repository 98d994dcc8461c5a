"""The kiosk's part of walk 4: the rating that belongs to a ticket held to the reader."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Done, RatingTaken, Reason, Refused, TicketPlace
from kiosk.catalogue import RatingLevel
from kiosk.flow import Screen
from ui.viewmodels.kiosk_shown_ticket import ShownTicketViewModel
from ui.viewmodels.kiosk_visit import KioskVisit, Message
from ui.viewmodels.rater_comment import RaterCommentViewModel

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class RatingViewModel(QObject):
    """Signals: `changed` with every answer; `chosenChanged` when a reason is touched."""

    changed = Signal()
    chosenChanged = Signal()

    def __init__(
        self,
        visit: KioskVisit,
        shown: ShownTicketViewModel,
        comment: RaterCommentViewModel,
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._shown = shown
        self._comment = comment
        self._new_id = new_id
        self._score = 0
        self._request = ""
        self._chosen: set[str] = set()
        visit.ended.connect(self._forget)
        visit.changed.connect(self.changed)

    about = Property(str, lambda self: self._about(), notify=changed)
    levels = Property("QVariantList", lambda self: self._levels(), notify=changed)
    stored = Property(str, lambda self: self._stored(), notify=changed)
    process = Property("QVariantList", lambda self: self._reasons("process"), notify=changed)
    person = Property("QVariantList", lambda self: self._reasons("person"), notify=changed)
    chosen = Property("QStringList", lambda self: sorted(self._chosen), notify=chosenChanged)
    working = Property(bool, lambda self: self._visit.working, notify=changed)

    @Slot()
    def begin(self) -> None:
        """ "Đánh giá phục vụ" on the start screen: the ticket is wanted first."""
        self._visit.go(Screen.SCAN)

    @Slot(int)
    def rate(self, score: int) -> None:
        """One touch is the whole answer."""
        place, desk, request = self._shown.place, self._visit.desk, self._request
        if place is None:
            return
        self._visit.ask(
            lambda: desk.rate(
                rating=place.rating, score=score, where="kiosk", request_id=f"{request}:{score}"
            ),
            self._rated,
        )

    @Slot(str)
    def toggle(self, reason: str) -> None:
        """A reason is chosen, or no longer."""
        self._chosen ^= {reason}
        self.chosenChanged.emit()

    @Slot()
    def write(self) -> None:
        """The keyboard for a comment, with what was written before."""
        self._comment.open()
        self._visit.go(Screen.WRITE)

    @Slot()
    def written(self) -> None:
        """ "Done" on the keyboard: the comment goes along when the reasons are sent."""
        self._comment.keep()
        self._visit.back()

    @Slot()
    def send(self) -> None:
        """Adds reasons and comment to the answer, which is stored already."""
        place, desk, chosen = self._shown.place, self._visit.desk, tuple(sorted(self._chosen))
        comment = self._comment.kept_text
        if place is None:
            return

        def thanked(_: Done) -> None:
            self._thank()

        self._visit.ask(
            lambda: desk.explain_rating(rating=place.rating, reasons=chosen, comment=comment),
            thanked,
        )

    def show(self, token: str) -> None:
        """A ticket was held to the reader."""
        wants_to_rate = self._visit.walk.screen is Screen.SCAN
        desk = self._visit.desk

        def arrived(place: TicketPlace) -> None:
            self._forget()
            self._shown.put(place)
            self._request = self._new_id()
            if place.may_rate:
                self._visit.go(Screen.RATING)
            elif wants_to_rate:
                self._visit.refuse(Refused(reason=_why_not(place)))
            else:
                self._visit.go(Screen.PLACE)

        self._visit.ask(lambda: desk.ticket_place(ticket=token), arrived)

    def _rated(self, taken: RatingTaken) -> None:
        self._score = taken.score
        if taken.asks_reasons:
            self._comment.begin(self._visit.spoken.language)
            self._visit.go(Screen.REASONS)
        else:
            self._thank()

    def _thank(self) -> None:
        spoken = self._visit.spoken
        level = self._level()
        self._visit.message = Message(
            spoken.text("kiosk.thanks.title"),
            spoken.text("kiosk.thanks.advice", level=level.name[spoken.language] if level else ""),
            "thanks",
            spoken.text("kiosk.thanks.done"),
            face=self._score,
        )
        self._visit.go(Screen.THANKS)

    @Slot()
    def _forget(self) -> None:
        self._score = 0
        self._request = ""
        self._chosen = set()
        self._comment.begin(self._visit.spoken.language)

    def _about(self) -> str:
        place = self._shown.place
        if place is None:
            return ""
        return self._visit.spoken.text(
            "kiosk.rating.about", number=place.number, counter=place.counter
        )

    def _levels(self) -> list[dict[str, Any]]:
        """In the configured order; the score is the face, so three levels may be 5, 3 and 1."""
        levels = self._visit.centre.rating.levels
        return [
            {
                "score": each.score,
                "face": each.score,
                "words": each.name[self._visit.spoken.language],
            }
            for each in levels
        ]

    def _level(self) -> RatingLevel | None:
        levels = self._visit.centre.rating.levels
        return next((each for each in levels if each.score == self._score), None)

    def _stored(self) -> str:
        level, spoken = self._level(), self._visit.spoken
        return (
            spoken.text("kiosk.reasons.stored", level=level.name[spoken.language]) if level else ""
        )

    def _reasons(self, about: str) -> list[dict[str, str]]:
        """ "other" is counted for nobody; it stands with the person's reasons, as the last."""
        language = self._visit.spoken.language
        kinds = {"person", "other"} if about == "person" else {about}
        return [
            {"code": each.code, "words": each.name[language]}
            for each in self._visit.centre.rating.reasons
            if each.about in kinds
        ]


def _why_not(place: TicketPlace) -> Reason:
    """Why a ticket cannot be rated now."""
    if place.state == "expired":
        return Reason.RATING_EXPIRED
    return Reason.ALREADY_RATED if place.state == "finished" else Reason.TOO_EARLY_TO_RATE
