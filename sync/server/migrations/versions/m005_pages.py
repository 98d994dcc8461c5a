"""What figures are counted from, and the people who look at them."""

import sqlalchemy as sa
from alembic import op

from sync.server.migrations.columns import EID, STRICT, binary, chain, number, text

revision = "005"
down_revision = "004"


def upgrade() -> None:
    """Makes the tables."""
    _told()
    _counted()
    _people()


def _told() -> None:
    op.create_table("projected", *chain(), number("seq"), **STRICT)
    op.create_table(
        "told",
        text("centre", key=True),
        sa.Column("eid", EID, primary_key=True),
        text("about"),
        text("log"),
        number("epoch"),
        number("seq"),
        number("wall_ms"),
        text("kind"),
        binary("body"),
        **STRICT,
    )
    op.create_index("told_about", "told", ["centre", "about"])
    op.create_table(
        "uncounted", *chain(), number("seq", key=True), text("kind"), text("reason"), **STRICT
    )


def _counted() -> None:
    op.create_table(
        "counted_ticket",
        text("centre", key=True),
        text("ticket", key=True),
        text("day"),
        text("queue"),
        **STRICT,
    )
    op.create_index("counted_ticket_of_day", "counted_ticket", ["day", "centre"])
    op.create_table(
        "counted_service",
        text("centre", key=True),
        text("ticket", key=True),
        text("call", key=True),
        text("day"),
        text("queue"),
        text("procedure"),
        number("counter"),
        text("official"),
        number("waited_ms", nullable=True),
        number("served_ms", nullable=True),
        text("outcome"),
        text("answer"),
        number("score"),
        **STRICT,
    )
    op.create_index("counted_service_of_day", "counted_service", ["day", "centre"])
    op.create_index("counted_service_of_call", "counted_service", ["centre", "call"])
    op.create_table(
        "counted_complaint",
        text("centre", key=True),
        text("complaint", key=True),
        text("official"),
        text("state"),
        **STRICT,
    )


def _people() -> None:
    op.create_table("centre", text("code", key=True), text("province"), text("name"), **STRICT)
    op.create_table(
        "person",
        text("name", key=True),
        text("role"),
        text("scope"),
        number("made_ms"),
        number("closed_ms", nullable=True),
        text("password_hash", nullable=True),
        binary("code_hash", nullable=True),
        number("code_until_ms", nullable=True),
        **STRICT,
    )
    op.create_table(
        "person_session",
        binary("token_hash", key=True),
        text("person"),
        number("begun_ms"),
        number("seen_ms"),
        number("ended_ms", nullable=True),
        **STRICT,
    )
    op.create_index("person_session_of_person", "person_session", ["person"])
    op.create_table(
        "sign_in_try", text("key", key=True), number("tries"), number("last_ms"), **STRICT
    )
    op.create_table(
        "viewing",
        text("id", key=True),
        number("at_ms"),
        text("person"),
        text("what"),
        text("scope"),
        text("detail"),
        **STRICT,
    )
