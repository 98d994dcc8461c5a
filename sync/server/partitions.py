"""Months of arrival: on PostgreSQL each has its own part of `event`, made before it is needed."""

from datetime import date

from sqlalchemy import text

from kiosk.clock import from_ms, midnight_ms
from sync.server.database import PARTITIONING, Database


class Months:
    """Makes the parts of `event`, on any number of processes; on SQLite there are none."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._made: set[date] = set()

    def make_for(self, received_ms: int) -> None:
        """The month of that time and the one after it; costs nothing once they are there."""
        first = from_ms(received_ms).date().replace(day=1)
        for month in (first, following(first)):
            if month not in self._made and self._database.on_postgresql:
                self._make(month)

    def _make(self, month: date) -> None:
        begins, ends = midnight_ms(month), midnight_ms(following(month))
        with self._database.writing() as connection:
            self._database.one_at_a_time(connection, PARTITIONING)
            connection.execute(
                text(
                    f"CREATE TABLE IF NOT EXISTS event_{month:%Y_%m} PARTITION OF event "
                    f"FOR VALUES FROM ({begins}) TO ({ends})"
                )
            )
        self._made.add(month)


def following(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)
