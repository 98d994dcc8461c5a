"""The real manager's place on a real store, by keyboard, after a small day of visits."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem

from kiosk.answers import Finished, TicketTaken
from kiosk.bootstrap import Program, export_figures, reading
from kiosk.clock import VIETNAM
from kiosk.desk import Desk
from kiosk.reports import Period
from kiosk.upkeep import Upkeep
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import BIRTH, LAND
from tests.ui.counter.conftest import desk_centre
from tests.ui.counter.desk_keys import comes, press, rest, type_text, words_shown
from ui.background import Background
from ui.place_window import PlaceWindow
from ui.viewmodels.manager_place import ManagerViewModel

TODAY = datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM)


class Manager:
    """A manager's place in a window with its view-model, and a keyboard."""

    def __init__(
        self,
        desk: Desk,
        clock: HandClock,
        data: Path,
        folder: Path,
        upkeep: Upkeep | None = None,
    ) -> None:
        self.desk = desk
        self.clock = clock
        self.data = data
        self.folder = folder
        program = Program(desk.centre, desk, data, desk.store.listen)

        def export(
            what: str, period: Period, file: Path, by: str, told: Callable[[int, int], None]
        ) -> int:
            return export_figures(program, what, period, file, by, told)

        self.background = Background()
        self.vm = ManagerViewModel(
            desk,
            desk.centre,
            self.background,
            lambda: reading(data),
            export,
            now=clock.now,
            upkeep=upkeep,
            folders={"documents": folder / "none yet", "downloads": folder},
        )
        panel = next(each for each in desk.centre.panels if each.place == "manager")
        self.window = PlaceWindow("manager/ManagerPlace.qml", self.vm, panel, "manager")
        self.view = self.window.view
        self.view.show()
        self.view.requestActivate()
        assert comes(self.view.isActive)

    @property
    def page(self) -> str:
        return str(self.vm.property("page"))

    def words(self) -> str:
        return words_shown(self.view)

    def key(self, *strokes: str) -> None:
        for each in strokes:
            press(self.view, each)
            rest(5)

    def type(self, text: str) -> None:
        type_text(self.view, text)

    def fill(self, name: str, text: str) -> None:
        """Replaces what stands in a field."""
        item = self.view.rootObject().findChild(QQuickItem, name)
        assert isinstance(item, QQuickItem)
        item.forceActiveFocus()
        press(self.view, "Ctrl+A")
        self.type(text)

    def comes(self, condition: Callable[[], object]) -> bool:
        return comes(condition)

    def sign_in(self) -> None:
        self.type("2468")  # the only manager is chosen already
        self.key("Return")
        assert comes(lambda: self.page == "now" and self.vm.ratings.property("summary"))

    def close(self) -> None:
        self.window.close()
        self.background.close()


def visit(desk: Desk, clock: HandClock, counter: int, procedure: str, score: int | None) -> None:
    """One person from the number to the answer, ten minutes."""
    assert isinstance(desk.take_ticket(procedure=procedure), TicketTaken)
    clock.forward(minutes=4)
    desk.call_next(counter=counter)
    clock.forward(minutes=6)
    done = desk.finish(counter=counter)
    assert isinstance(done, Finished)
    if score is None:
        desk.decline_rating(rating=done.rating, how="skipped")
    else:
        desk.rate(rating=done.rating, score=score)


@pytest.fixture
def manager(qapp: QCoreApplication, tmp_path: Path) -> Iterator[Manager]:
    """Monday 23 November 2026: counter 1 answered often, counter 2 seldom."""
    clock = HandClock(TODAY)
    data = tmp_path / "data"
    with desk_at_work(data, desk_centre(), clock) as desk:
        desk.sign_in_by_command(counter=1, official="CB01")
        desk.sign_in_by_command(counter=2, official="CB02")
        for score in (5, 5, 4, 5, 3, None, 1):
            visit(desk, clock, 1, BIRTH, score)
        for score in (5, None):
            visit(desk, clock, 2, LAND, score)
        for score in (4, 3):
            visit(desk, clock, 2, BIRTH, score)
        desk.take_ticket(procedure=BIRTH)
        folder = tmp_path / "out"
        folder.mkdir()
        place = Manager(desk, clock, data, folder)
        yield place
        place.close()
