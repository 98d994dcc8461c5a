"""A clock that is put right: dead batteries, wrong years, jumps, and clocks that were mended."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.clock import VIETNAM
from kiosk.disciplined_clock import FILE, DisciplinedClock, disciplined
from tests.desk_at_work import MORNING

SECOND = timedelta(seconds=1)
DEAD = datetime(1970, 1, 1, 7, 0, 30, tzinfo=VIETNAM)
WRONG_YEAR = datetime(2031, 5, 2, 8, 0, tzinfo=VIETNAM)


class Machine:
    """Its two clocks, which a test sets and lets go."""

    def __init__(self, at: datetime) -> None:
        self.at, self.ms = at, 1_000

    def now(self) -> datetime:
        return self.at

    def monotonic_ms(self) -> int:
        return self.ms

    def goes_on(self, by: timedelta, times: int = 1) -> None:
        self.at += by * times
        self.ms += by // timedelta(milliseconds=1)


def off(clock: DisciplinedClock, true: datetime) -> float:
    return abs((clock.now() - true).total_seconds())


@pytest.mark.parametrize("says", [DEAD, WRONG_YEAR, MORNING - timedelta(hours=7)])
def test_a_wrong_clock_is_put_right_and_goes_on_right(says: datetime) -> None:
    machine = Machine(says)
    clock = DisciplinedClock(machine)
    assert clock.now() == says
    assert clock.heard(MORNING) == (MORNING - says) // timedelta(milliseconds=1)
    machine.goes_on(90 * SECOND)
    assert off(clock, MORNING + 90 * SECOND) == 0


def test_a_clock_that_is_nearly_right_is_left_to_itself() -> None:
    machine = Machine(MORNING + 20 * SECOND)
    clock = DisciplinedClock(machine)
    assert clock.heard(MORNING) == 0
    assert clock.now() == MORNING + 20 * SECOND


def test_a_jump_or_a_clock_that_runs_wild_is_noticed_between_two_questions() -> None:
    machine = Machine(MORNING)
    clock = DisciplinedClock(machine)
    clock.heard(MORNING)
    machine.goes_on(60 * SECOND, times=50)
    assert off(clock, MORNING + 60 * SECOND) == 0
    machine.at = WRONG_YEAR
    assert off(clock, MORNING + 60 * SECOND) == 0
    machine.at = MORNING + 61 * SECOND  # somebody sets it
    assert clock.ahead_ms == 0


def test_a_dead_battery_is_known_at_the_next_start_without_a_line(tmp_path: Path) -> None:
    machine = Machine(DEAD)
    disciplined(tmp_path, machine).heard(MORNING)
    machine.goes_on(timedelta(hours=3))
    later = disciplined(tmp_path, machine)  # a start of the program
    assert off(later, MORNING + timedelta(hours=3)) == 0
    rebooted = disciplined(tmp_path, Machine(DEAD - 10 * SECOND))  # the clock began anew
    assert off(rebooted, MORNING) == 0


def test_a_wrong_year_is_known_at_the_next_start(tmp_path: Path) -> None:
    machine = Machine(WRONG_YEAR)
    disciplined(tmp_path, machine).heard(MORNING)
    machine.goes_on(timedelta(days=2))
    assert off(disciplined(tmp_path, machine), MORNING + timedelta(days=2)) == 0


@pytest.mark.parametrize("says", [DEAD, WRONG_YEAR])
def test_a_clock_that_was_set_meanwhile_is_believed(tmp_path: Path, says: datetime) -> None:
    disciplined(tmp_path, Machine(says)).heard(MORNING)
    tomorrow = MORNING + timedelta(days=1)
    clock = disciplined(tmp_path, Machine(tomorrow))
    assert clock.now() == tomorrow
    assert clock.ahead_ms == 0


@pytest.mark.parametrize("found", [b"", b"{", b'{"true_ms": "x", "system_ms": 1}'])
def test_a_lost_note_leaves_the_machines_own_clock(tmp_path: Path, found: bytes) -> None:
    (tmp_path / FILE).write_bytes(found)
    assert disciplined(tmp_path, Machine(WRONG_YEAR)).now() == WRONG_YEAR
