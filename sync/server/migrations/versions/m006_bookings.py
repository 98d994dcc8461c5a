"""Booked appointments on their way to the centres."""

from alembic import op

from sync.server.migrations.columns import STRICT, binary, number, text

revision = "006"
down_revision = "005"


def upgrade() -> None:
    """Makes the tables."""
    op.create_table("booking_feed", text("centre", key=True), number("last"), **STRICT)
    op.create_table(
        "booking",
        *(text(name, key=True) for name in ("centre", "code")),
        number("change"),
        *(text(name) for name in ("source", "raw_state", "state")),
        *(number(name) for name in ("starts_ms", "ends_ms", "told_ms", "heard_ms")),
        *(text(name) for name in ("content", "digest")),
        **STRICT,
    )
    op.create_index("booking_of_change", "booking", ["centre", "change"])
    op.create_table(
        "booking_box",
        *(text(name, key=True) for name in ("centre", "code", "log")),
        *(binary(name) for name in ("key", "sealed")),
        **STRICT,
    )
