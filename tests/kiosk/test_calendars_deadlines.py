"""The promised day: a golden table of 2025 and 2026, and what holds for every reception."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.calendars import OffKind, day_off, due_at, is_working_day
from kiosk.catalogue import (
    Calendars,
    DayKind,
    DayOverride,
    DeadlineRules,
    LegalTime,
    TimeUnit,
    Window,
)
from kiosk.clock import VIETNAM

# government notice 12729/VPCP-KGVX, missing in the library (domain.md §7.8)
SWAPPED = (
    DayOverride(date(2026, 1, 2), DayKind.OFF, "12729/VPCP-KGVX"),
    DayOverride(date(2026, 1, 10), DayKind.WORK, "12729/VPCP-KGVX"),
)
WORKING, DAYS = TimeUnit.WORKING_DAYS, TimeUnit.DAYS
HOURS, SAME_DAY = TimeUnit.HOURS, TimeUnit.SAME_DAY
quick = settings(derandomize=True, deadline=None, max_examples=150)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 6, 30)).map(  # noqa: DTZ001 - below
    lambda naive: naive.replace(second=0, microsecond=0, tzinfo=VIETNAM)
)


def at(text: str) -> datetime:
    """A Vietnamese moment from `2026-11-23 09:48`."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


GOLDEN = [
    # the slip of design picture 16: ten working days, 24/11 and weekends passed over
    ("2026-11-23 09:48", 10, WORKING, "2026-12-08 09:48"),
    # New Year with the day off that the library misses
    ("2025-12-31 10:00", 1, WORKING, "2026-01-05 10:00"),
    ("2026-01-09 10:00", 1, WORKING, "2026-01-10 10:00"),
    ("2026-01-09 10:00", 2, WORKING, "2026-01-12 10:00"),
    # Tết 2026: 14–22/2 with its weekends
    ("2026-02-13 08:00", 1, WORKING, "2026-02-23 08:00"),
    ("2026-02-12 08:00", 2, WORKING, "2026-02-23 08:00"),
    # Hùng Kings on a Sunday, made up for on Monday 27/4
    ("2026-04-24 14:00", 1, WORKING, "2026-04-28 14:00"),
    ("2026-04-29 14:00", 2, WORKING, "2026-05-05 14:00"),
    # Saturday 22/8 is worked instead of Monday 31/8
    ("2026-08-21 14:00", 1, WORKING, "2026-08-22 14:00"),
    ("2026-08-21 14:00", 2, WORKING, "2026-08-24 14:00"),
    ("2026-08-28 14:00", 1, WORKING, "2026-09-03 14:00"),
    # 2025: Saturday 26/4 is worked instead of Friday 2/5
    ("2025-04-25 14:00", 1, WORKING, "2025-04-26 14:00"),
    ("2025-04-29 14:00", 1, WORKING, "2025-05-05 14:00"),
    # calendar days; one that ends on a day off moves on
    ("2026-11-23 09:48", 15, DAYS, "2026-12-08 09:48"),
    ("2026-11-23 09:48", 5, DAYS, "2026-11-30 09:48"),
    ("2026-11-23 09:48", 1, DAYS, "2026-11-25 09:48"),
    ("2026-11-23 09:48", 30, DAYS, "2026-12-23 09:48"),
    # working hours: lunch, nights, days off do not count
    ("2026-11-23 10:30", 1, HOURS, "2026-11-23 11:30"),
    ("2026-11-23 10:30", 2, HOURS, "2026-11-23 14:30"),
    ("2026-11-23 09:48", 8, HOURS, "2026-11-25 09:48"),
    ("2026-11-27 16:30", 1, HOURS, "2026-11-30 07:30"),
    ("2026-11-23 11:45", 1, HOURS, "2026-11-23 14:30"),
    # outside working time: counts from the next working time
    ("2026-11-23 06:15", 1, WORKING, "2026-11-25 07:00"),
    ("2026-11-23 12:00", 1, WORKING, "2026-11-25 13:30"),
    ("2026-11-23 17:00", 1, WORKING, "2026-11-26 07:00"),
    ("2026-11-28 09:00", 1, WORKING, "2026-12-01 07:00"),
    ("2026-11-24 09:00", 3, DAYS, "2026-11-30 07:00"),
    # the same day
    ("2026-11-23 16:45", 0, SAME_DAY, "2026-11-23 17:00"),
    ("2026-11-23 18:00", 0, SAME_DAY, "2026-11-25 17:00"),
    # across the year into predicted days of 2027
    ("2026-12-31 09:00", 1, WORKING, "2027-01-04 09:00"),
]


