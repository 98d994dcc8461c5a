"""A desk on a real store file, with a clock that the test moves."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from kiosk.catalogue import Centre
from kiosk.clock import VIETNAM
from kiosk.data_directory import DataDirectory
from kiosk.desk import Desk, Parts
from kiosk.keys import secret_for
from tests.small_centre import small_centre


class HandClock:
    """A clock that moves only when told; every look at it takes one millisecond."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._ticks = 0

    def now(self) -> datetime:
        self.at += timedelta(milliseconds=1)
        return self.at

    def monotonic_ms(self) -> int:
        self._ticks += 1
        return self._ticks

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


def counting_random() -> Callable[[int], bytes]:
    """Different bytes at each call, the same in each run."""
    calls = iter(range(1, 1 << 60))

    def random(n: int) -> bytes:
        return (
            (next(calls) * 0x9E3779B97F4A7C15 % (1 << 64)).to_bytes(8, "big").ljust(n, b"\x5a")[:n]
        )

    return random


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
    opened: list[tuple[DataDirectory, Desk]] = []
    random = counting_random()

    def open_it(of: Centre = centre) -> Desk:
        directory = DataDirectory(data, clock, random)
        directory.lock("test", 0)
        store = directory.open_store(ballast_bytes=0)
        desk = Desk(Parts(store, of, clock, random, secret_for("test", directory.seed())))
        opened.append((directory, desk))
        return desk

    def close_all() -> None:
        for directory, desk in opened:
            desk.store.close()
            directory.close()
        opened.clear()

    open_it.close = close_all  # type: ignore[attr-defined]
    yield open_it
    close_all()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    return open_desk()
