"""The real board on a real store, with a voice that a test lets speak."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.answers import Called, TicketTaken
from kiosk.desk import Desk
from tests.desk_at_work import MORNING, HandClock, desk_at_work
from tests.small_centre import BIRTH, small_centre
from tests.ui.measuring import visible_items
from tests.ui.waiting import waited_for
from ui.background import Background
from ui.feed import Feed
from ui.place_window import PlaceWindow, panel_of
from ui.viewmodels.board_place import BoardViewModel


class HandVoice(QObject):
    """Takes calls as the real voice does, and says the next one when told to."""

    troubled = Signal(str)
    began = Signal(str)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line: list[tuple[str, int, bool]] = []
        self.said: list[tuple[str, int, bool]] = []
        self.speaking = False

    def call(self, number: str, counter: int, *, recall: bool = False) -> None:
        self.line.append((number, counter, recall))
        if not self.speaking:
            self.next()

    def next(self) -> None:
        """The call being said is over; the next one begins, if there is one."""
        self.speaking = bool(self.line)
        if self.line:
            self.said.append(self.line.pop(0))
            self.began.emit(self.said[-1][0])
        else:
            self.finished.emit()


class SilentVoice(HandVoice):
    """A machine without a loudspeaker: every call is taken, none begins."""

    def call(self, number: str, counter: int, *, recall: bool = False) -> None:
        self.troubled.emit("no_audio")
        self.finished.emit()


class Hall:
    """A board in a window, and counters that call."""

    def __init__(self, desk: Desk, seen: Desk, clock: HandClock, voice: HandVoice | None) -> None:
        self.desk = desk
        self.clock = clock
        self.voice = voice
        self.passed_ms = 100_000
        self.background = Background()
        self.feed = Feed()
        desk.store.listen(self.feed.listener())
        self.vm = BoardViewModel(
            seen,
            desk.centre,
            self.background,
            self.feed,
            voice,  # type: ignore[arg-type]
            now=clock.now,
            monotonic_ms=lambda: self.passed_ms,
        )
        self.window = PlaceWindow(
            "board/BoardPlace.qml", self.vm, panel_of(desk.centre, "board"), "board"
        )
        self.view.show()
        for counter in (1, 2):
            desk.sign_in_by_command(counter=counter, official=f"CB0{counter}")

    @property
    def view(self) -> QQuickView:
        return self.window.view

    @property
    def root(self) -> QQuickItem:
        root = self.view.rootObject()
        assert isinstance(root, QQuickItem)
        return root

    def call(self, counter: int = 1) -> str:
        """A number is taken and called; the visit before it is finished."""
        self.desk.finish(counter=counter)
        taken = self.desk.take_ticket(procedure=BIRTH)
        called = self.desk.call_next(counter=counter)
        assert isinstance(taken, TicketTaken)
        assert isinstance(called, Called)
        return called.number

    def later(self, seconds: float) -> None:
        """So much time passes for the board."""
        self.passed_ms += round(seconds * 1000)
        self.clock.forward(seconds=seconds)

    def shows(self, number: str) -> bool:
        """Whether this number stands large, now or in a moment."""
        return waited_for(lambda: self.vm.property("number") == number, 2)

    def listed(self) -> list[str]:
        """The earlier calls that can be read, newest first."""
        return [
            self.texts(item)[0]
            for item in visible_items(self.root)
            if item.objectName().startswith("earlier_")
        ]

    def texts(self, under: QQuickItem) -> list[str]:
        """What can be read under an item, clock cells apart."""
        return [
            str(item.property("text"))
            for item in visible_items(under)
            if item.objectName() == "words" and item.property("text")
        ]

    def everything(self) -> str:
        """All that stands on the board."""
        clock = str(self.root.findChild(QQuickItem, "clock").property("time"))
        shown = self.texts(self.root)
        return " ".join([*shown[:3], clock, *shown[3:]])

    def flashes(self) -> bool:
        """Whether the plate is lit now or in a moment."""
        plate = self.root.findChild(QQuickItem, "plate")
        return waited_for(lambda: plate.property("lit"), 0.5)

    def close(self) -> None:
        self.feed.close()
        self.window.close()
        self.background.close()


OpenHall = Callable[..., Hall]


@pytest.fixture
def open_hall(tmp_path: Path, qapp: QCoreApplication) -> Iterator[OpenHall]:
    """Opens a hall with a board; `before(desk)` happens before the board comes
    up, `seen_from(desk)` is the desk it asks."""
    plain = small_centre()
    centre = msgspec.structs.replace(
        plain, times=msgspec.structs.replace(plain.times, spotlight=20)
    )
    with ExitStack() as opened:

        def open_it(
            voice: HandVoice | None = None,
            before: Callable[[Desk], object] = lambda _: None,
            seen_from: Callable[[Desk], Any] = lambda desk: desk,
        ) -> Hall:
            clock = HandClock(MORNING.replace(minute=36))
            desk = opened.enter_context(desk_at_work(tmp_path / "data", centre, clock))
            before(desk)
            hall = Hall(desk, seen_from(desk), clock, voice)
            opened.callback(hall.close)
            return hall

        yield open_it


@pytest.fixture
def voice() -> HandVoice:
    return HandVoice()


@pytest.fixture
def hall(open_hall: OpenHall, voice: HandVoice) -> Hall:
    return open_hall(voice)
