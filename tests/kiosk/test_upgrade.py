"""A database of an older program: its new tables are filled from its journal."""

from datetime import date
from pathlib import Path

from kiosk import schema
from kiosk.desk import Desk, Person
from kiosk.store import connect
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH, small_centre

DAY = date(2026, 11, 23)
NEW = ("complaint", "dossier_course")


def test_tables_that_an_older_program_did_not_have_are_filled(
    open_desk: OpenDesk, data: Path
) -> None:
    desk: Desk = open_desk(small_centre())
    desk.sign_in_by_command(counter=1)
    desk.take_ticket(procedure=BIRTH)
    desk.receive_dossier(counter=1, procedure=BIRTH, person=Person("Bé"), papers=())
    desk.figures_exported(
        what="tickets", since=DAY, until=DAY, format="csv", rows=1, by="x", file="a.csv"
    )
    open_desk.close()  # type: ignore[attr-defined]
    file = data / "kiosk.db"
    connection = connect(file)
    for table in NEW:
        connection.execute(f"DROP TABLE {table}")
    connection.execute("ALTER TABLE export DROP COLUMN file")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'm003%'")
    connection.execute(f"PRAGMA user_version = {schema.VERSION - 1}")
    connection.close()

    again = open_desk(small_centre())
    found = again.store.run(
        lambda tx: (
            tx.value("SELECT count(*) FROM dossier_course"),
            tx.value("SELECT file FROM export"),
            tx.value("SELECT count(*) FROM ticket"),
        )
    )
    assert found == (1, "a.csv", 1)
    assert again.store.run(lambda tx: tx.value("PRAGMA user_version")) == schema.VERSION
