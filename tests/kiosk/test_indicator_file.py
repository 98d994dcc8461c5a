"""The file of indicators: which set holds on a day, and every mistake by its line."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.errors import ConfigError
from kiosk.indicators import edition_on, load_indicators, shipped_indicators
from kiosk.indicators.editions import FILE

TEXT = FILE.read_text(encoding="utf-8")


def test_the_shipped_set_has_nine_indicators_of_two_points_and_says_what_is_not_verified() -> None:
    (edition,) = shipped_indicators()
    assert [each.number for each in edition.indicators] == list(range(1, 10))
    assert edition.most == 18
    assert [each.least for each in edition.classes] == [15, 12, 9, 6, 0]
    assert edition.check is not None
    assert "118/2025" in edition.check["vi"]


def test_a_later_set_holds_from_its_first_day(tmp_path: Path) -> None:
    start = TEXT.index("\n[[edition]]\n")
    later = TEXT[start:].replace("2018-06-21", "2027-01-01").replace("decree-61-2018", "later")
    file = tmp_path / "indicators.toml"
    file.write_text(later + TEXT[start:], encoding="utf-8")
    known = load_indicators(file)
    assert edition_on(date(2026, 12, 31), known).id == "decree-61-2018"
    assert edition_on(date(2027, 1, 1), known).id == "later"
    assert edition_on(date(2000, 1, 1), known).id == "decree-61-2018"


@pytest.mark.parametrize(
    ("wrong", "right", "sentence"),
    [
        ("complaint_days = 10", "complaint_days = 0", "from 1 to 365"),
        ("complaint_days = 10", 'complaint_days = "ten"', "complaint_days"),
        ("from = 12", "from = 15", "from best to worst"),
        ("from = 0", "from = 1", "must begin at 0"),
        ("number = 2", "number = 1", "another indicator"),
        ('measure = "attitude"', 'measure = "manners"', "attitude, complaints"),
        ("full = 1.0\npart = 0.9", "part = 0.9", "full and part"),
        ("points = [2, 1, 0]", "points = [0, 1, 2]", "from most to least"),
        ('legal_basis = "', 'legal_base = "', "legal_basis"),
    ],
)
def test_a_mistake_is_told_with_file_line_and_what_was_expected(
    tmp_path: Path, wrong: str, right: str, sentence: str
) -> None:
    file = tmp_path / "indicators.toml"
    file.write_text(TEXT.replace(wrong, right, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_indicators(file)
    mistakes = caught.value.mistakes
    assert any(sentence in each.expected for each in mistakes), caught.value
    near = TEXT[: TEXT.index(wrong)].count("\n") + 1
    assert all(each.file == file for each in mistakes)
    assert any(0 < each.line <= near + 1 and each.line >= near - 5 for each in mistakes)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "indicators.toml"
    text = TEXT.replace("complaint_days = 10", "complaint_days = 0").replace("from = 0", "from = 1")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_indicators(file)
    assert len(caught.value.mistakes) == 2


def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "indicators.toml"
    file.write_text("[[edition]]\nid = \n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_indicators(file)
    assert [each.line for each in caught.value.mistakes] == [2]
