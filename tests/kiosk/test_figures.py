"""Figures that say how sure they are."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.figures import distribution, median_seconds, percentile, wilson

SCALE = (5, 4, 3, 2, 1)
quick = settings(derandomize=True, deadline=None, max_examples=300)
COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        # worked out by the formula of Wilson (1927) with z = 1.959964
        (25, 28, 0.7280, 0.9629),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (1, 1, 0.2065, 1.0),
        (50, 100, 0.4038, 0.5962),
        (810, 1000, 0.7845, 0.8331),
    ],
)
def test_wilsons_interval_is_the_published_one(
    successes: int, n: int, low: float, high: float
) -> None:
    found = wilson(successes, n)
    assert found is not None
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_nobody_answered_gives_no_interval() -> None:
    assert wilson(0, 0) is None


@quick
@given(COUNTS)
def test_the_interval_holds_the_share_and_stays_between_nothing_and_all(
    counts: tuple[int, int],
) -> None:
    successes, n = counts
    found = wilson(successes, n)
    assert found is not None
    assert 0 <= found.low <= successes / n <= found.high <= 1
    assert found.low < found.high


@quick
@given(COUNTS)
def test_the_interval_is_a_mirror_and_more_answers_make_it_narrower(
    counts: tuple[int, int],
) -> None:
    successes, n = counts
    found, mirror = wilson(successes, n), wilson(n - successes, n)
    more = wilson(4 * successes, 4 * n)
    assert found is not None
    assert mirror is not None
    assert more is not None
    assert math.isclose(found.low, 1 - mirror.high, abs_tol=1e-12)
    assert more.high - more.low < found.high - found.low


def test_a_distribution_counts_levels_and_those_who_did_not_answer() -> None:
    found = distribution([5, 5, 4, 3, 1, None, None], SCALE)
    assert (found.asked, found.answered, found.unanswered) == (7, 5, 2)
    assert found.scores == SCALE
    assert found.counts == (2, 1, 1, 0, 1)
    assert found.satisfied == pytest.approx(3 / 5)
    assert found.interval == wilson(3, 5)
    assert not found.hidden


def test_below_the_minimum_nothing_but_the_numbers_asked_and_answered_is_told() -> None:
    found = distribution([5, 1, 1, 1, None], SCALE, minimum_n=5)
    assert found.hidden
    assert (found.asked, found.answered) == (5, 4)
    assert found.counts == ()
    assert distribution([5, 3], (5, 4), minimum_n=5).scores == (5, 4)
    assert found.satisfied is None
    assert found.interval is None
    assert not distribution([5, 1, 1, 1, 1], SCALE, minimum_n=5).hidden


def test_a_scale_of_three_counts_its_two_upper_levels_as_satisfied() -> None:
    found = distribution([5, 4, 2, 2], (5, 4, 2))
    assert found.counts == (1, 1, 2)
    assert found.satisfied == pytest.approx(0.5)


def test_a_score_of_an_earlier_scale_is_not_lost() -> None:
    found = distribution([5, 3, 3], (5, 4, 2))
    assert found.scores == (5, 4, 2, 3)
    assert found.counts == (1, 0, 0, 2)
    assert sum(found.counts) == found.answered


def test_nobody_asked_is_no_answer_and_no_share() -> None:
    found = distribution([], SCALE, minimum_n=5)
    assert (found.asked, found.answered, found.hidden) == (0, 0, True)
    assert distribution([None], SCALE, minimum_n=0).satisfied is None


@quick
@given(st.lists(st.none() | st.sampled_from(SCALE)), st.integers(0, 10))
def test_every_answer_is_counted_once_or_all_are_hidden(
    answers: list[int | None], minimum: int
) -> None:
    found = distribution(answers, SCALE, minimum)
    assert found.asked == len(answers)
    assert found.hidden == (found.answered < minimum)
    assert sum(found.counts) == (0 if found.hidden else found.answered)


def test_the_middle_of_times() -> None:
    assert median_seconds([]) is None
    assert median_seconds([60]) == 60
    assert median_seconds([60, 240, 90]) == 90
    assert median_seconds([60, 90, 100, 240]) == 95
    assert percentile([0, 10, 20, 30, 40], 0.9) == pytest.approx(36)


@quick
@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0, 1), st.floats(0, 1))
def test_a_percentile_lies_among_the_values_and_never_falls(
    values: list[float], one: float, other: float
) -> None:
    low, high = sorted((one, other))
    under, over = percentile(values, low), percentile(values, high)
    assert under is not None
    assert over is not None
    assert min(values) <= under <= over <= max(values)
