"""Promises of the protocol that are about time: long without a line, and how soon all is there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.pace import LONGEST_MS
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import small_centre
from tests.sync.model_server import ModelLine, ModelServer
from tests.sync.test_uplink import Centre

DAYS = 60
FIFTEEN_MINUTES_MS = 900_000
AN_EXCHANGE_MS = 2_000
"""A slow line's, for 500 events."""


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def centre(tmp_path: Path, clock: HandClock) -> Iterator[Centre]:
    with desk_at_work(tmp_path / "data", small_centre(), clock) as desk:
        yield Centre(desk, ModelServer())


def without_a_line(centre: Centre, clock: HandClock, days: int, each: int) -> None:
    centre.line = ModelLine(centre.server, ["no_line"] * 10_000)
    centre.restart()
    for _ in range(days):
        centre.numbers(each)
        for _ in range(3):
            centre.now_ms += max(1, centre.uplink.step(centre.now_ms))
        clock.forward(hours=24)
    centre.line = ModelLine(centre.server)
    centre.restart()


def test_p3_after_sixty_days_without_a_line_everything_is_there_once(
    centre: Centre, clock: HandClock
) -> None:
    without_a_line(centre, clock, DAYS, 12)
    centre.run(centre.arrived)
    eids = [each.header.eid for chain in centre.server.chains.values() for each in chain]
    assert len(set(eids)) == len(eids)


def test_p4_a_backlog_drains_by_itself_within_fifteen_minutes_for_ten_thousand_events(
    centre: Centre, clock: HandClock
) -> None:
    without_a_line(centre, clock, 10, 120)
    events = sum(last for _, _, last in centre.journal.chains())
    began, exchanges = centre.now_ms, 0
    while not centre.arrived():
        centre.now_ms += max(1, centre.uplink.step(centre.now_ms)) + AN_EXCHANGE_MS
        exchanges += 1
        assert exchanges < 500
    assert centre.now_ms - began <= FIFTEEN_MINUTES_MS * events / 10_000 + LONGEST_MS
