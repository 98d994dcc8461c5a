"""The live state of the centres. It is sent again within seconds, so no disk waits for it."""

from alembic import op

from sync.server.migrations.columns import STRICT, binary, number, text

revision = "002"
down_revision = "001"


def upgrade() -> None:
    """Makes the tables."""
    unlogged = ["UNLOGGED"] if op.get_context().dialect.name == "postgresql" else []
    op.create_table(
        "live",
        text("centre", key=True),
        text("log", key=True),
        number("n"),
        number("received_ms"),
        binary("state"),
        prefixes=unlogged,
        **STRICT,
    )
    op.create_table(
        "live_ticket",
        binary("key", key=True),
        text("centre"),
        text("log"),
        prefixes=unlogged,
        **STRICT,
    )
