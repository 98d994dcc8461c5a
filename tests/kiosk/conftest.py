"""Desks of a small centre on real store files."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.catalogue import Centre
from kiosk.clock import VIETNAM
from kiosk.desk import Desk
from tests.desk_at_work import HandClock, counting_random, desk_at_work
from tests.small_centre import small_centre


@pytest.fixture(scope="session")
def centre() -> Centre:
    return small_centre()


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(centre: Centre, clock: HandClock, data: Path) -> Iterator[OpenDesk]:
    """Opens a desk on `data`; the test may close it by `desk.store.close()` and open it again."""
    opened = ExitStack()
    random = counting_random()

    def open_it(of: Centre = centre) -> Desk:
        return opened.enter_context(desk_at_work(data, of, clock, random))

    open_it.close = opened.close  # type: ignore[attr-defined]
    with opened:
        yield open_it


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    return open_desk()
