"""Connections to the journal's file, with every setting in the right order.

The library must be 3.51.3 or newer (older ones can corrupt a WAL when it is reset), and
`synchronous=EXTRA` is set before `journal_mode=WAL` on every connection: the other way round a
power cut can lose the whole new file (measured, ~2,000 images).
"""

import errno
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from pysqlite3 import dbapi2 as sqlite

from kiosk.errors import DiskFull, StoreTrouble
from kiosk.identity import sync_folder
from kiosk.words import in_every_language

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
        raise StoreTrouble(in_every_language("answers.trouble.old_sqlite", have=have, need=need))


def is_full(error: Exception) -> bool:
    """Whether the disk had no room, in SQLite's words or the system's."""
    return "full" in str(error) or getattr(error, "errno", None) == errno.ENOSPC


def trouble_with(path: Path, error: Exception) -> StoreTrouble:
    """SQLite's or the system's error as a sentence for people."""
    kind, key = (DiskFull, "disk_full") if is_full(error) else (StoreTrouble, "store")
    return kind(in_every_language(f"answers.trouble.{key}", file=path, detail=error))


@contextmanager
def told_as_trouble(path: Path) -> Iterator[None]:
    """SQLite's errors inside become `StoreTrouble` or `DiskFull`."""
    try:
        yield
    except sqlite.Error as error:
        raise trouble_with(path, error) from error


def copy(source: Path, target: Path) -> None:
    """A consistent, durable copy of a journal that may be in use (SQLite's backup).

    `target` appears whole or not at all. Raises `StoreTrouble`, `DiskFull`.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        with (
            told_as_trouble(source),
            closing(connect(source, read_only=True)) as reading,
            told_as_trouble(target),
            closing(connect(part)) as writing,
        ):
            reading.backup(writing)
            writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            writing.execute("PRAGMA journal_mode = DELETE")
        part.replace(target)
    except OSError as error:
        raise trouble_with(target, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    sync_folder(target.resolve().parent)


def sqlite_version() -> tuple[int, ...]:
    """The version of the SQLite library in use."""
    return tuple(sqlite.sqlite_version_info)
