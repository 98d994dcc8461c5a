"""What comes down, as the server asks its tables; see `sync.server.tables`."""

from typing import Any

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from sync.server.tables import Number, metadata

bundle = Table(
    "bundle",
    metadata,
    Column("version", Number, primary_key=True, autoincrement=False),
    Column("digest", Text, nullable=False, unique=True),
    Column("centres", Text, nullable=False),
    Column("size", Number, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("added_ms", Number, nullable=False),
)
"""Every bundle ever published, never changed. `centres`: for these alone (JSON), [] for all."""

box_key = Table(
    "box_key",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("key", LargeBinary, nullable=False),
)
"""To which key second factors are sealed for a device."""


def _feed(name: str) -> Table:
    """The newest change of a centre's entries. Whoever changes one holds this row locked, so that
    changes become visible in their order."""
    return Table(
        name,
        metadata,
        Column("centre", Text, primary_key=True),
        Column("last", Number, nullable=False),
    )


def _entries(name: str, *columns: Column[Any]) -> Table:
    """Each thing as its system told it last. `content`: as `sync.news` sends it, without what a
    citizen could be known by, as JSON; `digest`: of that and of its factors, keyed."""
    table = Table(
        name,
        metadata,
        Column("centre", Text, primary_key=True),
        Column("code", Text, primary_key=True),
        Column("change", Number, nullable=False),
        Column("source", Text, nullable=False),
        Column("raw_state", Text, nullable=False),
        Column("state", Text, nullable=False),
        *columns,
        Column("told_ms", Number, nullable=False),
        Column("heard_ms", Number, nullable=False),
        Column("content", Text, nullable=False),
        Column("digest", Text, nullable=False),
    )
    Index(f"{name}_of_change", table.c.centre, table.c.change)
    return table


def _boxes(name: str) -> Table:
    """What a citizen could be known by, sealed to a device's `key`; empty where no system knows it
    now."""
    return Table(
        name,
        metadata,
        Column("centre", Text, primary_key=True),
        Column("code", Text, primary_key=True),
        Column("log", Text, primary_key=True),
        Column("key", LargeBinary, nullable=False),
        Column("sealed", LargeBinary, nullable=False),
    )


feed = _feed("feed")
dossier = _entries("dossier")
dossier_box = _boxes("dossier_box")
"""Second factors."""

booking_feed = _feed("booking_feed")
booking = _entries(
    "booking",
    Column("starts_ms", Number, nullable=False),
    Column("ends_ms", Number, nullable=False),
)
"""Of today or later."""
booking_box = _boxes("booking_box")
"""Numbers of ID cards."""

system_cursor = Table(
    "system_cursor",
    metadata,
    Column("name", Text, primary_key=True),
    Column("cursor", Text, nullable=False),
)
"""How far a one-stop system was listed."""

system_pushed = Table(
    "system_pushed",
    metadata,
    Column("name", Text, primary_key=True),
    Column("centre", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("epoch", Number, primary_key=True),
    Column("seq", Number, nullable=False),
)
"""How far a chain's events were told to a one-stop system."""
