"""P11: what a wrong clock does to the day, and what becomes of it when that is put right."""

from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk.answers import Called, TicketTaken
from kiosk.bootstrap import reading
from kiosk.clock import VIETNAM
from kiosk.desk import Desk
from tests.desk_at_work import MORNING, HandClock
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH, small_centre

WRONG_YEAR = datetime(2031, 5, 2, 8, 0, tzinfo=VIETNAM)
TODAY = MORNING.date()


def take(desk: Desk) -> str:
    taken = desk.take_ticket(procedure=BIRTH)
    assert isinstance(taken, TicketTaken)
    return taken.number


def day(data: Path) -> tuple[int, date]:
    with reading(data) as rows:
        found = next(rows.execute("SELECT session, date FROM day ORDER BY session DESC LIMIT 1"))
    return int(found[0]), date.fromisoformat(found[1])


def put_right(desk: Desk, clock: HandClock) -> None:
    ahead = MORNING - clock.at
    clock.at = MORNING
    desk._clock_put_right(ahead_ms=ahead // timedelta(milliseconds=1))


def test_p11_who_waits_since_a_clock_was_years_ahead_waits_today(
    open_desk: OpenDesk, clock: HandClock, data: Path
) -> None:
    desk = open_desk(small_centre())
    clock.at = WRONG_YEAR
    assert [take(desk), take(desk)] == ["A001", "A002"]
    put_right(desk, clock)
    assert day(data) == (1, TODAY)
    assert take(desk) == "A003"
    desk.sign_in_by_command(counter=1)
    called = desk.call_next(counter=1)
    assert isinstance(called, Called)
    assert called.number == "A001"
    clock.at = MORNING + timedelta(days=1)
    assert take(desk) == "A001"
    assert day(data) == (2, TODAY + timedelta(days=1))


def test_p11_a_clock_that_jumps_years_ahead_gives_no_number_of_this_morning_again(
    open_desk: OpenDesk, clock: HandClock, data: Path
) -> None:
    desk = open_desk(small_centre())
    given = [take(desk) for _ in range(3)]
    clock.at = WRONG_YEAR
    given += [take(desk) for _ in range(3)]
    assert given[3:] == ["AX001", "AX002", "AX003"]
    put_right(desk, clock)
    given += [take(desk) for _ in range(3)]
    assert len(set(given)) == len(given)
    assert day(data)[1] == TODAY


def test_p11_a_clock_that_died_changes_neither_day_nor_numbers(
    open_desk: OpenDesk, clock: HandClock, data: Path
) -> None:
    desk = open_desk(small_centre())
    assert take(desk) == "A001"
    clock.at = datetime(1970, 1, 1, 7, 0, tzinfo=VIETNAM)
    assert take(desk) == "A002"
    assert day(data) == (1, TODAY)
    put_right(desk, clock)
    assert take(desk) == "A003"
    desk.sign_in_by_command(counter=1)
    called = desk.call_next(counter=1)
    assert isinstance(called, Called)
    assert called.number == "A001"  # in the line by its own time, which was right
    with reading(data) as rows:
        waited = [row[0] for row in rows.execute("SELECT issued_ms FROM ticket ORDER BY n")]
    assert max(waited) - min(waited) < 2 * 3_600_000


def test_after_a_holiday_numbers_are_plain(open_desk: OpenDesk, clock: HandClock) -> None:
    desk = open_desk(small_centre())
    take(desk)
    clock.forward(days=15)
    assert take(desk) == "A001"
