"""When the doors are open and numbers are given: a centre with real hours, and one without end."""

from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import config
from kiosk.calendars import (
    Closed,
    Open,
    door_state,
    is_working_day,
    next_ticket_day,
    ticket_state,
)
from kiosk.catalogue import Centre, Hours, Window
from kiosk.clock import VIETNAM

TESTS = Path(__file__).resolve().parents[1]
MINUTE = timedelta(minutes=1)
quick = settings(derandomize=True, deadline=None, max_examples=150)
MOMENTS = st.datetimes(datetime(2025, 12, 1), datetime(2027, 1, 31)).map(  # noqa: DTZ001 - below
    lambda naive: naive.replace(second=0, microsecond=0, tzinfo=VIETNAM)
)


def at(text: str) -> datetime:
    """A Vietnamese moment from `2026-11-23 09:48`."""
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@cache
def real_hours() -> Centre:
    """7:00–11:30 and 13:30–17:00, numbers 6:15–11:00 and 13:15–16:30, Saturday mornings."""
    return config.load(TESTS / "centres" / "real_hours")


@cache
def sample_centre() -> Centre:
    """Open round the clock."""
    return config.load(TESTS.parent / "assets" / "sample")


@pytest.fixture
def centre() -> Centre:
    return real_hours()


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-23 06:15", "2026-11-23 11:00"),
        ("2026-11-23 10:59", "2026-11-23 11:00"),
        ("2026-11-23 13:15", "2026-11-23 16:30"),
        ("2026-11-28 07:00", "2026-11-28 10:30"),  # a Saturday
        ("2026-01-10 15:00", "2026-01-10 16:30"),  # a make-up Saturday of the table
        ("2026-08-22 06:15", "2026-08-22 11:00"),  # a make-up Saturday of the library
        ("2026-02-18 08:30", "2026-02-18 09:30"),  # on duty at Tết
    ],
)
def test_numbers_are_given_in_their_windows(centre: Centre, now: str, until: str) -> None:
    assert ticket_state(centre, at(now)) == Open(at(until))


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-23 00:00", "2026-11-23 06:15"),
        ("2026-11-23 06:14", "2026-11-23 06:15"),
        ("2026-11-23 11:00", "2026-11-23 13:15"),
        ("2026-11-23 16:30", "2026-11-25 06:15"),  # 24/11 is a holiday
        ("2026-11-24 09:00", "2026-11-25 06:15"),
        ("2026-11-27 16:30", "2026-11-28 07:00"),  # Friday evening
        ("2026-11-28 10:30", "2026-11-30 06:15"),  # Saturday noon
        ("2025-12-31 16:30", "2026-01-03 07:00"),  # 1/1 and 2/1 off, Saturday open
        ("2026-02-14 10:30", "2026-02-18 08:00"),  # Tết
        ("2026-02-18 09:30", "2026-02-21 07:00"),
        ("2026-06-10 09:00", "2026-06-11 06:15"),  # shut for repairs
        ("2026-08-28 16:30", "2026-08-29 07:00"),
        ("2026-08-29 12:00", "2026-09-03 06:15"),  # National Day with the swapped Monday
    ],
)
def test_a_closed_centre_says_when_it_opens(centre: Centre, now: str, opens: str) -> None:
    assert ticket_state(centre, at(now)) == Closed(at(opens))


def test_a_queue_with_its_own_windows_opens_later_and_closes_earlier(centre: Centre) -> None:
    land = centre.queue["land"]
    assert ticket_state(centre, at("2026-11-23 07:00"), land) == Closed(at("2026-11-23 07:30"))
    assert ticket_state(centre, at("2026-11-23 07:30"), land) == Open(at("2026-11-23 10:00"))
    # its 13:00 is cut to the centre's 13:15
    assert ticket_state(centre, at("2026-11-23 12:00"), land) == Closed(at("2026-11-23 13:15"))
    assert ticket_state(centre, at("2026-11-23 15:00"), land) == Closed(at("2026-11-25 07:30"))
    assert ticket_state(centre, at("2026-11-28 06:00"), land) == Closed(at("2026-11-28 07:30"))


