"""One server and PostgreSQL under the live state of all the country's hubs."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import insert

from kiosk.clock import SystemClock, to_ms
from sync.server.database import Database
from sync.server.tables import device
from tests.bench.beating import BEAT_SECONDS, Hubs, heard_by, key_for, name_of
from tests.bench.measuring import MS, Row, percentile
from tests.server.postgresql import PostgreSQL
from tests.server.processes import ServerProcess

HUBS = 3300
P99_MS = 500


def rows(folder: Path, minutes: float = 1.0) -> Iterator[Row]:
    """The figures of this file."""
    with PostgreSQL(durable=True) as postgresql:
        url = postgresql.fresh()
        with (
            ServerProcess("--db", url, "--data", str(folder / "server")) as server,
            closing(Database(url)) as database,
        ):
            _enrolled(database)
            heard = heard_by(Hubs(server.url, HUBS, minutes * 60))
    what = f"{HUBS:,} hubs that tell their state every {BEAT_SECONDS:.0f} s, {minutes:g} min"
    sent = len(heard.waited)
    yield Row(f"{what}: missed", f"{heard.missed} of {sent:,}", "0", heard.missed == 0)
    p99 = percentile(heard.waited, 0.99) * MS
    p50 = percentile(heard.waited, 0.5) * MS
    yield Row("the same, p99", f"{p99:.0f} ms (median {p50:.0f} ms)", f"{P99_MS} ms", p99 <= P99_MS)


def _enrolled(database: Database) -> None:
    now_ms = to_ms(SystemClock().now())
    joined = [
        {
            "log": name_of(n),
            "public_key": key_for(n).public,
            "centre": f"centre-{n}",
            "enrolled_ms": now_ms,
        }
        for n in range(HUBS)
    ]
    with database.writing() as connection:
        connection.execute(insert(device), joined)
