"""A number that somebody shows while the hub is away: typed at the real counter, by keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.answers import Reason, Refused
from kiosk.desk import Desk
from kiosk.desk.by_hand import ByHandDesk
from kiosk.errors import PlaceGone
from kiosk.tickets import number_in
from sync.by_hand import ByHand, as_desk
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import BIRTH, PIN
from tests.ui.counter.conftest import NUMBER, Counter, Tray, desk_centre


class GoneDesk:
    """The hub's desk, until the hub is away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.away = False

    def __getattr__(self, name: str) -> object:
        found = getattr(self._desk, name)

        def ask(**parts: object) -> object:
            if self.away:
                raise PlaceGone("away", asked=False)
            return found(**parts)

        return ask


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Desk]:
    with desk_at_work(tmp_path / "hub", desk_centre(), HandClock()) as desk:
        desk.take_ticket(procedure=BIRTH)
        desk.sign_in(counter=NUMBER, official="CB02", pin=PIN)
        yield desk


@pytest.fixture
def away(hub: Desk) -> GoneDesk:
    return GoneDesk(hub)


@pytest.fixture
def counter(
    qapp: QCoreApplication, tmp_path: Path, hub: Desk, away: GoneDesk, tray: Tray
) -> Iterator[Counter]:
    clock = HandClock()
    with desk_at_work(tmp_path / "own", desk_centre(), clock) as own:
        by_hand = ByHand(
            away,  # type: ignore[arg-type]
            ByHandDesk(own.parts),
            lambda _: None,
            clock.now,
            lambda: True,
            NUMBER,
            lambda typed: number_in(typed, own.centre),
            0.0,
        )
        opened = Counter(hub, clock, tray, through=as_desk(by_hand))
        yield opened
        opened.close()
        by_hand.close()


def test_a_number_of_a_kiosk_that_is_alone_is_typed_and_called(
    counter: Counter, away: GoneDesk
) -> None:
    assert counter.comes(lambda: counter.state == "free")
    assert counter.item("shownNumber") is None  # with the hub, numbers are on its lists
    away.away = True
    counter.vm.look()
    assert counter.comes(lambda: counter.item("shownNumber") is not None)
    counter.key("Ctrl+G")
    counter.type("ak1")
    counter.key("Return")
    assert counter.comes(lambda: counter.number == "AK001")
    assert counter.state == "serving"


def test_what_can_be_no_number_is_said_at_the_field_and_calls_nobody(
    counter: Counter, away: GoneDesk
) -> None:
    assert counter.comes(lambda: counter.state == "free")
    away.away = True
    counter.vm.look()
    assert counter.comes(lambda: counter.item("shownNumber") is not None)
    counter.key("Down")  # the first of the line is marked: Enter in the field is not for it
    counter.key("Ctrl+G")
    counter.type("AW12")
    counter.key("Return")
    assert "Không có số nào như thế" in counter.words()
    assert counter.state == "free"
    counter.type("3")
    assert "Không có số nào như thế" not in counter.words()


def test_a_number_of_the_line_that_is_typed_is_the_one_of_the_line(
    counter: Counter, away: GoneDesk
) -> None:
    assert counter.comes(lambda: counter.state == "free")
    away.away = True
    counter.vm.look()
    assert counter.comes(lambda: counter.item("shownNumber") is not None)
    counter.key("Ctrl+G")
    counter.type("a1")
    counter.key("Return")
    assert counter.comes(lambda: counter.number == "A001")
    assert "Đang chờ 0" in counter.words()  # as the one of the line, not beside it
    counter.key("Ctrl+G")
    counter.type("A002")
    counter.key("Return")
    assert Refused(reason=Reason.STILL_SERVING).message("vi") in counter.words()
