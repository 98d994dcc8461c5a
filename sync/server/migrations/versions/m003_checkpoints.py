"""The server's daily word for all chains."""

import sqlalchemy as sa
from alembic import op

from sync.server.migrations.columns import STRICT, binary, number, text

revision = "003"
down_revision = "002"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "checkpoint",
        number("n", key=True),
        sa.Column("day", sa.Text, nullable=False, unique=True),
        number("size"),
        text("root"),
        text("before"),
        number("made_ms"),
        text("signature"),
        **STRICT,
    )
    op.create_table(
        "checkpoint_leaf",
        number("n", key=True),
        number("position", key=True),
        text("log"),
        number("epoch"),
        number("seq"),
        binary("hash"),
        **STRICT,
    )
    op.create_index("checkpoint_leaf_of_log", "checkpoint_leaf", ["n", "log"])
