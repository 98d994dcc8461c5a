"""Accounts: made by a command, opened by their owner with a one-time code, closed for ever.

No password is ever given out: a code, which works once and for a day, lets its owner choose one.
"""

import re
import unicodedata
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select, update

from sync.joining import code_hash, fresh_code
from sync.server.database import ENROLLING, Database
from sync.server.people import passwords
from sync.server.people.scopes import ROLES, Scope
from sync.server.people.sessions import end_all
from sync.server.people.tables import person

NAME = re.compile(r"[0-9a-z][0-9a-z._-]{0,39}")
CODE_HOURS = 24


class Account(msgspec.Struct, frozen=True):
    """One line for people. `state`: waiting (no password yet), open, closed."""

    name: str
    role: str
    scope: str
    state: str
    made_ms: int
    closed_ms: int | None


def add(database: Database, name: str, scope: Scope, now_ms: int) -> str:
    """A new account; the one-time code for its owner. Empty where the name is taken or no name, or
    the scope is none."""
    fits = scope.role in ROLES and bool(scope.code) == (scope.role != "national")
    if not NAME.fullmatch(name) or not fits:
        return ""
    code = fresh_code()
    with database.writing() as connection:
        database.one_at_a_time(connection, ENROLLING)
        if connection.execute(select(person.c.name).where(person.c.name == name)).first():
            return ""
        row = {"name": name, "role": scope.role, "scope": scope.code, "made_ms": now_ms}
        connection.execute(person.insert(), row | _code(code, now_ms))
    return code


def new_code(database: Database, name: str, now_ms: int) -> str:
    """Another one-time code for who forgot the password: the old one and all sessions end now.
    Empty where there is no such open account."""
    code = fresh_code()
    with database.writing() as connection:
        changed = connection.execute(
            update(person)
            .where(person.c.name == name, person.c.closed_ms.is_(None))
            .values(password_hash=None, **_code(code, now_ms))
        )
        end_all(connection, name, now_ms)
        return code if changed.rowcount else ""


def close(database: Database, name: str, now_ms: int) -> bool:
    """Nobody signs in under this name any more, and its sessions end; whether it was open. The
    name is not given again: what was looked at stays somebody's."""
    with database.writing() as connection:
        done = connection.execute(
            update(person)
            .where(person.c.name == name, person.c.closed_ms.is_(None))
            .values(closed_ms=now_ms, password_hash=None, code_hash=None)
        )
        end_all(connection, name, now_ms)
        return done.rowcount == 1


def listed(database: Database) -> Sequence[Account]:
    """All accounts by name."""
    with database.reading() as connection:
        rows = connection.execute(select(person).order_by(person.c.name)).all()
    return [
        Account(row.name, row.role, row.scope, _state(row), row.made_ms, row.closed_ms)
        for row in rows
    ]


def choose_password(database: Database, name: str, code: str, password: str, now_ms: int) -> bool:
    """Sets the password of whoever has the code, which is used up; sessions before it end. The
    caller has looked at `passwords.weakness`."""
    mine = (
        person.c.name == plain_name(name),
        person.c.code_hash == code_hash(code),
        person.c.code_until_ms >= now_ms,
        person.c.closed_ms.is_(None),
    )
    with database.reading() as connection:
        if connection.execute(select(person.c.name).where(*mine)).first() is None:
            return False  # before the costly hash, which a guesser would have for nothing
    hashed = passwords.hash_of(password)
    with database.writing() as connection:
        done = connection.execute(
            update(person)
            .where(*mine)
            .values(password_hash=hashed, code_hash=None, code_until_ms=None)
        )
        if done.rowcount == 1:
            end_all(connection, plain_name(name), now_ms)
        return done.rowcount == 1


def signed_in(connection: Connection, name: str, password: str) -> str:
    """Whose name and password these are, empty if nobody's; takes as long for a name that is
    none."""
    found = connection.execute(
        select(person).where(person.c.name == plain_name(name), person.c.closed_ms.is_(None))
    ).first()
    known = found.password_hash if found else None
    return str(found.name) if passwords.matches(known, password) and found else ""


def plain_name(name: str) -> str:
    """A name as it was meant, however it was typed."""
    return unicodedata.normalize("NFC", name).strip().lower()


def _code(code: str, now_ms: int) -> dict[str, object]:
    return {"code_hash": code_hash(code), "code_until_ms": now_ms + CODE_HOURS * 3_600_000}


def _state(row: object) -> str:
    closed, has = getattr(row, "closed_ms", None), getattr(row, "password_hash", None)
    return "closed" if closed is not None else "open" if has else "waiting"
