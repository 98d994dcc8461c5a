"""What comes down to the centres."""

import sqlalchemy as sa
from alembic import op

revision = "002_downlink"
down_revision = "001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, NUMBER, primary_key=key, nullable=False, autoincrement=False)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "bundle",
        _number("version", key=True),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        _text("centres"),
        _number("size"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        _number("added_ms"),
        **STRICT,
    )
