"""The directory of dossiers: each centre its own, in order, and nobody's telephone in it."""

import itertools
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests
from sqlalchemy import select, text

from kiosk import events
from kiosk.answers import DossierShown, Reason, Refused
from kiosk.catalogue import DossierState
from kiosk.desk import Desk
from kiosk.events import DossierStateChanged
from sync.coming_down import ComingDown
from sync.dossiers.mirror import DOSSIERS, Mirror
from sync.dossiers.records import told_of
from sync.dossiers.sealing import Box
from sync.dossiers.systems.exchange import Exchange, opened
from sync.dossiers.told import SystemTrouble, Told
from sync.downline import DownLine, Unanswered
from sync.news import News
from sync.pace import Pace
from sync.remote import Line
from sync.server import devices
from sync.server.database import Database
from sync.server.downlink import directory as directory_module
from sync.server.downlink.directory import Directory
from sync.server.downlink.pulling import Pulling, Round
from sync.server.downlink.tables import dossier_box
from sync.server.tables import metadata
from tests.desk_at_work import HandClock, desk_at_work
from tests.dossiers.model_system import PASSWORD, UNIT, USER, ModelSystem, at_work, record
from tests.server.conftest import enrolled, now_ms
from tests.server.devices import Device
from tests.small_centre import small_centre

NUMBERS = itertools.count(1)


class Central:
    """A centre of its own agency, its system, its device, and its part of the directory."""

    def __init__(
        self, database: Database, door: str, clock: HandClock, system: ModelSystem, password: str
    ) -> None:
        number = next(NUMBERS)
        self.agency, self.centre = f"H77.{number:02d}", f"centre-of-{number}"
        self.database, self.door, self.clock, self.system = database, door, clock, system
        self.device = enrolled(database, door, Device(), self.centre)
        self.directory = Directory(database, b"s" * 32)
        adapter: Exchange = opened(
            {
                "url": system.url, "unit": UNIT, "user": USER, "password_file": password,
                "dstcode": "VN:GOV", "seconds": 0.5,
            },
            clock,
        )  # fmt: skip
        self.name = f"system-{number}"
        self.pulling = Pulling(
            database, self.directory, self.name, adapter, {self.agency: self.centre}, clock
        )

    def row(self, number: int = 1, **fields: object) -> dict[str, Any]:
        return {**record(number, **fields), "MaHoSo": self.code(number)}

    def code(self, number: int = 1) -> str:
        return f"{self.agency}-261112-{number:04d}"

    def round(self, *rows: dict[str, Any]) -> Round:
        """The system has these now; a later round of the directory."""
        if rows:
            self.system.rows = list(rows)
        self.clock.forward(seconds=60)
        return self.pulling.round()

    def line(self, device: Device | None = None) -> DownLine:
        device = device or self.device
        return DownLine(Line(self.door, device.key, name=device.log))

    def codes(self, since: int = 0) -> list[str]:
        page = self.directory.page(self.centre, self.device.log, since)
        return [each.code for each in page.dossiers]


@pytest.fixture
def system() -> Iterator[ModelSystem]:
    with at_work(ModelSystem()) as working:
        yield working


@pytest.fixture
def central(
    database: Database, door: str, clock: HandClock, system: ModelSystem, tmp_path: Path
) -> Central:
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    return Central(database, door, clock, system, str(tmp_path / "password"))


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    with desk_at_work(tmp_path / "centre", small_centre(), clock) as working:
        yield working


def coming_down(central: Central, desk: Desk, device: Device | None = None) -> ComingDown:
    line = central.line(device)
    mirror = Mirror(desk, line, Box((device or central.device).key.seed))
    return ComingDown(line, (mirror,), Pace(lambda: 0.5))


def shown(desk: Desk, code: str, factor: str) -> DossierShown:
    answer = desk.look_up(code=code, factor=factor)
    assert isinstance(answer, DossierShown), answer
    return answer


