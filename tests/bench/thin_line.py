"""The line to the central server: what an event weighs, and a week's backlog over a poor line."""

import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from kiosk import keys
from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.bootstrap.central import central_status, join_central
from kiosk.clock import VIETNAM, SystemClock, to_ms
from kiosk.data_directory import KEY
from kiosk.simulation import SimulatedClock, Simulation
from kiosk.store import connect
from sync import wire
from sync.own_journal import OwnJournal
from sync.server import devices
from sync.server.database import Database
from tests.bench.measuring import Row
from tests.bench.slow_line import SlowLine
from tests.server.processes import ServerProcess

EVENTS, OF_A_BATCH = 21_000, 500
BITS_A_SECOND = 256_000
MOST_BYTES, MOST_SECONDS = 120, 120
VISITS = 900
"""Of each invented day; so many days as that many events take."""
LOOK_SECONDS = 0.2


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    data = folder / "data"
    _invented(data)
    key = keys.read(data / KEY)
    assert key
    journal = OwnJournal(lambda: closing(connect(data / "kiosk.db", read_only=True)))
    ((log, epoch, _),) = journal.chains()
    batches = [
        wire.packed(wire.of_rows(log, epoch, journal.rows(log, epoch, at, OF_A_BATCH), key))
        for at in range(1, EVENTS, OF_A_BATCH)
    ]
    weighs = sum(map(len, batches)) / EVENTS
    yield Row(
        f"an event on the wire, in a compressed batch of {OF_A_BATCH}",
        f"{weighs:.0f} bytes",
        f"{MOST_BYTES} bytes",
        weighs <= MOST_BYTES,
    )
    seconds, sent = _sent(folder, data)
    yield Row(
        f"a week's backlog of {sent:,} events over {BITS_A_SECOND // 1000} kbit/s",
        f"{seconds:.0f} s",
        f"{MOST_SECONDS} s",
        seconds <= MOST_SECONDS,
    )


def _invented(data: Path) -> None:
    """Days in a row, until there are events enough."""
    day = datetime(2026, 11, 2, 6, 30, tzinfo=VIETNAM)
    events, n = 0, 0
    while events < EVENTS:
        clock = SimulatedClock(day + timedelta(days=n))
        with centre_at_work(SAMPLE, data, "bench", clock=clock) as program:
            Simulation(program.desk, program.centre, clock, VISITS, n).run()
            events = program.desk.store.run(lambda tx: tx.head.seq)
        n += 1


def _sent(folder: Path, data: Path) -> tuple[float, int]:
    """Seconds from the start of the centre until the server has all, and how many events those
    were."""
    url = f"sqlite:///{folder / 'server.db'}"
    with (
        ServerProcess("--db", url, "--data", str(folder / "server")) as server,
        closing(Database(url)) as database,
        SlowLine(server.url, BITS_A_SECOND) as line,
    ):
        code = devices.code_for(database, "bench", to_ms(SystemClock().now()))
        join_central(data, line.url, code)
        started = time.monotonic()
        with centre_at_work(SAMPLE, data, "bench") as program:
            program.open_door()  # and the way to the server
            while True:
                known = central_status(data)
                assert known
                _, received, behind = known
                if received and not behind:
                    return time.monotonic() - started, received
                time.sleep(LOOK_SECONDS)
