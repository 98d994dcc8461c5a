"""The tables: as the code asks them, append-only, and in months of arrival on PostgreSQL."""

from contextlib import closing
from datetime import date

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import exc, text

from sync.server.database import Database, shown
from sync.server.partitions import following
from sync.server.tables import metadata
from tests.desk_at_work import HandClock
from tests.server import stored
from tests.server.devices import Device


def test_migrations_make_the_tables_that_the_code_asks(url: str) -> None:
    with closing(Database(url)) as database, database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


@pytest.mark.parametrize("wish", ["UPDATE event SET seq = 7", "DELETE FROM event"])
def test_an_event_is_never_changed_or_deleted(
    database: Database, door: str, device: Device, wish: str
) -> None:
    device.send(door, 1, 1)
    with pytest.raises(exc.DatabaseError, match="append-only"), database.writing() as connection:
        connection.execute(text(wish))
    assert len(stored.rows(database, device.log)) == 1


def test_events_lie_in_the_month_they_arrived_in(
    database: Database, door: str, device: Device, clock: HandClock
) -> None:
    device.write_many(1)
    device.send(door, 1, 1)
    clock.forward(days=31)
    device.send(door, 2, 2)
    if database.on_postgresql:
        with database.reading() as connection:
            found = connection.execute(
                text("SELECT tableoid::regclass::text FROM event WHERE log = :log"),
                {"log": device.log},
            ).all()
        assert len(set(found)) == 2
        assert all(name.startswith("event_20") for (name,) in found)
    assert stored.broken(database, device.log) == []


def test_months_follow_each_other() -> None:
    assert following(date(2026, 11, 1)) == date(2026, 12, 1)
    assert following(date(2026, 12, 1)) == date(2027, 1, 1)


def test_an_address_is_shown_without_its_password() -> None:
    said = shown("postgresql+psycopg://u:geh@eim@db.example:5432/x?password=y")
    assert said == "postgresql+psycopg://db.example:5432/x"
