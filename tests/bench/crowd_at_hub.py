"""Fifty-four machines that want numbers of one hub at once, beside bare inserts of the same rows;
and once more with a disk that takes ten milliseconds longer for each commit."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from kiosk import config
from kiosk.bootstrap import SAMPLE
from kiosk.bootstrap.hub import own_key
from kiosk.clock import SystemClock
from kiosk.migrations import migrate
from kiosk.store import connect
from sync.hub.running import Hub
from tests.bench.crowd import Crowd, Outcome, sent_by
from tests.bench.measuring import MS, Row, desk_on, percentile
from tests.server.devices import key_of
from tests.small_centre import BIRTH

CLIENTS, EACH, ROUNDS = 54, 40, 3
SLOW_SECONDS = 0.010
RATIO, P99_MS, SLOW_RATE = 0.5, 100, 1500
TABLES = ("event", "ticket", "slip")
"""What a number that is printed is written into."""


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    ratios, rates, bare, p99 = [], [], [], []
    for n in range(ROUNDS):  # by turns, so that both have the same weather
        outcome = _asked(folder / f"hub-{n}")
        rates.append(_rate(outcome))
        p99.append(percentile(outcome.waited, 0.99) * MS)
        bare.append(_bare(folder / f"hub-{n}" / "kiosk.db", folder / f"bare-{n}.db"))
        ratios.append(rates[-1] / bare[-1])
    ratio = percentile(ratios, 0.5)
    yield Row(
        f"durable numbers a second through the hub from {CLIENTS} machines",
        f"{ratio:.2f} × bare inserts ({max(rates):,.0f} of {max(bare):,.0f})",
        f"{RATIO} ×",
        ratio >= RATIO,
    )
    latest = percentile(p99, 0.5)
    yield Row("the same, p99", f"{latest:.0f} ms", f"{P99_MS} ms", latest <= P99_MS)
    slow = _rate(_asked(folder / "slow", SLOW_SECONDS))
    yield Row(
        f"the same with {SLOW_SECONDS * MS:.0f} ms more for each commit",
        f"{slow:,.0f} a second",
        f"{SLOW_RATE:,} a second",
        slow >= SLOW_RATE,
    )


class SlowCommits:
    """A connection whose commits take longer, as on a poor disk."""

    def __init__(self, connection: Any, seconds: float) -> None:
        self._connection = connection
        self._seconds = seconds

    def execute(self, sql: str, *values: Any) -> Any:
        if sql == "COMMIT":
            time.sleep(self._seconds)
        return self._connection.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def _rate(outcome: Outcome) -> float:
    return len(outcome.waited) / outcome.seconds


def _asked(data: Path, slower: float = 0.0) -> Outcome:
    """Each machine wants its numbers one after the other."""
    seeds = [secrets.token_hex(32) for _ in range(CLIENTS)]
    with desk_on(data, config.load(SAMPLE)) as desk:
        for seed in seeds:
            code = desk.offer_enrolment(place="kiosk").code  # type: ignore[union-attr]
            public = key_of(bytes.fromhex(seed)).public.hex()
            desk.enrol_machine(code=code, key=public, place="kiosk")
        if slower:
            desk.store._connection = SlowCommits(desk.store._connection, slower)
        with closing(Hub(desk, "127.0.0.1:0", SystemClock(), os.urandom, own_key(data))) as hub:
            wish = {"procedure": BIRTH, "print_at": "kiosk"}
            outcome = sent_by(Crowd(hub.address, seeds, "take_ticket", wish, EACH))
    assert all('"TicketTaken"' in each for each in outcome.answers)
    return outcome


def _bare(of: Path, file: Path) -> float:
    """Inserts of those rows a second (a number is one), as many a commit as there were machines,
    into the same tables with the store's own settings."""
    with closing(connect(of, read_only=True)) as written:
        tickets = written.execute("SELECT id FROM ticket ORDER BY id").fetchall()
        found = {
            table: [tuple(row) for row in written.execute(f"SELECT * FROM {table} WHERE {which}")]
            for table, which in zip(TABLES, ("kind = 'ticket_issued'", "1", "1"), strict=True)
        }
    with closing(connect(file)) as connection:
        migrate(connection)
        started = time.perf_counter()
        for at in range(0, len(tickets), CLIENTS):
            connection.execute("BEGIN IMMEDIATE")
            for table, made in found.items():
                for row in made[at : at + CLIENTS]:
                    marks = ", ".join("?" * len(row))
                    connection.execute(f"INSERT INTO {table} VALUES ({marks})", row)
            connection.execute("COMMIT")
        return len(tickets) / (time.perf_counter() - started)