@pytest.mark.parametrize(("received", "value", "unit", "due"), GOLDEN)
def test_the_golden_table_of_promised_days(
    received: str, value: int, unit: TimeUnit, due: str
) -> None:
    assert due_at(at(received), LegalTime(value, unit), SWAPPED).at == at(due)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-23 14:59", "2026-11-23 17:00"),
        ("2026-11-23 15:00", "2026-11-23 17:00"),
        ("2026-11-23 15:01", "2026-11-25 17:00"),
        ("2026-11-27 15:30", "2026-11-30 17:00"),
        ("2026-11-27 20:00", "2026-11-30 17:00"),
    ],
)
def test_after_fifteen_hours_the_next_working_day_is_promised(received: str, due: str) -> None:
    same_day = LegalTime(0, SAME_DAY)
    assert due_at(at(received), same_day, cutoff=True).at == at(due)


def test_without_the_rule_of_fifteen_hours_the_close_of_the_day_stands() -> None:
    assert due_at(at("2026-11-23 15:01"), LegalTime(0, SAME_DAY)).at == at("2026-11-23 17:00")


def test_the_table_of_the_centre_wins_over_the_library() -> None:
    received, three = at("2026-11-23 09:48"), LegalTime(3, WORKING)
    assert due_at(received, three).at == at("2026-11-27 09:48")
    worked = (DayOverride(date(2026, 11, 24), DayKind.WORK, "không nghỉ"),)
    assert due_at(received, three, worked).at == at("2026-11-26 09:48")
    storm = (DayOverride(date(2026, 11, 25), DayKind.OFF, "bão"),)
    assert due_at(received, three, storm).at == at("2026-11-30 09:48")


def test_an_override_of_the_doors_alone_does_not_move_a_deadline() -> None:
    closed = (DayOverride(date(2026, 11, 25), DayKind.OFF, "sửa điện", Calendars.OPENING),)
    assert due_at(at("2026-11-23 09:48"), LegalTime(1, WORKING), closed).at == at(
        "2026-11-25 09:48"
    )


def test_the_note_knows_which_days_were_passed_over_and_why() -> None:
    due = due_at(at("2026-11-23 09:48"), LegalTime(4, WORKING))
    assert due.counted_from == at("2026-11-23 09:48")
    assert [(off.date.isoformat(), off.kind) for off in due.skipped] == [
        ("2026-11-24", OffKind.HOLIDAY),
        ("2026-11-28", OffKind.WEEKEND),
        ("2026-11-29", OffKind.WEEKEND),
    ]
    assert due.skipped[0].name == "Ngày Văn hóa Việt Nam"
    assert due_at(at("2026-11-25 09:48"), LegalTime(1, WORKING)).skipped == ()


def test_a_late_dossier_says_from_when_it_counts() -> None:
    due = due_at(at("2026-11-27 19:00"), LegalTime(1, WORKING))
    assert due.counted_from == at("2026-11-30 07:00")
    assert [off.date.day for off in due.skipped] == [28, 29]


def test_calendar_days_pass_over_only_the_days_off_at_their_end() -> None:
    assert due_at(at("2026-11-23 09:48"), LegalTime(10, DAYS)).skipped == ()
    moved = due_at(at("2026-11-23 09:48"), LegalTime(5, DAYS)).skipped
    assert [off.date.day for off in moved] == [28, 29]


def test_a_centre_may_count_the_day_of_reception_as_day_one() -> None:
    rules = DeadlineRules(count_reception_day=True)
    received = at("2026-11-23 09:48")
    assert due_at(received, LegalTime(1, WORKING), rules=rules).at == at("2026-11-23 17:00")
    assert due_at(received, LegalTime(2, WORKING), rules=rules).at == at("2026-11-25 17:00")
    assert due_at(received, LegalTime(3, DAYS), rules=rules).at == at("2026-11-25 17:00")


