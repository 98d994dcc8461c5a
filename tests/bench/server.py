"""The central server: events a second through its door, beside the same rows put in bare."""

import secrets
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import requests

from kiosk.clock import SystemClock, to_ms
from kiosk.store import connect
from sync.server import devices, storing
from sync.server.database import Database
from sync.server.partitions import Months
from sync.wire import Chained
from tests.bench.measuring import Row, percentile
from tests.server.devices import Device
from tests.server.postgresql import PostgreSQL
from tests.server.processes import ServerProcess

CLIENTS, BATCHES, OF_A_BATCH, ROUNDS = 4, 8, 500, 4
EVENTS = CLIENTS * BATCHES * OF_A_BATCH
STAGED = """
    CREATE TEMP TABLE IF NOT EXISTS stage (LIKE event) ON COMMIT DELETE ROWS;
"""
COPY = f"COPY stage ({storing.COLUMNS}) FROM STDIN"
MOVE = (
    f"INSERT INTO event ({storing.COLUMNS}) SELECT {storing.COLUMNS} FROM stage "
    "ON CONFLICT (centre, log, epoch, seq, received_ms) DO NOTHING"
)


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    url = f"sqlite:///{folder / 'server.db'}"
    yield _through_the_door("SQLite", url, folder, 0.3, lambda: _bare_sqlite(folder))
    with PostgreSQL(durable=True) as server:
        url = server.fresh()
        yield _through_the_door("PostgreSQL", url, folder, 0.4, lambda: _bare_copy(url))


def _through_the_door(
    what: str, url: str, folder: Path, limit: float, bare: Callable[[], float]
) -> Row:
    door, alone = [], []
    with (
        ServerProcess("--db", url, "--data", str(folder / "data")) as server,
        closing(Database(url)) as database,
    ):
        for _ in range(ROUNDS):  # by turns, so that both have the same weather
            door.append(
                _sent(server.url, [_enrolled(server.url, database) for _ in range(CLIENTS)])
            )
            alone.append(bare())
    ratio = percentile([mine / theirs for mine, theirs in zip(door, alone, strict=True)], 0.5)
    return Row(
        f"events a second through the door into {what}, batches of {OF_A_BATCH}",
        f"{ratio:.2f} × bare ({max(door):,.0f} of {max(alone):,.0f})",
        f"{limit} ×",
        ratio >= limit,
    )


def _enrolled(door: str, database: Database) -> tuple[Device, list[bytes]]:
    device = Device()
    code = devices.code_for(database, "bench", to_ms(SystemClock().now()))
    assert device.join(door, code).status_code == 200
    _write(device)
    firsts = range(1, BATCHES * OF_A_BATCH, OF_A_BATCH)
    return device, [device.packed(first, first + OF_A_BATCH - 1) for first in firsts]


def _write(device: Device) -> None:
    device.begin()
    device.write_many(BATCHES * OF_A_BATCH - 1)


def _sent(door: str, ready: list[tuple[Device, list[bytes]]]) -> float:
    """Events a second, each device sending its batches one after the other."""

    def one(device: Device, batches: list[bytes]) -> None:
        with requests.Session() as session:
            for data in batches:
                address = f"{door}/v1/logs/{device.log}/1/append"
                assert session.post(address, data=data, timeout=60).status_code == 200

    with ThreadPoolExecutor(CLIENTS) as crowd:
        started = time.perf_counter()
        for each in [crowd.submit(one, *each) for each in ready]:
            each.result()
        return EVENTS / (time.perf_counter() - started)


def _rows_of(log: str) -> list[list[tuple[object, ...]]]:
    """The rows that a device's batches become, ready to be put in."""
    device = Device(log)
    _write(device)
    chain: list[Chained] = device.chains[1]
    now_ms = to_ms(SystemClock().now())
    made = [storing.row_of("bare", each, now_ms) for each in chain]
    return [made[at : at + OF_A_BATCH] for at in range(0, len(made), OF_A_BATCH)]


def _bare_sqlite(folder: Path) -> float:
    """Inserts of such rows, a batch a commit, with the server's own settings, on one thread."""
    file = folder / f"bare-{secrets.token_hex(4)}.db"
    Database(f"sqlite:///{file}").close()
    batches = [batch for _ in range(CLIENTS) for batch in _rows_of(secrets.token_hex(8))]
    with closing(connect(file)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 1000")
        started = time.perf_counter()
        for batch in batches:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(storing.INSERT, batch)
            connection.execute("COMMIT")
        return EVENTS / (time.perf_counter() - started)


def _bare_copy(url: str) -> float:
    """COPY of such rows and ON CONFLICT, a batch a commit, on one connection."""
    with closing(Database(url)) as database:
        Months(database).make_for(to_ms(SystemClock().now()))
    batches = [batch for _ in range(CLIENTS) for batch in _rows_of(secrets.token_hex(8))]
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        connection.execute(STAGED)
        connection.commit()
        started = time.perf_counter()
        for batch in batches:
            _copied(connection, batch)
        return EVENTS / (time.perf_counter() - started)


def _copied(connection: "psycopg.Connection[Any]", batch: list[tuple[object, ...]]) -> None:
    with connection.cursor() as cursor:
        with cursor.copy(COPY) as copy:
            for row in batch:
                copy.write_row(row)
        cursor.execute(MOVE)
    connection.commit()
