"""The board in the hall: calls large and flashing in step with the voice, no input at all."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.catalogue import Centre
from kiosk.clock import SystemClock
from kiosk.desk import Board, Desk
from kiosk.errors import KnownError
from kiosk.words import DEFAULT_LANGUAGE, languages, words
from ui.background import Background
from ui.feed import Feed
from ui.viewmodels.board_line import CallLine
from ui.voice import Voice

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

NEWS = frozenset({"ticket_called", "ticket_recalled"})
STRIP_SECONDS = 8
LOST_MS = 10_000
PACE_MS = 250
REAL_MS = SystemClock().monotonic_ms


@QmlElement
@QmlUncreatable("made by the program")
class BoardViewModel(QObject):
    """What `BoardPlace.qml` shows.

    Signals: `changed` when the calls or the line to the desk are another; `ticked` with the minute
    and with the strip's turn. `flash` rises with every call, so that a recall flashes too.
    """

    changed = Signal()
    ticked = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        feed: Feed,
        voice: Voice | None,
        *,
        now: Callable[[], datetime],
        told: bool = False,
        monotonic_ms: Callable[[], int] = REAL_MS,
        parent: QObject | None = None,
    ) -> None:
        """`voice`: None on a machine without a loudspeaker; the board then paces by itself.
        `told`: the feed says when there is something to look for; else, and while the line is
        lost, it is looked for every second."""
        self._told = told
        super().__init__(parent)
        self._desk = desk
        self._centre = centre
        self._background = background
        self._voice = voice
        self._now = now
        self._monotonic_ms = monotonic_ms
        self._line = CallLine(centre.times.spotlight * 1000)
        self._speaking = False
        self._looking = False
        self._look_again = False
        self._lost = False
        self._asked_ms = monotonic_ms()
        self._flash = 0
        self._seconds = 0
        self._pace = QTimer(self, interval=PACE_MS)
        self._pace.timeout.connect(self._go_on)
        self._pace.start()
        if voice is not None:
            voice.began.connect(self._began)
            voice.finished.connect(self._finished)
            voice.troubled.connect(self._troubled)
        feed.happened.connect(self.happened)
        feed.ticked.connect(self.second)
        self.look()

    number = Property(str, lambda self: self._of_newest("number"), notify=changed)
    counter = Property(str, lambda self: self._of_newest("counter"), notify=changed)
    earlier = Property("QVariantList", lambda self: self._earlier(), notify=changed)
    flash = Property(int, lambda self: self._flash, notify=changed)
    lost = Property(bool, lambda self: self._lost, notify=changed)
    words = Property(
        "QVariantMap",
        lambda self: dict(words(DEFAULT_LANGUAGE).section("board", "board")),
        constant=True,
    )
    strip = Property(str, lambda self: self._strip(), notify=ticked)
    time = Property(str, lambda self: f"{self._now():%H:%M}", notify=ticked)

    @Slot(frozenset)
    def happened(self, kinds: frozenset[str]) -> None:
        """Something was recorded; a call is what the board waits for."""
        if kinds & NEWS:
            self.look()

    @Slot()
    def second(self) -> None:
        """A second passed: look again where nobody tells, move the clock."""
        self._seconds += 1
        if self._lost or not self._told:
            self.look()
        if self._looking and self._monotonic_ms() - self._asked_ms > LOST_MS:
            self._lose()
        self.ticked.emit()

    @Slot()
    def look(self) -> None:
        """Ask the desk for the last calls."""
        if self._looking:
            self._look_again = True  # what is on its way may have been read before the news
            return
        self._looking = True
        self._asked_ms = self._monotonic_ms()
        self._background.run(self._desk.board, self._seen, self._not_seen)

    def _seen(self, board: Board) -> None:
        again, self._looking, self._look_again = self._look_again, False, False
        was = (self._line.newest, self._lost)
        self._lost = False
        self._line.arrived(board.calls)
        if was != (self._line.newest, False):
            self.changed.emit()
        self._go_on()
        if again:
            self.look()

    def _not_seen(self, error: Exception) -> None:
        self._looking = self._look_again = False
        if not isinstance(error, KnownError):
            raise error
        self._lose()

    def _lose(self) -> None:
        """The last calls stay; the strip says whom to ask."""
        if not self._lost:
            self._lost = True
            self.changed.emit()
            self.ticked.emit()

    # Calls in step with the voice ---------------------------------------------------------------
    @Slot()
    def _go_on(self) -> None:
        now = self._monotonic_ms()
        for call in self._line.due(now):
            if self._voice is not None:
                self._voice.call(call.number, call.counter, recall=call.recall)
        if not self._speaking and self._line.silent(now):
            self._show()

    @Slot(str)
    def _began(self, number: str) -> None:
        self._speaking = True
        self._line.began(number, self._monotonic_ms())
        self._show()

    @Slot()
    def _finished(self) -> None:
        self._speaking = False

    def _show(self) -> None:
        self._flash += 1
        self.changed.emit()

    @Slot(str)
    def _troubled(self, reason: str) -> None:
        """That the hall hears nothing is put on record for staff; the flash stays."""
        desk = self._desk
        self._background.run(
            lambda: desk.device_state(device="voice", reason=reason),
            lambda _: None,
            self._not_recorded,
        )

    def _not_recorded(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error

    # What is read -------------------------------------------------------------------------------
    def _of_newest(self, what: str) -> str:
        newest = self._line.newest
        return str(getattr(newest, what)) if newest else ""

    def _earlier(self) -> list[dict[str, str]]:
        return [
            {"number": each.number, "counter": str(each.counter)} for each in self._line.earlier
        ]

    def _strip(self) -> str:
        known = languages()
        spoken = words(known[self._seconds // STRIP_SECONDS % len(known)])
        desk = self._centre.facts.guidance[spoken.language]
        return spoken.text(f"board.board.{'lost' if self._lost else 'missed'}", desk=desk)
