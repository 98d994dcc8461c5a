"""Who may go on with a log when its hub is dead."""

from alembic import op

from sync.server.migrations.columns import STRICT, binary, number, text

revision = "007"
down_revision = "006"


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "heir", text("log", key=True), binary("public_key"), number("told_ms"), **STRICT
    )
