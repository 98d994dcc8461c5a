"""What comes down to the centres."""

import sqlalchemy as sa
from alembic import op

from sync.server.migrations.columns import STRICT, binary, number, text

revision = "004"
down_revision = "003"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "bundle",
        number("version", key=True),
        sa.Column("digest", sa.Text, nullable=False, unique=True),
        text("centres"),
        number("size"),
        binary("data"),
        number("added_ms"),
        **STRICT,
    )
    op.create_table(
        "box_key",
        text("centre", key=True),
        text("log", key=True),
        binary("key"),
        **STRICT,
    )
    op.create_table("feed", text("centre", key=True), number("last"), **STRICT)
    op.create_table(
        "dossier",
        text("centre", key=True),
        text("code", key=True),
        number("change"),
        text("source"),
        text("raw_state"),
        text("state"),
        number("told_ms"),
        number("heard_ms"),
        text("content"),
        text("digest"),
        **STRICT,
    )
    op.create_index("dossier_of_change", "dossier", ["centre", "change"])
    op.create_table(
        "dossier_box",
        text("centre", key=True),
        text("code", key=True),
        text("log", key=True),
        binary("key"),
        binary("sealed"),
        **STRICT,
    )
    op.create_table("system_cursor", text("name", key=True), text("cursor"), **STRICT)
    op.create_table(
        "system_pushed",
        text("name", key=True),
        text("centre", key=True),
        text("log", key=True),
        number("epoch", key=True),
        number("seq"),
        **STRICT,
    )
