"""Bookings that a person types in at the central office, where no system tells them.

adapter = "manual"   path, keep_days (30), pattern
"""

from collections.abc import Mapping
from typing import Any

from kiosk.decoding import typed
from kiosk.ports import Clock
from sync.bookings.systems.folder import BOOKINGS
from sync.bookings.told import BookingTold
from sync.dossiers.systems.folder import Settings
from sync.dossiers.systems.manual import Manual


def opened(settings: Mapping[str, Any], clock: Clock) -> Manual[BookingTold]:
    """Raises `msgspec.ValidationError` naming what is wrong with the settings."""
    return Manual(typed(settings, Settings), clock, BOOKINGS)
