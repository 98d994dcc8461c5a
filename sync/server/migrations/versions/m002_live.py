"""The live state of the centres. It is sent again within seconds, so no disk waits for it."""

import sqlalchemy as sa
from alembic import op

revision = "002"
down_revision = "001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    """Makes the tables."""
    unlogged = ["UNLOGGED"] if op.get_context().dialect.name == "postgresql" else []
    op.create_table(
        "live",
        sa.Column("centre", sa.Text, primary_key=True),
        sa.Column("log", sa.Text, primary_key=True),
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("received_ms", NUMBER, nullable=False),
        sa.Column("state", sa.LargeBinary, nullable=False),
        prefixes=unlogged,
        **STRICT,
    )
    op.create_table(
        "live_ticket",
        sa.Column("key", sa.LargeBinary, primary_key=True),
        sa.Column("centre", sa.Text, nullable=False),
        sa.Column("log", sa.Text, nullable=False),
        prefixes=unlogged,
        **STRICT,
    )
