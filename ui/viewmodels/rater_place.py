"""The rater in front of the citizen: it rests, asks once, thanks, and rests again."""

import dataclasses
import secrets
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Answer, RatingTaken, Reason, Refused
from kiosk.catalogue import Centre, QueueKind, RatingLevel
from kiosk.clock import SystemClock
from kiosk.desk import Desk, Question
from kiosk.errors import KnownError
from kiosk.words import DEFAULT_LANGUAGE, words
from ui.background import Background
from ui.feed import Feed
from ui.viewmodels.place import Modes, next_language, tables_for
from ui.viewmodels.rater_comment import RaterCommentViewModel
from ui.viewmodels.rater_texts import face_of, levels_shown, reasons_shown
from ui.viewmodels.rater_touches import Touches

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

NEWS = frozenset({"service_finished", "rating_given", "rating_declined"})
MESSAGE_SECONDS = 6
MODES = {"large": "large_text", "contrast": "high_contrast"}


@QmlElement
@QmlUncreatable("made by the program")
class RaterViewModel(QObject):
    """What `RaterPlace.qml` shows: `screen` is rest, question, reasons, comment, thanks or message.

    Signals: `changed` with every step; `chosenChanged` when a reason is touched; `wordsChanged`
    with the language; `modesChanged` with the modes; `click`: answer a touch by sound.
    """

    changed = Signal()
    chosenChanged = Signal()
    wordsChanged = Signal()
    modesChanged = Signal()
    click = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        feed: Feed,
        *,
        counter: int,
        monotonic_ms: Callable[[], int] = SystemClock().monotonic_ms,
        new_id: Callable[[], str] = lambda: secrets.token_hex(16),
        parent: QObject | None = None,
    ) -> None:
        """`counter`: the one it stands at; it never asks about another's service."""
        super().__init__(parent)
        self._desk = desk
        self._centre = centre
        self._background = background
        self._counter = counter
        self._new_id = new_id
        self._touches = Touches(monotonic_ms, round(centre.rating.too_soon_seconds * 1000))
        self._comment = RaterCommentViewModel(self)
        self._looking = False
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._quiet)
        self.modes = Modes()
        self._rest()
        feed.happened.connect(self.happened)
        feed.ticked.connect(self.look)
        self.look()

    screen = Property(str, lambda self: self._screen, notify=changed)
    words = Property(
        "QVariantMap", lambda self: tables_for(self._spoken, "rater"), notify=wordsChanged
    )
    centre = Property(
        str, lambda self: self._centre.facts.name[self._spoken.language], notify=wordsChanged
    )
    counter = Property(int, lambda self: self._counter, constant=True)
    comment = Property(RaterCommentViewModel, lambda self: self._comment, constant=True)
    number = Property(str, lambda self: self._question.number, notify=changed)
    levels = Property(
        "QVariantList", lambda self: levels_shown(self._centre, self._spoken), notify=wordsChanged
    )
    process = Property("QVariantList", lambda self: self._reasons("process"), notify=wordsChanged)
    person = Property("QVariantList", lambda self: self._reasons("person"), notify=wordsChanged)
    chosen = Property("QStringList", lambda self: sorted(self._chosen), notify=chosenChanged)
    pressed = Property(int, lambda self: self._pressed, notify=changed)
    again = Property(bool, lambda self: self._again, notify=changed)
    working = Property(bool, lambda self: self._working, notify=changed)
    level = Property(str, lambda self: self._level_name(), notify=changed)
    face = Property(int, lambda self: face_of(self._centre, self._score), notify=changed)
    keepSlip = Property(bool, lambda self: self._keep_slip(), notify=changed)
    heading = Property(str, lambda self: self._message[0], notify=changed)
    advice = Property(str, lambda self: self._message[1], notify=changed)
    largeText = Property(bool, lambda self: self.modes.large_text, notify=modesChanged)
    highContrast = Property(bool, lambda self: self.modes.high_contrast, notify=modesChanged)
    settleMs = Property(
        int, lambda self: round(self._centre.rating.too_soon_seconds * 1000), constant=True
    )

    # What the hall tells ----------------------------------------------------------------------
    @Slot(frozenset)
    def happened(self, kinds: frozenset[str]) -> None:
        """Something was recorded; a finished service is what the rater waits for."""
        if kinds & NEWS:
            self.look()

    @Slot()
    def look(self) -> None:
        """Is there a question? While the citizen explains or is thanked, it can wait."""
        if self._looking or self._working or self._screen not in {"rest", "question"}:
            return
        self._looking = True
        counter, desk = self._counter, self._desk
        self._background.run(lambda: desk.question(counter=counter), self._seen, self._not_seen)

    def _seen(self, question: Question) -> None:
        self._looking = False
        if self._working or self._screen not in {"rest", "question"}:
            return
        if question.rating == self._question.rating:
            return
        if self._screen == "question":
            self._decline("no_answer")
        self._rest()
        if question.rating:
            self._ask(question)

    def _not_seen(self, error: Exception) -> None:
        self._looking = False
        self._known(error)

    # What the citizen does --------------------------------------------------------------------
    @Slot(int)
    def rate(self, score: int) -> None:
        """One touch is the whole answer; one that came too soon is asked for again."""
        if self._working or self._screen != "question":
            return
        if not self._touches.counts():
            self._again = True
            self._patience.start()
            self.changed.emit()
            return
        rating, request, desk = self._question.rating, f"{self._request}:{score}", self._desk
        self._pressed = score
        self._run(lambda: desk.rate(rating=rating, score=score, request_id=request), self._rated)

    @Slot()
    def skip(self) -> None:
        """ "Bỏ qua": no answer on purpose; after a low answer, no reasons."""
        if self._working or not self._touches.counts():
            return
        if self._screen == "question":
            self._decline("skipped")
            self._rest()
            self.look()
        else:
            self._thank()

    @Slot(str)
    def toggle(self, reason: str) -> None:
        """A reason is chosen, or no longer."""
        self._chosen ^= {reason}
        self._patience.start()
        self.chosenChanged.emit()

    @Slot()
    def send(self) -> None:
        """Reasons and comment go to the answer that is stored already."""
        reasons, comment = tuple(sorted(self._chosen)), self._comment.property("kept")
        if self._working or not (reasons or comment):
            self._thank()
            return
        rating, desk = self._question.rating, self._desk
        self._run(
            lambda: desk.explain_rating(rating=rating, reasons=reasons, comment=comment),
            lambda _: self._thank(),
        )

    @Slot()
    def write(self) -> None:
        """The keyboard, please."""
        self._comment.open()
        self._go("comment", self._centre.rating.reasons_seconds)

    @Slot(bool)
    def written(self, keep: bool) -> None:
        """Back from the keyboard, with the comment or without what was typed since."""
        if keep:
            self._comment.keep()
        self._go("reasons", self._centre.rating.reasons_seconds)

    @Slot(str)
    def mode(self, name: str) -> None:
        """Language, large letters, black; for this visitor only."""
        self._patience.start()
        if name == "language":
            self._speak(next_language(self._spoken.language))
            return
        field = MODES[name]
        self._set(dataclasses.replace(self.modes, **{field: not getattr(self.modes, field)}))

    @Slot()
    def touched(self) -> None:
        """A finger, anywhere: somebody is still here."""
        if self._screen in {"reasons", "comment"}:
            self._patience.start()

    @Slot()
    def sorry(self) -> None:
        """After a bug of ours: the one hook for all threads calls this."""
        self._working = False
        self._tell("title", self._spoken.text("rater.message.sorry"))

    # Steps ------------------------------------------------------------------------------------
    def _ask(self, question: Question) -> None:
        self._question = question
        self._request = self._new_id()
        self._speak(question.language)
        self._comment.begin(question.language)
        self._touches.appeared()
        self._go("question", self._centre.rating.answer_seconds)

    def _rated(self, taken: RatingTaken) -> None:
        self._score = taken.score
        if taken.asks_reasons and self._centre.rating.reasons:
            self._touches.appeared()
            self._go("reasons", self._centre.rating.reasons_seconds)
        else:
            self._thank()

    def _thank(self) -> None:
        self._go("thanks", self._centre.rating.thanks_seconds)

    def _rest(self) -> None:
        """Nothing of the visitor stays."""
        self._question = Question(counter=self._counter)
        self._request = ""
        self._score = self._pressed = 0
        self._again = self._working = False
        self._chosen: set[str] = set()
        self._message = ("", "")
        self._comment.begin(DEFAULT_LANGUAGE)
        self._speak(DEFAULT_LANGUAGE)
        self._set(Modes())
        self._go("rest", 0)
        self.chosenChanged.emit()

    def _quiet(self) -> None:
        """Nobody touched for as long as the screen waits."""
        if self._working:
            self._patience.start()
        elif self._screen == "question":
            self._decline("no_answer")
            self._rest()
        elif self._screen in {"reasons", "comment"}:
            self.send()
        else:
            self._rest()
            self.look()

    def _go(self, screen: str, seconds: int) -> None:
        self._screen = screen
        if seconds:
            self._patience.start(seconds * 1000)
        else:
            self._patience.stop()
        self.changed.emit()

    def _speak(self, language: str) -> None:
        self._spoken = words(language)
        self.wordsChanged.emit()
        self.changed.emit()

    def _set(self, modes: Modes) -> None:
        if modes != self.modes:
            self.modes = modes
            self.modesChanged.emit()

    # The desk ---------------------------------------------------------------------------------
    def _run(self, wish: Callable[[], Answer], then: Callable[[Any], None]) -> None:
        self._working = True
        asked = self._question.rating

        def arrived(answer: Answer) -> None:
            self._working = False
            if self._question.rating != asked:
                return
            if isinstance(answer, Refused):
                self._refused(answer)
            else:
                then(answer)

        def failed(error: Exception) -> None:
            self._working = False
            self._tell("trouble_title", self._spoken.text("rater.message.trouble"))
            self._known(error)

        self._background.run(wish, arrived, failed)
        self.changed.emit()

    def _decline(self, how: str) -> None:
        """Recorded beside whatever is shown; an answer that came meanwhile stands."""
        rating, desk = self._question.rating, self._desk
        self._background.run(
            lambda: desk.decline_rating(rating=rating, how=how), lambda _: None, self._known
        )

    def _refused(self, refused: Refused) -> None:
        title = "already_title" if refused.reason is Reason.ALREADY_RATED else "title"
        self._tell(title, refused.message(self._spoken.language))

    def _tell(self, title: str, advice: str) -> None:
        self._message = (self._spoken.text(f"rater.message.{title}"), advice)
        self._go("message", MESSAGE_SECONDS)

    def _known(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error

    # Words ------------------------------------------------------------------------------------
    def _reasons(self, about: str) -> list[dict[str, str]]:
        return reasons_shown(self._centre, self._spoken, about)

    def _level(self) -> RatingLevel | None:
        levels = self._centre.rating.levels
        return next((each for each in levels if each.score == self._score), None)

    def _level_name(self) -> str:
        level = self._level()
        return level.name[self._spoken.language] if level else ""

    def _keep_slip(self) -> bool:
        """Whether this service may have left the citizen with a slip."""
        queue = self._centre.queue.get(self._question.queue)
        return queue is not None and queue.kind is QueueKind.PROCEDURES
