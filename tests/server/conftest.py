"""The central server on each of its databases, behind a real door on loopback."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import uvicorn

from kiosk.clock import to_ms
from kiosk.keys import DeviceKey
from kiosk.ports import Clock
from sync.server import devices
from sync.server.database import Database
from sync.server.door import application
from sync.server.limits import STRANGERS, Rate
from sync.server.serving import listening, url_of
from sync.strict_http import configured
from tests.desk_at_work import HandClock
from tests.server.devices import Device, key_of
from tests.server.postgresql import PostgreSQL

KINDS = ("sqlite", "postgresql")
CENTRE = "mau"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    with PostgreSQL() as server:
        yield server


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, postgresql: PostgreSQL) -> dict[str, str]:
    """A database of each kind with all tables, to be copied: quicker than to make them."""
    file = tmp_path_factory.mktemp("migrated") / "server.db"
    made = {"sqlite": f"sqlite:///{file}", "postgresql": postgresql.fresh()}
    for url in made.values():
        Database(url).close()
    return made


def copy_of(kind: str, migrated: dict[str, str], postgresql: PostgreSQL, folder: Path) -> str:
    """The URL of a database of its own, with all tables."""
    if kind == "postgresql":
        return postgresql.fresh(migrated[kind])
    file = folder / "server.db"
    shutil.copy(migrated[kind].removeprefix("sqlite:///"), file)
    return f"sqlite:///{file}"


@pytest.fixture(params=KINDS)
def url(
    request: pytest.FixtureRequest,
    migrated: dict[str, str],
    postgresql: PostgreSQL,
    tmp_path: Path,
) -> str:
    """The URL of a database of this test's own."""
    return copy_of(request.param, migrated, postgresql, tmp_path)


@pytest.fixture(scope="session", params=KINDS)
def database(
    request: pytest.FixtureRequest,
    migrated: dict[str, str],
    postgresql: PostgreSQL,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Database]:
    """One database of each kind for all tests: as in earnest, each knows only its own logs."""
    folder = tmp_path_factory.mktemp("server")
    with closing(Database(copy_of(request.param, migrated, postgresql, folder))) as opened:
        yield opened


class OneClock(HandClock):
    """Its two times go together."""

    def monotonic_ms(self) -> int:
        return to_ms(self.at)


@pytest.fixture(scope="session")
def clock() -> HandClock:
    return OneClock()


def now_ms(clock: HandClock) -> int:
    return to_ms(clock.now())


@pytest.fixture(scope="session")
def server_key() -> DeviceKey:
    return key_of(b"the server's key".ljust(32, b"."))


@contextmanager
def open_door(
    database: Database, key: DeviceKey, clock: Clock, strangers: Rate = STRANGERS
) -> Iterator[str]:
    """The URL of the real application on a real socket, on a thread of this process."""
    listener = listening("127.0.0.1:0")
    settings = configured(application(database, key, clock, strangers), lifespan="on")
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.005)
    try:
        yield url_of(listener)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture(scope="session")
def door(database: Database, server_key: DeviceKey, clock: HandClock) -> Iterator[str]:
    with open_door(database, server_key, clock) as url:
        yield url


def enrolled(database: Database, door: str, device: Device, centre: str = CENTRE) -> Device:
    """Lets a device in by a fresh code."""
    code = devices.code_for(database, centre, 0x7FFF_FFFF_FFFF)
    assert device.join(door, code).status_code == 200
    return device


@pytest.fixture
def device(database: Database, door: str) -> Device:
    """An enrolled device that has begun its journal: one event."""
    device = enrolled(database, door, Device())
    device.begin()
    return device
