"""No export and no table leads from an answer to the visitor who gave it."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from kiosk import reports
from kiosk.bootstrap import Program, export_figures, reading
from kiosk.desk import Desk, Person
from kiosk.figures import Distribution, counted, veiled
from kiosk.journal import Rows
from kiosk.reports import Period
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.kiosk.managed_centre import MANAGER, managed_centre, visit

TODAY = date(2026, 11, 23)
DAY = Period(TODAY, TODAY)
SCALE = (5, 4, 3, 2, 1)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    desk = open_desk(managed_centre())
    for counter in (1, 2):
        desk.sign_in_by_command(counter=counter, official=f"CB0{counter}")
    return desk


@contextmanager
def rows_of(data: Path) -> Iterator[Rows]:
    with reading(data) as rows:
        yield rows


def export(desk: Desk, data: Path, what: str, out: Path) -> Path:
    export_figures(Program(desk.centre, desk, data, True), what, DAY, out, MANAGER)
    return out


def lines(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_the_moment_of_a_ticket_cannot_be_reckoned_from_its_rating(
    desk: Desk, clock: HandClock, data: Path, tmp_path: Path
) -> None:
    issued = []
    for at in range(12):
        issued.append(visit(desk, clock, 1 + at % 5, minutes=3.4 + at / 7).issued_at)
    rated = lines(export(desk, data, "ratings", tmp_path / "r.csv"))
    assert len(rated) == 12
    for row in rated:
        ended = datetime.fromisoformat(row["time"])
        spent = timedelta(seconds=int(row["waited"]) + int(row["served"]))
        assert (ended.minute, ended.second) == (0, 0)
        assert int(row["waited"]) % 60 == int(row["served"]) % 60 == 0
        near = [each for each in issued if abs((ended - spent - each).total_seconds()) < 60]
        assert not near
    assert list(rated[0]) == [
        "time", "queue", "procedure", "counter", "official", "asked", "answered",
        "level", "level_name", "reasons", "comment", "waited", "served",
    ]  # fmt: skip


def test_rows_do_not_follow_the_order_of_the_visits(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    scores = [1, 2, 3, 4, 5] * 4
    for score in scores:
        visit(desk, clock, score, minutes=1)
    with rows_of(data) as rows:
        told = [each.score for each in reports.rated_services(rows, DAY)]
    assert told != scores
    assert sorted(told) == sorted(scores)


def test_a_service_that_is_alone_in_its_hour_is_told_by_the_half_day_or_the_day(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    for _ in range(3):
        visit(desk, clock, 5)  # 8 o'clock, three
    clock.forward(hours=2)
    visit(desk, clock, 1)  # 10 o'clock, alone, but not in the morning
    clock.forward(hours=4)
    visit(desk, clock, 2)  # alone in the afternoon
    with rows_of(data) as rows:
        hours = sorted((each.score, each.ended.hour) for each in reports.rated_services(rows, DAY))
    assert hours == [(1, 0), (2, 0), (5, 8), (5, 8), (5, 8)]


def test_all_rows_of_several_days_are_told_by_day(desk: Desk, clock: HandClock, data: Path) -> None:
    for _ in range(3):
        visit(desk, clock, 5)
        clock.forward(days=1)
        desk.sign_in_by_command(counter=1, official="CB01")
    days = Period(TODAY, TODAY + timedelta(days=2))
    with rows_of(data) as rows:
        assert reports.count_rated(rows, days) == 3
        told = [each.ended.date() for each in reports.rated_services(rows, days)]
    assert told == [TODAY + timedelta(days=at) for at in range(3)]


def test_an_hour_with_one_answer_shows_no_figure_and_is_not_the_rest_of_the_whole(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    for score in (5, 5, 4, 5, 3):
        visit(desk, clock, score, minutes=2)
    clock.forward(hours=1)
    for score in (5, 4, 4, 5, 5, 5):
        visit(desk, clock, score, minutes=2)
    clock.forward(hours=1)
    visit(desk, clock, 1)
    with rows_of(data) as rows:
        found = reports.rating_groups(rows, desk.centre, DAY, "hour")
    assert [(each.figures.answered, each.figures.hidden) for each in found] == [
        (5, True),  # the fewest of those shown: the whole less the rest would be the one
        (6, False),
        (1, True),
    ]


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ((8, 6, 1), (8,)),
        ((8, 6, 2), (8,)),
        ((8, 6, 3), (8, 6)),
        ((8, 6, 1, 2), (8, 6)),
        ((8, 6, 0), (8, 6)),
        ((8, 6), (8, 6)),
        ((6, 1), ()),
        ((1,), ()),
    ],
)
def test_hidden_lines_hold_three_answers_together_or_another_is_hidden(
    answers: tuple[int, ...], shown: tuple[int, ...]
) -> None:
    told = veiled([counted(n + 1, {5: n}, SCALE, 5) for n in answers])
    assert tuple(each.answered for each in told if not each.hidden) == shown
    for each in told:
        if each.hidden:
            assert (each.counts, each.satisfied, each.interval) == ((), None, None)


def test_nothing_is_veiled_where_nothing_is_hidden() -> None:
    open_ones = [counted(9, {5: 9}, SCALE, 5), Distribution(0, 0, SCALE)]
    assert veiled(open_ones) == open_ones


def test_the_workbook_says_nothing_of_an_official_with_a_pending_complaint(
    desk: Desk, clock: HandClock, data: Path, tmp_path: Path
) -> None:
    for score in (5, 4, 5, 4, 5, 5):
        visit(desk, clock, score, counter=1)
        visit(desk, clock, score, counter=2)
    desk.record_complaint(
        by=MANAGER, about="person", way="letter", happened=TODAY, text="…", official="CB01"
    )
    book = openpyxl.load_workbook(export(desk, data, "ratings", tmp_path / "r.xlsx"))
    sheet = book["Theo cán bộ"]
    first, second = ([cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=3))
    assert first[:6] == ["CB01", "Nguyễn Văn Mẫu", 6, 6, 0, "ẩn: có phản ánh chờ xác minh"]
    assert first[6:13] == [None] * 7
    assert second[5] == 4
    assert book["Theo quầy"]["F2"].value == 4  # a counter is no person


def test_the_workbooks_have_charts_and_the_indicators(
    desk: Desk, clock: HandClock, data: Path, tmp_path: Path
) -> None:
    visit(desk, clock, 5)
    desk.receive_dossier(counter=1, procedure="1.001193", person=Person("Bé"), papers=())
    sheets = {
        "ratings": ["Theo quầy", "Theo cán bộ", "Theo thủ tục", "Theo giờ"],
        "tickets": ["Theo giờ", "Theo hàng chờ", "Theo quầy"],
        "dossiers": ["Theo trạng thái", "Theo lĩnh vực", "Theo thủ tục"],
    }
    last = {"ratings": "Từng lượt", "tickets": "Từng phiếu", "dossiers": "Từng hồ sơ"}
    for what, names in sheets.items():
        book = openpyxl.load_workbook(export(desk, data, what, tmp_path / f"{what}.xlsx"))
        assert all(book[name]._charts for name in names), what
        assert book.sheetnames[: len(names)] == names
        assert book.sheetnames[-1] == last[what]
        assert book[last[what]].max_row == 2
        if what == "ratings":
            nine = book["Chín chỉ tiêu"]
            said = {row[0].value: row[3].value for row in nine.iter_rows(min_row=2, max_row=10)}
            assert said[8] == 2
            assert all(said[at] == "chưa có dữ liệu tại máy này" for at in (1, 2, 3, 4, 5, 6, 7, 9))


@pytest.mark.parametrize("what", ["ratings", "tickets", "dossiers", "logbook"])
def test_every_kind_of_figures_has_a_pdf_and_is_on_record_by_its_name(
    desk: Desk, clock: HandClock, data: Path, tmp_path: Path, what: str
) -> None:
    visit(desk, clock, 5)
    out = export(desk, data, what, tmp_path / "treo tường.pdf")
    assert out.read_bytes().startswith(b"%PDF")
    with rows_of(data) as rows:
        (past,) = reports.past_exports(rows)
    assert (past.by, past.what, past.format, past.file) == (MANAGER, what, "pdf", "treo tường.pdf")
    assert past.period == DAY


def test_past_exports_come_newest_first_and_no_more_than_asked(
    desk: Desk, clock: HandClock, data: Path, tmp_path: Path
) -> None:
    for name in ("a.csv", "b.csv", "c.csv"):
        export(desk, data, "tickets", tmp_path / name)
        clock.forward(minutes=1)
    with rows_of(data) as rows:
        assert [each.file for each in reports.past_exports(rows, 2)] == ["c.csv", "b.csv"]
