"""Looks a centre over: what would keep it from opening its doors tomorrow morning."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from kiosk import announcing, config
from kiosk.catalogue import Centre
from kiosk.clock import SystemClock
from kiosk.doctor.attached import look_at_attached
from kiosk.doctor.data import look_at_data
from kiosk.doctor.finding import Finding, spoken, told
from kiosk.errors import KnownError
from kiosk.store.connection import OLDEST_SQLITE, sqlite_version

__all__ = ["Finding", "look_at_data", "look_over", "spoken", "told"]


def look_over(
    settings: Path,
    data: Path,
    sounds: Path,
    printers: Callable[[Centre], Iterator[Finding]],
    readers: Callable[[Centre, Path], Iterator[Finding]],
) -> list[Finding]:
    """Everything that can be looked at without changing anything."""
    found = [_sqlite()]
    try:
        centre = config.load(settings)
    except KnownError as error:
        return [*found, Finding("config", "trouble", str(error))]
    found.append(
        told("config", "ok", "centre", name=centre.facts.name.vi, count=len(centre.procedures))
    )
    found += look_at_data(data, SystemClock().now())
    found += _voice(sounds, centre)
    found += printers(centre)
    found += readers(centre, data)
    found += look_at_attached()
    return found


def _sqlite() -> Finding:
    version = sqlite_version()
    good = version >= OLDEST_SQLITE
    return Finding("sqlite", "ok" if good else "trouble", ".".join(str(part) for part in version))


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
        yield told("voice", "trouble", "clips", missing=", ".join(sorted(missing)))
    else:
        yield Finding("voice", "ok", f"{sounds}")
