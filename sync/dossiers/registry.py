"""The systems of a configuration: one TOML file at the central server.

[centres]               what is whose: an agency's id → the centre's code
"H00.14" = "mau"

[[system]]
name = "dvcqg"          its name in the directory and in every event
adapter = "exchange"    a file of `sync.dossiers.systems`; the other settings are that file's
url = "https://…"

[[bookings]]            a booking system
name = "dat-lich"
adapter = "folder"      a file of `sync.bookings.systems`
path = "/…"
"""

import importlib
import importlib.util
import re
from pathlib import Path
from typing import Any

import msgspec

from kiosk.decoding import from_toml, typed
from kiosk.errors import ConfigError, Mistake
from kiosk.ports import Clock
from kiosk.words import in_every_language
from sync.bookings.told import BookingTold
from sync.dossiers.told import DossierSystem, Telling

_ADAPTER = re.compile(r"[a-z][a-z_]*")


class Systems(msgspec.Struct, frozen=True):
    """`centres`: agency → centre; `systems` of dossiers and of `bookings` by name."""

    centres: dict[str, str]
    systems: dict[str, DossierSystem]
    bookings: dict[str, Telling[BookingTold]]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    centres: dict[str, str]
    system: tuple[dict[str, Any], ...] = ()
    bookings: tuple[dict[str, Any], ...] = ()


class _Named(msgspec.Struct, frozen=True):
    name: str
    adapter: str


def systems_of(file: Path, clock: Clock) -> Systems:
    """Raises `ConfigError` with what is wrong."""
    try:
        said = from_toml(file.read_bytes(), _File)
        return Systems(
            said.centres,
            _opened(file, said.system, "sync.dossiers.systems", clock),
            _opened(file, said.bookings, "sync.bookings.systems", clock),
        )
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        told = in_every_language("dossiers.no.settings", file=file, detail=error)
        raise ConfigError([Mistake(file, 0, told)]) from error


def _opened(
    file: Path, tables: tuple[dict[str, Any], ...], adapters: str, clock: Clock
) -> dict[str, Any]:
    """The systems of one kind; `adapters`: where theirs are."""
    found = {}
    for settings in tables:
        named = typed(settings, _Named)
        rest = {key: each for key, each in settings.items() if key not in ("name", "adapter")}
        module = f"{adapters}.{named.adapter}"
        if not _ADAPTER.fullmatch(named.adapter) or not importlib.util.find_spec(module):
            raise ConfigError([Mistake(file, 0, _no_adapter(file, named))])
        found[named.name] = importlib.import_module(module).opened(rest, clock)
    return found


def _no_adapter(file: Path, named: _Named) -> str:
    return in_every_language(
        "dossiers.no.adapter", file=file, name=named.name, adapter=named.adapter
    )
