"""Who may send: enrolment by a one-time code, a log's key, revoking. Sentences are the door's."""

from collections.abc import Callable, Sequence

import msgspec
from sqlalchemy import Connection, and_, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.joining import Join, code_hash, fresh_code
from sync.server.chains import End
from sync.server.database import ENROLLING, Database
from sync.server.tables import device, enrolment, head

CODE_HOURS = 24


class Sender(msgspec.Struct, frozen=True):
    """An enrolled log: its centre, its key, and where one of its chains ends (None: unknown)."""

    centre: str
    public_key: bytes
    revoked: bool
    end: End | None


class Enrolled(msgspec.Struct, frozen=True):
    """One line for people. Times in ms; None: not yet."""

    centre: str
    log: str
    key: str
    enrolled_ms: int
    revoked_ms: int | None
    received_ms: int | None
    events: int


def sender_of(connection: Connection, log: str, epoch: int) -> Sender | None:
    """Who sends under this name; None where it is not enrolled."""
    of_chain = and_(
        head.c.centre == device.c.centre, head.c.log == device.c.log, head.c.epoch == epoch
    )
    row = connection.execute(
        select(
            device.c.centre,
            device.c.public_key,
            device.c.revoked_ms,
            head.c.seq,
            head.c.hash,
            head.c.announced_key,
            head.c.signature,
        )
        .select_from(device.outerjoin(head, of_chain))
        .where(device.c.log == log, device.c.replaced_ms.is_(None))
    ).first()
    if row is None:
        return None
    centre, key, revoked_ms, *end = row
    return Sender(centre, key, revoked_ms is not None, End(*end) if end[0] is not None else None)


def was_enrolled(connection: Connection, log: str, public_key: bytes) -> bool:
    """Whether a log ever had this key."""
    found = select(device.c.log).where(device.c.log == log, device.c.public_key == public_key)
    return connection.execute(found).first() is not None


def code_for(database: Database, centre: str, now_ms: int) -> str:
    """A new one-time code for a device of that centre; only its hash is kept."""
    code = fresh_code()
    expires_ms = now_ms + CODE_HOURS * 3_600_000
    with database.writing() as connection:
        connection.execute(
            enrolment.insert(),
            {"code_hash": code_hash(code), "centre": centre, "expires_ms": expires_ms},
        )
    return code


def enrol(database: Database, wish: Join, now_ms: int) -> str | None:
    """Lets a device in under its key, and says for which centre; None where the code is not good,
    or made for another centre than the one that the log belongs to.

    A code works once; the same device asking again with it is answered the same. Another key for
    a log that is known takes the place of the one before, which stays written down.
    """
    key = bytes.fromhex(wish.public_key)
    with database.writing() as connection:
        database.one_at_a_time(connection, ENROLLING)
        code = connection.execute(
            select(enrolment).where(enrolment.c.code_hash == code_hash(wish.code))
        ).first()
        if code is None or code.expires_ms < now_ms:
            return None
        if code.used_ms is not None:
            again = (code.log, code.public_key) == (wish.log, key)
            return str(code.centre) if again else None
        of_log = device.c.log == wish.log
        elsewhere = select(device.c.log).where(of_log, device.c.centre != code.centre)
        if connection.execute(elsewhere).first():
            return None
        connection.execute(
            update(enrolment)
            .where(enrolment.c.code_hash == code.code_hash)
            .values(used_ms=now_ms, log=wish.log, public_key=key)
        )
        connection.execute(
            update(device).where(of_log, device.c.replaced_ms.is_(None)).values(replaced_ms=now_ms)
        )
        put(database, connection, {"log": wish.log, "public_key": key, "centre": code.centre,
                                   "enrolled_ms": now_ms})  # fmt: skip
        return str(code.centre)


def vouched(
    database: Database,
    log: str,
    public_key: bytes,
    by: str,
    fits: Callable[[bytes], bool],
    now_ms: int,
) -> bool:
    """Lets a machine's log in on the word of its centre's hub; `fits`: whether that word is signed
    by this key. Whether it is let in; never where the log is another centre's, or was revoked."""
    with database.writing() as connection:
        database.one_at_a_time(connection, ENROLLING)
        hub = sender_of(connection, by, 1)
        if hub is None or hub.revoked or not fits(hub.public_key):
            return False
        known = sender_of(connection, log, 1)
        if known is not None:
            same = (known.centre, known.public_key) == (hub.centre, public_key)
            if same or known.revoked or known.centre != hub.centre:
                return same and not known.revoked
            current = and_(device.c.log == log, device.c.replaced_ms.is_(None))
            connection.execute(update(device).where(current).values(replaced_ms=now_ms))
        put(database, connection, {"log": log, "public_key": public_key, "centre": hub.centre,
                                   "enrolled_ms": now_ms})  # fmt: skip
        return True


def put(database: Database, connection: Connection, row: dict[str, object]) -> None:
    """Writes a device down; a key that a log had before is its key again."""
    insert = (postgresql if database.on_postgresql else sqlite).insert(device)
    again = {"enrolled_ms": row["enrolled_ms"], "replaced_ms": None, "revoked_ms": None}
    connection.execute(
        insert.on_conflict_do_update(index_elements=["log", "public_key"], set_=again), row
    )


def revoke(database: Database, log: str, now_ms: int) -> bool:
    """Nothing more is taken from this log; whether it was there to be revoked."""
    current = and_(device.c.log == log, device.c.replaced_ms.is_(None))
    with database.writing() as connection:
        done = connection.execute(
            update(device).where(current, device.c.revoked_ms.is_(None)).values(revoked_ms=now_ms)
        )
        return done.rowcount == 1


def enrolled(database: Database) -> Sequence[Enrolled]:
    """Every log with its present key, by centre."""
    chains = (
        select(
            head.c.centre,
            head.c.log,
            func.max(head.c.received_ms).label("received_ms"),
            func.sum(head.c.seq).label("events"),
        )
        .group_by(head.c.centre, head.c.log)
        .subquery()
    )
    same = and_(chains.c.centre == device.c.centre, chains.c.log == device.c.log)
    with database.reading() as connection:
        rows = connection.execute(
            select(device, chains.c.received_ms, chains.c.events)
            .select_from(device.outerjoin(chains, same))
            .where(device.c.replaced_ms.is_(None))
            .order_by(device.c.centre, device.c.log)
        ).all()
    return [
        Enrolled(
            row.centre,
            row.log,
            row.public_key.hex(),
            row.enrolled_ms,
            row.revoked_ms,
            row.received_ms,
            int(row.events or 0),
        )
        for row in rows
    ]
