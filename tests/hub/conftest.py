"""A real hub on loopback over a real store, and machines with keys of their own."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest

from kiosk import keys
from kiosk.catalogue import Centre
from kiosk.clock import SystemClock
from kiosk.data_directory import KEY
from kiosk.desk import Desk
from kiosk.desk.machines import EnrolmentCode
from kiosk.keys import DeviceKey
from sync.device_words import signing_desk
from sync.hub.running import Hub
from sync.listening import Listening
from sync.remote import Line, enrol, remote_desk
from sync.signing import Me
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import small_centre

ANY_PORT = "127.0.0.1:0"
COUNTER_OF = {"counter": 1, "rater": 1}


class Machine:
    """A machine of the centre that was let in for a place."""

    def __init__(self, hub: Hub, desk: Desk, key: DeviceKey, place: str, counter: int) -> None:
        self.key = key
        self.line = Line(hub.address, key)
        offered = desk.offer_enrolment(place=place, counter=counter)
        assert isinstance(offered, EnrolmentCode)
        me = enrol(self.line, key, offered.code, place)
        assert isinstance(me, Me)
        self.me = me
        self.desk = signing_desk(remote_desk(self.line), key, SystemClock())


LetIn = Callable[..., Machine]


@contextmanager
def hub_over(desk: Desk, listen: str = ANY_PORT, **how: float) -> Iterator[Hub]:
    """A hub that listens until the block ends."""
    key = keys.read(desk.store.path.with_name(KEY))
    assert key is not None
    hub = Hub(desk, listen, SystemClock(), os.urandom, key, **how)
    try:
        yield hub
    finally:
        hub.close()


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture(scope="session")
def centre() -> Centre:
    return small_centre()


@pytest.fixture
def desk(tmp_path: Path, centre: Centre, clock: HandClock) -> Iterator[Desk]:
    with desk_at_work(tmp_path / "hub", centre, clock) as opened:
        yield opened


@pytest.fixture
def hub(desk: Desk) -> Iterator[Hub]:
    with hub_over(desk) as opened:
        yield opened


@pytest.fixture
def new_key(tmp_path: Path) -> Callable[[], DeviceKey]:
    numbers = count()
    return lambda: keys.make(tmp_path / f"{next(numbers)}.key", os.urandom)


@pytest.fixture
def let_in(hub: Hub, desk: Desk, new_key: Callable[[], DeviceKey]) -> LetIn:
    def one_more(place: str, counter: int | None = None) -> Machine:
        number = COUNTER_OF.get(place, 0) if counter is None else counter
        return Machine(hub, desk, new_key(), place, number)

    return one_more


@pytest.fixture
def listening() -> Iterator[Callable[..., Listening]]:
    opened: list[Listening] = []

    def follow(line: Line, **how: float) -> Listening:
        opened.append(Listening(line, **how))
        return opened[-1]

    yield follow
    for each in opened:
        each.close()
