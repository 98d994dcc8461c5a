"""Backup of a running journal, and putting one back without meeting old numbers."""

import secrets
from contextlib import closing
from datetime import date
from pathlib import Path

from kiosk import journal
from kiosk.clock import SystemClock
from kiosk.data_directory import DATABASE, DataDirectory
from kiosk.errors import StoreTrouble
from kiosk.identity import sync_folder
from kiosk.store import Error, connect, copy
from kiosk.words import in_every_language

RESTORING = "kiosk.db.restoring"


def backup(data: Path, file: Path) -> int:
    """Copies the journal into `file` while it may be written to; its size in bytes.

    An existing file is never overwritten. Names and other sealed facts of today are in it: keep
    it as safe as the data directory itself.
    """
    if not (data / DATABASE).exists():
        raise _trouble("no_journal", folder=data)
    if file.exists():
        raise _trouble("exists", file=file)
    copy(data / DATABASE, file)
    return file.stat().st_size


def restore(file: Path, data: Path) -> Path | None:
    """Puts a backup in place of the journal of `data`, which is set aside; where it lies now.

    The backup's chain is walked first: one that is not intact is refused and nothing changes.
    It lies beside the present journal, whole and durable, and the new epoch is on record before
    the two change places: killed at any moment, no number comes twice.
    """
    if not file.is_file():
        raise _trouble("no_file", file=file)
    newest = _check(file)
    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock("kiosk restore")
    try:
        if directory.database.exists() and file.samefile(directory.database):
            raise _trouble("own_journal", file=file)
        fresh = directory.folder / RESTORING
        copy(file, fresh)
        directory.begin_again(*newest)
        kept = directory.set_aside() if directory.database.exists() else None
        fresh.replace(directory.database)
        sync_folder(data)
        return kept
    finally:
        directory.close()


def _check(file: Path) -> tuple[int, date]:
    """The newest day-session in the backup. Raises `StoreTrouble` unless its chain holds."""
    try:
        with closing(connect(file, read_only=True)) as connection:
            report = journal.verify(connection)
            newest = next(
                connection.execute("SELECT session, date FROM day ORDER BY session DESC"), None
            )
    except (Error, ValueError, TypeError) as error:
        raise _trouble("no_backup", file=file, detail=error) from error
    if not report.intact:
        first = report.problems[0]
        raise _trouble("broken_backup", file=file, detail=f"{first.seq}: {first.what}")
    return (newest[0], date.fromisoformat(newest[1])) if newest else (0, date.min)


def _trouble(key: str, **values: object) -> StoreTrouble:
    return StoreTrouble(in_every_language(f"answers.trouble.{key}", **values))
