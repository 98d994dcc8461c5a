"""Rows of a chain, in and out, inside a transaction that holds the chain's head."""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import astuple
from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

from kiosk import chain
from sync.replies import Fork
from sync.server.chains import End
from sync.server.content import Finding, storable
from sync.server.database import Database
from sync.server.quarantine import lay_aside
from sync.server.tables import event, head
from sync.server.tables import fork as evidence
from sync.wire import Chained

COLUMNS = ", ".join(column.name for column in event.columns)
COPY = f"COPY event ({COLUMNS}) FROM STDIN"
INSERT = f"INSERT INTO event ({COLUMNS}) VALUES ({', '.join('?' * len(event.columns))})"


class Chain:
    """One chain of one log, held by this transaction alone."""

    def __init__(
        self, database: Database, connection: Connection, centre: str, log: str, epoch: int
    ) -> None:
        self._database = database
        self._connection = connection
        self._place = {"centre": centre, "log": log, "epoch": epoch}

    def held(self) -> End:
        """Its end; whoever appends to it at the same time waits here until this one is done."""
        mine = [head.c[name] == value for name, value in self._place.items()]
        end = select(head.c.seq, head.c.hash, head.c.announced_key, head.c.signature)
        found = self._connection.execute(end.where(*mine).with_for_update()).first()
        if found is None:
            self._begin()
            found = self._connection.execute(end.where(*mine).with_for_update()).one()
        return End(*found)

    def hashes(self, first: int, last: int) -> Mapping[int, bytes]:
        """The stored hashes from one seq to another, both included."""
        mine = [event.c[name] == value for name, value in self._place.items()]
        rows = self._connection.execute(
            select(event.c.seq, event.c.hash).where(*mine, event.c.seq.between(first, last))
        )
        return {seq: digest for seq, digest in rows}

    def append(self, new: Sequence[Chained], end: End, received_ms: int) -> None:
        """Stores what is new and moves the chain's end there."""
        rows = [row_of(self._place["centre"], each, received_ms) for each in new]
        if self._database.on_postgresql:
            raw: Any = self._connection.connection.driver_connection
            with raw.cursor() as cursor, cursor.copy(COPY) as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            self._connection.exec_driver_sql(INSERT, rows)
        values = {
            "seq": end.seq,
            "hash": end.hash,
            "announced_key": end.announced_key,
            "signature": end.signature,
            "received_ms": received_ms,
        }
        mine = [head.c[name] == value for name, value in self._place.items()]
        self._connection.execute(update(head).where(*mine).values(values))

    def lay_aside(self, findings: Sequence[Finding], received_ms: int) -> None:
        """Lists events for people."""
        lay_aside(self._connection, self._place, findings, received_ms)

    def keep_evidence(
        self, fork: Fork, known: End, other: End, batch: bytes, received_ms: int
    ) -> None:
        """Writes down both signed ends of a forked chain, each other end once."""
        self._connection.execute(
            self._insert(evidence).on_conflict_do_nothing(
                index_elements=["centre", "log", "epoch", "other_hash"]
            ),
            {
                **self._place,
                "at_seq": fork.at,
                "known_seq": known.seq,
                "known_hash": known.hash,
                "known_signature": known.signature,
                "other_seq": other.seq,
                "other_hash": other.hash,
                "other_signature": other.signature,
                "batch": batch,
                "received_ms": received_ms,
            },
        )

    def _insert(self, table: Table) -> Any:
        """One that may name its conflict's target."""
        return (postgresql if self._database.on_postgresql else sqlite).insert(table)

    def _begin(self) -> None:
        self._connection.execute(
            self._insert(head).on_conflict_do_nothing(index_elements=["centre", "log", "epoch"]),
            {
                **self._place,
                "seq": 0,
                "hash": chain.GENESIS,
                "announced_key": b"",
                "signature": b"",
                "received_ms": 0,
            },
        )


def row_of(centre: Any, each: Chained, received_ms: int) -> tuple[object, ...]:
    """As `tables.event` has its columns."""
    _, *place, kind, session, wall, mono, boot, clock, request, _prev = astuple(each.header)
    if "\x00" in f"{kind}{boot}{clock}{request}":
        kind, boot, clock = storable(kind), storable(boot), storable(clock)
        request = request and storable(request)
    log, epoch, seq, eid = place
    where = (centre, log, epoch, seq, received_ms, eid)
    said = (kind, session, wall, mono, boot, clock, request)
    return (*where, *said, each.body, each.hash, each.signature)
