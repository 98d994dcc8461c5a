"""Somebody at the pages, and a server whose clock a test may move."""

from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from kiosk.clock import to_ms
from kiosk.keys import DeviceKey
from sync.server.database import Database
from tests.desk_at_work import HandClock
from tests.server.conftest import OneClock, now_ms, open_door
from tests.server.pages.visitors import Visitor, opened


@pytest.fixture(scope="session")
def clock() -> HandClock:
    """The pages' own: other tests let a month pass on theirs."""
    return OneClock()


@pytest.fixture(scope="session")
def door(database: Database, server_key: DeviceKey, clock: HandClock) -> Iterator[str]:
    with open_door(database, server_key, clock) as url:
        yield url


@pytest.fixture(scope="session")
def minister(database: Database, door: str, clock: HandClock) -> Visitor:
    """Signed in for the whole country."""
    return Visitor(door, opened(database, now_ms(clock), "national"))


class Twins:
    """Two copies of the server on one database, and their clock."""

    def __init__(self, database: Database, doors: list[str], clock: HandClock) -> None:
        self.database, self.doors, self.clock = database, doors, clock

    @property
    def now_ms(self) -> int:
        return to_ms(self.clock.now())


@pytest.fixture
def twins(url: str, server_key: DeviceKey) -> Iterator[Twins]:
    clock = OneClock()
    with ExitStack() as stack:
        databases = [stack.enter_context(closing(Database(url))) for _ in range(2)]
        doors = [stack.enter_context(open_door(each, server_key, clock)) for each in databases]
        yield Twins(databases[0], doors, clock)
