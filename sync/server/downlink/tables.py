"""What comes down, as the server asks its tables; see `sync.server.tables`."""

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

feed = Table(
    "feed",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("last", Number, nullable=False),
)
"""The newest change of a centre's dossiers. Whoever changes one holds this row locked, so that
changes become visible in their order."""

dossier = Table(
    "dossier",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("change", Number, nullable=False),
    Column("source", Text, nullable=False),
    Column("raw_state", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("told_ms", Number, nullable=False),
    Column("heard_ms", Number, nullable=False),
    Column("content", Text, nullable=False),
    Column("digest", Text, nullable=False),
)
"""Each dossier as its system told it last. `content`: `news.Sent` as JSON, without what a citizen
could be known by; `digest`: of that and of its second factors, keyed."""
Index("dossier_of_change", dossier.c.centre, dossier.c.change)

dossier_box = Table(
    "dossier_box",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("key", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
"""A dossier's second factors, sealed to a device's `key`; empty where no system knows them now."""

booking_feed = Table(
    "booking_feed",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("last", Number, nullable=False),
)
"""The same of its bookings."""

booking = Table(
    "booking",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("change", Number, nullable=False),
    Column("source", Text, nullable=False),
    Column("raw_state", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("starts_ms", Number, nullable=False),
    Column("ends_ms", Number, nullable=False),
    Column("told_ms", Number, nullable=False),
    Column("heard_ms", Number, nullable=False),
    Column("content", Text, nullable=False),
    Column("digest", Text, nullable=False),
)
"""Each booking of today or later as its system told it last; as `dossier` (`news.SentBooking`)."""
Index("booking_of_change", booking.c.centre, booking.c.change)

booking_box = Table(
    "booking_box",
    metadata,
    Column("centre", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("log", Text, primary_key=True),
    Column("key", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
"""The number of the ID card that finds a booking, as `dossier_box`."""

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