def test_the_doors_open_and_close_at_other_times_than_the_ticket_windows(centre: Centre) -> None:
    assert door_state(centre, at("2026-11-23 06:30")) == Closed(at("2026-11-23 07:00"))
    assert door_state(centre, at("2026-11-23 16:45")) == Open(at("2026-11-23 17:00"))


def test_a_day_may_be_open_and_no_working_day_and_the_other_way_round(centre: Centre) -> None:
    saturday, tet, repairs = at("2026-11-28 08:00"), at("2026-02-18 08:30"), at("2026-06-10 08:00")
    for moment in (saturday, tet):
        assert isinstance(door_state(centre, moment), Open)
        assert not is_working_day(moment.date(), centre.overrides)
    assert isinstance(door_state(centre, repairs), Closed)
    assert is_working_day(repairs.date(), centre.overrides)


def test_when_the_quota_is_used_up_the_next_day_with_numbers_is_told(centre: Centre) -> None:
    disputes, land = centre.queue["disputes"], centre.queue["land"]
    assert next_ticket_day(centre, at("2026-11-23 08:00"), disputes) == at("2026-11-25 06:15")
    assert next_ticket_day(centre, at("2026-11-23 05:00"), land) == at("2026-11-25 07:30")
    assert next_ticket_day(centre, at("2026-11-27 08:00")) == at("2026-11-28 07:00")


def test_the_clock_of_another_time_zone_shows_the_same_state(centre: Centre) -> None:
    # 23:30 UTC on Sunday is 6:30 on Monday here
    assert ticket_state(centre, datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == Open(
        at("2026-11-23 11:00")
    )
    assert next_ticket_day(centre, datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == at(
        "2026-11-25 06:15"
    )


@quick
@given(MOMENTS)
def test_the_sample_centre_is_open_at_any_moment(now: datetime) -> None:
    sample = sample_centre()
    assert ticket_state(sample, now) == Open(None)
    assert door_state(sample, now) == Open(None)


def test_the_sample_centre_gives_numbers_again_at_midnight() -> None:
    sample = sample_centre()
    building = sample.queue["building"]
    assert next_ticket_day(sample, at("2026-11-23 23:59"), building) == at("2026-11-24 00:00")


def test_windows_that_meet_at_midnight_are_one(centre: Centre) -> None:
    late = (Window(time(20), time(0)),)
    early = (Window(time(0), time(2)),)
    night = msgspec.structs.replace(
        centre,
        hours=tuple(
            Hours(day, late if day == 0 else early, late if day == 0 else early) for day in (0, 1)
        ),
        overrides=(),
        open_on_holidays=True,
    )
    assert ticket_state(night, at("2026-11-23 23:00")) == Open(at("2026-11-24 02:00"))
    assert ticket_state(night, at("2026-11-24 02:00")) == Closed(at("2026-11-30 20:00"))


def test_a_centre_that_never_opens_says_so_and_does_not_hang(centre: Centre) -> None:
    shut = msgspec.structs.replace(centre, hours=(), overrides=())
    assert ticket_state(shut, at("2026-11-23 09:00")) == Closed(None)
    assert next_ticket_day(shut, at("2026-11-23 09:00")) is None


@quick
@given(MOMENTS, st.sampled_from([None, "land", "civil"]))
def test_what_is_said_of_the_next_change_comes_true(now: datetime, code: str | None) -> None:
    hours = real_hours()
    queue = hours.queue[code] if code else None
    match ticket_state(hours, now, queue):
        case Open(until=until):
            assert until is not None
            assert isinstance(ticket_state(hours, until - MINUTE, queue), Open)
            assert isinstance(ticket_state(hours, until, queue), Closed)
        case Closed(opens_at=opens_at):
            assert opens_at is not None
            assert isinstance(ticket_state(hours, opens_at, queue), Open)
            assert ticket_state(hours, opens_at - MINUTE, queue) == Closed(opens_at)


@quick
@given(MOMENTS)
def test_a_queue_never_gives_numbers_when_the_centre_does_not(now: datetime) -> None:
    hours = real_hours()
    land = hours.queue["land"]
    if isinstance(ticket_state(hours, now, land), Open):
        assert isinstance(ticket_state(hours, now), Open)
