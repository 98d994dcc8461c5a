"""What a central server's database holds, read past its own code."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import select

from kiosk import chain
from kiosk.chain import Header
from sync.server import devices
from sync.server.database import Database
from sync.server.devices import Enrolled
from sync.server.tables import event, fork, quarantine


def rows(database: Database, log: str, epoch: int = 1) -> Sequence[Any]:
    with database.reading() as connection:
        found = select(event).where(event.c.log == log, event.c.epoch == epoch)
        return connection.execute(found.order_by(event.c.seq)).all()


def broken(database: Database, log: str, epoch: int = 1) -> list[str]:
    """Where the stored chain does not hold: gaps, doubles, bytes that differ from their hash."""
    wrong, prev, exact = [], chain.GENESIS, _headers(database, log, epoch)
    for expected, row in enumerate(rows(database, log, epoch), start=1):
        header = exact.get(row.seq) or Header(
            chain.FORMAT, row.log, row.epoch, row.seq, row.eid, row.kind, row.session,
            row.wall_ms, row.mono_ms, row.boot, row.clock, row.request_id, prev.hex(),
        )  # fmt: skip
        if row.seq != expected:
            wrong.append(f"{row.seq} stands where {expected} should")
        digest = chain.digest(header, chain.body_hash(row.body))
        if chain.chain_hash(digest, row.signature) != row.hash:
            wrong.append(f"{row.seq} is not what was hashed")
        prev = row.hash
    return wrong


def _headers(database: Database, log: str, epoch: int) -> dict[int, Header]:
    """The exact headers of what was laid aside."""
    with database.reading() as connection:
        found = select(quarantine.c.seq, quarantine.c.header).where(
            quarantine.c.log == log, quarantine.c.epoch == epoch
        )
        decode = msgspec.json.decode
        return {seq: decode(data, type=Header) for seq, data in connection.execute(found)}


def aside(database: Database, log: str) -> dict[int, set[str]]:
    """Events for people: seq → reasons."""
    found: dict[int, set[str]] = {}
    with database.reading() as connection:
        for row in connection.execute(select(quarantine).where(quarantine.c.log == log)):
            found.setdefault(row.seq, set()).add(row.reason)
    return found


def forks(database: Database, log: str) -> Sequence[Any]:
    with database.reading() as connection:
        return connection.execute(select(fork).where(fork.c.log == log)).all()


def enrolled(database: Database, log: str) -> Enrolled:
    """How a device is listed for people."""
    (row,) = [each for each in devices.enrolled(database) if each.log == log]
    return row
