"""Devices, their chains and events, and what people must look at."""

import sqlalchemy as sa
from alembic import op

from sync.server.migrations.columns import EID, STRICT, binary, chain, number, text

revision = "001"
down_revision = None

ONE_EACH = sa.text("replaced_ms IS NULL")

NEVER_ON_SQLITE = (
    "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
)
NEVER_ON_POSTGRESQL = (
    "CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    "CREATE TRIGGER event_is_never_changed BEFORE UPDATE OR DELETE ON event "
    "FOR EACH ROW EXECUTE FUNCTION event_is_append_only()",
    "CREATE TRIGGER event_is_never_emptied BEFORE TRUNCATE ON event "
    "FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()",
)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "device",
        text("log", key=True),
        binary("public_key", key=True),
        text("centre"),
        number("enrolled_ms"),
        number("replaced_ms", nullable=True),
        number("revoked_ms", nullable=True),
        **STRICT,
    )
    op.create_index(
        "device_of_log",
        "device",
        ["log"],
        unique=True,
        postgresql_where=ONE_EACH,
        sqlite_where=ONE_EACH,
    )
    op.create_table(
        "enrolment",
        binary("code_hash", key=True),
        text("centre"),
        number("expires_ms"),
        number("used_ms", nullable=True),
        sa.Column("log", sa.Text),
        binary("public_key", nullable=True),
        **STRICT,
    )
    op.create_table(
        "head",
        *chain(),
        number("seq"),
        binary("hash"),
        binary("announced_key"),
        binary("signature"),
        number("received_ms"),
        **STRICT,
    )
    _event()
    op.create_table(
        "quarantine",
        *chain(),
        number("seq", key=True),
        text("reason", key=True),
        text("detail"),
        binary("header"),
        number("received_ms"),
        **STRICT,
    )
    op.create_table(
        "fork",
        *chain(),
        binary("other_hash", key=True),
        number("at_seq"),
        number("known_seq"),
        binary("known_hash"),
        binary("known_signature"),
        number("other_seq"),
        binary("other_signature"),
        binary("batch"),
        number("received_ms"),
        **STRICT,
    )


def _event() -> None:
    op.create_table(
        "event",
        *chain(),
        number("seq", key=True),
        number("received_ms", key=True),
        sa.Column("eid", EID, nullable=False),
        text("kind"),
        number("session"),
        number("wall_ms"),
        number("mono_ms"),
        text("boot"),
        text("clock"),
        sa.Column("request_id", sa.Text),
        binary("body"),
        binary("hash"),
        binary("signature", nullable=True),
        postgresql_partition_by="RANGE (received_ms)",
        **STRICT,
    )
    on_postgresql = op.get_context().dialect.name == "postgresql"
    for statement in NEVER_ON_POSTGRESQL if on_postgresql else NEVER_ON_SQLITE:
        op.execute(statement)
