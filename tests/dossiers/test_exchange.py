"""A system over HTTP: pages, broken sessions, wrong records, 500s and slow answers."""

from collections.abc import Callable

import pytest

from kiosk.catalogue import DossierState
from sync.dossiers.systems.exchange import PAGE, Exchange
from sync.dossiers.told import DossierSystem, Happened, Listing, SystemTrouble
from tests.desk_at_work import HandClock
from tests.dossiers.model_system import ModelSystem, record


def everything(system: DossierSystem, cursor: str = "") -> tuple[list[str], Listing]:
    """The codes of all pages, and the last page."""
    codes: list[str] = []
    while True:
        listing = system.list_since(cursor)
        codes += [each.code for each in listing.told]
        cursor = listing.cursor
        if not listing.more:
            return codes, listing


def test_all_pages_come_and_then_only_what_is_new(
    system: ModelSystem, exchange: Exchange, clock: HandClock
) -> None:
    system.rows = [record(at) for at in range(1, 2 * PAGE + 6)]
    codes, last = everything(exchange)
    assert codes == [row["MaHoSo"] for row in system.rows]
    assert [each["trang"] for each in system.asked] == [1, 2, 3]
    assert {each["tuNgay"] for each in system.asked} == {""}
    clock.forward(hours=2)
    system.rows = [record(9, Sua="20261123100000"), record(8, Sua="20261101000000")]
    codes, _ = everything(exchange, last.cursor)
    assert codes == ["H00.14-261112-0009"]
    assert system.asked[-1]["tuNgay"] == "20261123081200"  # an hour before it asked first


def test_what_changes_while_pages_are_read_is_asked_for_again(
    system: ModelSystem, exchange: Exchange, clock: HandClock
) -> None:
    system.rows = [record(at) for at in range(1, PAGE + 2)]
    first = exchange.list_since("")
    clock.forward(hours=5)
    last = exchange.list_since(first.cursor)
    assert not last.more
    system.rows = [record(7, Sua="20261123100000")]  # while the pages were read
    assert everything(exchange, last.cursor)[0] == ["H00.14-261112-0007"]


def test_a_wrong_record_keeps_no_other_back(system: ModelSystem, exchange: Exchange) -> None:
    system.rows = [record(1), record(2, NgayTiepNhan="mai"), {"MaHoSo": 7}, record(3)]
    listing = exchange.list_since("")
    assert [each.code[-1] for each in listing.told] == ["1", "3"]
    assert [each.where.split(" — ")[0] for each in listing.broken] == [
        "trang 1, dòng 2", "trang 1, dòng 3",
    ]  # fmt: skip
    assert "NgayTiepNhan" in listing.broken[0].sentence


@pytest.mark.parametrize("fault", ["500", "garbage", "list", "slow"])
def test_one_in_trouble_is_asked_again_later_and_nothing_is_lost(
    system: ModelSystem, exchange: Exchange, fault: str
) -> None:
    system.rows = [record(at) for at in range(1, PAGE + 2)]
    first = exchange.list_since("")
    system.faults = [fault]
    with pytest.raises(SystemTrouble, match=system.url):
        exchange.list_since(first.cursor)
    assert [each.code for each in exchange.list_since(first.cursor).told] == [
        system.rows[-1]["MaHoSo"]
    ]


def test_a_session_that_ended_is_begun_again(system: ModelSystem, exchange: Exchange) -> None:
    system.rows = [record(1)]
    exchange.list_since("")
    system.faults = ["session"]
    assert len(exchange.list_since("").told) == 1


def test_a_system_that_refuses_us_is_trouble_for_people(
    system: ModelSystem, exchange_with: Callable[..., Exchange]
) -> None:
    for settings in ({"user": "ai"}, {"dstcode": ""}, {"password_file": "/none"}):
        with pytest.raises(SystemTrouble) as trouble:
            exchange_with(**settings).list_since("")
        assert "bí mật" not in str(trouble.value)
    assert system.asked == []


def test_nobody_there_is_trouble(exchange_with: Callable[..., Exchange]) -> None:
    with pytest.raises(SystemTrouble):
        exchange_with(url="http://127.0.0.1:1").list_since("")


def test_one_dossier_is_looked_up(system: ModelSystem, exchange: Exchange) -> None:
    system.rows = [record(1), record(2, TrangThaiHoSo="10")]
    told = exchange.lookup("H00.14-261112-0002")
    assert told
    assert told.state is DossierState.RETURNED
    assert exchange.lookup("H00.14-261112-0003") is None


def test_an_act_is_told_as_a_progress_record(
    system: ModelSystem, exchange: Exchange, clock: HandClock
) -> None:
    at_ms = round(clock.at.timestamp() * 1000)
    done = Happened(
        code="H00.14-261112-0002", state=DossierState.SUPPLEMENT, official="CB02",
        at_ms=at_ms, form="supplement",
    )  # fmt: skip
    assert exchange.push_event(done)
    assert system.pushed == [
        {
            "MaHoSo": "H00.14-261112-0002", "NguoiXuLy": "CB02", "TrangThai": "5",
            "ThoiDiemXuLy": "20261123091200", "NoiDungXuLy": "supplement",
        }
    ]  # fmt: skip
