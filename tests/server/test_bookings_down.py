"""Bookings from a drop folder to the kiosk of their centre, and nobody's card on the way."""

import csv
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
import requests
from sqlalchemy import select

from kiosk.answers import BookingShown, Reason, Refused, TicketTaken
from kiosk.bookings import Standing
from kiosk.desk import Desk
from sync.bookings.mirror import BOOKINGS, BookingMirror
from sync.bookings.systems.folder import opened
from sync.bookings.told import sealed_about
from sync.coming_down import ComingDown
from sync.dossiers.mirror import Mirror
from sync.dossiers.sealing import Box
from sync.downline import DownLine
from sync.pace import Pace
from sync.remote import Line
from sync.server import devices
from sync.server.database import Database
from sync.server.downlink import bookings as bookings_module
from sync.server.downlink.bookings import Bookings
from sync.server.downlink.hearing import Hearing, Round
from sync.server.downlink.tables import booking, booking_box
from sync.server.tables import metadata
from tests.desk_at_work import HandClock, desk_at_work
from tests.server.conftest import enrolled, now_ms
from tests.server.devices import Device
from tests.small_centre import BIRTH, small_centre

HEADER = [
    *("Mã lịch hẹn", "Mã đơn vị", "Mã TTHC", "Ngày hẹn", "Từ giờ", "Đến giờ"),
    *("Trạng thái", "Số CCCD", "Họ tên"),
]
CARD = "000202000001"
NAME = "Trần Thị Bí Mật"
numbers = iter(range(1, 1000))


class Office:
    """A booking system's folder, its part of the server, and a centre with a device."""

    def __init__(self, database: Database, door: str, clock: HandClock, folder: Path) -> None:
        number = next(numbers)
        clock.at = (clock.at + timedelta(days=1)).replace(hour=9, minute=12)  # of all tests here
        self.agency, self.centre = f"H88.{number:02d}", f"booked-at-{number}"
        self.database, self.door, self.clock, self.folder = database, door, clock, folder
        folder.mkdir()
        self.device = enrolled(database, door, Device(), self.centre)
        self.shelf = Bookings(database, b"s" * 32)
        self.hearing = Hearing(
            self.shelf,
            f"folder-{number}",
            opened({"path": str(folder)}, clock),
            {self.agency: self.centre},
            clock,
        )
        self._files = 0

    def row(
        self,
        number: int = 1,
        *,
        begins: str = "09:30",
        ends: str = "10:00",
        state: str = "đã đặt",
        days: int = 0,
        card: str = CARD,
    ) -> list[str]:
        day = f"{self.clock.at + timedelta(days=days):%d/%m/%Y}"
        return [self.code(number), self.agency, BIRTH, day, begins, ends, state, card, NAME]

    def code(self, number: int = 1) -> str:
        return f"LH-{self.agency[-2:]}1123-{number:04d}"

    def drop(self, *rows: list[str]) -> Round:
        """A table is dropped, and the server's next round."""
        self._files += 1
        file = self.folder / f"{self._files:03d}.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out, delimiter=";").writerows([HEADER, *rows])
        return self.round(file)

    def round(self, *files: Path) -> Round:
        for file in files:
            os.utime(file, (0, 0))
        self.clock.forward(seconds=60)
        return self.hearing.round()

    def line(self, device: Device | None = None) -> DownLine:
        device = device or self.device
        return DownLine(Line(self.door, device.key, name=device.log))


@pytest.fixture
def office(database: Database, door: str, clock: HandClock, tmp_path: Path) -> Office:
    return Office(database, door, clock, tmp_path / "drop")


@pytest.fixture
def desk(tmp_path: Path, clock: HandClock) -> Iterator[Desk]:
    with desk_at_work(tmp_path / "centre", small_centre(), clock) as working:
        yield working


def coming_down(office: Office, desk: Desk, device: Device | None = None) -> ComingDown:
    line, box = office.line(device), Box((device or office.device).key.seed)
    errands = (Mirror(desk, line, box), BookingMirror(desk, line, box))
    return ComingDown(line, errands, Pace(lambda: 0.5))


def shown(desk: Desk, **by: str) -> BookingShown:
    answer = desk.find_booking(**by)
    assert isinstance(answer, BookingShown), answer
    return answer


def test_a_booking_in_a_table_is_come_to_by_card_without_a_line(office: Office, desk: Desk) -> None:
    down = coming_down(office, desk)
    down.step(0)  # the server learns what to seal to
    assert office.drop(office.row()).changed == 1
    assert down.step(0) > 0
    # from here on nobody asks the server anything
    found = shown(desk, card=CARD)
    assert (found.code, found.slot.text) == (office.code(), "09:30–10:00")
    assert found.standing is Standing.OPEN
    taken = desk.check_in(booking=found.code)
    assert isinstance(taken, TicketTaken)
    (source,) = desk.store.run(lambda tx: tx.all("SELECT source FROM booking"))
    assert source["source"].startswith("folder-")


def test_moved_and_cancelled_follow_and_the_same_again_is_no_news(
    office: Office, desk: Desk
) -> None:
    down = coming_down(office, desk)
    down.step(0)
    office.drop(office.row())
    down.step(0)
    assert office.drop(office.row()).changed == 0
    assert office.drop(office.row(begins="14:00", ends="14:30", state="đã đổi lịch")).changed == 1
    down.step(0)
    assert shown(desk, card=CARD).slot.text == "14:00–14:30"
    office.drop(office.row(begins="14:00", ends="14:30", state="đã hủy"))
    down.step(0)
    assert shown(desk, code=office.code()).standing is Standing.CANCELLED
    refused = desk.check_in(booking=office.code())
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.BOOKING_CANCELLED


