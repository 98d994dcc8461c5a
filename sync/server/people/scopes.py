"""Which centres somebody may see: the whole country, a province, one centre."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, select, true, union
from sqlalchemy.dialects import postgresql, sqlite

from sync.server.database import Database
from sync.server.people.tables import centre
from sync.server.tables import device, head

ROLES = ("national", "province", "centre")


class Scope(msgspec.Struct, frozen=True):
    """`role`: one of `ROLES`; `code`: of the province or centre, empty for the country."""

    role: str
    code: str = ""

    def holds(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """The condition that a column with a centre's code lies in it."""
        if self.role == "national":
            return true()
        if self.role == "province":
            return column.in_(select(centre.c.code).where(centre.c.province == self.code))
        return column == self.code


class Centre(msgspec.Struct, frozen=True):
    """A centre as people know it; one that nobody has named goes by its code, in no province."""

    code: str
    province: str
    name: str


def centres(connection: Connection, scope: Scope) -> Sequence[Centre]:
    """Every centre of a scope that was named, enrolled or heard, by province and code."""
    known = union(select(centre.c.code), select(device.c.centre), select(head.c.centre)).subquery()
    found = (
        select(known.c.code, centre.c.province, centre.c.name)
        .select_from(known.outerjoin(centre, centre.c.code == known.c.code))
        .where(scope.holds(known.c.code))
    )
    rows = connection.execute(found)
    made = [Centre(row.code, row.province or "", row.name or row.code) for row in rows]
    return sorted(made, key=lambda each: (each.province, each.code))


def centre_in(connection: Connection, scope: Scope, code: str) -> Centre | None:
    """One centre, if it lies in the scope."""
    return next((each for each in centres(connection, scope) if each.code == code), None)


def name_centre(database: Database, named: Centre) -> None:
    """Says what a centre is called and in which province it lies; a later word replaces it."""
    insert = (postgresql if database.on_postgresql else sqlite).insert(centre)
    with database.writing() as connection:
        connection.execute(
            insert.on_conflict_do_update(
                index_elements=["code"], set_={"province": named.province, "name": named.name}
            ),
            msgspec.structs.asdict(named),
        )
