"""The desk alone: a ticket, a ticket behind a million events, a simulated day."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

from kiosk import config
from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.clock import VIETNAM, SystemClock
from kiosk.simulation import SimulatedClock, Simulation
from kiosk.store import connect
from tests.bench.measuring import MS, Row, bare_commit, desk_on, percentile, timed
from tests.small_centre import BIRTH

TICKETS = 600
MILLION = 1_000_000


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    centre = config.load(SAMPLE)
    with desk_on(folder / "plain", centre) as desk:
        desk.take_ticket(procedure=BIRTH)
        bare = bare_commit(folder, TICKETS)
        taken = timed(lambda: desk.take_ticket(procedure=BIRTH), TICKETS)
        bare += bare_commit(folder, TICKETS)
    limit, found = 3 * percentile(bare, 0.95), percentile(taken, 0.95)
    yield Row(
        "Desk.take_ticket in a loop, durable, p95",
        f"{found / percentile(bare, 0.95):.2f} × bare commit ({found * MS:.2f} ms)",
        f"3 × ({limit * MS:.2f} ms)",
        found <= limit,
    )
    yield _behind_a_million(folder)
    yield _simulated_day(folder)


def _behind_a_million(folder: Path) -> Row:
    centre = config.load(SAMPLE)
    full, empty = folder / "million", folder / "none"
    with desk_on(full, centre) as desk:
        desk.take_ticket(procedure=BIRTH)
    fill_journal(full / "kiosk.db", MILLION)
    ratios = []
    with desk_on(full, centre) as behind, desk_on(empty, centre) as fresh:
        for desk in (behind, fresh):
            timed(lambda desk=desk: desk.take_ticket(procedure=BIRTH), 50)
        for _ in range(10):  # by turns, so that both have the same weather
            a = timed(lambda: behind.take_ticket(procedure=BIRTH), 60)
            b = timed(lambda: fresh.take_ticket(procedure=BIRTH), 60)
            ratios.append(percentile(a, 0.5) / percentile(b, 0.5))
    ratio = percentile(ratios, 0.5)
    return Row(
        "a ticket with 1,000,000 events in the journal",
        f"{ratio:.2f} × with none",
        "1.2 ×",
        ratio <= 1.2,
    )


def fill_journal(file: Path, events: int) -> None:
    """Old events with their tickets and services, written in one go (no chain: nobody walks it)."""
    connection = connect(file)
    connection.execute("BEGIN")
    old = int((datetime.now(VIETNAM) - timedelta(days=400)).timestamp() * 1000)
    connection.executemany(
        "INSERT INTO event (log, epoch, seq, eid, kind, session, wall_ms, mono_ms, boot, clock, "
        "request_id, body, prev, hash) "
        "VALUES ('old', 1, ?, ?, 'ticket_issued', ?, ?, 0, 'b', 'ok', "
        "?, ?, zeroblob(32), zeroblob(32))",
        (
            (
                n,
                f"e{n:09d}",
                -1 - n // 5000,
                old + n * 1000,
                f"r{n}" if n % 5 == 0 else None,
                b"{}" * 90,
            )
            for n in range(1, events + 1)
        ),
    )
    connection.executemany(
        "INSERT INTO ticket (id, session, series, n, number, queue, procedure, field, priority, "
        "dossier, token, language, state, issued_ms, state_ms) VALUES (?, ?, 'A', ?, ?, "
        "'civil', '1.001193', 'HT', '', '', ?, 'vi', 'finished', ?, ?)",
        (
            (f"0{n:09d}", -1 - n // 700, n % 700, f"A{n % 700:03d}", f"t{n}", old + n * 5000, old)
            for n in range(events // 6)
        ),
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _simulated_day(folder: Path) -> Row:
    today = SystemClock().now().date()
    clock = SimulatedClock(datetime.combine(today, clock_time(6, 30), VIETNAM))
    started = time.monotonic()
    with centre_at_work(SAMPLE, folder / "day", "bench", clock=clock) as program:
        Simulation(program.desk, program.centre, clock, 1500, 1).run()
        events = program.desk.store.run(lambda tx: tx.head.seq)
    seconds = time.monotonic() - started
    return Row(
        f"a simulated day of 1,500 visits ({events:,} events)",
        f"{seconds:.1f} s",
        "20 s",
        seconds <= 20,
    )
