"""Accounts and sessions, by hashes alone; centres as people know them; who looked at what."""

from sqlalchemy import Column, Index, LargeBinary, Table, Text

from sync.server.tables import Number, metadata

centre = Table(
    "centre",
    metadata,
    Column("code", Text, primary_key=True),
    Column("province", Text, nullable=False),
    Column("name", Text, nullable=False),
)
"""What a centre's code means to people, and in which province it lies."""

person = Table(
    "person",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("made_ms", Number, nullable=False),
    Column("closed_ms", Number),
    Column("password_hash", Text),
    Column("code_hash", LargeBinary),
    Column("code_until_ms", Number),
)
"""An account. `scope`: a province's or a centre's code, empty for the whole country. Without a
password until its owner has set one with the one-time code."""

person_session = Table(
    "person_session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("person", Text, nullable=False),
    Column("begun_ms", Number, nullable=False),
    Column("seen_ms", Number, nullable=False),
    Column("ended_ms", Number),
)
Index("person_session_of_person", person_session.c.person)

sign_in_try = Table(
    "sign_in_try",
    metadata,
    Column("key", Text, primary_key=True),
    Column("tries", Number, nullable=False),
    Column("last_ms", Number, nullable=False),
)
"""Tries in a row that were not right, by name and by address; here, so that all copies of the
server count together."""

viewing = Table(
    "viewing",
    metadata,
    Column("id", Text, primary_key=True),
    Column("at_ms", Number, nullable=False),
    Column("person", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("detail", Text, nullable=False),
)
"""Who looked at or took out what, over which scope; written before it is shown."""
