"""One row by its key, put or replaced, on either database."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from sync.server.database import Database


def put_row(
    database: Database,
    connection: Connection,
    table: Table,
    row: Mapping[str, object],
    key: Sequence[str],
) -> None:
    """Writes `row`; where its `key` is there already, the other columns become those of `row`."""
    insert = (postgresql if database.on_postgresql else sqlite).insert(table)
    rest = {name: value for name, value in row.items() if name not in key}
    connection.execute(insert.on_conflict_do_update(index_elements=key, set_=rest), dict(row))
