"""The rater in front of the citizen: it rests, asks once, thanks, and rests again."""

import dataclasses
import secrets
from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.catalogue import Centre, QueueKind
from kiosk.desk import Desk
from kiosk.words import words
from ui.background import Background
from ui.feed import Feed
from ui.viewmodels.place import Modes, next_language, tables_for
from ui.viewmodels.rater_comment import RaterCommentViewModel
from ui.viewmodels.rater_texts import face_of, level_of, levels_shown, reasons_shown
from ui.viewmodels.rater_touches import REAL_MS
from ui.viewmodels.rater_visit import RaterVisit

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

NEWS = frozenset({"service_finished", "rating_given", "rating_declined"})
MODES = {"large": "large_text", "contrast": "high_contrast"}


@QmlElement
@QmlUncreatable("made by the program")
class RaterViewModel(QObject):
    """What `RaterPlace.qml` shows.

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
        told: bool = False,
        monotonic_ms: Callable[[], int] = REAL_MS,
        new_id: Callable[[], str] = lambda: secrets.token_hex(16),
        parent: QObject | None = None,
    ) -> None:
        """`counter`: the one it stands at; it never asks about another's service. `told`: the feed
        says when there is something to look for; else it is looked for every second."""
        super().__init__(parent)
        self._visit = RaterVisit(
            desk,
            centre,
            background,
            counter,
            monotonic_ms=monotonic_ms,
            new_id=new_id,
            parent=self,
        )
        self._centre = centre
        self._comment = RaterCommentViewModel(self)
        self._chosen: set[str] = set()
        self.modes = Modes()
        self._visit.changed.connect(self.changed)
        self._visit.asked.connect(self._asked)
        self._visit.ended.connect(self._wipe)
        self._visit.ran_out.connect(self.send)
        feed.happened.connect(self.happened)
        if not told:
            feed.ticked.connect(self.look)
        self.look()

    screen = Property(str, lambda self: self._visit.screen, notify=changed)
    words = Property(
        "QVariantMap", lambda self: tables_for(self._visit.spoken, "rater"), notify=wordsChanged
    )
    centre = Property(
        str, lambda self: self._centre.facts.name[self._visit.spoken.language], notify=wordsChanged
    )
    counter = Property(int, lambda self: self._visit.counter, constant=True)
    comment = Property(RaterCommentViewModel, lambda self: self._comment, constant=True)
    number = Property(str, lambda self: self._visit.question.number, notify=changed)
    levels = Property(
        "QVariantList",
        lambda self: levels_shown(self._centre, self._visit.spoken),
        notify=wordsChanged,
    )
    process = Property("QVariantList", lambda self: self._reasons("process"), notify=wordsChanged)
    person = Property("QVariantList", lambda self: self._reasons("person"), notify=wordsChanged)
    chosen = Property("QStringList", lambda self: sorted(self._chosen), notify=chosenChanged)
    pressed = Property(int, lambda self: self._visit.pressed, notify=changed)
    again = Property(bool, lambda self: self._visit.again, notify=changed)
    working = Property(bool, lambda self: self._visit.working, notify=changed)
    stored = Property(str, lambda self: self._stored(), notify=changed)
    face = Property(int, lambda self: face_of(self._visit.score), notify=changed)
    keepSlip = Property(bool, lambda self: self._keep_slip(), notify=changed)
    heading = Property(str, lambda self: self._visit.message[0], notify=changed)
    advice = Property(str, lambda self: self._visit.message[1], notify=changed)
    settleMs = Property(
        int, lambda self: round(self._centre.rating.too_soon_seconds * 1000), constant=True
    )

    @Slot(frozenset)
    def happened(self, kinds: frozenset[str]) -> None:
        """Something was recorded; a finished service is what the rater waits for."""
        if kinds & NEWS:
            self.look()

    @Slot()
    def look(self) -> None:
        """Ask the desk for a question."""
        self._visit.look()

    @Slot(int)
    def rate(self, score: int) -> None:
        """A face was touched."""
        self._visit.rate(score)

    @Slot()
    def skip(self) -> None:
        """ "Bỏ qua"."""
        self._visit.skip()

    @Slot(str)
    def toggle(self, reason: str) -> None:
        """A reason is chosen, or no longer."""
        self._chosen ^= {reason}
        self.chosenChanged.emit()

    @Slot()
    def send(self) -> None:
        """ "Gửi", or nobody touched the reasons any more: what was chosen and confirmed counts."""
        self._visit.explain(tuple(sorted(self._chosen)), self._comment.kept_text)

    @Slot()
    def write(self) -> None:
        """The keyboard, please."""
        self._comment.open()
        self._visit.explaining("comment")

    @Slot()
    def written(self) -> None:
        """ "Xong" on the keyboard: this is the comment."""
        self._comment.keep()
        self._visit.explaining()

    @Slot(str)
    def mode(self, name: str) -> None:
        """Language, large letters, black; for this visitor only."""
        self._visit.stay()
        if name == "language":
            self._visit.spoken = words(next_language(self._visit.spoken.language))
            self._reword()
            return
        field = MODES[name]
        self.modes = dataclasses.replace(self.modes, **{field: not getattr(self.modes, field)})
        self.modesChanged.emit()

    @Slot()
    def touched(self) -> None:
        """A finger, anywhere, while there is more to say: wait as long again."""
        if self._visit.screen in {"reasons", "comment"}:
            self._visit.stay()

    @Slot()
    def sorry(self) -> None:
        """After a bug of ours: the one hook for all threads calls this."""
        self._visit.sorry()

    @Slot()
    def _asked(self) -> None:
        self._comment.begin(self._visit.spoken.language)
        self._reword()

    @Slot()
    def _wipe(self) -> None:
        """The visitor is gone: answers, comment, language and modes too."""
        self._chosen = set()
        self._comment.begin(self._visit.spoken.language)
        self.chosenChanged.emit()
        if self.modes != Modes():
            self.modes = Modes()
            self.modesChanged.emit()
        self._reword()

    def _reword(self) -> None:
        self.wordsChanged.emit()
        self.changed.emit()

    def _reasons(self, about: str) -> list[dict[str, str]]:
        return reasons_shown(self._centre, self._visit.spoken, about)

    def _stored(self) -> str:
        """ "Đã ghi: Hài lòng"; empty before an answer."""
        level, spoken = level_of(self._centre, self._visit.score), self._visit.spoken
        if level is None:
            return ""
        return spoken.text("rater.thanks.stored", level=level.name[spoken.language])

    def _keep_slip(self) -> bool:
        """Whether this service may have left the citizen with a slip."""
        queue = self._centre.queue.get(self._visit.question.queue)
        return queue is not None and queue.kind is QueueKind.PROCEDURES