def test_a_dossier_of_the_system_is_looked_up_at_the_kiosk_without_a_line(
    central: Central, desk: Desk
) -> None:
    down = coming_down(central, desk)
    down.step(0)  # the server learns what to seal to
    central.round(central.row(1, TrangThaiHoSo="9", SoDienThoai="0900004321"))
    assert down.step(0) > 0
    # from here on nobody asks the server anything
    seen = shown(desk, central.code(), "4321")
    assert seen.state == "finished"
    assert shown(desk, central.code(), "0001").state == "finished"  # of the identity card
    wrong = desk.look_up(code=central.code(), factor="1111")
    assert isinstance(wrong, Refused)
    assert wrong.reason is Reason.NOT_FOUND
    (told,) = desk.store.run(
        lambda tx: [json.loads(row[0]) for row in tx.all(
            "SELECT body FROM event WHERE kind = 'dossier_learned'"
        )]
    )  # fmt: skip
    assert (told["raw_state"], told["state"], told["source"]) == ("9", "finished", central.name)


def test_what_changes_follows_and_the_same_again_is_no_news(central: Central, desk: Desk) -> None:
    down = coming_down(central, desk)
    down.step(0)
    assert central.round(central.row(1, TrangThaiHoSo="4")).changed == 1
    down.step(0)
    assert central.round(central.row(1, TrangThaiHoSo="4")).changed == 0
    for raw, state in (("5", "supplement"), ("4", "processing"), ("5", "supplement")):
        assert central.round(central.row(1, TrangThaiHoSo=raw)).changed == 1
        down.step(0)
        assert shown(desk, central.code(), "0001").state == state
    assert central.round(central.row(1, TrangThaiHoSo="77")).changed == 1
    down.step(0)
    assert shown(desk, central.code(), "0001").state == "unknown"


def test_nothing_of_a_person_is_in_the_servers_database_or_on_the_line(
    central: Central, desk: Desk, database: Database
) -> None:
    coming_down(central, desk).step(0)
    central.round(central.row(1, SoDienThoai="0900004321", ChuHoSo="Trần Thị Bí Mật"))
    said = central.line().dossiers(0)
    held = [str(said)]
    with database.reading() as connection:
        for table in metadata.tables.values():
            held += [str(row) for row in connection.execute(select(table))]
        sealed = connection.execute(
            select(dossier_box.c.sealed).where(dossier_box.c.centre == central.centre)
        ).scalar_one()
    for each in held:
        assert "0900004321" not in each
        assert "Bí Mật" not in each
    assert b"4321" not in bytes(sealed)
    assert Box(b"another device's secret".ljust(32)).open(bytes(sealed), central.code()) is None
    assert Box(central.device.key.seed).open(bytes(sealed), central.code()) == ("4321", "0001")


def test_a_centre_hears_of_its_own_dossiers_alone(
    central: Central, database: Database, door: str
) -> None:
    other = enrolled(database, door, Device(), f"{central.centre}-other")
    found = central.round(central.row(1), record(2))
    assert (found.count, found.changed, found.elsewhere) == (2, 1, 1)
    assert central.codes() == [central.code()]
    assert central.line(other).dossiers(0).dossiers == ()
    assert central.line(other).news().dossiers == 0
    assert requests.get(f"{door}/v1/dossiers?since=0", timeout=10).status_code == 401


def test_changes_come_in_pages_in_their_order_each_once(central: Central, desk: Desk) -> None:
    down = coming_down(central, desk)
    down.step(0)
    count = directory_module.PAGE + 30
    central.round(*(central.row(at) for at in range(1, count + 1)))
    assert down.step(0) == 0
    assert down.step(0) > 0
    upto = desk.store.run(lambda tx: tx.heard_upto(DOSSIERS))
    assert upto == central.directory.last_change(central.centre)
    heard = desk.store.run(
        lambda tx: [row[0] for row in tx.all("SELECT code FROM dossier ORDER BY code")]
    )
    assert heard == [central.code(at) for at in range(1, count + 1)]
    central.round(central.row(3, TrangThaiHoSo="9"))
    assert central.codes(upto) == [central.code(3)]


