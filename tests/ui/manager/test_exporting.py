"""Figures out of the house by button: where asked, not over another file, on record."""

import csv

import pytest

from kiosk.bootstrap import reading
from tests.ui.manager.conftest import Manager


def exports(manager: Manager) -> list[tuple[str, str, str, int, str]]:
    """What is on record of exports."""
    with reading(manager.data) as rows:
        return [
            tuple(row)  # type: ignore[misc]
            for row in rows.execute("SELECT what, since, format, rows, by FROM export ORDER BY id")
        ]


@pytest.mark.parametrize(("stroke", "kind"), [("F6", "xlsx"), ("F7", "csv"), ("F8", "pdf")])
def test_todays_ratings_are_one_key_away(manager: Manager, stroke: str, kind: str) -> None:
    manager.sign_in()
    manager.key(stroke)
    assert manager.page == "export"
    file = manager.folder / f"danh-gia-2026-11-23.{kind}"
    assert manager.comes(lambda: f"Đã xuất 9 dòng ra {file}" in manager.words())
    assert file.stat().st_size > 0
    assert exports(manager) == [("ratings", "2026-11-23", kind, 9, "QL01")]


def test_tickets_of_a_week_go_to_the_folder_that_was_typed(manager: Manager) -> None:
    other = manager.folder / "khác"
    other.mkdir()
    manager.sign_in()
    manager.key("Ctrl+3", "Alt+2", "Alt+5", "F4")
    manager.fill("folder", str(other))
    manager.key("F2")
    file = other / "phieu-2026-11-17_2026-11-23.csv"
    assert manager.comes(file.exists)
    assert manager.comes(lambda: "Đã xuất 10 dòng" in manager.words())
    with file.open(encoding="utf-8-sig", newline="") as lines:
        assert len(list(csv.reader(lines))) == 11
    assert exports(manager) == [("tickets", "2026-11-17", "csv", 10, "QL01")]


def test_a_second_export_leaves_the_first_alone(manager: Manager) -> None:
    manager.sign_in()
    manager.key("F7")
    assert manager.comes(lambda: "Đã xuất" in manager.words())
    manager.key("F2")
    second = manager.folder / "danh-gia-2026-11-23-2.csv"
    assert manager.comes(second.exists)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("since", "hôm qua", "Ghi ngày như 23/11/2026."),
        ("until", "22/11/2026", "Ngày cuối ở trước ngày đầu."),
        ("folder", "/không/có", "Không có thư mục này."),
    ],
)
def test_what_is_wrong_is_said_in_place(
    manager: Manager, field: str, text: str, sentence: str
) -> None:
    manager.sign_in()
    manager.key("Ctrl+3")
    manager.fill(field, text)
    manager.key("F2")
    assert manager.comes(lambda: sentence in manager.words())
    assert exports(manager) == []


def test_a_folder_that_cannot_be_written_is_told(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+3")
    manager.fill("folder", "/proc")
    manager.key("F2")
    assert manager.comes(lambda: "Chưa xuất được." in manager.words())
    assert not manager.vm.export.property("running")
    assert exports(manager) == []


def test_pdf_is_for_ratings_only(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+3", "Alt+6")
    assert manager.vm.export.property("form")["format"] == "pdf"
    manager.key("Alt+3")
    assert manager.vm.export.property("form")["format"] == "xlsx"
    manager.key("Alt+6")
    assert manager.vm.export.property("form")["format"] == "xlsx"
    assert "PDF chỉ có cho đánh giá." in manager.words()
