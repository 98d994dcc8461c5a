"""The server's daily word for all chains."""

import sqlalchemy as sa
from alembic import op

revision = "003"
down_revision = "002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "checkpoint",
        sa.Column("n", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Text, nullable=False, unique=True),
        sa.Column("size", NUMBER, nullable=False),
        sa.Column("root", sa.Text, nullable=False),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("made_ms", NUMBER, nullable=False),
        sa.Column("signature", sa.Text, nullable=False),
        **STRICT,
    )
    op.create_table(
        "checkpoint_leaf",
        sa.Column("n", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("position", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("log", sa.Text, nullable=False),
        sa.Column("epoch", NUMBER, nullable=False),
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        **STRICT,
    )
    op.create_index("checkpoint_leaf_of_log", "checkpoint_leaf", ["n", "log"])
