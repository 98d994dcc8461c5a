"""The one question a rater asks: from the finished service to the stored answer, and rest."""

import secrets
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.answers import Answer, RatingTaken, Reason, Refused
from kiosk.catalogue import Centre
from kiosk.desk import Desk, Question
from kiosk.errors import KnownError
from kiosk.words import DEFAULT_LANGUAGE, Words, words
from ui.background import Background
from ui.viewmodels.rater_touches import REAL_MS, Touches

MESSAGE_SECONDS = 6


class RaterVisit(QObject):
    """`screen` is rest, question, reasons, comment, thanks or message.

    Signals: `changed` after every step; `asked` when a question comes up; `ended` when the visitor
    is done with: everything of theirs must be forgotten then; `ran_out` when nobody touched the
    reasons for as long as they wait.
    """

    changed = Signal()
    asked = Signal()
    ended = Signal()
    ran_out = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        counter: int,
        *,
        monotonic_ms: Callable[[], int] = REAL_MS,
        new_id: Callable[[], str] = lambda: secrets.token_hex(16),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.centre = centre
        self.counter = counter
        self.screen = "rest"
        self.spoken: Words = words(DEFAULT_LANGUAGE)
        self._background = background
        self._new_id = new_id
        self._touches = Touches(monotonic_ms, round(centre.rating.too_soon_seconds * 1000))
        self._request = ""
        self.question = Question(counter=counter)
        self._looking = False
        self._look_again = False
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._quiet)
        self._forget()

    # The question -----------------------------------------------------------------------------
    def look(self) -> None:
        """Is there a question? While the citizen explains or is thanked, it can wait."""
        if not self._open_to_questions():
            return
        if self._looking:
            self._look_again = True  # what is on its way may have been read before the news
            return
        self._looking = True
        counter, desk = self.counter, self.desk
        self._background.run(lambda: desk.question(counter=counter), self._seen, self._not_seen)

    def rate(self, score: int) -> None:
        """One touch is the whole answer; one that came too soon is asked for again."""
        if self.working or self.screen != "question":
            return
        if not self._touches.counts():
            self.again = True
            self.stay()
            self.changed.emit()
            return
        desk, rating, request = self.desk, self.question.rating, f"{self._request}:{score}"
        self.pressed = score
        self._wish(lambda: desk.rate(rating=rating, score=score, request_id=request), self._rated)

    def skip(self) -> None:
        """No answer on purpose; after a low answer, no reasons."""
        if self.working or not self._touches.counts():
            return
        if self.screen == "question":
            self._decline("skipped")
            self.rest()
        else:
            self.thank()

    def explain(self, reasons: tuple[str, ...], comment: str) -> None:
        """Reasons and comment go to the answer that is stored already."""
        if self.working:
            return
        if not reasons and not comment:
            self.thank()
            return
        desk, rating = self.desk, self.question.rating
        self._wish(
            lambda: desk.explain_rating(rating=rating, reasons=reasons, comment=comment),
            lambda _: self.thank(),
        )

    # Steps ------------------------------------------------------------------------------------
    def go(self, screen: str, seconds: float) -> None:
        """Show `screen`, at most `seconds` without a touch; 0: for ever."""
        self.screen = screen
        if seconds:
            self._patience.start(round(seconds * 1000))
        else:
            self._patience.stop()
        self.changed.emit()

    def stay(self) -> None:
        """Somebody is there: wait as long again."""
        if self._patience.isActive():
            self._patience.start()

    def explaining(self, screen: str = "reasons") -> None:
        """The reasons, or the keyboard."""
        self.go(screen, self.centre.rating.reasons_seconds)

    def thank(self) -> None:
        """Name what was stored."""
        self.go("thanks", self.centre.rating.thanks_seconds)

    def rest(self) -> None:
        """Nothing of the visitor stays; perhaps the next one has finished meanwhile."""
        self._forget()
        self.ended.emit()
        self.go("rest", 0)
        self.look()

    def tell(self, title: str, advice: str) -> None:
        """Something went wrong, or is done already; said for a moment."""
        self.message = (self.spoken.text(f"rater.message.{title}"), advice)
        self.go("message", MESSAGE_SECONDS)

    def sorry(self) -> None:
        """After a bug of ours."""
        self.working = False
        self.tell("title", self.spoken.text("rater.message.sorry"))

    def _open_to_questions(self) -> bool:
        return not self.working and self.screen in {"rest", "question"}

    def _seen(self, question: Question) -> None:
        self._looked()
        if not self._open_to_questions() or question.rating == self.question.rating:
            return
        if self.screen == "question":
            self._decline("no_answer")
        if not question.rating:
            self.rest()
            return
        self._forget()
        self.ended.emit()
        self.question = question
        self.spoken = words(question.language)
        self._request = self._new_id()
        self._touches.appeared()
        self.asked.emit()
        self.go("question", self.centre.rating.answer_seconds)

    def _not_seen(self, error: Exception) -> None:
        self._looking = self._look_again = False
        _known(error)

    def _looked(self) -> None:
        again, self._looking, self._look_again = self._look_again, False, False
        if again:
            self.look()

    def _rated(self, taken: RatingTaken) -> None:
        self.score = taken.score
        if taken.asks_reasons and self.centre.rating.reasons:
            self._touches.appeared()
            self.explaining()
        else:
            self.thank()

    @Slot()
    def _quiet(self) -> None:
        """Nobody touched for as long as the screen waits."""
        if self.working:
            self._patience.start()
        elif self.screen in {"reasons", "comment"}:
            self.ran_out.emit()
        else:
            if self.screen == "question":
                self._decline("no_answer")
            self.rest()

    def _forget(self) -> None:
        self.question = Question(counter=self.counter)
        self.spoken = words(DEFAULT_LANGUAGE)
        self.score = self.pressed = 0
        self.again = self.working = False
        self.message = ("", "")
        self._request = ""

    # The desk ---------------------------------------------------------------------------------
    def _wish(self, wish: Callable[[], Answer], then: Callable[[Any], None]) -> None:
        """Ask the desk off the GUI thread; results for a visitor who is gone are dropped."""
        self.working = True
        asked = self.question.rating

        def arrived(answer: Answer) -> None:
            if self.question.rating != asked:
                return
            self.working = False
            if isinstance(answer, Refused):
                done = answer.reason is Reason.ALREADY_RATED
                message = answer.message(self.spoken.language)
                self.tell("already_title" if done else "title", message)
            else:
                then(answer)

        def failed(error: Exception) -> None:
            if self.question.rating == asked:
                self.working = False
                self.tell("trouble_title", self.spoken.text("rater.message.trouble"))
            _known(error)

        self._background.run(wish, arrived, failed)
        self.changed.emit()

    def _decline(self, how: str) -> None:
        """Recorded beside whatever is shown; an answer that came meanwhile stands."""
        desk, rating = self.desk, self.question.rating
        self._background.run(
            lambda: desk.decline_rating(rating=rating, how=how), lambda _: None, _known
        )


def _known(error: Exception) -> None:
    """Trouble of the world was said or will be asked again; anything else is our bug."""
    if not isinstance(error, KnownError):
        raise error
