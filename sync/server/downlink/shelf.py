"""What systems of one kind told of the centres' things, by code, in the order of its changes.

A change gets a number above all before it in its centre, and at least the time in ms: a shelf put
back from a backup goes on above what it had given out, and what its systems tell anew reaches the
centres again. What a person could be known by is kept sealed to the centre's devices, and no other
way.
"""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, and_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.decoding import from_json
from kiosk.keys import secret_for
from sync.dossiers.sealing import fingerprint, sealed_to
from sync.server.database import Database
from sync.server.downlink.rows import put_row
from sync.server.downlink.tables import box_key, system_cursor
from sync.server.tables import device

AT_ONCE = 500
"""Entries of one transaction."""


class Stored(msgspec.Struct, frozen=True):
    """How many of what was told changed something, and how many are of no centre of ours."""

    changed: int = 0
    elsewhere: int = 0


class Told(Protocol):
    """What a system tells of one. `agency`: whose it is; `told_ms`: when it was so, 0: not said;
    `factors`: what a person could be known by."""

    @property
    def code(self) -> str: ...
    @property
    def agency(self) -> str: ...
    @property
    def told_ms(self) -> int: ...
    @property
    def factors(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Told)
S = TypeVar("S", bound=msgspec.Struct)


class Shelf(ABC, Generic[T, S]):
    """Used by any number of processes at once.

    Attributes:
        entries, boxes, feed: its tables, all of one shape (`tables`).
        columns: fields of what is told that are columns of `entries` too.
        sent: what a centre is sent of one.
        cursors: before the names of its systems, whose cursors lie in one table.
    """

    entries: Table
    boxes: Table
    feed: Table
    columns: tuple[str, ...]
    sent: type[S]
    cursors = ""

    def __init__(self, database: Database, seed: bytes) -> None:
        """`seed`: the server's secret."""
        self._database = database
        self._secret = secret_for("fingerprints of second factors", seed)

    @abstractmethod
    def send(self, system: str, told: T, told_ms: int) -> S:
        """What a centre is sent, without its box, as change 0."""

    def about(self, code: str) -> str:
        """What a box is sealed as."""
        return code

    def tidy(self, now_ms: int) -> None:
        """Forgets what is over."""

    def last_change(self, centre: str) -> int:
        """Of any entry of a centre; 0 without one."""
        mine = self.feed.c.centre == centre
        with self._database.reading() as connection:
            found = connection.execute(select(self.feed.c.last).where(mine))
            return int(found.scalar() or 0)

    def changes(self, centre: str, log: str, since: int, most: int) -> tuple[tuple[S, ...], bool]:
        """What changed after `since`, oldest first, as one device may read it; whether there is
        more."""
        entries, boxes = self.entries, self.boxes
        mine = and_(
            boxes.c.centre == entries.c.centre,
            boxes.c.code == entries.c.code,
            boxes.c.log == log,
        )
        with self._database.reading() as connection:
            rows = connection.execute(
                select(entries.c.change, entries.c.content, boxes.c.sealed)
                .select_from(entries.outerjoin(boxes, mine))
                .where(entries.c.centre == centre, entries.c.change > since)
                .order_by(entries.c.change)
                .limit(most + 1)
            ).all()
        sent = tuple(
            msgspec.structs.replace(
                from_json(content, self.sent), change=change, box=bytes(sealed or b"")
            )
            for change, content, sealed in rows[:most]
        )
        return sent, len(rows) > most

    def cursor(self, system: str) -> str:
        """How far a system was listed."""
        mine = select(system_cursor.c.cursor).where(system_cursor.c.name == self.cursors + system)
        with self._database.reading() as connection:
            return str(connection.execute(mine).scalar() or "")

    def keep_cursor(self, system: str, cursor: str) -> None:
        """All before it is durable."""
        with self._database.writing() as connection:
            row = {"name": self.cursors + system, "cursor": cursor}
            put_row(self._database, connection, system_cursor, row, ("name",))

    def store(
        self, system: str, told: Sequence[T], centres: Mapping[str, str], now_ms: int
    ) -> Stored:
        """Keeps what a system told. `centres`: what an agency's is whose; what is nobody's here
        is left out."""
        of_centre: dict[str, dict[str, T]] = {}
        elsewhere = 0
        for each in told:
            centre = centres.get(each.agency)
            if centre is None:
                elsewhere += 1
            else:  # of two words on one code in one listing the later one counts
                of_centre.setdefault(centre, {})[each.code] = each
        changed = 0
        for centre, of_it in sorted(of_centre.items()):
            for part in _parts(sorted(of_it.items())):
                changed += self._store(system, centre, dict(part), now_ms)
        return Stored(changed, elsewhere)

    def lacking(self, system: str, most: int) -> list[tuple[str, str]]:
        """Centre and code of what a system told that is not sealed to each of the centre's
        devices."""
        entries, boxes = self.entries, self.boxes
        sealed = and_(
            boxes.c.centre == entries.c.centre,
            boxes.c.code == entries.c.code,
            boxes.c.log == box_key.c.log,
            boxes.c.key == box_key.c.key,
        )
        receiver = box_key.c.centre == entries.c.centre
        with self._database.reading() as connection:
            rows = connection.execute(
                select(entries.c.centre, entries.c.code)
                .select_from(entries.join(box_key, receiver).outerjoin(boxes, sealed))
                .where(entries.c.source == system, boxes.c.code.is_(None), _trusted())
                .distinct()
                .limit(most)
            )
            return [(centre, code) for centre, code in rows]

    def forgotten(self, centre: str, code: str) -> None:
        """A system no longer knows it: nothing can be sealed, and nobody asks again."""
        with self._database.writing() as connection:
            for log, key, _ in self._receivers(connection, centre, [code])[code]:
                self._keep_box(connection, centre, code, log, key, b"")

    def _store(self, system: str, centre: str, told: dict[str, T], now_ms: int) -> int:
        entries = self.entries
        with self._database.writing() as connection:
            last = self._locked(connection, centre)
            of_these = and_(entries.c.centre == centre, entries.c.code.in_(told))
            columns = (entries.c.code, entries.c.digest, entries.c.told_ms)
            known = {row.code: row for row in connection.execute(select(*columns).where(of_these))}
            receivers = self._receivers(connection, centre, list(told))
            changed = 0
            for code, each in told.items():
                row = known.get(code)
                told_ms = min(each.told_ms, now_ms)  # a system's clock must not outrun the future
                if row is not None and 0 < told_ms < row.told_ms:
                    continue  # an older word, from another system
                sent = self.send(system, each, told_ms)
                digest = self._digest(sent, each.factors)
                fresh = row is None or row.digest != digest
                to_seal = [(log, key) for log, key, has in receivers[code] if fresh or not has]
                if not fresh and not to_seal:
                    continue
                last = max(last + 1, now_ms)
                changed += 1
                put_row(
                    self._database,
                    connection,
                    entries,
                    {
                        "centre": centre,
                        "code": code,
                        "change": last,
                        "source": system,
                        **{name: getattr(sent, name) for name in self.columns},
                        "told_ms": told_ms,
                        "heard_ms": now_ms,
                        "content": msgspec.json.encode(sent).decode(),
                        "digest": digest,
                    },
                    ("centre", "code"),
                )
                for log, key in to_seal:
                    sealed = sealed_to(key, each.factors, self.about(code))
                    self._keep_box(connection, centre, code, log, key, sealed)
            connection.execute(
                update(self.feed).where(self.feed.c.centre == centre).values(last=last)
            )
            return changed

    def _receivers(
        self, connection: Connection, centre: str, codes: Sequence[str]
    ) -> dict[str, list[tuple[str, bytes, bool]]]:
        """By code: each device of a centre, its key, and whether the code is sealed to it."""
        keys = connection.execute(
            select(box_key.c.log, box_key.c.key).where(box_key.c.centre == centre, _trusted())
        ).all()
        sealed = {
            (code, log, bytes(key))
            for code, log, key in connection.execute(
                select(self.boxes.c.code, self.boxes.c.log, self.boxes.c.key).where(
                    self.boxes.c.centre == centre, self.boxes.c.code.in_(codes)
                )
            )
        }
        return {
            code: [(log, bytes(key), (code, log, bytes(key)) in sealed) for log, key in keys]
            for code in codes
        }

    def _keep_box(
        self,
        connection: Connection,
        centre: str,
        code: str,
        log: str,
        key: bytes,
        sealed: bytes,
    ) -> None:
        row = {"centre": centre, "code": code, "log": log, "key": key, "sealed": sealed}
        put_row(self._database, connection, self.boxes, row, ("centre", "code", "log"))

    def _locked(self, connection: Connection, centre: str) -> int:
        """The newest change, held until the transaction ends."""
        insert = (postgresql if self._database.on_postgresql else sqlite).insert(self.feed)
        connection.execute(
            insert.on_conflict_do_nothing(index_elements=["centre"]), {"centre": centre, "last": 0}
        )
        mine = select(self.feed.c.last).where(self.feed.c.centre == centre).with_for_update()
        return int(connection.execute(mine).scalar_one())

    def _digest(self, sent: S, factors: Sequence[str]) -> str:
        said = msgspec.json.encode(sent) + fingerprint(factors, self._secret).encode()
        return hashlib.sha256(said).hexdigest()


def _trusted() -> ColumnElement[bool]:
    """A key's device is enrolled and not revoked."""
    return (
        select(device.c.log)
        .where(
            device.c.log == box_key.c.log,
            device.c.centre == box_key.c.centre,
            device.c.replaced_ms.is_(None),
            device.c.revoked_ms.is_(None),
        )
        .exists()
    )


def _parts(rows: Iterable[tuple[str, T]]) -> Iterator[list[tuple[str, T]]]:
    held = list(rows)
    for at in range(0, len(held), AT_ONCE):
        yield held[at : at + AT_ONCE]
