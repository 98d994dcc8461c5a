"""What every place on this machine is given, made once and closed in reverse."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.catalogue import Centre, Device
from kiosk.desk import Desk
from kiosk.journal import Rows
from kiosk.reports import Period
from kiosk.upkeep import Upkeep
from printing.room import PrintRoom
from ui.background import Background
from ui.feed import Feed

OpenRows = Callable[[], AbstractContextManager[Rows]]
ExportFigures = Callable[[str, Period, Path, str, Callable[[int, int], None]], int]


@dataclass(frozen=True)
class Hall:
    """Surroundings of the places.

    `export(what, period, file, by, progress)` writes figures, `rows` opens a reading connection;
    `counter` is where the counter and rater places of this machine stand; `sounds` the folder of
    the voice pack; `readers` the readers by place; `told`: the feed tells of all that happens,
    however far away, so that a look every second is not needed; `upkeep`: what a manager looks
    after on this machine.
    """

    desk: Desk
    centre: Centre
    data: Path
    room: PrintRoom
    feed: Feed
    background: Background
    now: Callable[[], datetime]
    export: ExportFigures
    rows: OpenRows
    sounds: Path
    counter: int
    readers: Mapping[str, tuple[Device, ...]]
    told: bool = False
    upkeep: Upkeep | None = None
