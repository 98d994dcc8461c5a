"""The visitor's walk as data: what follows what, back, and how long the kiosk waits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flow import Screen, Waits, Walk, patience, step, still_here

WAITS = Waits()
SCREENS = st.sampled_from(sorted(Screen))


def walked(*screens: Screen) -> Walk:
    walk = Walk()
    for screen in screens:
        walk = walk.to(screen)
    return walk


def test_a_walk_begins_at_the_start_and_knows_nothing() -> None:
    assert Walk().screen is Screen.WELCOME
    assert (Walk().field, Walk().procedure, Walk().code) == ("", "", "")


def test_answers_go_along_with_the_walk() -> None:
    walk = Walk().to(Screen.FIELD).to(Screen.PROCEDURES, field="HT")
    walk = walk.to(Screen.PROCEDURE, procedure="1.001193")
    assert (walk.field, walk.procedure) == ("HT", "1.001193")


def test_back_leads_one_screen_back() -> None:
    walk = walked(Screen.FIELD, Screen.PROCEDURES, Screen.PROCEDURE)
    assert walk.back().screen is Screen.PROCEDURES
    assert walk.back().back().screen is Screen.FIELD
    assert walk.back().back().back().screen is Screen.WELCOME


def test_help_comes_back_to_where_it_was_asked() -> None:
    assert walked(Screen.FIELD, Screen.HELP).back().screen is Screen.FIELD


def test_a_taken_number_is_not_taken_again_by_going_back() -> None:
    walk = walked(Screen.FIELD, Screen.PROCEDURE, Screen.PRIORITY, Screen.TICKET)
    assert walk.back() == Walk()


def test_going_back_to_the_start_throws_the_answers_away() -> None:
    walk = Walk().to(Screen.CODE).to(Screen.FACTOR, code="H00.14-261112-0042")
    assert walk.back().back() == Walk()


@given(st.lists(SCREENS, max_size=12))
def test_no_screen_is_twice_on_the_way_back(screens: list[Screen]) -> None:
    path = walked(*screens).path
    assert len(set(path)) == len(path)


@given(st.lists(SCREENS, max_size=12))
def test_back_always_ends_at_the_start(screens: list[Screen]) -> None:
    walk = walked(*screens)
    for _ in range(len(walk.path)):
        walk = walk.back()
    assert walk.screen is Screen.WELCOME


@pytest.mark.parametrize(
    ("one_procedure", "priority", "expected"),
    [
        (False, True, [(1, 4), (2, 4), (3, 4), (4, 4)]),
        (True, True, [(1, 3), None, (2, 3), (3, 3)]),
        (False, False, [(1, 3), (2, 3), (3, 3), None]),
    ],
)
def test_the_steps_are_counted_without_those_that_are_skipped(
    one_procedure: bool, priority: bool, expected: list[tuple[int, int] | None]
) -> None:
    walk = (Screen.FIELD, Screen.PROCEDURES, Screen.PROCEDURE, Screen.PRIORITY)
    found = [step(each, one_procedure=one_procedure, priority=priority) for each in walk]
    assert found == expected


def test_screens_with_much_to_read_wait_longer() -> None:
    assert patience(walked(Screen.FIELD), WAITS) == 30
    assert patience(walked(Screen.PROCEDURE), WAITS) == 60
    assert patience(walked(Screen.DOSSIER), WAITS) == 60


def test_a_number_without_paper_stays_longer_and_may_be_kept_three_times() -> None:
    walk = walked(Screen.TICKET)
    assert patience(walk, WAITS) == 30
    assert patience(walk, WAITS, photograph=True) == 60
    for times in range(1, 6):
        walk = walk.keep(WAITS)
        assert patience(walk, WAITS, photograph=True) == 60 + 60 * min(times, 3)


def test_nobody_is_wiped_without_being_asked_for_twenty_seconds() -> None:
    walk = walked(Screen.FIELD)
    assert still_here(walk, WAITS, 29) is None
    assert still_here(walk, WAITS, 30) == 20
    assert still_here(walk, WAITS, 49) == 1
    assert still_here(walk, WAITS, 50) == 0


def test_thanks_go_by_themselves_without_a_question() -> None:
    walk = walked(Screen.THANKS)
    assert still_here(walk, WAITS, 3) is None
    assert still_here(walk, WAITS, 4) == 0
