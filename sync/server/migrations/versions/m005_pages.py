"""What figures are counted from, and the people who look at them."""

import sqlalchemy as sa
from alembic import op

revision = "005"
down_revision = "004"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
EID = sa.Uuid(as_uuid=False).with_variant(sa.Text(), "sqlite")
STRICT = {"sqlite_strict": True, "sqlite_with_rowid": False}


def _text(name: str, *, key: bool = False, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=key, nullable=nullable)


def _number(name: str, *, key: bool = False, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, NUMBER, primary_key=key, nullable=nullable, autoincrement=False)


def _bytes(name: str, *, key: bool = False, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, primary_key=key, nullable=nullable)


def _chain() -> tuple[sa.Column[str], sa.Column[str], sa.Column[int]]:
    return _text("centre", key=True), _text("log", key=True), _number("epoch", key=True)


def upgrade() -> None:
    """Makes the tables."""
    _told()
    _counted()
    _people()


def _told() -> None:
    op.create_table("projected", *_chain(), _number("seq"), **STRICT)
    op.create_table(
        "told",
        _text("centre", key=True),
        sa.Column("eid", EID, primary_key=True),
        _text("about"),
        _text("log"),
        _number("epoch"),
        _number("seq"),
        _number("wall_ms"),
        _text("kind"),
        _bytes("body"),
        **STRICT,
    )
    op.create_index("told_about", "told", ["centre", "about"])
    op.create_table(
        "uncounted", *_chain(), _number("seq", key=True), _text("kind"), _text("reason"), **STRICT
    )


def _counted() -> None:
    op.create_table(
        "counted_ticket",
        _text("centre", key=True),
        _text("ticket", key=True),
        _text("day"),
        _text("queue"),
        **STRICT,
    )
    op.create_index("counted_ticket_of_day", "counted_ticket", ["day", "centre"])
    op.create_table(
        "counted_service",
        _text("centre", key=True),
        _text("ticket", key=True),
        _text("call", key=True),
        _text("day"),
        _text("queue"),
        _text("procedure"),
        _number("counter"),
        _text("official"),
        _number("waited_ms", nullable=True),
        _number("served_ms", nullable=True),
        _text("outcome"),
        _text("answer"),
        _number("score"),
        **STRICT,
    )
    op.create_index("counted_service_of_day", "counted_service", ["day", "centre"])
    op.create_index("counted_service_of_call", "counted_service", ["centre", "call"])
    op.create_table(
        "counted_complaint",
        _text("centre", key=True),
        _text("complaint", key=True),
        _text("official"),
        _text("state"),
        **STRICT,
    )


def _people() -> None:
    op.create_table("centre", _text("code", key=True), _text("province"), _text("name"), **STRICT)
    op.create_table(
        "person",
        _text("name", key=True),
        _text("role"),
        _text("scope"),
        _number("made_ms"),
        _number("closed_ms", nullable=True),
        _text("password_hash", nullable=True),
        _bytes("code_hash", nullable=True),
        _number("code_until_ms", nullable=True),
        **STRICT,
    )
    op.create_table(
        "person_session",
        _bytes("token_hash", key=True),
        _text("person"),
        _number("begun_ms"),
        _number("seen_ms"),
        _number("ended_ms", nullable=True),
        **STRICT,
    )
    op.create_index("person_session_of_person", "person_session", ["person"])
    op.create_table(
        "sign_in_try", _text("key", key=True), _number("tries"), _number("last_ms"), **STRICT
    )
    op.create_table(
        "viewing",
        _text("id", key=True),
        _number("at_ms"),
        _text("person"),
        _text("what"),
        _text("scope"),
        _text("detail"),
        **STRICT,
    )