def test_nothing_of_a_person_is_in_the_servers_database_or_on_the_line(
    office: Office, desk: Desk, database: Database
) -> None:
    coming_down(office, desk).step(0)
    office.drop(office.row())
    held = [str(office.line().bookings(0))]
    with database.reading() as connection:
        for table in metadata.tables.values():
            held += [str(row) for row in connection.execute(select(table))]
        mine = booking_box.c.centre == office.centre
        sealed = bytes(connection.execute(select(booking_box.c.sealed).where(mine)).scalar_one())
    assert not [each for each in held if CARD in each or "Bí Mật" in each]
    assert CARD.encode() not in sealed
    mine_, theirs = Box(office.device.key.seed), Box(b"another device's secret".ljust(32))
    assert mine_.open(sealed, sealed_about(office.code())) == (CARD,)
    assert mine_.open(sealed, office.code()) is None  # not as that of a dossier
    assert theirs.open(sealed, sealed_about(office.code())) is None


def test_bad_rows_get_a_sentence_each_and_wait_to_be_put_right(office: Office) -> None:
    bad = office.row(2, begins="sáng")
    found = office.drop(office.row(), bad, office.row(3, state="7"))
    assert (found.count, found.changed) == (1, 1)
    assert [each.where.partition(" — ")[0] for each in found.broken] == [
        *("001.csv, dòng 3", "001.csv, dòng 4")
    ]
    assert "GioBatDau" in found.broken[0].sentence
    assert not [each for each in found.broken if CARD in each.sentence]
    office.round()  # what is durable is put away
    (kept,) = (office.folder / "broken").iterdir()
    rows = list(csv.reader(kept.read_text(encoding="utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:]] == [office.code(2), office.code(3)]


def test_a_workbook_is_read_as_well_and_another_agencys_rows_are_left_out(office: Office) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    other = office.row(2)
    other[1] = "H99.99"
    for row in (HEADER, office.row(), other):
        sheet.append(row)
    file = office.folder / "b.xlsx"
    book.save(file)
    found = office.round(file)
    assert (found.count, found.changed, found.elsewhere) == (2, 1, 1)
    page = office.shelf.page(office.centre, office.device.log, 0)
    assert [each.code for each in page.bookings] == [office.code()]


def test_a_centre_hears_of_its_own_bookings_alone(
    office: Office, database: Database, door: str
) -> None:
    other = enrolled(database, door, Device(), f"{office.centre}-other")
    office.drop(office.row())
    assert office.line().news().bookings == office.shelf.last_change(office.centre)
    assert office.line(other).bookings(0).bookings == ()
    assert office.line(other).news().bookings == 0
    assert requests.get(f"{door}/v1/bookings?since=0", timeout=10).status_code == 401


def test_changes_come_in_pages_and_a_journal_put_back_hears_again(
    office: Office, desk: Desk, tmp_path: Path, clock: HandClock
) -> None:
    down = coming_down(office, desk)
    down.step(0)
    count = bookings_module.PAGE + 5
    office.drop(*(office.row(at) for at in range(1, count + 1)))
    assert down.step(0) == 0
    assert down.step(0) > 0
    heard = desk.store.run(lambda tx: tx.value("SELECT count(*) FROM booking"))
    upto = desk.store.run(lambda tx: tx.heard_upto(BOOKINGS))
    assert (heard, upto) == (count, office.shelf.last_change(office.centre))
    with desk_at_work(tmp_path / "put back", small_centre(), clock) as fresh:
        again = coming_down(office, fresh)
        again.step(0)
        again.step(0)
        assert fresh.store.run(lambda tx: tx.value("SELECT count(*) FROM booking")) == count


def test_a_replaced_device_finds_cards_again_from_where_they_are_at_home(
    office: Office, database: Database, door: str, desk: Desk, tmp_path: Path, clock: HandClock
) -> None:
    coming_down(office, desk).step(0)
    office.drop(office.row())
    devices.revoke(database, office.device.log, now_ms(clock))
    second = enrolled(database, door, Device(), office.centre)
    with desk_at_work(tmp_path / "second", small_centre(), clock) as later:
        down = coming_down(office, later, second)
        down.step(0)
        down.step(0)
        assert isinstance(later.find_booking(card=CARD), Refused)
        assert shown(later, code=office.code()).standing is Standing.OPEN
        assert office.round().changed == 1  # its system is asked for the card
        down.step(0)
        assert shown(later, card=CARD).code == office.code()


def test_what_is_over_is_not_stored_and_not_kept(office: Office, database: Database) -> None:
    assert office.drop(office.row(), office.row(2, days=-1), office.row(3, days=1)).changed == 2
    office.line().put_box(Box(office.device.key.seed).public)
    office.round()
    office.clock.forward(days=1)
    office.round()
    with database.reading() as connection:
        codes = connection.execute(select(booking.c.code).where(booking.c.centre == office.centre))
        boxes = connection.execute(
            select(booking_box.c.code).where(booking_box.c.centre == office.centre)
        )
        assert [code for (code,) in codes] == [office.code(3)]
        assert [code for (code,) in boxes] == [office.code(3)]
