"""Columns as every table here has them. What a released migration says never changes, so neither
does this."""

import sqlalchemy as sa

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EID = sa.Uuid(as_uuid=False).with_variant(sa.Text(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def text(name: str, *, key: bool = False, nullable: bool = False) -> sa.Column[str]:
    """Words, names, JSON."""
    return sa.Column(name, sa.Text, primary_key=key, nullable=nullable)


def number(name: str, *, key: bool = False, nullable: bool = False) -> sa.Column[int]:
    """A whole number of 63 bits."""
    return sa.Column(name, NUMBER, primary_key=key, nullable=nullable, autoincrement=False)


def binary(name: str, *, key: bool = False, nullable: bool = False) -> sa.Column[bytes]:
    """Bytes as they are."""
    return sa.Column(name, sa.LargeBinary, primary_key=key, nullable=nullable)


def chain() -> tuple[sa.Column[str], sa.Column[str], sa.Column[int]]:
    """What names a chain: always first in a key, the centre first of all."""
    return text("centre", key=True), text("log", key=True), number("epoch", key=True)
