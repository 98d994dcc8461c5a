"""Bookings in tables that another system, or a person, drops into a folder: the folder of dossiers
with other rows (`sync.dossiers.systems.folder`).

    adapter = "folder"   path, keep_days (30), pattern
"""

from collections.abc import Mapping
from typing import Any

from kiosk.decoding import typed
from kiosk.ports import Clock
from sync.bookings.records import NAMES, NEEDED, booking_of
from sync.bookings.told import BookingTold
from sync.dossiers.systems.folder import DropFolder, Rows, Settings

BOOKINGS = Rows(NAMES, NEEDED, booking_of)


def opened(settings: Mapping[str, Any], clock: Clock) -> DropFolder[BookingTold]:
    """Raises `msgspec.ValidationError` naming what is wrong with the settings."""
    return DropFolder(typed(settings, Settings), clock, BOOKINGS)
