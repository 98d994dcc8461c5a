"""The expected wait: a band with ground under it, wide enough on the long side."""

import heapq
import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.waits import Band, band

SERVICES = st.lists(st.floats(10, 7200), min_size=5, max_size=60)
COUNTERS = st.integers(1, 30)
AHEAD = st.integers(0, 300)
quick = settings(derandomize=True, deadline=None, max_examples=200)


def test_there_is_no_figure_without_ground_for_one() -> None:
    assert band(7, [], 3) is None
    assert band(7, [300.0] * 4, 3) is None
    assert band(7, [300.0] * 5, 0) is None
    assert band(7, [300.0] * 5, 3) is not None


def test_what_is_no_measurement_gives_no_ground() -> None:
    assert band(7, [300.0] * 4 + [0.0, -5.0, math.nan, math.inf], 3) is None


def test_seven_people_at_three_counters_of_ten_minutes() -> None:
    assert band(7, [480, 540, 600, 660, 720, 600, 580, 620], 3) == Band(20, 30)


def test_nobody_ahead_still_waits_for_the_one_at_the_counter() -> None:
    assert band(0, [600.0] * 10, 1) == Band(0, 10)


def test_a_service_forgotten_open_does_not_frighten_the_next_people() -> None:
    usual = [600.0] * 12
    forgotten = band(5, [*usual, 5 * 3600.0], 1)
    calm = band(5, usual, 1)
    assert forgotten is not None
    assert calm is not None
    assert forgotten.high <= 2 * calm.high


def test_only_the_latest_services_count() -> None:
    slow_morning = [3000.0] * 100
    assert band(5, slow_morning + [300.0] * 40, 2) == band(5, [300.0] * 40, 2)


@quick
@given(AHEAD, SERVICES, COUNTERS)
def test_a_band_is_in_steps_of_five_minutes_and_around_the_middle(
    ahead: int, services: list[float], counters: int
) -> None:
    found = band(ahead, services, counters)
    assert found is not None
    assert found.low % 5 == found.high % 5 == 0
    assert 0 <= found.low < found.high
    capped = [min(each, 4 * sorted(services[-40:])[len(services[-40:]) // 2]) for each in services]
    middle = ahead * sum(capped[-40:]) / len(capped[-40:]) / counters / 60
    assert found.low <= middle + 1e-6
    assert middle <= found.high + 1e-6


@quick
@given(AHEAD, SERVICES, COUNTERS)
def test_more_people_ahead_never_promise_less_and_more_counters_never_more(
    ahead: int, services: list[float], counters: int
) -> None:
    found = band(ahead, services, counters)
    further = band(ahead + 1, services, counters)
    helped = band(ahead, services, counters + 1)
    assert found is not None
    assert further is not None
    assert helped is not None
    assert further.high >= found.high
    assert helped.high <= found.high


@quick
@given(SERVICES, COUNTERS)
def test_nobody_is_ahead_of_a_negative_number(services: list[float], counters: int) -> None:
    assert band(-3, services, counters) == band(0, services, counters)


@pytest.mark.parametrize("counters", [1, 3, 6])
@pytest.mark.parametrize("ahead", [0, 4, 12])
def test_at_most_one_in_six_waits_longer_than_the_band_says(counters: int, ahead: int) -> None:
    # a hall with services as uneven as real ones (log-normal, sigma 0.5: 3 to 20 minutes)
    rng = random.Random(1000 * counters + ahead)
    longer = shorter = 0
    rounds = 400
    for _ in range(rounds):
        said = band(ahead, [rng.lognormvariate(6.2, 0.5) for _ in range(20)], counters)
        assert said is not None
        free = [rng.random() * rng.lognormvariate(6.2, 0.5) for _ in range(counters)]
        heapq.heapify(free)
        for _ in range(ahead):
            heapq.heapreplace(free, free[0] + rng.lognormvariate(6.2, 0.5))
        longer += free[0] / 60 > said.high
        shorter += free[0] / 60 < said.low
    assert longer / rounds < 1 / 6
    assert shorter / rounds < 1 / 6
