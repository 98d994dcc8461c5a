"""A drop folder: every row arrives or is told with a sentence, whatever people put there."""

import csv
import os
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kiosk.catalogue import DossierState
from sync.dossiers.systems.folder import DropFolder, opened
from sync.dossiers.systems.manual import opened as manual
from sync.dossiers.tables import BadTable, rows_of
from sync.dossiers.told import Broken, Happened, SystemTrouble, Told
from tests.desk_at_work import HandClock

HEADER = ["Mã hồ sơ", "Mã TTHC", "Trạng thái", "Ngày tiếp nhận", "Điện thoại", "Tên chủ hồ sơ"]


def row(number: int, state: str = "4", day: str = "12/11/2026") -> list[str]:
    return [f"H00.14-261112-{number:04d}", "1.001193", state, day, "0900001234", "Nguyễn Văn Mẫu"]


def drop(clock: HandClock, file: Path, rows: list[list[Any]], **how: Any) -> Path:
    """A table as a spreadsheet program writes it, some time ago."""
    if file.suffix == ".xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for each in rows:
            sheet.append(each)
        book.save(file)
    else:
        with file.open("w", encoding=how.get("encoding", "utf-8-sig"), newline="") as out:
            csv.writer(out, delimiter=how.get("delimiter", ",")).writerows(rows)
    at = clock.at.timestamp() - 60
    os.utime(file, (at, at))
    return file


def everything(folder: DropFolder, cursor: str = "") -> tuple[list[Told], list[Broken], str]:
    told: list[Told] = []
    broken: list[Broken] = []
    while True:
        listing = folder.list_since(cursor)
        told += listing.told
        broken += listing.broken
        cursor = listing.cursor
        if not listing.more:
            return told, broken, cursor


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "drop").mkdir()
    return tmp_path / "drop"


@pytest.fixture
def folder(place: Path, clock: HandClock) -> DropFolder:
    return opened({"path": str(place)}, clock)


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("a.csv", {}),
        ("a.csv", {"delimiter": ";"}),
        ("a.CSV", {"encoding": "utf-16", "delimiter": "\t"}),
        ("a.csv", {"encoding": "utf-8"}),
        ("a.xlsx", {}),
    ],
)
def test_tables_as_spreadsheets_write_them(
    folder: DropFolder, place: Path, clock: HandClock, name: str, how: dict[str, str]
) -> None:
    drop(clock, place / name, [HEADER, row(1), [], row(2, "9")], **how)
    told, broken, _ = everything(folder)
    assert [(each.code[-1], each.state) for each in told] == [
        ("1", DossierState.PROCESSING), ("2", DossierState.FINISHED),
    ]  # fmt: skip
    assert broken == []
    assert told[0].factors == ("1234",)


def test_dates_and_numbers_of_a_workbook_are_read_as_people_see_them(
    folder: DropFolder, place: Path, clock: HandClock
) -> None:
    header = [*HEADER, "Lệ phí"]
    cells = ["H00.14-261112-0001", "1.001193", 6, date(2026, 11, 12), 900001234, None, 50000.0]
    drop(clock, place / "a.xlsx", [header, cells])
    (told,), broken, _ = everything(folder)
    assert broken == []
    assert (told.received, told.raw_state, told.fee_vnd) == (date(2026, 11, 12), "6", 50_000)


def test_a_row_that_cannot_be_read_is_left_for_people_and_the_others_arrive(
    folder: DropFolder, place: Path, clock: HandClock
) -> None:
    bad = [row(2, day="31/02/2026"), ["", "", "", "", "", "x"], row(4)[:2]]
    drop(clock, place / "thang 11.csv", [HEADER, row(1), *bad, row(5)])
    told, broken, cursor = everything(folder)
    assert [each.code[-1] for each in told] == ["1", "5"]
    assert [each.where.split(" — ")[0] for each in broken] == [
        f"thang 11.csv, dòng {number}" for number in (3, 4, 5)
    ]
    assert "NgayTiepNhan" in broken[0].sentence
    assert "31/02" not in broken[0].sentence
    folder.list_since(cursor)
    (left,) = (place / "broken").iterdir()
    kept = list(csv.reader(left.read_text(encoding="utf-8-sig").splitlines()))
    assert [each[: len(line)] for each, line in zip(kept[1:], bad, strict=True)] == bad
    assert all("—" in each[-1] for each in kept[1:])  # each with its sentence
    # put right and dropped again, it goes in
    kept[1][3], kept[2], kept[3] = "28/02/2026", row(3), row(4)
    drop(clock, place / "again.csv", kept)
    told, broken, _ = everything(folder, folder.list_since(cursor).cursor)
    assert broken == []


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", b"", "không có dòng nào"),
        ("a.csv", b"xin chao,the gioi\n1,2\n", "thiếu cột"),
        ("a.csv", "Mã hồ sơ".encode("cp1258", "replace") + b"\xff\xfe\xfd", "UTF-8"),
        ("a.xlsx", b"not a zip", "không phải bảng"),
        ("a.csv", b'MaHoSo,MaTTHC,TrangThaiHoSo\n"unclosed', "không phải bảng"),
    ],
)
def test_a_file_that_is_no_table_is_set_aside_whole(
    folder: DropFolder, place: Path, clock: HandClock, name: str, data: bytes, sentence: str
) -> None:
    (place / name).write_bytes(data)
    os.utime(place / name, (0, 0))
    told, (broken,), cursor = everything(folder)
    assert told == []
    assert sentence in broken.sentence
    folder.list_since(cursor)
    (kept,) = (place / "broken").iterdir()
    assert kept.read_bytes() == data


