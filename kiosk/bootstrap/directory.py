"""The dossier directory at the central server: rounds with the one-stop systems, manual entry."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.bootstrap.server import server_database, server_key
from kiosk.clock import SystemClock
from kiosk.errors import ServerTrouble
from kiosk.words import in_every_language

if TYPE_CHECKING:
    from sync.server.downlink.pulling import Round

Told = Callable[[str, "Round | None", str], None]
"""Hears of each system's round: its name, what it brought, or the sentence of its trouble."""


def pull(data: Path, url: str | None, systems: Path, told: Told, every_seconds: float) -> bool:
    """A round with each system, again and again where `every_seconds` is more than 0; whether all
    of the last round's systems answered. One in trouble keeps no other waiting. Raises
    `ConfigError`, `StoreTrouble`."""
    from sync.dossiers.registry import systems_of
    from sync.server.downlink.directory import Directory
    from sync.server.downlink.pulling import Pulling

    clock = SystemClock()
    known = systems_of(systems, clock)
    with server_database(data, url) as database:
        directory = Directory(database, server_key(data).seed)
        rounds = {
            name: Pulling(database, directory, name, system, known.centres, clock)
            for name, system in known.systems.items()
        }
        while True:
            well = True
            for name, pulling in rounds.items():
                try:
                    told(name, pulling.round(), "")
                except ServerTrouble as trouble:
                    well = False
                    told(name, None, str(trouble))
            if not every_seconds:
                return well
            time.sleep(every_seconds)


def enter(systems: Path, name: str, record: Mapping[str, str]) -> str:
    """Writes a dossier down for the system of manual entry `name`; its code. Raises `ConfigError`,
    `ServerTrouble`."""
    from sync.dossiers.records import WrongRecord
    from sync.dossiers.registry import systems_of
    from sync.dossiers.systems.manual import Manual

    system = systems_of(systems, SystemClock()).systems.get(name)
    if not isinstance(system, Manual):
        raise ServerTrouble(in_every_language("dossiers.no.not_manual", file=systems, name=name))
    try:
        return system.enter(record).code
    except WrongRecord as wrong:
        told = in_every_language(f"dossiers.wrong.{wrong.why}", field=wrong.field)
        raise ServerTrouble(told) from wrong
