"""Quarters and points in words."""

from datetime import date
from decimal import Decimal

import pytest

from kiosk.words import words
from ui.viewmodels.manager_indicators_texts import (
    last_day_after,
    last_day_before,
    points_text,
    quarter_text,
)


@pytest.mark.parametrize(
    ("day", "before", "after", "name"),
    [
        (date(2026, 11, 23), date(2026, 9, 30), date(2027, 3, 31), "Quý IV/2026"),
        (date(2026, 1, 1), date(2025, 12, 31), date(2026, 6, 30), "Quý I/2026"),
        (date(2026, 6, 30), date(2026, 3, 31), date(2026, 9, 30), "Quý II/2026"),
        (date(2026, 9, 30), date(2026, 6, 30), date(2026, 12, 31), "Quý III/2026"),
    ],
)
def test_quarters_follow_each_other(day: date, before: date, after: date, name: str) -> None:
    assert last_day_before(day) == before
    assert last_day_after(day) == after
    assert quarter_text(words(), day) == name


@pytest.mark.parametrize(
    ("points", "vi", "en"), [("1.70", "1,7", "1.7"), ("18", "18", "18"), ("0.00", "0", "0")]
)
def test_points_have_no_more_places_than_they_need(points: str, vi: str, en: str) -> None:
    assert points_text(words(), Decimal(points)) == vi
    assert points_text(words("en"), Decimal(points)) == en
