"""The dossier directory at the central server: rounds with the one-stop systems, manual entry."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.bootstrap.server import server_database, server_key
from kiosk.clock import SystemClock
from kiosk.errors import ServerTrouble
from kiosk.words import in_every_language

if TYPE_CHECKING:
    from sync.server.downlink.hearing import Round

Told = Callable[[str, "Round | None", str], None]
"""Hears of each system's round: its name, what it brought, or the sentence of its trouble."""


def pull(data: Path, url: str | None, systems: Path, told: Told, every_seconds: float) -> bool:
    """A round with each system, again and again where `every_seconds` is more than 0; whether all
    of the last round's systems answered. One in trouble keeps no other waiting. Raises
    `ConfigError`, `StoreTrouble`."""
    from sync.dossiers.registry import systems_of
    from sync.server.downlink.bookings import Bookings
    from sync.server.downlink.directory import Directory
    from sync.server.downlink.hearing import Hearing
    from sync.server.downlink.pulling import Pulling

    clock = SystemClock()
    known = systems_of(systems, clock)
    with server_database(data, url) as database:
        seed = server_key(data).seed
        directory, booked = Directory(database, seed), Bookings(database, seed)
        rounds: list[tuple[str, Hearing[Any, Any]]] = [
            (name, Pulling(database, directory, name, system, known.centres, clock))
            for name, system in known.systems.items()
        ]
        rounds += [
            (name, Hearing(booked, name, system, known.centres, clock))
            for name, system in known.bookings.items()
        ]
        while True:
            well = True
            for name, pulling in rounds:
                try:
                    told(name, pulling.round(), "")
                except ServerTrouble as trouble:
                    well = False
                    told(name, None, str(trouble))
            if not every_seconds:
                return well
            time.sleep(every_seconds)


def enter(systems: Path, name: str, record: Mapping[str, str], *, booking: bool = False) -> str:
    """Writes a dossier, or a booking, down for the system of manual entry `name`; its code. Raises
    `ConfigError`, `ServerTrouble`."""
    from sync.dossiers.fields import WrongRecord
    from sync.dossiers.registry import systems_of
    from sync.dossiers.systems.manual import Manual

    known = systems_of(systems, SystemClock())
    system: Any = (known.bookings if booking else known.systems).get(name)
    if not isinstance(system, Manual):
        raise ServerTrouble(in_every_language("dossiers.no.not_manual", file=systems, name=name))
    try:
        return str(system.enter(record).code)
    except WrongRecord as wrong:
        told = in_every_language(f"dossiers.wrong.{wrong.why}", field=wrong.field)
        raise ServerTrouble(told) from wrong
