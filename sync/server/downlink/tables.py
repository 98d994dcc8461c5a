"""What comes down, as the server asks its tables; see `sync.server.tables`."""

from sqlalchemy import Column, LargeBinary, Table, Text

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
