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

    for name, script in schema.STEPS:
        _add(steps, name, script)
    steps.apply(Database(connection))
    connection.execute("BEGIN IMMEDIATE")
    if before:
        from kiosk import views  # noqa: PLC0415 - they read this file

        views.rebuild(connection)
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    connection.execute("COMMIT")


def _add(steps: Any, name: str, script: str) -> None:
    def make(db: Any) -> None:
        for statement in _statements(script):
            db.execute(statement)

    steps(name=name)(make)


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
