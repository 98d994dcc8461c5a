"""One wish, one transaction: what a use case reads from and appends to."""

import hashlib
from collections.abc import Callable, Collection, Mapping
from typing import Any

import msgspec

from kiosk import chain, events, journal, views
from kiosk.chain import Header
from kiosk.clock import to_ms
from kiosk.errors import RequestUsed, StoreTrouble
from kiosk.events import Event
from kiosk.identity import Identity, Why
from kiosk.journal import Head, Recorded, Rows
from kiosk.ports import Clock, Random, Signer
from kiosk.received import Receipt, Relayed, RelayedEnd
from kiosk.words import in_every_language

Row = Any
"""A row of the database: columns by name, values as SQLite has them."""
INSERT = (
    f"INSERT INTO event ({journal.COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


ISSUED = events.NAMES[events.TicketIssued]


class Source(msgspec.Struct, frozen=True):
    """What every event is stamped with, fixed while the program runs."""

    boot: str
    clock: Clock
    random: Random
    signer: Signer | None = None


class Transaction:
    """Reads and appends inside one `BEGIN IMMEDIATE … COMMIT`.

    Attributes:
        appended: the events of this wish, in order; told to the feed after the commit.
        now_ms: the wall time of the wish, the same for all its events.
        known: what wishes of the same commit have read and is still so; each asks for its own key.
            Only a number that is given leaves it, because whoever gives one brings it up to date.
    """

    def __init__(
        self, rows: Rows, source: Source, identity: Identity, head: Head, known: dict[Any, Any]
    ) -> None:
        self._rows = rows
        self._source = source
        self.identity = identity
        self.head = head
        self.appended: list[Recorded] = []
        self.now_ms = to_ms(source.clock.now())
        self.known = known
        self._unused: str | None = None

    def all(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query, each as a mapping."""
        return list(self._rows.execute(sql, values))

    def one(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, or None."""
        return next(self._rows.execute(sql, values), None)

    def value(self, sql: str, *values: object) -> Any:
        """The first column of the first row, or None."""
        for row in self._rows.execute(sql, values):
            return row[0]
        return None

    @property
    def day(self) -> Row | None:
        """The current day-session (`session`, `date`, `mark`); None before the first."""
        if "day" not in self.known:
            newest = "SELECT session, date, mark FROM day ORDER BY session DESC LIMIT 1"
            self.known["day"] = self.one(newest)
        return self.known["day"]

    @property
    def session(self) -> int:
        """The id of the current day-session; 0 before the first."""
        return int(self.day["session"]) if self.day else 0

    def earlier(self, request_id: str | None) -> Event | None:
        """The event that already answered this request, if it is a repetition."""
        if not request_id or request_id == self._unused:
            return None
        row = self.one("SELECT kind, body FROM event WHERE request_id = ?", request_id)
        if row is None:
            self._unused = request_id
            return None
        return events.decode(row["kind"], row["body"])

    def append(
        self,
        event: Event,
        request_id: str | None = None,
        sealed: Mapping[str, str] | None = None,
        eid: str = "",
    ) -> Recorded:
        """Writes one event and applies it to the views. `eid`: of the event that it is already, in
        a journal that cannot go on.

        `sealed` maps fields of the event to the erasable texts behind their commitments.
        Raises `StoreTrouble` when the body exceeds 16 kB and `RequestUsed` when an event already
        has this request id.
        """
        salted = {name: (self._source.random(16), text) for name, text in (sealed or {}).items()}
        event = msgspec.structs.replace(
            event, **{name: commitment(salt, text) for name, (salt, text) in salted.items()}
        )
        recorded = self._record(event, request_id, eid)
        for name, (salt, text) in salted.items():
            self._rows.execute(
                "INSERT INTO sealed (eid, name, wall_ms, salt, text) VALUES (?, ?, ?, ?, ?)",
                (recorded.eid, name, self.now_ms, salt, text),
            )
        views.apply(self._rows, recorded)
        if recorded.kind != ISSUED:
            self.known.clear()
        self.appended.append(recorded)
        return recorded

    def keep_receipt(self, receipt: Receipt) -> None:
        """Keeps what a server signed for; the same one again changes nothing."""
        self._rows.execute(
            "INSERT OR IGNORE INTO receipt (log, epoch, seq, received_ms, signature, server) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            msgspec.structs.astuple(receipt),
        )

    def heard_upto(self, what: str) -> int:
        """How far what the central server told was heard; 0 before the first word."""
        return int(self.value("SELECT upto FROM mirrored WHERE what = ?", what) or 0)

    def keep_heard(self, what: str, upto: int) -> None:
        """All up to there is in the journal: a journal put back from a backup hears again what it
        lost."""
        self._rows.execute(
            "INSERT INTO mirrored (what, upto) VALUES (?, ?) "
            "ON CONFLICT (what) DO UPDATE SET upto = excluded.upto",
            (what, upto),
        )

    def keep_relayed(self, batch: Relayed) -> None:
        """Keeps a batch of another machine's journal, to be sent on untouched."""
        self._rows.execute(
            "INSERT INTO relay (log, epoch, to_seq, from_seq, machine, hash, batch) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                batch.log,
                batch.epoch,
                batch.to_seq,
                batch.from_seq,
                batch.machine,
                batch.hash,
                batch.batch,
            ),
        )

    def relayed_end(self, log: str, epoch: int) -> RelayedEnd | None:
        """Where another machine's chain ends here; None before its first batch."""
        row = self.one(
            "SELECT to_seq, hash, machine FROM relay WHERE log = ? AND epoch = ? "
            "ORDER BY to_seq DESC LIMIT 1",
            log,
            epoch,
        )
        if row:
            return RelayedEnd(*row)
        copied = journal.head(self._rows, log, epoch)  # of a hub that this one has followed
        return RelayedEnd(copied.seq, copied.hash, "") if copied.seq else None

    def end_of(self, log: str, epoch: int) -> Head:
        """Where a chain of this journal ends."""
        return journal.head(self._rows, log, epoch)

    def copy(self, header: Header, body: bytes, digest: bytes, signature: bytes | None) -> None:
        """Writes an event of another journal as it stands there: for a standby, whose journal is
        that of its hub."""
        _, *named, prev = msgspec.structs.astuple(header)
        self._rows.execute(INSERT, (*named, body, bytes.fromhex(prev), digest, signature))
        event = events.decode(header.kind, body)
        views.apply(self._rows, recorded_of(header, event))
        self._unused = None
        self.known.clear()

    def keep_checkpoint(self, n: int, told: bytes) -> None:
        """Keeps a server's word for all chains; the same one again changes nothing."""
        self._rows.execute("INSERT OR IGNORE INTO checkpoint (n, told) VALUES (?, ?)", (n, told))

    def announced_key(self) -> bytes:
        """The public key that the journal's newest epoch announced; see `journal`."""
        return journal.announced_key(self._rows, self.identity.log)

    def begin_epoch(self, why: Why) -> None:
        """What is appended from now on belongs to a new epoch, and its numbers to a session of
        their own."""
        self.identity = self.identity.next_epoch(why)
        self.head = journal.head(self._rows, self.identity.log, self.identity.epoch)

    def rebuild(self) -> int:
        """Recreates every derived table from the journal; how many events it read."""
        self.known.clear()
        return views.rebuild(self._rows)

    def erase_sealed(self, name: str, before_ms: int, spared: Collection[str] = ()) -> int:
        """Deletes the sealed texts of one name written before a time, but not those of the events
        `spared`; how many there were."""
        found = self.all("SELECT eid FROM sealed WHERE name = ? AND wall_ms < ?", name, before_ms)
        gone = [eid for (eid,) in found if eid not in spared]
        for eid in gone:
            self._rows.execute("DELETE FROM sealed WHERE name = ? AND eid = ?", (name, eid))
        return len(gone)

    def forget_sealed(self, eid: str) -> None:
        """Deletes the sealed texts of one event, which nobody needs any more."""
        self._rows.execute("DELETE FROM sealed WHERE eid = ?", (eid,))

    def _record(self, event: Event, request_id: str | None, eid: str) -> Recorded:
        if self.earlier(request_id) is not None:
            raise RequestUsed(in_every_language("answers.trouble.request_used", id=request_id))
        body = events.encode(event)
        repeats = isinstance(event, events.EventRepeated)
        most = journal.BODY_LIMIT if repeats else journal.WISH_LIMIT
        if len(body) > most:
            size = {"bytes": len(body), "most": most}
            raise StoreTrouble(in_every_language("answers.trouble.too_large", **size))
        session = event.session if isinstance(event, events.DayOpened) else self.session
        header = Header(
            chain.FORMAT,
            self.identity.log,
            self.identity.epoch,
            self.head.seq + 1,
            eid or new_id(self.now_ms, self._source.random),
            events.NAMES[type(event)],
            session,
            self.now_ms,
            self._source.clock.monotonic_ms(),
            self._source.boot,
            "behind" if self.now_ms < self.head.wall_ms else "ok",
            request_id or None,
            self.head.hash.hex(),
        )
        digest = chain.digest(header, chain.body_hash(body))
        signer = self._source.signer if header.kind in journal.SIGNED else None
        signature = signer.sign(digest) if signer else None
        hashed = chain.chain_hash(digest, signature)
        _, *named, _ = msgspec.structs.astuple(header)
        self._rows.execute(INSERT, (*named, body, self.head.hash, hashed, signature))
        self._unused = None
        self.head = Head(header.seq, hashed, max(self.now_ms, self.head.wall_ms))
        return recorded_of(header, event)


def recorded_of(header: Header, event: Event | None) -> Recorded:
    """An event with its place, as the views and whoever listens are told of it."""
    return Recorded(
        header.log,
        header.epoch,
        header.seq,
        header.eid,
        header.kind,
        header.session,
        header.wall_ms,
        header.request_id,
        event,
    )


def commitment(salt: bytes, text: str) -> str:
    """What the journal keeps of an erasable text; empty for an empty text."""
    return hashlib.sha256(salt + text.encode()).hexdigest() if text else ""


def new_id(now_ms: int, random: Callable[[int], bytes]) -> str:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then randomness; sorts by time."""
    noise = bytearray(random(10))
    noise[0] = 0x70 | noise[0] & 0x0F
    noise[2] = 0x80 | noise[2] & 0x3F
    text = (now_ms.to_bytes(6, "big") + bytes(noise)).hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
