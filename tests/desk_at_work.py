"""A desk on a real store file, with a clock that the test moves."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from kiosk.catalogue import Centre
from kiosk.clock import VIETNAM
from kiosk.data_directory import DataDirectory
from kiosk.desk import Desk, Parts
from kiosk.keys import secret_for

MORNING = datetime(2026, 11, 23, 9, 12, tzinfo=VIETNAM)
"""Monday, as on the design's pictures."""


class HandClock:
    """A clock that moves only when told; every look at it takes one millisecond."""

    def __init__(self, at: datetime = MORNING) -> None:
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


@contextmanager
def desk_at_work(
    data: Path,
    centre: Centre,
    clock: HandClock,
    random: Callable[[int], bytes] | None = None,
) -> Iterator[Desk]:
    """The only writer of `data`, until the block ends."""
    random = random or counting_random()
    directory = DataDirectory(data, clock, random)
    directory.lock("test", 0)
    store = directory.open_store(ballast_bytes=0)
    yield Desk(Parts(store, centre, clock, random, secret_for("test", directory.seed())))
    store.close()
    directory.close()
