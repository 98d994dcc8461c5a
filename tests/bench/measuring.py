"""What every figure is made of: a row with its limit, percentiles, the bare commit, memory."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from kiosk.catalogue import Centre
from kiosk.clock import SystemClock
from kiosk.data_directory import DataDirectory
from kiosk.desk import Desk, Parts
from kiosk.store import connect

MS = 1000.0


@dataclass(frozen=True)
class Row:
    """One line of the table: what, what came out, the limit, and whether it holds."""

    what: str
    found: str
    limit: str
    holds: bool


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of them stay under."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def timed(work: Callable[[], object], times: int) -> list[float]:
    """Seconds of each of `times` runs."""
    found = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        found.append(time.perf_counter() - started)
    return found


def bare_commit(folder: Path, times: int = 400) -> list[float]:
    """Seconds of durable commits of one small row, with the store's own settings."""
    file = folder / f"bare-{secrets.token_hex(4)}.db"
    connection = connect(file)
    connection.execute("CREATE TABLE row (text TEXT)")

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO row VALUES (?)", ("x" * 100,))
        connection.execute("COMMIT")

    found = timed(commit, times)
    connection.close()
    return found


@contextmanager
def desk_on(data: Path, centre: Centre) -> Iterator[Desk]:
    """A desk on a real data directory."""
    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock("bench")
    store = directory.open_store(ballast_bytes=0)
    yield Desk(Parts(store, centre, SystemClock(), secrets.token_bytes, b"x" * 32))
    store.close()
    directory.close()


def resident_mb(pid: int | None = None) -> float:
    """Resident memory of a process."""
    return float(psutil.Process(pid).memory_info().rss) / 1e6