def test_a_journal_put_back_from_a_backup_hears_again_what_it_lost(
    central: Central, tmp_path: Path, clock: HandClock
) -> None:
    with desk_at_work(tmp_path / "old", small_centre(), clock) as old:
        coming_down(central, old).step(0)
        central.round(central.row(1))
        coming_down(central, old).step(0)
    with desk_at_work(tmp_path / "new", small_centre(), clock) as fresh:
        coming_down(central, fresh).step(0)
        assert shown(fresh, central.code(), "0001").state == "processing"


def test_a_page_that_comes_twice_is_heard_once(central: Central, desk: Desk) -> None:
    down = coming_down(central, desk)
    down.step(0)
    central.round(central.row(1))
    down.step(0)
    desk.store.run(lambda tx: tx.keep_heard(DOSSIERS, 0))
    down.step(0)
    count = "SELECT count(*) FROM event WHERE kind = 'dossier_learned'"
    assert desk.store.run(lambda tx: tx.value(count)) == 1


def test_a_replaced_device_gets_what_was_sealed_to_the_one_before(
    central: Central, database: Database, door: str, desk: Desk, tmp_path: Path, clock: HandClock
) -> None:
    coming_down(central, desk).step(0)
    central.round(central.row(1), central.row(2))
    devices.revoke(database, central.device.log, now_ms(clock))
    second = enrolled(database, door, Device(), central.centre)
    with desk_at_work(tmp_path / "second", small_centre(), clock) as later:
        down = coming_down(central, later, second)
        down.step(0)
        refused = later.look_up(code=central.code(), factor="0001")
        assert isinstance(refused, Refused)  # known, but its factors are not
        assert central.round().changed == 2  # its system is asked for them
        down.step(0)
        assert shown(later, central.code(), "0001").state == "processing"
        assert shown(later, central.code(2), "0002").state == "processing"
    assert central.round().changed == 0


def test_a_dossier_whose_system_forgot_it_is_asked_for_once(
    central: Central, system: ModelSystem
) -> None:
    central.round(central.row(1))
    central.line().put_box(Box(central.device.key.seed).public)
    system.rows = []
    for expected in (1, 0):
        before = len(system.asked)
        central.round()
        asked = [each["service"] for each in system.asked[before:]]
        assert asked.count("TraCuuHoSo") == expected


def test_factors_that_are_not_known_now_do_not_undo_those_that_were(
    central: Central, desk: Desk
) -> None:
    down = coming_down(central, desk)
    down.step(0)
    central.round(central.row(1))
    down.step(0)
    central.round(central.row(1, SoDienThoai="", DinhDanhCHS={}, TrangThaiHoSo="9"))
    down.step(0)
    assert shown(desk, central.code(), "0001").state == "finished"


def test_a_round_that_breaks_off_goes_on_where_it_was(
    central: Central, system: ModelSystem
) -> None:
    system.rows = [central.row(at) for at in range(1, 250)]
    system.faults = ["", "500"]
    with pytest.raises(SystemTrouble):
        central.round()
    assert central.directory.page(central.centre, "", 0, 1000).dossiers != ()
    assert central.round().count == 49
    assert len(central.directory.page(central.centre, "", 0, 1000).dossiers) == 249


def test_what_several_processes_store_at_once_keeps_one_order(
    central: Central, database: Database, clock: HandClock
) -> None:
    told = [told_of(central.row(at)) for at in range(1, 61)]
    other = Directory(database, b"s" * 32)
    where = {central.agency: central.centre}

    def store(directory: Directory, part: list[Told]) -> int:
        changed = 0
        for each in part:
            changed += directory.store("x", [each], where, now_ms(clock)).changed
        return changed

    halves = [told, list(reversed(told))]
    with ThreadPoolExecutor(2) as both:
        changed = sum(both.map(store, (central.directory, other), halves))
    assert changed == len(told)
    page = central.directory.page(central.centre, "", 0, 1000)
    changes = [each.change for each in page.dossiers]
    assert len(set(changes)) == len(told)
    assert changes[-1] == central.directory.last_change(central.centre)


