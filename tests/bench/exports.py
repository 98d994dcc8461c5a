"""A million ratings out of the house: rows a second, and memory."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk import config
from kiosk.bootstrap import SAMPLE
from kiosk.clock import VIETNAM
from kiosk.store import connect
from tests.bench.measuring import Row, desk_on

ROOT = Path(__file__).resolve().parents[2]
RATINGS = 1_000_000
LIMIT_MB = 300
DAY = date(2025, 6, 2)
LEAST = {"csv": 50_000, "xlsx": 4_000}


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    data = folder / "ratings"
    with desk_on(data, config.load(SAMPLE)) as desk:
        desk.lobby()
    fill_services(data / "kiosk.db", RATINGS)
    for kind, least in LEAST.items():
        out = folder / f"ratings.{kind}"
        seconds, megabytes, exported = _export(data, out)
        rate = exported / seconds
        yield Row(
            f"export of {exported:,} ratings to {kind.upper()}",
            f"{rate:,.0f} rows/s, {megabytes:.0f} MB",
            f"{least:,} rows/s, {LIMIT_MB} MB",
            rate >= least and megabytes <= LIMIT_MB,
        )
        out.unlink()


def _export(data: Path, out: Path) -> tuple[float, float, int]:
    script = (
        "import json, resource, sys, time\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from kiosk.bootstrap import SAMPLE, centre_at_work, export_figures\n"
        "from kiosk.reports import Period\n"
        "told = []\n"
        "with centre_at_work(SAMPLE, Path(sys.argv[1]), 'bench') as program:\n"
        "    started = time.monotonic()\n"
        f"    period = Period(date({DAY.year}, {DAY.month}, {DAY.day}), date(2026, 12, 31))\n"
        "    count = export_figures(program, 'ratings', period, Path(sys.argv[2]), 'bench',\n"
        "                           lambda done, of: told.append(done))\n"
        "    seconds = time.monotonic() - started\n"
        "assert len(told) > 100, 'progress was not told'\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000\n"
        "print(json.dumps([seconds, peak, count]))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(data), str(out)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, megabytes, count = ran.stdout.strip().strip("[]").split(",")
    return float(seconds), float(megabytes), int(count)


def fill_services(file: Path, n: int) -> None:
    """Finished services with answers, written in one go."""
    start = int(datetime(DAY.year, DAY.month, DAY.day, 7, tzinfo=VIETNAM).timestamp() * 1000)
    step = int(timedelta(days=400).total_seconds() * 1000 / n)
    connection = connect(file)
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO service (call, session, ticket, number, queue, procedure, counter, official, "
        "official_session, priority, waited_ms, called_ms, ended_ms, outcome, rating, answer, "
        "score, answered_ms, reasons) VALUES (?, -1, ?, ?, 'civil', '1.001193', ?, ?, 's', 0, "
        "600000, ?, ?, 'finished', ?, ?, ?, 0, ?)",
        (
            (
                f"c{k:09d}", f"t{k}", f"A{k % 700:03d}", 1 + k % 6, f"CB0{1 + k % 6}",
                start + k * step, start + k * step + 400_000, f"r{k}",
                "given" if k % 4 else "no_answer", 5 - k % 5 if k % 4 else 0,
                "slow" if k % 5 == 4 else "",
            )
            for k in range(n)
        ),
    )  # fmt: skip
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
