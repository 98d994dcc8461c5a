"""Which key may go on with a log when its hub is dead, as that hub said; and that it does."""

from collections.abc import Callable

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from sync.server.database import ENROLLING, Database
from sync.server.devices import put, sender_of
from sync.server.tables import device, head, heir


def name_heir(database: Database, log: str, public_key: bytes, told_ms: int) -> bool:
    """The hub of this log names who may follow it, empty for nobody. `told_ms`: the moment for
    which it signed that; False where a later word is known, which this one may not undo."""
    insert = (postgresql if database.on_postgresql else sqlite).insert(heir)
    row = {"log": log, "public_key": public_key, "told_ms": told_ms}
    with database.writing() as connection:
        database.one_at_a_time(connection, ENROLLING)
        known = connection.execute(select(heir.c.told_ms).where(heir.c.log == log)).scalar()
        if known is not None and known > told_ms:
            return False
        connection.execute(insert.on_conflict_do_update(index_elements=["log"], set_=row), row)
    return True


def promoted(
    database: Database,
    log: str,
    epoch: int,
    public_key: bytes,
    fits: Callable[[bytes], bool],
    now_ms: int,
) -> bool:
    """The heir of a log goes on with it, in an epoch above all that the server has of it. `fits`:
    whether it says so itself, by this key. Whether the log is this key's now; a repetition by the
    same is answered the same. Never where the log or the key was revoked."""
    if not fits(public_key):
        return False
    of_log = device.c.log == log
    with database.writing() as connection:
        database.one_at_a_time(connection, ENROLLING)
        known = sender_of(connection, log, epoch)
        if known is None or known.revoked:
            return False
        if known.public_key == public_key:
            return True
        named = connection.execute(select(heir.c.public_key).where(heir.c.log == log)).scalar()
        newest = select(func.max(head.c.epoch)).where(
            head.c.centre == known.centre, head.c.log == log
        )
        revoked = select(device.c.log).where(
            of_log, device.c.public_key == public_key, device.c.revoked_ms.is_not(None)
        )
        if named is None or bytes(named) != public_key:
            return False
        if epoch <= (connection.execute(newest).scalar() or 0):
            return False
        if connection.execute(revoked).first():
            return False
        current = and_(of_log, device.c.replaced_ms.is_(None))
        connection.execute(update(device).where(current).values(replaced_ms=now_ms))
        put(database, connection, {"log": log, "public_key": public_key, "centre": known.centre,
                                   "enrolled_ms": now_ms})  # fmt: skip
        connection.execute(delete(heir).where(heir.c.log == log))
    return True
