"""Whoever guesses passwords or codes waits, longer each time, whichever server is asked.

A try is counted before it is looked at, in one transaction that holds its row: a hundred tries at
once, over any number of servers, are a hundred tries.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from sync.server.database import Database
from sync.server.guard import LONGEST_SECONDS, pause_seconds
from sync.server.people.tables import sign_in_try

FREE = {"name": 5, "address": 20}
"""Wrong tries before the first wait: a whole office may share an address."""
FORGOTTEN_MS = {"name": 24 * 3_600_000, "address": 15 * 60_000}
"""After so long without a try it begins again at none."""


def wait_seconds(database: Database, who: Mapping[str, str], now_ms: int) -> int:
    """Counts a try of a `name` from an `address`; how long it has to wait instead, 0: it may go on.

    Who has to wait is not counted: an honest person is not locked out for ever by a guesser.
    """
    keys = {_key(kind, value): kind for kind, value in who.items()}
    insert = (postgresql if database.on_postgresql else sqlite).insert(sign_in_try)
    with database.writing() as connection:
        for key in sorted(keys):  # in one order, so that two servers never wait for each other
            empty = {"key": key, "tries": 0, "last_ms": now_ms}
            connection.execute(insert.on_conflict_do_nothing(), empty)
        rows = connection.execute(
            select(sign_in_try)
            .where(sign_in_try.c.key.in_(list(keys)))
            .order_by(sign_in_try.c.key)
            .with_for_update()
        ).all()
        tries = {row.key: _counting(row, keys[row.key], now_ms) for row in rows}
        wait = max(_left(tries[row.key] - FREE[keys[row.key]], row.last_ms, now_ms) for row in rows)
        if wait == 0:
            for row in rows:
                values = {"tries": tries[row.key] + 1, "last_ms": now_ms}
                mine = sign_in_try.c.key == row.key
                connection.execute(sign_in_try.update().where(mine).values(values))
        return wait


def was_right(database: Database, name: str, address: str, now_ms: int) -> None:
    """The try was right: those of its name are forgotten, and of its address this one alone, so
    that who knows one password cannot guess at others without end."""
    column = sign_in_try.c
    with database.writing() as connection:
        of_address = column.key == _key("address", address)
        connection.execute(
            sign_in_try.update().where(of_address, column.tries > 0).values(tries=column.tries - 1)
        )
        old = column.last_ms < now_ms - max(FORGOTTEN_MS.values())
        connection.execute(delete(sign_in_try).where((column.key == _key("name", name)) | old))


def _key(kind: str, value: str) -> str:
    return f"{kind}:{value}"[:200]


def _counting(row: Row[Any], kind: str, now_ms: int) -> int:
    return 0 if row.last_ms < now_ms - FORGOTTEN_MS[kind] else int(row.tries)


def _left(beyond: int, last_ms: int, now_ms: int) -> int:
    if beyond < 0:
        return 0
    left_ms = last_ms + pause_seconds(beyond) * 1000 - now_ms
    # a clock that went back must not lock anybody out for longer than the longest pause
    return min(max(0, -(-left_ms // 1000)), LONGEST_SECONDS)
