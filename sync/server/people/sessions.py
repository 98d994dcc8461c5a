"""Sessions of people, in the database: any copy of the server knows them, and each can be ended."""

import hashlib
import hmac
import secrets

import msgspec
from sqlalchemy import Connection, select, update

from sync.server.people.scopes import Scope
from sync.server.people.tables import person, person_session

REST_MS = 30 * 60_000
"""A session that nobody used for so long is over."""
LONGEST_MS = 10 * 3_600_000
"""A working day; then one signs in again."""
SEEN_EVERY_MS = 60_000


class Session(msgspec.Struct, frozen=True):
    """Whose session a token belongs to."""

    person: str
    scope: Scope


def begin(connection: Connection, name: str, now_ms: int) -> str:
    """A new session; its token, which only the browser keeps."""
    token = secrets.token_urlsafe(32)
    connection.execute(
        person_session.insert(),
        {"token_hash": _hash(token), "person": name, "begun_ms": now_ms, "seen_ms": now_ms},
    )
    return token


def found(connection: Connection, token: str, now_ms: int) -> tuple[Session, bool] | None:
    """The open session of a token, and whether `seen` is due; None where there is none."""
    row = connection.execute(
        select(person_session, person.c.role, person.c.scope)
        .join(person, person.c.name == person_session.c.person)
        .where(
            person_session.c.token_hash == _hash(token),
            person_session.c.ended_ms.is_(None),
            person_session.c.seen_ms > now_ms - REST_MS,
            person_session.c.begun_ms > now_ms - LONGEST_MS,
            person.c.closed_ms.is_(None),
        )
    ).first()
    if row is None:
        return None
    return Session(row.person, Scope(row.role, row.scope)), row.seen_ms < now_ms - SEEN_EVERY_MS


def seen(connection: Connection, token: str, now_ms: int) -> None:
    """It was used just now."""
    mine = person_session.c.token_hash == _hash(token)
    connection.execute(update(person_session).where(mine).values(seen_ms=now_ms))


def end(connection: Connection, token: str, now_ms: int) -> None:
    """This one is over."""
    mine = person_session.c.token_hash == _hash(token)
    connection.execute(update(person_session).where(mine).values(ended_ms=now_ms))


def end_all(connection: Connection, name: str, now_ms: int) -> None:
    """All of a person are over."""
    open_ones = (person_session.c.person == name, person_session.c.ended_ms.is_(None))
    connection.execute(update(person_session).where(*open_ones).values(ended_ms=now_ms))


def form_token(token: str) -> str:
    """What a form must carry to come from a page of this browser's session (CSRF)."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def is_form_token(token: str, given: str) -> bool:
    """Whether a form carries it; never without a session or a cookie to be bound to."""
    return bool(token) and hmac.compare_digest(form_token(token).encode(), given.encode())


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode(errors="replace")).digest()
