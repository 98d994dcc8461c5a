"""The page of configuration and hub: told quietly, done by a manager's PIN, and never by a slip."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.answers import Done, Reason, Refused
from kiosk.upkeep import AWAY_SECONDS, BundleLook, HubLook, UpkeepLook
from tests.desk_at_work import HandClock, desk_at_work
from tests.ui.counter.conftest import desk_centre
from tests.ui.counter.desk_keys import rest
from tests.ui.manager.conftest import Manager

PIN = "2468"
WAITING = BundleLook(waiting=7, changes=("queues", "wording"), current=6)
AWAY = HubLook(role="standby", following=True, away_seconds=AWAY_SECONDS)


@dataclass
class Machine:
    """What is looked after; remembers what was wished."""

    bundle: BundleLook = field(default_factory=BundleLook)
    hub: HubLook = field(default_factory=HubLook)
    taken: list[int] = field(default_factory=list)
    promoted: list[str] = field(default_factory=list)
    answer: Done | Refused = field(default_factory=Done)

    def look(self) -> UpkeepLook:
        return UpkeepLook(bundle=self.bundle, hub=self.hub)

    def take_bundle(self, version: int) -> Done | Refused:
        self.taken.append(version)
        return self.answer

    def promote(self, official: str, pin: str) -> Done | Refused:
        assert pin == PIN
        self.promoted.append(official)
        return self.answer


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def manager(qapp: QCoreApplication, tmp_path: Path, machine: Machine) -> Iterator[Manager]:
    clock = HandClock()
    with desk_at_work(tmp_path / "data", desk_centre(), clock) as desk:
        opened = Manager(desk, clock, tmp_path / "data", tmp_path, machine)
        yield opened
        opened.close()


def at_upkeep(manager: Manager, says: str) -> None:
    manager.sign_in()
    manager.key("Ctrl+6")
    assert manager.comes(lambda: manager.page == "upkeep" and says in manager.words())


def test_a_waiting_bundle_is_told_quietly_and_taken_by_a_press_and_a_pin(
    manager: Manager, machine: Machine
) -> None:
    machine.bundle = WAITING
    manager.sign_in()
    assert manager.comes(lambda: "phiên bản 7 đang chờ" in manager.words())
    manager.key("Ctrl+6")
    assert manager.comes(lambda: "hàng chờ, câu chữ trên màn hình" in manager.words())
    manager.key("F3")
    assert "Các nơi của trung tâm sẽ khởi động lại" in manager.words()
    manager.type("1111")
    manager.key("F2")
    assert manager.comes(lambda: Refused(reason=Reason.WRONG_PIN).message("vi") in manager.words())
    assert machine.taken == []
    manager.type(PIN)
    manager.key("F2")
    assert manager.comes(lambda: machine.taken == [7])
    assert manager.comes(lambda: "khởi động lại khi rảnh" in manager.words())


def test_another_bundle_than_the_one_that_was_read_is_not_taken(
    manager: Manager, machine: Machine
) -> None:
    machine.bundle, machine.answer = WAITING, Refused(reason=Reason.WRONG_STATE)
    at_upkeep(manager, "Phiên bản 7")
    manager.key("F3")
    manager.type(PIN)
    manager.key("Return")
    refused = Refused(reason=Reason.WRONG_STATE).message("vi")
    assert manager.comes(lambda: refused in manager.words())


def test_after_a_way_back_the_page_says_why(manager: Manager, machine: Machine) -> None:
    machine.bundle = BundleLook(current=6, back=7, reason="did_not_work")
    at_upkeep(manager, "Phiên bản 7 đã bị bỏ")
    assert "hai lần khởi động đều không chạy được tròn một phút" in manager.words()
    assert "Nhận ngay" not in manager.words()


def test_a_hub_that_has_been_away_is_replaced_by_one_press(
    manager: Manager, machine: Machine
) -> None:
    machine.hub = AWAY
    at_upkeep(manager, "không trả lời")
    manager.key("F4")
    assert "Chỉ làm khi máy chủ cũ đã hỏng hẳn" in manager.words()
    manager.type(PIN)
    manager.key("F2")
    assert manager.comes(lambda: machine.promoted == ["QL01"])
    machine.hub = HubLook(role="promoting", following=True)
    assert manager.comes(lambda: "Đang chuyển" in manager.words())
    machine.hub = HubLook(role="hub")
    manager.vm.upkeep.look()
    assert manager.comes(lambda: "Máy này đã là máy chủ. Hàng chờ giữ nguyên." in manager.words())


@pytest.mark.parametrize("away_seconds", [0.0, AWAY_SECONDS - 0.1])
def test_a_hub_that_may_be_well_is_replaced_only_after_a_second_press(
    manager: Manager, machine: Machine, away_seconds: float
) -> None:
    machine.hub = HubLook(role="standby", following=True, away_seconds=away_seconds)
    at_upkeep(manager, "Máy này dự phòng")
    manager.key("F4")
    manager.type(PIN)
    manager.key("F2")
    assert "nhấn lần nữa" in manager.words()
    rest(50)
    assert machine.promoted == []
    manager.key("Escape")  # and it is not remembered for another time
    manager.key("F4")
    manager.type(PIN)
    manager.key("F2")
    rest(50)
    assert machine.promoted == []
    manager.key("F2")
    assert manager.comes(lambda: machine.promoted == ["QL01"])


def test_where_nothing_follows_nothing_can_be_promoted(manager: Manager, machine: Machine) -> None:
    machine.hub = HubLook(role="standby", following=False, away_seconds=300)
    at_upkeep(manager, "chưa chạy trên máy này")
    manager.key("F4")
    rest(20)
    assert "Mã PIN" not in manager.words()
