"""Who looked at personal data, or took figures out: written down before it is shown."""

import secrets
from collections.abc import Sequence

import msgspec
from sqlalchemy import select

from kiosk.transaction import new_id
from sync.server.database import Database
from sync.server.people.tables import viewing

SHOWN = 200


class Viewing(msgspec.Struct, frozen=True):
    """`what`: a word of `pages.viewed`; `scope`: the centre's or province's code, empty for the
    country; `detail`: of figures their group, first and last day and kind of file; of a device
    its log."""

    at_ms: int
    person: str
    what: str
    scope: str
    detail: str


def write_down(database: Database, looked: Viewing) -> None:
    """Durable when this returns."""
    row = {"id": new_id(looked.at_ms, secrets.token_bytes)} | msgspec.structs.asdict(looked)
    with database.writing() as connection:
        connection.execute(viewing.insert(), row)


def newest(database: Database, limit: int = SHOWN) -> Sequence[Viewing]:
    """The last ones, newest first."""
    columns = [viewing.c[name] for name in Viewing.__struct_fields__]
    with database.reading() as connection:
        found = connection.execute(select(*columns).order_by(viewing.c.id.desc()).limit(limit))
        return [Viewing(*row) for row in found]
