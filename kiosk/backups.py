"""Backup of a running journal, and putting one back without meeting old numbers."""

import secrets
from datetime import date
from pathlib import Path

from kiosk import journal
from kiosk.clock import SystemClock
from kiosk.data_directory import DATABASE, DataDirectory
from kiosk.errors import StoreTrouble
from kiosk.identity import sync_folder
from kiosk.store import connect, copy


def backup(data: Path, file: Path) -> int:
    """Copies the journal into `file` while it may be written to; its size in bytes.

    An existing file is never overwritten. Names and other sealed facts of today are in it: keep
    it as safe as the data directory itself.
    """
    if not (data / DATABASE).exists():
        raise StoreTrouble(f"{data}: there is no journal here to back up")
    if file.exists():
        raise StoreTrouble(f"{file}: exists already; choose another name for the backup")
    copy(data / DATABASE, file)
    sync_folder(file.resolve().parent)
    return file.stat().st_size


def restore(file: Path, data: Path) -> Path | None:
    """Puts a backup in place of the journal of `data`, which is set aside; where it lies now.

    The backup's chain is walked first: one that is not intact is refused and nothing changes.
    The next start notices the older journal and goes on in a new epoch.
    """
    if not file.is_file():
        raise StoreTrouble(f"{file}: there is no such file")
    newest = _check(file)
    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock("kiosk restore")
    try:
        kept = directory.set_aside() if directory.database.exists() else None
        copy(file, directory.database)
        sync_folder(data)
        directory.begin_again(*newest)
        return kept
    finally:
        directory.close()


def _check(file: Path) -> tuple[int, date]:
    """The newest day-session in the backup. Raises `StoreTrouble` unless its chain holds."""
    connection = connect(file, read_only=True)
    try:
        report = journal.verify(connection)
        newest = next(
            connection.execute("SELECT session, date FROM day ORDER BY session DESC"), None
        )
    except Exception as error:
        raise StoreTrouble(f"{file}: not a backup of a journal ({error})") from error
    finally:
        connection.close()
    if not report.intact:
        raise StoreTrouble(f"{file}: the chain is broken at {report.problems[0]}; not restored")
    return (newest[0], date.fromisoformat(newest[1])) if newest else (0, date.min)
