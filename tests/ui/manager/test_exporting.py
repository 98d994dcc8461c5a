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
    assert manager.comes(lambda: f"Đã xuất 11 dòng ra {file}" in manager.words())
    assert file.stat().st_size > 0
    assert exports(manager) == [("ratings", "2026-11-23", kind, 11, "QL01")]


def test_tickets_of_a_week_go_to_the_folder_that_was_typed(manager: Manager) -> None:
    other = manager.folder / "khác"
    other.mkdir()
    manager.sign_in()
    manager.key("Ctrl+5", "Alt+2", "Alt+6", "F4")
    manager.fill("folder", str(other))
    manager.key("F2")
    file = other / "phieu-2026-11-17_2026-11-23.csv"
    assert manager.comes(file.exists)
    assert manager.comes(lambda: "Đã xuất 12 dòng" in manager.words())
    with file.open(encoding="utf-8-sig", newline="") as lines:
        assert len(list(csv.reader(lines))) == 13
    assert exports(manager) == [("tickets", "2026-11-17", "csv", 12, "QL01")]


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
    manager.key("Ctrl+5")
    manager.fill(field, text)
    manager.key("F2")
    assert manager.comes(lambda: sentence in manager.words())
    assert exports(manager) == []


def test_a_folder_that_cannot_be_written_is_told(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+5")
    manager.fill("folder", "/proc")
    manager.key("F2")
    assert manager.comes(lambda: "Chưa xuất được." in manager.words())
    assert not manager.vm.export.property("running")
    assert exports(manager) == []


@pytest.mark.parametrize(("stroke", "name"), [("Alt+2", "phieu"), ("Alt+3", "ho-so")])
def test_tickets_and_dossiers_go_to_a_pdf_too(manager: Manager, stroke: str, name: str) -> None:
    manager.sign_in()
    manager.key("Ctrl+5", stroke, "Alt+7", "F2")
    file = manager.folder / f"{name}-2026-11-23.pdf"
    assert manager.comes(file.exists)
    assert file.read_bytes().startswith(b"%PDF")


def test_past_exports_are_listed_with_who_when_and_which_file(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+5")
    assert manager.comes(lambda: "Chưa xuất lần nào." in manager.words())
    manager.key("F2")
    assert manager.comes(lambda: manager.vm.past.property("rows"))
    (row,) = manager.vm.past.property("rows")
    assert row["file"] == "danh-gia-2026-11-23.xlsx"
    assert row["about"] == "Đánh giá, 23/11/2026"
    assert row["done"].endswith(", Bùi Thị Quản")
    assert row["count"] == "11 dòng"
    assert manager.comes(lambda: "danh-gia-2026-11-23.xlsx" in manager.words())


def test_the_register_of_dossiers_goes_to_paper_only(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+5", "Alt+4")
    assert "CSV" not in manager.words()
    manager.key("F2")
    assert manager.comes((manager.folder / "so-theo-doi-2026-11-23.pdf").exists)
    assert manager.comes(lambda: [each[0] for each in exports(manager)] == ["logbook"])
    manager.key("Alt+1")
    assert "CSV" in manager.words()