def test_a_dossier_that_no_event_can_hold_keeps_no_other_waiting(
    central: Central, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    down = coming_down(central, desk)
    down.step(0)
    large = msgspec.structs.replace(told_of(central.row(1)), reason="x" * 20_000)
    others = [large, told_of(central.row(2))]
    central.directory.store("x", others, {central.agency: central.centre}, now_ms(central.clock))
    down.step(0)
    assert shown(desk, central.code(2), "0002").state == "processing"
    assert "too large" in caplog.text
    assert "xxxx" not in caplog.text


def test_an_older_word_of_a_second_system_does_not_win(central: Central) -> None:
    central.round(central.row(1, TrangThaiHoSo="10", NgayTra="20261120100000"))
    older = central.row(1, TrangThaiHoSo="9", NgayKetThucXuLy="20261118100000")
    assert central.round(older).changed == 0
    page = central.directory.page(central.centre, central.device.log, 0)
    assert [each.state for each in page.dossiers] == [DossierState.RETURNED]


def test_a_directory_put_back_from_a_backup_does_not_give_its_numbers_twice(
    central: Central, database: Database
) -> None:
    central.round(central.row(1))
    before = central.directory.last_change(central.centre)
    central.round(central.row(1, TrangThaiHoSo="5"))
    lost = central.directory.last_change(central.centre)
    with database.writing() as connection:  # as the backup had it
        connection.execute(
            text("UPDATE feed SET last = :last WHERE centre = :centre"),
            {"last": before, "centre": central.centre},
        )
        connection.execute(
            text("UPDATE dossier SET change = :last, digest = '' WHERE centre = :centre"),
            {"last": before, "centre": central.centre},
        )
    central.round(central.row(1, TrangThaiHoSo="5"))
    assert central.codes(lost) == [central.code()]


def test_what_a_counter_did_is_told_to_the_system_the_dossier_came_from(
    central: Central, system: ModelSystem
) -> None:
    central.round(central.row(1))
    device = central.device
    device.begin()
    for code in (central.code(1), central.code(2)):  # the second one is none of this system's
        done = DossierStateChanged(
            code=code, state=DossierState.SUPPLEMENT, counter=1, official="CB02", form="supplement"
        )
        device.write(events.encode(done), events.NAMES[DossierStateChanged])
    device.write()
    assert device.send(central.door, 1, 4).status_code == 200
    system.faults = ["", "500"]
    with pytest.raises(SystemTrouble):
        central.round()
    assert system.pushed == []
    assert central.round().pushed == 1
    assert [(each["MaHoSo"], each["TrangThai"]) for each in system.pushed] == [
        (central.code(1), "5")
    ]
    assert central.round().pushed == 0


@pytest.mark.parametrize("key", ["", "x", "0" * 64, "ab" * 31])
def test_a_key_that_is_none_is_not_sealed_to(central: Central, key: str) -> None:
    line = central.line()
    with pytest.raises(Unanswered):
        line._asked("PUT", "/v1/box", News, json.dumps({"key": key}).encode())
    assert central.directory.key_of(central.centre, central.device.log) == ""


def test_the_centres_own_word_stands_until_the_system_says_something_newer(
    central: Central, desk: Desk, clock: HandClock
) -> None:
    down = coming_down(central, desk)
    down.step(0)
    central.round(central.row(1, TrangThaiHoSo="9", NgayKetThucXuLy="20261118100000"))
    down.step(0)
    desk.sign_in_by_command(counter=1)
    desk.change_dossier(counter=1, code=central.code(), form="result", factor="0001")
    assert shown(desk, central.code(), "0001").state == "returned"
    central.round(central.row(1, TrangThaiHoSo="9", NgayKetThucXuLy="20261118100000", GhiChu="x"))
    central.round(central.row(1, TrangThaiHoSo="4"))  # says nothing of when
    down.step(0)
    assert shown(desk, central.code(), "0001").state == "returned"
    newer = f"{clock.at:%Y%m%d%H%M%S}"
    central.round(central.row(1, TrangThaiHoSo="9", NgayKetThucXuLy=newer))
    down.step(0)
    assert shown(desk, central.code(), "0001").state == "finished"
