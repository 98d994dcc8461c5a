"""The data directory: disk, journal, key, clock, who writes. Reads only."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from kiosk import identity, journal, keys
from kiosk.clock import SystemClock, from_ms
from kiosk.data_directory import DATABASE, KEY, DataDirectory
from kiosk.doctor.finding import Finding, told
from kiosk.identity import Why
from kiosk.journal import Rows
from kiosk.simulated import simulated_days
from kiosk.store import IDENTITY, Error, connect

ROOM = 1024**3
DAY, MINUTE = "%d/%m/%Y", "%H:%M %d/%m/%Y"


def look_at_data(data: Path, now: datetime) -> Iterator[Finding]:
    """What a place would find on this machine if it opened `now`."""
    yield _disk(data)
    if not (data / DATABASE).exists():
        yield told("journal", "notice", "no_journal", folder=data)
        return
    try:
        with closing(connect(data / DATABASE, read_only=True)) as rows:
            yield from _journal(data, rows, now)
    except Error as error:
        yield Finding("journal", "trouble", f"{data / DATABASE}: {error}")
        return
    kept = len(list((data / "set-aside").glob("*")))
    if kept:
        yield told("set-aside", "notice", "set_aside", count=kept, folder=data / "set-aside")
    writer = DataDirectory(data, SystemClock(), bytes).writer()
    if writer:
        yield told("writer", "ok", "writer", name=writer.what, pid=writer.pid)


def _disk(data: Path) -> Finding:
    place = next(each for each in (data, *data.absolute().parents) if each.exists())
    free = shutil.disk_usage(place).free
    state = "ok" if free > ROOM else "notice"
    return told("disk", state, "disk", free=f"{free / ROOM:.1f}", folder=place)


def _journal(data: Path, rows: Rows, now: datetime) -> Iterator[Finding]:
    (checked,) = next(rows.execute("PRAGMA quick_check(1)"))
    newest, count = next(rows.execute("SELECT max(wall_ms), count(*) FROM event"))
    state = "ok" if checked == "ok" else "trouble"
    yield told("journal", state, "journal", check=checked, count=count)
    if newest and from_ms(newest) > now:
        yield told("clock", "trouble", "clock_behind", now=f"{now:{MINUTE}}")
    else:
        yield Finding("clock", "ok", f"{now:{MINUTE}}")
    yield _key(data, rows)
    yield from _simulated(rows)


def _key(data: Path, rows: Rows) -> Finding:
    """Whether signatures go on under the key that the newest epoch announced."""
    key, me = keys.read(data / KEY), identity.read(data / IDENTITY)
    if key is None:
        return told("key", "trouble", "key_missing", file=data / KEY)
    if me and journal.announced_key(rows, me.log) != key.public:
        return told("key", "trouble", "key_other", file=data / KEY)
    lost = rows.execute(
        "SELECT max(wall_ms) FROM event WHERE kind = ? AND instr(CAST(body AS TEXT), ?) > 0",
        (journal.STARTED, Why.KEY_LOST),
    )
    (at,) = next(lost)
    if at:
        return told("key", "notice", "key_lost", day=f"{from_ms(at):{DAY}}")
    return told("key", "ok", "key")


def _simulated(rows: Rows) -> Iterator[Finding]:
    days = simulated_days(rows)
    if days:
        first, last = (f"{date.fromisoformat(day):{DAY}}" for day in (days[0], days[-1]))
        yield told("simulated", "notice", "simulated", count=len(days), first=first, last=last)
