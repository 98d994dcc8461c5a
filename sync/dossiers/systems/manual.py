"""Dossiers that a person types in at the central office, where no system tells them.

Each entry is a table of one row in a drop folder, so that it is durable before the person is told,
and goes the way of all others.

    adapter = "manual"   path, keep_days (30), pattern
"""

import csv
from collections.abc import Mapping
from typing import Any

from kiosk.decoding import typed
from kiosk.identity import sync_folder
from kiosk.ports import Clock
from sync.dossiers.systems.folder import DOSSIERS, DropFolder, Settings, T
from sync.dossiers.told import Told


class Manual(DropFolder[T]):
    """A drop folder with a person before it."""

    def enter(self, record: Mapping[str, str]) -> T:
        """Takes a record by its field names. Raises `WrongRecord` before anything is
        kept."""
        told = self._told_of(record)
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{self._clock.now():%Y%m%d-%H%M%S-%f}-{told.code}.csv"
        part = self._folder / f".{name}"
        with part.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([list(record), list(record.values())])
        part.replace(self._folder / name)
        sync_folder(self._folder)
        return told


def opened(settings: Mapping[str, Any], clock: Clock) -> Manual[Told]:
    """Raises `msgspec.ValidationError` naming what is wrong with the settings."""
    return Manual(typed(settings, Settings), clock, DOSSIERS)