def test_a_centre_may_have_other_working_hours() -> None:
    rules = DeadlineRules(hours=(Window(time(8), time(12)), Window(time(13), time(17))))
    assert due_at(at("2026-11-23 11:30"), LegalTime(1, HOURS), rules=rules).at == at(
        "2026-11-23 13:30"
    )
    assert due_at(at("2026-11-23 07:10"), LegalTime(1, WORKING), rules=rules).at == at(
        "2026-11-25 08:00"
    )


def test_a_reception_told_in_another_time_zone_is_the_same_moment() -> None:
    utc = datetime.fromisoformat("2026-11-23T02:48:00+00:00")
    assert due_at(utc, LegalTime(1, WORKING)).at == at("2026-11-25 09:48")


def test_a_negative_legal_time_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        due_at(at("2026-11-23 09:48"), LegalTime(-1, WORKING))


def test_a_table_that_leaves_no_working_day_is_refused_and_does_not_hang() -> None:
    start = date(2026, 11, 23)
    never = tuple(DayOverride(start + timedelta(days=n), DayKind.OFF, "") for n in range(100))
    with pytest.raises(ValueError, match="no working day"):
        due_at(at("2026-11-23 09:48"), LegalTime(1, WORKING), never)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-01", False),
        ("2026-01-02", False),
        ("2026-01-10", True),
        ("2026-02-16", False),
        ("2026-02-20", False),
        ("2026-02-23", True),
        ("2026-04-27", False),
        ("2026-04-30", False),
        ("2026-08-22", True),
        ("2026-08-29", False),
        ("2026-08-31", False),
        ("2026-09-02", False),
        ("2026-11-23", True),
        ("2026-11-24", False),
        ("2026-11-28", False),
    ],
)
def test_the_working_days_of_2026(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day), SWAPPED) is works


def test_a_day_off_says_why() -> None:
    said = day_off(date(2026, 1, 2), SWAPPED)
    assert said is not None
    assert (said.kind, said.name) == (OffKind.OVERRIDE, "12729/VPCP-KGVX")
    assert day_off(date(2026, 1, 2)) is None


@quick
@given(MOMENTS, st.integers(0, 60), st.sampled_from([WORKING, DAYS]), st.booleans())
def test_a_promise_is_a_working_moment_not_before_the_reception(
    received: datetime, value: int, unit: TimeUnit, cutoff: bool
) -> None:
    due = due_at(received, LegalTime(value, unit), SWAPPED, cutoff=cutoff)
    assert received <= due.counted_from <= due.at
    assert is_working_day(due.at.date(), SWAPPED)
    assert time(7) <= due.at.time() <= time(17)
    assert all(not is_working_day(off.date, SWAPPED) for off in due.skipped)


@quick
@given(MOMENTS, MOMENTS, st.integers(0, 40), st.sampled_from([WORKING, DAYS, HOURS]))
def test_who_comes_later_is_never_promised_an_earlier_day(
    one: datetime, other: datetime, value: int, unit: TimeUnit
) -> None:
    first, second = sorted((one, other))
    early = due_at(first, LegalTime(value, unit), SWAPPED)
    late = due_at(second, LegalTime(value, unit), SWAPPED)
    assert early.at.date() <= late.at.date()


@quick
@given(MOMENTS, st.integers(0, 40), st.sampled_from([WORKING, DAYS, HOURS]))
def test_a_longer_legal_time_is_never_promised_earlier(
    received: datetime, value: int, unit: TimeUnit
) -> None:
    shorter = due_at(received, LegalTime(value, unit), SWAPPED)
    assert shorter.at <= due_at(received, LegalTime(value + 1, unit), SWAPPED).at


@quick
@given(MOMENTS, st.integers(1, 10))
def test_eight_working_hours_are_one_working_day(received: datetime, days: int) -> None:
    in_days = due_at(received, LegalTime(days, WORKING), SWAPPED)
    in_hours = due_at(received, LegalTime(8 * days, HOURS), SWAPPED)
    begins = in_days.counted_from.time()
    if begins == time(7):  # the last minute of one day is the first of the next
        assert in_hours.at.time() == time(17)
        assert in_hours.at < in_days.at
    elif begins == time(13, 30):
        assert in_hours.at == in_days.at.replace(hour=11, minute=30)
    else:
        assert in_hours.at == in_days.at
