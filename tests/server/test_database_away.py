"""The database goes away and comes back: nothing is acknowledged meanwhile, nothing is lost."""

from contextlib import closing

import msgspec
import psycopg
import requests

from kiosk.keys import DeviceKey
from sync.replies import No
from sync.server.database import Database
from tests.desk_at_work import HandClock
from tests.server import stored
from tests.server.conftest import enrolled, open_door
from tests.server.devices import Device
from tests.server.postgresql import PostgreSQL


def test_a_database_that_is_away_is_told_and_found_again(
    migrated: dict[str, str], postgresql: PostgreSQL, server_key: DeviceKey, clock: HandClock
) -> None:
    url = postgresql.fresh(migrated["postgresql"])
    server, _, name = url.replace("+psycopg", "").rpartition("/")
    with (
        closing(Database(url)) as database,
        open_door(database, server_key, clock) as door,
        psycopg.connect(f"{server}/postgres", autocommit=True) as administrator,
    ):
        device = enrolled(database, door, Device())
        device.begin()
        device.write_many(3)
        assert device.send(door, 1, 2).status_code == 200
        administrator.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        administrator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        for answer in (device.send(door, 3, 4), requests.get(f"{door}/v1/health", timeout=9)):
            assert answer.status_code == 503
            assert int(answer.headers["Retry-After"]) > 0
            assert msgspec.json.decode(answer.content, type=No).sentence
        administrator.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        assert device.send(door, 3, 4).status_code == 200
        assert len(stored.rows(database, device.log)) == 4
        assert stored.broken(database, device.log) == []
