"""The store refuses what would endanger the journal, and says why."""

from pathlib import Path

import pytest

from kiosk.ballast import Ballast
from kiosk.errors import StoreTrouble
from kiosk.store import connect
from kiosk.store.connection import refuse_old, sqlite_version


def test_a_library_that_corrupts_journals_is_refused() -> None:
    with pytest.raises(StoreTrouble, match=r"3\.51\.2 .* 3\.51\.3 or newer"):
        refuse_old((3, 51, 2))
    refuse_old((3, 51, 3))
    refuse_old(sqlite_version())


def test_every_connection_syncs_fully_and_keeps_a_write_ahead_log(tmp_path: Path) -> None:
    connection = connect(tmp_path / "x.db")
    asked = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("synchronous", "journal_mode", "secure_delete")
    }
    connection.close()
    assert asked == {"synchronous": 3, "journal_mode": "wal", "secure_delete": 1}


def test_a_reading_connection_cannot_write(tmp_path: Path) -> None:
    connect(tmp_path / "x.db").close()
    reading = connect(tmp_path / "x.db", read_only=True)
    with pytest.raises(Exception, match="readonly"):
        reading.execute("CREATE TABLE t (a)")
    reading.close()


def test_the_ballast_is_held_let_go_and_taken_back(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "ballast", 100_000)
    assert not ballast.held
    assert ballast.take_back()
    assert ballast.held
    assert (tmp_path / "ballast").stat().st_size == 100_000
    assert ballast.let_go()
    assert not ballast.let_go()
    assert not ballast.held


def test_a_ballast_larger_than_the_disk_is_not_attempted(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "ballast", 1 << 60)
    assert not ballast.affordable
    assert not ballast.take_back()
    assert not (tmp_path / "ballast").exists()
