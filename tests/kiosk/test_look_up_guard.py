"""Guessing at dossiers is slow, and tells nothing: neither by the answer nor by what is written."""

from datetime import date, timedelta

import msgspec
import pytest

from kiosk.answers import DossierShown, Reason, Refused
from kiosk.catalogue import Centre, DossierState, KnownDossier, Times
from kiosk.desk import Desk
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH

READY = KnownDossier(
    "H00.14-261112-0042",
    BIRTH,
    DossierState.FINISHED,
    date(2026, 11, 12),
    lookup="7K4M",
    phone_tail="0042",
)
OTHER = msgspec.structs.replace(READY, code="H00.14-261112-0043")
NOBODYS = "H00.14-261112-9999"


@pytest.fixture
def desk(open_desk: OpenDesk, centre: Centre) -> Desk:
    times = Times(lookup_per_minute=60, lookup_place_tries=100)
    one = open_desk(msgspec.structs.replace(centre, dossiers=(READY, OTHER), times=times))
    one.learn()
    return one


def guess(desk: Desk, code: str = READY.code, times: int = 1, place: str = "kiosk") -> object:
    for _ in range(times):
        answer = desk.look_up(code=code, factor="9999", place=place)
    return answer


def opens(desk: Desk, code: str = READY.code, place: str = "kiosk") -> bool:
    answer = desk.look_up(code=code, factor="7K4M", place=place)
    return isinstance(answer, DossierShown)


def locked_minutes(desk: Desk, clock: HandClock, code: str = READY.code) -> int:
    answer = desk.look_up(code=code, factor="7K4M")
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.LOCKED_OUT
    assert answer.until is not None
    assert (answer.until.second, answer.until.microsecond) == (0, 0)
    return (answer.until - clock.at) // timedelta(minutes=1)


def test_an_unknown_code_and_a_wrong_factor_are_the_same_in_every_field(desk: Desk) -> None:
    wrong, unknown = guess(desk), guess(desk, NOBODYS)
    assert isinstance(wrong, Refused)
    assert msgspec.to_builtins(wrong) == msgspec.to_builtins(unknown)
    assert wrong.reason is Reason.NOT_FOUND


def test_they_leave_the_same_traces_and_no_code_in_them(desk: Desk) -> None:
    guess(desk)
    guess(desk, NOBODYS)
    bodies = desk.store.run(
        lambda tx: [
            bytes(row["body"]).decode()
            for row in tx.all("SELECT body FROM event WHERE kind = 'look_up_refused'")
        ]
    )
    assert len(bodies) == 2
    shapes = [
        (sorted(key.rpartition(":")[0] for key in each["wrong"]), each["place"])
        for each in map(msgspec.json.decode, bodies)
    ]
    assert shapes[0] == shapes[1]
    assert "9999" not in "".join(bodies)
    assert "0042" not in "".join(bodies)


@pytest.mark.parametrize("code", [READY.code, NOBODYS])
def test_a_code_that_was_guessed_at_is_locked_whether_it_exists_or_not(
    desk: Desk, clock: HandClock, code: str
) -> None:
    guess(desk, code, times=3)
    assert locked_minutes(desk, clock, code) == 10
    assert opens(desk, OTHER.code)
    clock.forward(minutes=11)
    assert opens(desk)


def test_a_code_is_locked_at_every_device(desk: Desk) -> None:
    for number in range(3):
        guess(desk, place=f"kiosk {number}")
    assert not opens(desk, place="kiosk 7")


def test_each_lock_is_longer_than_the_one_before(desk: Desk, clock: HandClock) -> None:
    found = []
    for _ in range(4):
        guess(desk, times=3)
        found.append(locked_minutes(desk, clock))
        clock.forward(minutes=found[-1], seconds=1)
    assert found == [10, 20, 40, 80]


def test_after_a_quiet_time_counting_begins_anew(desk: Desk, clock: HandClock) -> None:
    guess(desk, times=3)
    clock.forward(minutes=11)
    guess(desk, times=3)
    assert locked_minutes(desk, clock) == 20
    clock.forward(minutes=20 + 121)
    guess(desk, times=2)
    assert opens(desk)
    guess(desk)
    assert locked_minutes(desk, clock) == 10


def test_a_device_at_which_many_codes_are_guessed_at_is_locked(
    open_desk: OpenDesk, centre: Centre, clock: HandClock
) -> None:
    times = Times(lookup_per_minute=60)
    desk = open_desk(msgspec.structs.replace(centre, dossiers=(OTHER,), times=times))
    desk.learn()
    for number in range(10):
        guess(desk, f"H00.14-261112-{number:04d}")
    assert locked_minutes(desk, clock, OTHER.code) == 10
    assert opens(desk, OTHER.code, place="kiosk 2")


def test_a_device_has_so_many_tries_a_minute_right_ones_too(
    open_desk: OpenDesk, centre: Centre, clock: HandClock
) -> None:
    desk = open_desk(msgspec.structs.replace(centre, dossiers=(READY,)))
    desk.learn()
    assert [opens(desk) for _ in range(6)] == [True] * 6
    answer = desk.look_up(code=READY.code, factor="7K4M")
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.TOO_OFTEN
    assert answer.until is not None
    assert 55 < (answer.until - clock.at).total_seconds() <= 120
    clock.forward(seconds=61)
    assert opens(desk)


def test_locks_outlive_a_restart(open_desk: OpenDesk, centre: Centre, clock: HandClock) -> None:
    known = msgspec.structs.replace(centre, dossiers=(READY,))
    desk = open_desk(known)
    desk.learn()
    guess(desk, times=3)
    assert not opens(Desk(desk.parts))


def test_the_views_say_the_same_after_a_rebuild(desk: Desk, clock: HandClock) -> None:
    guess(desk, times=3)
    before = locked_minutes(desk, clock)
    desk.store.run(lambda tx: tx.rebuild())
    assert locked_minutes(desk, clock) == before