def test_a_workbook_whose_few_bytes_would_become_many_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><row><c><v>&a;</v></c></row></worksheet>'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", entity)
    with pytest.raises(BadTable, match="not_a_table"):
        rows_of(file)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (65 * 1024 * 1024))
    with pytest.raises(BadTable, match="too_large"):
        rows_of(file)


def test_a_table_is_put_away_only_once_it_is_durable_elsewhere(
    folder: DropFolder, place: Path, clock: HandClock
) -> None:
    file = drop(clock, place / "a.csv", [HEADER, row(1)])
    listing = folder.list_since("")
    again = folder.list_since("")  # whoever asked did not store it
    assert again.told == listing.told
    assert file.exists()
    folder.list_since(listing.cursor)
    assert not file.exists()
    assert len(list((place / "taken").iterdir())) == 1


def test_a_table_written_anew_before_it_was_put_away_is_read_again(
    folder: DropFolder, place: Path, clock: HandClock
) -> None:
    drop(clock, place / "a.csv", [HEADER, row(1)])
    listing = folder.list_since("")
    clock.forward(seconds=30)
    drop(clock, place / "a.csv", [HEADER, row(1, "9")])
    told, _, _ = everything(folder, listing.cursor)
    assert [each.raw_state for each in told] == ["9"]


def test_one_that_is_still_being_written_waits(
    folder: DropFolder, place: Path, clock: HandClock
) -> None:
    file = drop(clock, place / "a.csv", [HEADER, row(1)])
    now = clock.at.timestamp()
    os.utime(file, (now, now))
    (place / "~$a.xlsx").write_bytes(b"of the program that has it open")
    told, broken, cursor = everything(folder)
    assert (told, broken) == ([], [])
    clock.forward(seconds=10)
    told, _, _ = everything(folder, cursor)
    assert len(told) == 1


def test_the_order_is_that_in_which_they_came(
    folder: DropFolder, place: Path, clock: HandClock
) -> None:
    for name, state in (("z.csv", "4"), ("a.csv", "9")):
        drop(clock, place / name, [HEADER, row(1, state)])
        clock.forward(seconds=90)
    told, _, _ = everything(folder)
    assert [each.raw_state for each in told] == ["4", "9"]
    found = folder.lookup("H00.14-261112-0001")
    assert found
    assert found.raw_state == "9"


def test_who_begins_again_hears_everything_that_is_kept_for_thirty_days(
    folder: DropFolder, place: Path, clock: HandClock
) -> None:
    drop(clock, place / "a.csv", [HEADER, row(1)])
    _, _, cursor = everything(folder)
    cursor = folder.list_since(cursor).cursor
    clock.forward(days=29)
    drop(clock, place / "b.csv", [HEADER, row(2)])
    told, _, _ = everything(folder)
    assert [each.code[-1] for each in told] == ["1", "2"]
    (last,), _, cursor = everything(folder, cursor)
    assert last.code.endswith("2")
    clock.forward(days=2)
    folder.list_since(cursor)
    assert [each.name[-5:] for each in (place / "taken").iterdir()] == ["b.csv"]


def test_no_folder_is_trouble_and_a_folder_is_told_nothing(
    tmp_path: Path, clock: HandClock, folder: DropFolder
) -> None:
    with pytest.raises(SystemTrouble):
        opened({"path": str(tmp_path / "none")}, clock).list_since("")
    done = Happened(code="x", state=DossierState.RECEIVED, official="", at_ms=1)
    assert not folder.push_event(done)


def test_what_a_person_enters_goes_the_same_way(place: Path, clock: HandClock) -> None:
    by_hand = manual({"path": str(place)}, clock)
    record = {
        "MaHoSo": "H00.14-261112-0001", "MaTTHC": "1.001193", "TrangThaiHoSo": "9",
        "NgayTiepNhan": "12/11/2026", "MaTraCuu": "34AC",
    }  # fmt: skip
    entered = by_hand.enter(record)
    (file,) = place.iterdir()
    os.utime(file, (0, 0))
    assert by_hand.list_since("").told == (entered,)
    assert entered.factors == ("34AC",)
