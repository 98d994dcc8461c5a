"""A place that is told of everything does not ask every second; one that is not, does."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication

from kiosk.desk import Desk
from kiosk.errors import ServerTrouble
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import small_centre
from tests.ui.waiting import waited_for
from ui.background import Background
from ui.feed import Feed
from ui.viewmodels.board_place import BoardViewModel
from ui.viewmodels.rater_place import RaterViewModel

SECONDS = 5


class CountingDesk:
    """Counts how often it is asked; its line may be broken."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.asked = 0
        self.broken = False

    def board(self) -> object:
        return self._answer(self._desk.board)

    def question(self, *, counter: int) -> object:
        return self._answer(lambda: self._desk.question(counter=counter))

    def _answer(self, ask: Callable[[], object]) -> object:
        self.asked += 1
        if self.broken:
            raise ServerTrouble("no line")
        return ask()


class Surroundings:
    """A desk, a feed whose seconds the test counts, and what runs beside."""

    def __init__(self, desk: Desk) -> None:
        self.desk = CountingDesk(desk)
        self.centre = desk.centre
        self.background = Background()
        self.feed = Feed()
        self._places: list[QObject] = []

    def place(self, kind: type[QObject], told: bool) -> QObject:
        common = (self.desk, self.centre, self.background, self.feed)
        made: QObject
        if kind is BoardViewModel:
            made = BoardViewModel(*common, None, now=HandClock().now, told=told)  # type: ignore[arg-type]
        else:
            made = RaterViewModel(*common, counter=1, told=told)  # type: ignore[arg-type]
        self._places.append(made)
        return made

    def close(self) -> None:
        """A place is destroyed by its owner, and after all that may still speak to it."""
        self.feed.close()
        self.background.close()
        QGuiApplication.processEvents()
        for each in self._places:
            each.deleteLater()
        QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self._places.clear()

    def seconds_pass(self, times: int = SECONDS) -> None:
        for at in range(times):
            before = self.desk.asked
            self.feed.ticked.emit()
            waited_for(lambda before=before: self.desk.asked > before, 0.05 if at else 0.2)


@pytest.fixture
def around(qapp: QGuiApplication, tmp_path: Path) -> Iterator[Surroundings]:
    with desk_at_work(tmp_path / "data", small_centre(), HandClock()) as desk:
        made = Surroundings(desk)
        yield made
        made.close()


@pytest.mark.parametrize("kind", [BoardViewModel, RaterViewModel])
def test_it_relies_on_what_it_is_told(around: Surroundings, kind: type[QObject]) -> None:
    around.place(kind, told=True)
    assert waited_for(lambda: around.desk.asked == 1)
    around.seconds_pass()
    assert around.desk.asked == 1
    around.feed.happened.emit(frozenset({"ticket_called", "service_finished"}))
    assert waited_for(lambda: around.desk.asked == 2)


@pytest.mark.parametrize("kind", [BoardViewModel, RaterViewModel])
def test_beside_another_process_it_asks_every_second(
    around: Surroundings, kind: type[QObject]
) -> None:
    around.place(kind, told=False)
    assert waited_for(lambda: around.desk.asked == 1)
    around.seconds_pass()
    assert around.desk.asked > 2


def test_a_board_that_has_lost_the_line_looks_for_it(around: Surroundings) -> None:
    around.desk.broken = True
    board = around.place(BoardViewModel, told=True)
    assert waited_for(lambda: board.property("lost"))
    around.desk.broken = False
    around.feed.ticked.emit()
    assert waited_for(lambda: not board.property("lost"))
