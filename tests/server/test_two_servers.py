"""Several servers on one database, each request to any of them: nothing lost, nothing doubled."""

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import requests

from kiosk.clock import SystemClock, to_ms
from sync.server import devices
from sync.server.database import Database
from tests.server import stored
from tests.server.devices import Device
from tests.server.postgresql import PostgreSQL
from tests.server.processes import ServerProcess

LOGS, EVENTS, PUSHERS = 3, 240, 4


@pytest.fixture(params=["postgresql", "sqlite"])
def shared(request: pytest.FixtureRequest, postgresql: PostgreSQL, tmp_path: Path) -> str:
    """A database without a table yet: both servers start on it at once."""
    if request.param == "postgresql":
        return postgresql.fresh()
    return f"sqlite:///{tmp_path / 'server.db'}"


@pytest.fixture
def servers(shared: str, tmp_path: Path) -> Iterator[list[ServerProcess]]:
    options = ["--db", shared, "--data", str(tmp_path / "data")]
    with ExitStack() as stack, ThreadPoolExecutor(2) as starting:
        made = [ServerProcess(*options), ServerProcess(*options)]
        for server in made:
            stack.callback(server.end)  # also where the other did not start
        list(starting.map(ServerProcess.__enter__, made))
        yield made


def push(device: Device, urls: list[str], chance: random.Random) -> None:
    """Sends a whole chain as an impatient device would, each time to another server."""
    sent = 0
    while sent < EVENTS:
        last = min(EVENTS, sent + chance.randint(1, 40))
        first = max(1, sent + 1 - chance.randint(0, 9))
        answer = device.send(chance.choice(urls), first, last)
        if answer.status_code == 200:
            sent = answer.json()["ack_seq"]
        else:
            assert answer.status_code == 409, answer.text
            sent = answer.json()["expect"] - 1


def test_requests_to_any_of_two_servers_lose_and_double_nothing(
    shared: str, servers: list[ServerProcess]
) -> None:
    urls = [server.url for server in servers]
    keys = {requests.get(f"{url}/v1/health", timeout=9).json()["key"] for url in urls}
    assert len(keys) == 1
    with closing(Database(shared)) as database:
        logs = [Device() for _ in range(LOGS)]
        for device in logs:
            code = devices.code_for(database, "mau", to_ms(SystemClock().now()))
            assert device.join(urls[0], code).status_code == 200
            device.begin()
            device.write_many(EVENTS - 1)
        wrong: list[BaseException] = []

        def one(n: int) -> None:
            try:
                push(logs[n % LOGS], urls, random.Random(n))
            except BaseException as error:
                wrong.append(error)

        pushers = [threading.Thread(target=one, args=(n,)) for n in range(LOGS * PUSHERS)]
        for each in pushers:
            each.start()
        for each in pushers:
            each.join()
        assert wrong == []
        for device in logs:
            assert len(stored.rows(database, device.log)) == EVENTS
            assert stored.broken(database, device.log) == []
            assert stored.forks(database, device.log) == []
    assert [server.end() for server in servers] == ["", ""]
