"""One rating, with the proof that nobody has touched it since: checked offline, on any machine.

Evidence is two stretches of the journal's chain, each up to a place that the central server has
signed for. The first begins with the epoch's first event, which announces the device's key; the
second holds the rating, signed with that key. Of every other event only the hash of its body is
shown: it proves the chain and tells nothing.
"""

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any

import msgspec

from kiosk import events, journal, keys
from kiosk.device_word import rating_holds
from kiosk.events import JournalStarted, RatingGiven
from kiosk.journal import GENESIS, Header
from sync.replies import receipt_message

FORMAT = 1
LONGEST = 4 * 1024 * 1024


class Verdict(StrEnum):
    """What can be said of evidence; people read `answers.evidence.<name>`."""

    INTACT = "intact"
    ALTERED = "altered"
    CUT_OFF = "cut_off"
    UNKNOWN_KEY = "unknown_key"


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An event of the chain. `body` is there where it may be seen, `body_hash` always."""

    eid: str
    kind: str
    session: int
    wall_ms: int
    mono_ms: int
    boot: str
    clock: str
    request_id: str | None
    body_hash: bytes
    body: bytes | None = None
    signature: bytes | None = None


class Signed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A server's receipt for a chain up to `seq`."""

    seq: int
    received_ms: int
    signature: bytes


class Stretch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a chain, from `from_seq` to where it was signed for; `prev`: the hash before."""

    from_seq: int
    prev: bytes
    links: tuple[Link, ...]
    receipt: Signed | None = None


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`seq`: the rating's place. `server`: whose receipts these say to be."""

    format: int
    log: str
    epoch: int
    seq: int
    server: bytes
    stretches: tuple[Stretch, ...]


class Checked(msgspec.Struct, frozen=True):
    """`after`: the last seq that a server has signed for; `rating` where its event was seen,
    `at_ms` when it was given."""

    verdict: Verdict
    after: int = 0
    rating: RatingGiven | None = None
    at_ms: int = 0


def link_of(row: Any, *, shown: bool) -> Link:
    """A row of `event`, with its body only where that is `shown`."""
    return Link(
        row["eid"],
        row["kind"],
        row["session"],
        row["wall_ms"],
        row["mono_ms"],
        row["boot"],
        row["clock"],
        row["request_id"],
        journal.body_hash(row["body"]),
        row["body"] if shown else None,
        row["signature"] if shown else None,
    )


def read(data: bytes) -> Evidence | None:
    """The evidence in a file; None where it is none."""
    try:
        found = msgspec.json.decode(data[: LONGEST + 1], type=Evidence)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return found if found.format == FORMAT else None


def check(evidence: Evidence, trusted: Collection[bytes]) -> Checked:
    """What can be said of it. `trusted`: public keys of servers that the checker knows."""
    placed: dict[int, tuple[Link, bytes]] = {}
    after = 0
    for stretch in evidence.stretches:
        chain = list(_chained(evidence, stretch))
        if not chain or (stretch.from_seq == 1 and stretch.prev != GENESIS):
            return Checked(Verdict.ALTERED)
        for seq, link, digest in chain:
            shown = link.body is None or journal.body_hash(link.body) == link.body_hash
            if not shown or placed.get(seq, (link, digest))[1] != digest:
                return Checked(Verdict.ALTERED)
            if seq not in placed or link.body is not None:
                placed[seq] = link, digest
        if stretch.receipt is None:
            continue
        seq, _, digest = chain[-1]
        if not _signed_for(evidence, stretch.receipt, seq, digest):
            return Checked(Verdict.ALTERED)
        after = max(after, seq)
    return _judged(evidence, placed, after, trusted)


def _judged(
    evidence: Evidence,
    placed: dict[int, tuple[Link, bytes]],
    after: int,
    trusted: Collection[bytes],
) -> Checked:
    key = _key(placed)
    link, _ = placed.get(evidence.seq, (None, b""))
    rating = _rating(link)
    if not key or link is None or rating is None or link.signature is None:
        return Checked(Verdict.ALTERED if after >= evidence.seq else Verdict.CUT_OFF, after)
    if not all(keys.fits(key, signature, of) for signature, of in _signatures(placed)):
        return Checked(Verdict.ALTERED, after)
    if not rating_holds(rating):
        return Checked(Verdict.ALTERED, after)
    unsigned = any(stretch.receipt is None for stretch in evidence.stretches)
    if unsigned or after < evidence.seq:
        return Checked(Verdict.CUT_OFF, after, rating, link.wall_ms)
    verdict = Verdict.INTACT if evidence.server in trusted else Verdict.UNKNOWN_KEY
    return Checked(verdict, after, rating, link.wall_ms)


def _chained(evidence: Evidence, stretch: Stretch) -> Iterator[tuple[int, Link, bytes]]:
    """Each link with its place and the hash that follows."""
    prev = stretch.prev
    for seq, link in enumerate(stretch.links, start=stretch.from_seq):
        header = Header(
            journal.FORMAT,
            evidence.log,
            evidence.epoch,
            seq,
            link.eid,
            link.kind,
            link.session,
            link.wall_ms,
            link.mono_ms,
            link.boot,
            link.clock,
            link.request_id,
            prev.hex(),
        )
        prev = journal.link_hash(header, link.body_hash)
        yield seq, link, prev


def _signed_for(evidence: Evidence, receipt: Signed, seq: int, digest: bytes) -> bool:
    if receipt.seq != seq:
        return False
    message = receipt_message(evidence.log, evidence.epoch, seq, digest, receipt.received_ms)
    return keys.fits(evidence.server, receipt.signature, message)


def _key(placed: dict[int, tuple[Link, bytes]]) -> bytes:
    """The device's public key, as the epoch's first event announces it."""
    link, _ = placed.get(1, (None, b""))
    started = _event(link)
    try:
        return bytes.fromhex(started.key) if isinstance(started, JournalStarted) else b""
    except ValueError:
        return b""


def _signatures(placed: dict[int, tuple[Link, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    """Of every event that is shown and of a kind that is signed, with what it signs."""
    for link, digest in placed.values():
        if link.body is not None and link.kind in journal.SIGNED:
            yield link.signature or b"", digest


def _rating(link: Link | None) -> RatingGiven | None:
    found = _event(link)
    return found if isinstance(found, RatingGiven) else None


def _event(link: Link | None) -> Any:
    if link is None or link.body is None:
        return None
    try:
        return events.decode(link.kind, link.body)
    except ValueError:
        return None
