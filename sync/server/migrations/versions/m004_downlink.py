"""What comes down to the centres."""

import sqlalchemy as sa
from alembic import op

revision = "004"
down_revision = "003"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, NUMBER, primary_key=key, nullable=False, autoincrement=False)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "bundle",
        _number("version", key=True),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        _text("centres"),
        _number("size"),
        _bytes("data"),
        _number("added_ms"),
        **STRICT,
    )
    op.create_table(
        "box_key",
        _text("centre", key=True),
        _text("log", key=True),
        _bytes("key"),
        **STRICT,
    )
    op.create_table("feed", _text("centre", key=True), _number("last"), **STRICT)
    op.create_table(
        "dossier",
        _text("centre", key=True),
        _text("code", key=True),
        _number("change"),
        _text("source"),
        _text("raw_state"),
        _text("state"),
        _number("told_ms"),
        _number("heard_ms"),
        _text("content"),
        _text("digest"),
        **STRICT,
    )
    op.create_index("dossier_of_change", "dossier", ["centre", "change"])
    op.create_table(
        "dossier_box",
        _text("centre", key=True),
        _text("code", key=True),
        _text("log", key=True),
        _bytes("key"),
        _bytes("sealed"),
        **STRICT,
    )
    op.create_table("system_cursor", _text("name", key=True), _text("cursor"), **STRICT)
    op.create_table(
        "system_pushed",
        _text("name", key=True),
        _text("centre", key=True),
        _text("log", key=True),
        _number("epoch", key=True),
        _number("seq"),
        **STRICT,
    )
