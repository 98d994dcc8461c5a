"""Connections to the journal's file, with every setting in the right order.

The library must be 3.51.3 or newer (older ones can corrupt a WAL when it is reset), and
`synchronous=EXTRA` is set before `journal_mode=WAL` on every connection: the other way round a
power cut can lose the whole new file (measured, ~2,000 images).
"""

import errno
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite

from kiosk.errors import StoreTrouble

OLDEST_SQLITE = (3, 51, 3)
WAL_BYTES = 8 * 1024 * 1024
DatabaseError = sqlite.DatabaseError
Error = sqlite.Error


def connect(path: Path, *, read_only: bool = False, synchronous: str = "EXTRA") -> Any:
    """A connection to the journal's file with every setting in the right order."""
    refuse_old(sqlite_version())
    mode = "?mode=ro" if read_only else ""
    connection = sqlite.connect(
        path.resolve().as_uri() + mode,
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=512,
        timeout=10,
    )
    connection.row_factory = sqlite.Row
    try:
        if not read_only:
            connection.execute(f"PRAGMA synchronous = {synchronous}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA wal_autocheckpoint = 0")
            connection.execute(f"PRAGMA journal_size_limit = {WAL_BYTES}")
            connection.execute("PRAGMA secure_delete = ON")
    except sqlite.Error:
        connection.close()
        raise
    return connection


def is_damage(error: Exception) -> bool:
    """Whether SQLite says that the file itself is bad, not that it could not be used just now."""
    return type(error) is DatabaseError


def refuse_old(found: tuple[int, ...]) -> None:
    """Raises `StoreTrouble` for a library that can corrupt a WAL when it resets it."""
    if found < OLDEST_SQLITE:
        have, need = (".".join(map(str, each)) for each in (found, OLDEST_SQLITE))
        raise StoreTrouble(f"SQLite {have} can corrupt its journal; {need} or newer is needed")


def is_full(error: Exception) -> bool:
    """Whether the disk had no room, in SQLite's words or the system's."""
    return "full" in str(error) or getattr(error, "errno", None) == errno.ENOSPC


def copy(source: Path, target: Path) -> None:
    """A consistent, durable copy of a journal that may be in use (SQLite's backup)."""
    reading = connect(source, read_only=True)
    writing = connect(target)
    try:
        reading.backup(writing)
        writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        writing.execute("PRAGMA journal_mode = DELETE")
    finally:
        writing.close()
        reading.close()


def sqlite_version() -> tuple[int, ...]:
    """The version of the SQLite library in use."""
    return tuple(sqlite.sqlite_version_info)
