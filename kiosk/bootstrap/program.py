"""Where a centre lives on this machine, and what an assembled one consists of."""

from pathlib import Path

import msgspec
import platformdirs

from kiosk.catalogue import Centre
from kiosk.desk import Desk

SAMPLE = Path(__file__).resolve().parents[2] / "assets" / "sample"
SOUNDS = SAMPLE.parent / "sounds"


def default_data() -> Path:
    """Where this user's centre keeps its data unless told otherwise."""
    return Path(platformdirs.user_data_dir("kiosk", appauthor=False))


class Program(msgspec.Struct, frozen=True):
    """An assembled centre. `writing`: this process holds the journal; False for a visitor whose
    desk lives in a running place."""

    centre: Centre
    desk: Desk
    data: Path
    writing: bool
    news: tuple[str, ...] = ()
