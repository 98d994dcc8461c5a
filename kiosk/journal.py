"""The journal's rows: how an event is written, chained, read back and verified.

Each row is bound to the one before it: `hash = SHA-256(header JSON, "\\n", body)`, and the header
holds the previous hash. So any row changed, removed or inserted later is found by `verify`.
"""

from collections.abc import Collection, Iterator
from typing import Any, Protocol

import msgspec

from kiosk import chain, events, keys
from kiosk.chain import FORMAT, GENESIS, Header
from kiosk.device_word import rating_holds
from kiosk.events import Event, JournalStarted, MachineEnrolled, RatingGiven

WISH_LIMIT = 16 * 1024
"""Of the body of an event when it is written."""
BODY_LIMIT = 24 * 1024
"""Of any body in a chain: an event said again holds another one whole (`kiosk.epochs`)."""
STARTED = events.NAMES[JournalStarted]
RATED = events.NAMES[RatingGiven]
LET_IN = events.NAMES[MachineEnrolled]
SIGNED = frozenset(
    {STARTED, "day_opened", "rating_given", "rating_explained", "rating_declined"}
    | {"complaint_recorded", "complaint_settled"}
)
COLUMNS = (
    "log, epoch, seq, eid, kind, session, wall_ms, mono_ms, boot, clock, request_id, body, "
    "prev, hash, signature"
)


class Happened(msgspec.Struct, frozen=True, array_like=True):
    """An event by its place in a journal, its kind and its time: nothing of what it says."""

    log: str
    epoch: int
    seq: int
    eid: str
    kind: str
    session: int
    wall_ms: int


class Recorded(Happened, frozen=True):
    """An event as it was written. `event` is None where its kind is not known here."""

    request_id: str | None = None
    event: Event | None = None


class Head(msgspec.Struct, frozen=True):
    """The end of a chain: the next row builds on it."""

    seq: int
    hash: bytes
    wall_ms: int


class Rows(Protocol):
    """A connection, as far as the journal needs one."""

    def execute(self, sql: str, parameters: tuple[object, ...] = ...) -> Iterator[Any]:
        """Runs one statement and yields its rows."""


class Finding(msgspec.Struct, frozen=True):
    """One place where the chain does not hold."""

    log: str
    epoch: int
    seq: int
    what: str


class Report(msgspec.Struct, frozen=True):
    """What a walk along all chains found. `head` is the newest chain's last hash, hex."""

    intact: bool
    events: int
    head: str
    problems: list[Finding]


def head(rows: Rows, log: str, epoch: int) -> Head:
    """The end of one chain; `GENESIS` and seq 0 before its first event."""
    newest = rows.execute(
        "SELECT seq, hash, wall_ms FROM event WHERE log = ? AND epoch = ? "
        "ORDER BY seq DESC LIMIT 1",
        (log, epoch),
    )
    return next((Head(*row) for row in newest), Head(0, GENESIS, 0))


def announced_key(rows: Rows, log: str) -> bytes:
    """The public key that the newest epoch of a log announced; of the newest epoch of any log
    where this one has no event yet. Empty where there is no journal."""
    own = rows.execute(
        "SELECT kind, body FROM event WHERE log = ?1 AND seq = 1 "
        "AND epoch = (SELECT max(epoch) FROM event WHERE log = ?1)",
        (log,),
    )
    if row := next(own, None):
        return _key_in(*row)
    others = rows.execute(
        "SELECT kind, body FROM event WHERE seq = 1 ORDER BY session DESC, epoch DESC LIMIT 1"
    )
    row = next(others, None)
    return _key_in(*row) if row else b""


def verify(rows: Rows) -> Report:
    """Walks every chain from its first event and reports each place that does not fit.

    Reads the whole journal row by row in bounded memory. Signatures of the kinds in `SIGNED` are
    checked with the key that the first event of their epoch announced.
    """
    count, problems = 0, []
    walked = ("", 0)
    seq, prev, key = 0, GENESIS, b""
    machines: set[str] = set()
    for row in rows.execute(f"SELECT {COLUMNS} FROM event ORDER BY log, epoch, seq"):
        *named, body, was, known, signature = row
        if walked != (named[0], named[1]):
            walked, seq, prev = (named[0], named[1]), 0, GENESIS
            key = _key_in(named[4], body)
        count += 1
        header = Header(FORMAT, *named, prev.hex())  # type: ignore[call-arg]  # as COLUMNS
        signed = chain.digest(header, chain.body_hash(body))
        wrong = _wrong(header, was, seq + 1, prev)
        if not wrong and chain.chain_hash(signed, signature) != known:
            wrong = "content differs from its hash"
        if not wrong and header.kind in SIGNED:
            wrong = _unsigned(key, signature, signed) or _not_said(header.kind, body, machines)
        if header.kind == LET_IN:
            machines.add(_machine_in(body))
        if wrong:
            problems.append(Finding(header.log, header.epoch, header.seq, wrong))
        seq, prev = header.seq, known
    return Report(not problems, count, prev.hex() if count else "", problems)


def _wrong(header: Header, was: bytes, seq: int, prev: bytes) -> str:
    if header.seq != seq:
        return f"event {seq} is missing before it"
    if was != prev:
        return "does not follow the event before it"
    return ""


def _unsigned(key: bytes, signature: bytes | None, signed: bytes) -> str:
    if not key:
        return "its epoch announced no key"
    good = signature is not None and keys.fits(key, signature, signed)
    return "" if good else "is not signed with the key of its epoch"


def _not_said(kind: str, body: bytes, machines: Collection[str]) -> str:
    """A rating that was touched on another machine says what that machine said; `machines`: keys
    of those that were let in before it."""
    if kind != RATED:
        return ""
    try:
        event = events.decode(kind, body)
    except ValueError:
        return "is no rating"
    if not isinstance(event, RatingGiven) or not rating_holds(event):
        return "is not what the rating device signed"
    return "" if not event.key or event.key in machines else "is of a device that was not let in"


def _machine_in(body: bytes) -> str:
    try:
        event = events.decode(LET_IN, body)
    except ValueError:
        return ""
    return event.key if isinstance(event, MachineEnrolled) else ""


def _key_in(kind: str, body: bytes) -> bytes:
    """The key that an epoch's first event announces; empty where it announces none."""
    try:
        started = events.decode(kind, body)
        return bytes.fromhex(started.key) if isinstance(started, JournalStarted) else b""
    except ValueError:  # forged, which the chain tells
        return b""


def read(rows: Rows) -> Iterator[Recorded]:
    """All events in the order in which they were written on this device."""
    for *place, body in rows.execute(
        "SELECT log, epoch, seq, eid, kind, session, wall_ms, request_id, body FROM event "
        "ORDER BY log, epoch, seq"
    ):
        yield Recorded(*place, events.decode(place[4], body))  # type: ignore[call-arg]  # a row
