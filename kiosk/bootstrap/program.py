"""Where a centre lives on this machine, and what an assembled one consists of."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import platformdirs

from kiosk.catalogue import Centre
from kiosk.clock import SystemClock
from kiosk.desk import Desk
from kiosk.ports import Clock
from kiosk.store import Store
from kiosk.store.writer import Listener
from kiosk.upkeep import Upkeep

SAMPLE = Path(__file__).resolve().parents[2] / "assets" / "sample"
SOUNDS = SAMPLE.parent / "sounds"


def default_data() -> Path:
    """Where this user's centre keeps its data unless told otherwise."""
    return Path(platformdirs.user_data_dir("kiosk", appauthor=False))


class Program(msgspec.Struct, frozen=True):
    """An assembled centre. `listen`: takes who is to be told of this process's commits, and does
    nothing in a visitor's; `news`: what people are to be told of how the journal was found;
    `open_door`: lets the wishes of other processes in, where this one writes for places; `prints`:
    the places whose papers are made here, None for all; `told`: whoever listens is told of all that
    happens in the centre, so that screens need not ask every second; `clock`: for screens;
    `store`: of a machine's own journal, where it has one beside the desk; `upkeep`: what a manager
    looks after here; `wanted`: whether this process is to begin anew."""

    centre: Centre
    desk: Desk
    data: Path
    listen: Callable[[Listener], None]
    news: tuple[str, ...] = ()
    open_door: Callable[[], None] = lambda: None
    prints: tuple[str, ...] | None = None
    told: bool = False
    clock: Clock = SystemClock()
    store: Store | None = None
    upkeep: Upkeep | None = None
    wanted: Callable[[], bool] = lambda: False
