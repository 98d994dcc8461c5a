"""Events that people must look at: they are kept and acknowledged like all others, and listed."""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, select, true

from sync.server.content import Finding
from sync.server.database import Database
from sync.server.tables import quarantine

SHOWN = 200


class Aside(msgspec.Struct, frozen=True):
    """One line for people; its sentence is `server.quarantine.<reason>`."""

    centre: str
    log: str
    epoch: int
    seq: int
    reason: str
    detail: str
    received_ms: int


def lay_aside(
    connection: Connection,
    place: Mapping[str, object],
    findings: Sequence[Finding],
    received_ms: int,
) -> None:
    """Lists events of the chain at `place` (centre, log, epoch), with their exact headers."""
    rows = [
        {
            **place,
            "seq": each.seq,
            "reason": each.reason,
            "detail": each.detail,
            "header": each.header,
            "received_ms": received_ms,
        }
        for each in findings
    ]
    if rows:
        connection.execute(quarantine.insert(), rows)


def newest(
    database: Database, limit: int = SHOWN, among: ColumnElement[bool] | None = None
) -> Sequence[Aside]:
    """What was laid aside last, newest first; `among`: a condition on its centre."""
    columns = [quarantine.c[name] for name in Aside.__struct_fields__]
    late_first = (quarantine.c.received_ms.desc(), quarantine.c.log, quarantine.c.seq)
    with database.reading() as connection:
        found = connection.execute(
            select(*columns)
            .where(true() if among is None else among)
            .order_by(*late_first)
            .limit(limit)
        )
        return [Aside(*row) for row in found]
