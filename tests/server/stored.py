"""What a central server's database holds, read past its own code."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from kiosk import journal
from kiosk.journal import Header
from sync.server.database import Database
from sync.server.tables import event, fork, quarantine


def rows(database: Database, log: str, epoch: int = 1) -> Sequence[Any]:
    with database.reading() as connection:
        found = select(event).where(event.c.log == log, event.c.epoch == epoch)
        return connection.execute(found.order_by(event.c.seq)).all()


def broken(database: Database, log: str, epoch: int = 1) -> list[str]:
    """Where the stored chain does not hold: gaps, doubles, bytes that differ from their hash."""
    wrong, prev = [], journal.GENESIS
    for expected, row in enumerate(rows(database, log, epoch), start=1):
        header = Header(
            journal.FORMAT, row.log, row.epoch, row.seq, row.eid, row.kind, row.session,
            row.wall_ms, row.mono_ms, row.boot, row.clock, row.request_id, prev.hex(),
        )  # fmt: skip
        if row.seq != expected:
            wrong.append(f"{row.seq} stands where {expected} should")
        if journal.chain_hash(header, row.body) != row.hash:
            wrong.append(f"{row.seq} is not what was hashed")
        prev = row.hash
    return wrong


def aside(database: Database) -> dict[int, str]:
    """Events for people: seq → reason."""
    with database.reading() as connection:
        return {row.seq: row.reason for row in connection.execute(select(quarantine))}


def forks(database: Database) -> Sequence[Any]:
    with database.reading() as connection:
        return connection.execute(select(fork)).all()
