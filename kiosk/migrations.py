"""Brings a database to the newest tables; a migration is never edited once released."""

from typing import Any

from kiosk import schema


def migrate(connection: Any) -> None:
    """Brings a database to `schema.VERSION`; does nothing if it is there.

    Called before anybody else sees the connection. sqlite-utils, whose migrations these are, is
    loaded only when there is something to do: it costs a tenth of a second at start. Tables that
    are new to an older database are filled from its journal.
    """
    before = connection.execute("PRAGMA user_version").fetchone()[0]
    if before == schema.VERSION:
        return
    from sqlite_utils import Database  # noqa: PLC0415 - see above
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415 - see above

    steps = Migrations("kiosk")

    @steps()
    def m001_journal_and_views(db: Database) -> None:
        for statement in _statements(schema.JOURNAL + schema.VIEWS):
            db.execute(statement)

    @steps()
    def m002_hand_overs(db: Database) -> None:
        for statement in _statements(schema.HAND_OVERS):
            db.execute(statement)

    @steps()
    def m003_complaints_and_courses(db: Database) -> None:
        for statement in _statements(schema.COMPLAINTS):
            db.execute(statement)

    @steps()
    def m004_spool(db: Database) -> None:
        for statement in _statements(schema.SPOOL):
            db.execute(statement)

    @steps()
    def m005_fees(db: Database) -> None:
        for statement in _statements(schema.FEES):
            db.execute(statement)

    @steps()
    def m006_receipts(db: Database) -> None:
        for statement in _statements(schema.RECEIPTS):
            db.execute(statement)

    @steps()
    def m007_machines(db: Database) -> None:
        for statement in _statements(schema.MACHINES):
            db.execute(statement)

    @steps()
    def m008_apart(db: Database) -> None:
        for statement in _statements(schema.APART):
            db.execute(statement)

    @steps()
    def m009_mirrored(db: Database) -> None:
        for statement in _statements(schema.MIRRORED):
            db.execute(statement)

    steps.apply(Database(connection))
    connection.execute("BEGIN IMMEDIATE")
    if before:
        from kiosk import views  # noqa: PLC0415 - they read this file

        views.rebuild(connection)
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    connection.execute("COMMIT")


def _statements(script: str) -> list[str]:
    """One statement each; a trigger keeps its inner semicolon."""
    found, current = [], ""
    for line in script.strip().splitlines():
        current += line + "\n"
        inside_trigger = "CREATE TRIGGER" in current and "END;" not in current
        if line.endswith(";") and not inside_trigger:
            found.append(current)
            current = ""
    return found
