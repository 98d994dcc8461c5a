"""Devices, their chains and events, and what people must look at."""

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EID = sa.Uuid(as_uuid=False).with_variant(sa.Text(), "sqlite")
ONE_EACH = sa.text("replaced_ms IS NULL")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}

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


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=False)


def _number(name: str, *, key: bool = False, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, NUMBER, primary_key=key, nullable=nullable, autoincrement=False)


def _bytes(name: str, *, key: bool = False, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, primary_key=key, nullable=nullable)


def _chain() -> tuple[sa.Column[str], sa.Column[str], sa.Column[int]]:
    return _text("centre", key=True), _text("log", key=True), _number("epoch", key=True)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "device",
        _text("log", key=True),
        _bytes("public_key", key=True),
        _text("centre"),
        _number("enrolled_ms"),
        _number("replaced_ms", nullable=True),
        _number("revoked_ms", nullable=True),
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
        _bytes("code_hash", key=True),
        _text("centre"),
        _number("expires_ms"),
        _number("used_ms", nullable=True),
        sa.Column("log", sa.Text),
        _bytes("public_key", nullable=True),
        **STRICT,
    )
    op.create_table(
        "head",
        *_chain(),
        _number("seq"),
        _bytes("hash"),
        _bytes("announced_key"),
        _bytes("signature"),
        _number("received_ms"),
        **STRICT,
    )
    _event()
    op.create_table(
        "quarantine",
        *_chain(),
        _number("seq", key=True),
        _text("reason", key=True),
        _text("detail"),
        _bytes("header"),
        _number("received_ms"),
        **STRICT,
    )
    op.create_table(
        "fork",
        *_chain(),
        _bytes("other_hash", key=True),
        _number("at_seq"),
        _number("known_seq"),
        _bytes("known_hash"),
        _bytes("known_signature"),
        _number("other_seq"),
        _bytes("other_signature"),
        _bytes("batch"),
        _number("received_ms"),
        **STRICT,
    )


def _event() -> None:
    op.create_table(
        "event",
        *_chain(),
        _number("seq", key=True),
        _number("received_ms", key=True),
        sa.Column("eid", EID, nullable=False),
        _text("kind"),
        _number("session"),
        _number("wall_ms"),
        _number("mono_ms"),
        _text("boot"),
        _text("clock"),
        sa.Column("request_id", sa.Text),
        _bytes("body"),
        _bytes("hash"),
        _bytes("signature", nullable=True),
        postgresql_partition_by="RANGE (received_ms)",
        **STRICT,
    )
    on_postgresql = op.get_context().dialect.name == "postgresql"
    for statement in NEVER_ON_POSTGRESQL if on_postgresql else NEVER_ON_SQLITE:
        op.execute(statement)
