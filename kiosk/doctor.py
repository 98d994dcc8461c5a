"""Looks a centre over: what would keep it from opening its doors tomorrow morning."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from kiosk import announcing, config
from kiosk.catalogue import Centre
from kiosk.clock import SystemClock, from_ms
from kiosk.data_directory import DATABASE, DataDirectory
from kiosk.errors import KnownError
from kiosk.store import Error, connect
from kiosk.store.connection import OLDEST_SQLITE, sqlite_version

ROOM = 1024**3


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at. `state`: "ok", "notice" or "trouble"."""

    what: str
    state: str
    sentence: str


Look = Callable[[], Iterator[Finding]]


def look_over(
    settings: Path, data: Path, sounds: Path, printers: Callable[[Centre], Iterator[Finding]]
) -> list[Finding]:
    """Everything that can be looked at without changing anything."""
    found = [_sqlite()]
    try:
        centre = config.load(settings)
    except KnownError as error:
        return [*found, Finding("config", "trouble", str(error))]
    found.append(
        Finding("config", "ok", f"{centre.facts.name.vi}: {len(centre.procedures)} thủ tục")
    )
    found += _data(data)
    found += _voice(sounds, centre)
    found += printers(centre)
    return found


def _sqlite() -> Finding:
    version = sqlite_version()
    good = version >= OLDEST_SQLITE
    return Finding("sqlite", "ok" if good else "trouble", ".".join(str(part) for part in version))


def _data(data: Path) -> Iterator[Finding]:
    place = data if data.exists() else data.parent
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free
    state = "ok" if free > ROOM else "notice"
    yield Finding("disk", state, f"{free / ROOM:.1f} GB còn trống ở {place}")
    if not (data / DATABASE).exists():
        yield Finding("journal", "notice", f"{data}: chưa có nhật ký, sẽ tạo khi mở lần đầu")
        return
    try:
        with closing(connect(data / DATABASE, read_only=True)) as connection:
            checked = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            newest = connection.execute("SELECT max(wall_ms), count(*) FROM event").fetchone()
    except Error as error:
        yield Finding("journal", "trouble", f"{data / DATABASE}: {error}")
        return
    yield Finding(
        "journal", "ok" if checked == "ok" else "trouble", f"{checked}, {newest[1]} sự kiện"
    )
    now = SystemClock().now()
    if newest[0] and from_ms(newest[0]) > now:
        yield Finding("clock", "trouble", f"đồng hồ {now:%H:%M %d/%m/%Y} chậm hơn sự kiện cuối")
    else:
        yield Finding("clock", "ok", f"{now:%H:%M %d/%m/%Y}")
    aside = sorted((data / "set-aside").glob("*")) if (data / "set-aside").exists() else []
    if aside:
        yield Finding(
            "set-aside", "notice", f"{len(aside)} nhật ký đã để riêng ở {data / 'set-aside'}"
        )
    writer = DataDirectory(data, SystemClock(), bytes).writer()
    if writer:
        yield Finding("writer", "ok", f"{writer.what} (tiến trình {writer.pid})")


def _voice(sounds: Path, centre: Centre) -> Iterator[Finding]:
    try:
        pack = announcing.load_pack(sounds)
    except (OSError, msgspec.MsgspecError) as error:
        yield Finding("voice", "trouble", f"{sounds}: {error}")
        return
    missing: set[str] = set()
    for queue in centre.queues:
        for counter in centre.counters:
            number = f"{queue.prefix}{centre.facts.kiosk_mark}0123456789"
            said = announcing.spoken(pack, centre.announcements, number, counter.number)
            missing |= set(said.missing)
    if missing:
        yield Finding("voice", "trouble", f"chưa có đoạn âm thanh: {', '.join(sorted(missing))}")
    else:
        yield Finding("voice", "ok", f"{sounds}")
