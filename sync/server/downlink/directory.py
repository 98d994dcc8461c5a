"""The dossiers of all centres as their one-stop systems told them, in the order of their changes.

A change gets a number above all before it in its centre, and at least the time in ms: a directory
put back from a backup goes on above what it had given out, and what its systems tell anew reaches
the centres again. Second factors are kept sealed to the centre's devices, and no other way.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from kiosk.decoding import from_json
from kiosk.keys import secret_for
from sync.dossiers.sealing import fingerprint, sealed_to
from sync.dossiers.told import WORDS, Told
from sync.news import Page, Sent
from sync.server.database import Database
from sync.server.downlink.rows import put_row
from sync.server.downlink.tables import box_key, dossier, dossier_box, feed, system_cursor
from sync.server.tables import device

PAGE = 200
AT_ONCE = 500
"""Dossiers of one transaction."""


class Stored(msgspec.Struct, frozen=True):
    """How many of what was told changed something, and how many are of no centre of ours."""

    changed: int = 0
    elsewhere: int = 0


class Directory:
    """Used by any number of processes at once."""

    def __init__(self, database: Database, seed: bytes) -> None:
        """`seed`: the server's secret."""
        self._database = database
        self._secret = secret_for("fingerprints of second factors", seed)

    def last_change(self, centre: str) -> int:
        """Of any dossier of a centre; 0 without one."""
        with self._database.reading() as connection:
            found = connection.execute(select(feed.c.last).where(feed.c.centre == centre))
            return int(found.scalar() or 0)

    def key_of(self, centre: str, log: str) -> str:
        """To which key is sealed for a device (hex)."""
        mine = and_(box_key.c.centre == centre, box_key.c.log == log)
        with self._database.reading() as connection:
            found = connection.execute(select(box_key.c.key).where(mine)).scalar()
        return bytes(found).hex() if found else ""

    def seal_to(self, centre: str, log: str, key: bytes) -> None:
        """Seals to this key for a device from now on; what is there is sealed anew in the next
        round of each system (`lacking`)."""
        row = {"centre": centre, "log": log, "key": key}
        with self._database.writing() as connection:
            put_row(self._database, connection, box_key, row, ("centre", "log"))
            of_device = and_(dossier_box.c.centre == centre, dossier_box.c.log == log)
            connection.execute(delete(dossier_box).where(of_device, dossier_box.c.key != key))

    def page(self, centre: str, log: str, since: int, most: int = PAGE) -> Page:
        """What changed after `since`, as one device may read it."""
        mine = and_(
            dossier_box.c.centre == dossier.c.centre,
            dossier_box.c.code == dossier.c.code,
            dossier_box.c.log == log,
        )
        with self._database.reading() as connection:
            rows = connection.execute(
                select(dossier.c.change, dossier.c.content, dossier_box.c.sealed)
                .select_from(dossier.outerjoin(dossier_box, mine))
                .where(dossier.c.centre == centre, dossier.c.change > since)
                .order_by(dossier.c.change)
                .limit(most + 1)
            ).all()
        sent = tuple(
            msgspec.structs.replace(
                from_json(content, Sent), change=change, box=bytes(sealed or b"")
            )
            for change, content, sealed in rows[:most]
        )
        upto = sent[-1].change if sent else since
        return Page(dossiers=sent, upto=upto, more=len(rows) > most)

    def cursor(self, system: str) -> str:
        """How far a system was listed."""
        mine = select(system_cursor.c.cursor).where(system_cursor.c.name == system)
        with self._database.reading() as connection:
            return str(connection.execute(mine).scalar() or "")

    def keep_cursor(self, system: str, cursor: str) -> None:
        """All before it is durable."""
        with self._database.writing() as connection:
            row = {"name": system, "cursor": cursor}
            put_row(self._database, connection, system_cursor, row, ("name",))

    def store(
        self, system: str, told: Sequence[Told], centres: Mapping[str, str], now_ms: int
    ) -> Stored:
        """Keeps what a system told. `centres`: whose dossiers an agency's are; those of nobody here
        are left out."""
        of_centre: dict[str, dict[str, Told]] = {}
        elsewhere = 0
        for each in told:
            centre = centres.get(each.agency)
            if centre is None:
                elsewhere += 1
            else:  # of two words on one dossier in one listing the later one counts
                of_centre.setdefault(centre, {})[each.code] = each
        changed = 0
        for centre, dossiers in sorted(of_centre.items()):
            for part in _parts(sorted(dossiers.items())):
                changed += self._store(system, centre, dict(part), now_ms)
        return Stored(changed, elsewhere)

    def lacking(self, system: str, most: int) -> list[str]:
        """Codes of a system's dossiers whose factors are not sealed to each of their centre's
        devices."""
        sealed = and_(
            dossier_box.c.centre == dossier.c.centre,
            dossier_box.c.code == dossier.c.code,
            dossier_box.c.log == box_key.c.log,
            dossier_box.c.key == box_key.c.key,
        )
        receiver = box_key.c.centre == dossier.c.centre
        with self._database.reading() as connection:
            rows = connection.execute(
                select(dossier.c.code)
                .select_from(dossier.join(box_key, receiver).outerjoin(dossier_box, sealed))
                .where(dossier.c.source == system, dossier_box.c.code.is_(None), _trusted())
                .distinct()
                .limit(most)
            )
            return [code for (code,) in rows]

    def forgotten(self, code: str, centres: Mapping[str, str]) -> None:
        """A dossier's system no longer knows it: nothing can be sealed, and nobody asks again."""
        centre = centres.get(code.partition("-")[0], "")
        with self._database.writing() as connection:
            for log, key, _ in self._receivers(connection, centre, [code])[code]:
                self._keep_box(connection, centre, code, log, key, b"")

    def _store(self, system: str, centre: str, told: dict[str, Told], now_ms: int) -> int:
        with self._database.writing() as connection:
            last = self._locked(connection, centre)
            known = {
                row.code: row
                for row in connection.execute(
                    select(dossier.c.code, dossier.c.digest, dossier.c.told_ms).where(
                        dossier.c.centre == centre, dossier.c.code.in_(told)
                    )
                )
            }
            receivers = self._receivers(connection, centre, list(told))
            changed = 0
            for code, each in told.items():
                row = known.get(code)
                told_ms = min(each.told_ms, now_ms)  # a system's clock must not outrun the future
                if row is not None and 0 < told_ms < row.told_ms:
                    continue  # an older word, from another system
                sent = _sent(system, each, told_ms)
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
                    dossier,
                    {
                        "centre": centre,
                        "code": code,
                        "change": last,
                        "source": system,
                        "raw_state": each.raw_state,
                        "state": each.state,
                        "told_ms": told_ms,
                        "heard_ms": now_ms,
                        "content": msgspec.json.encode(sent).decode(),
                        "digest": digest,
                    },
                    ("centre", "code"),
                )
                for log, key in to_seal:
                    sealed = sealed_to(key, each.factors, code)
                    self._keep_box(connection, centre, code, log, key, sealed)
            connection.execute(update(feed).where(feed.c.centre == centre).values(last=last))
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
                select(dossier_box.c.code, dossier_box.c.log, dossier_box.c.key).where(
                    dossier_box.c.centre == centre, dossier_box.c.code.in_(codes)
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
        put_row(self._database, connection, dossier_box, row, ("centre", "code", "log"))

    def _locked(self, connection: Connection, centre: str) -> int:
        """The newest change, held until the transaction ends."""
        insert = (postgresql if self._database.on_postgresql else sqlite).insert(feed)
        connection.execute(
            insert.on_conflict_do_nothing(index_elements=["centre"]), {"centre": centre, "last": 0}
        )
        mine = select(feed.c.last).where(feed.c.centre == centre).with_for_update()
        return int(connection.execute(mine).scalar_one())

    def _digest(self, sent: Sent, factors: Sequence[str]) -> str:
        said = msgspec.json.encode(sent) + fingerprint(factors, self._secret).encode()
        return hashlib.sha256(said).hexdigest()


def _sent(system: str, told: Told, told_ms: int) -> Sent:
    given = {name: getattr(told, name) for name in WORDS}
    return Sent(**{**given, "told_ms": told_ms}, source=system, change=0)


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


def _parts(rows: Iterable[tuple[str, Told]]) -> Iterator[list[tuple[str, Told]]]:
    held = list(rows)
    for at in range(0, len(held), AT_ONCE):
        yield held[at : at + AT_ONCE]
