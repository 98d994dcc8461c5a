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

from kiosk import chain, events, journal, keys
from kiosk.chain import GENESIS, Stamp, stamp_of
from kiosk.decoding import from_json
from kiosk.device_word import rating_holds
from kiosk.events import JournalStarted, RatingGiven
from sync.checkpoints import Checkpoint, Leaf, holds, signed_by
from sync.replies import receipt_message

FORMAT = 1
LONGEST = 4 * 1024 * 1024


class Verdict(StrEnum):
    """What can be said of evidence; people read `answers.evidence.<name>`."""

    INTACT = "intact"
    ALTERED = "altered"
    CUT_OFF = "cut_off"
    UNKNOWN_KEY = "unknown_key"


class Link(Stamp, frozen=True, array_like=False, forbid_unknown_fields=True):
    """An event of the chain. `body` is there where it may be seen, `body_hash` always."""

    eid: str
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


class Anchor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where this chain stood in a checkpoint over all chains, which every centre keeps."""

    checkpoint: Checkpoint
    leaf: Leaf


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`seq`: the rating's place. `server`: whose receipts these say to be. `anchor`: at or after
    the rating; None where no checkpoint has come since."""

    format: int
    log: str
    epoch: int
    seq: int
    server: bytes
    stretches: tuple[Stretch, ...]
    anchor: Anchor | None = None


class Checked(msgspec.Struct, frozen=True):
    """`after`: the last seq that a server has signed for; `rating` where its event was seen,
    `at_ms` when it was given; `checkpoint`: the one that it lies under, with the whole chain."""

    verdict: Verdict
    after: int = 0
    rating: RatingGiven | None = None
    at_ms: int = 0
    checkpoint: Checkpoint | None = None


class Placed(msgspec.Struct, frozen=True):
    """A link with its place, what its device signs, and the hash that the next one names."""

    seq: int
    link: Link
    digest: bytes
    hash: bytes


def link_of(row: Any, *, shown: bool) -> Link:
    """A row of `event`, with its body only where that is `shown`."""
    body = row["body"]
    return Link(
        eid=row["eid"],
        body_hash=chain.body_hash(body),
        body=body if shown else None,
        signature=row["signature"],
        **stamp_of(row),
    )


def read(data: bytes) -> Evidence | None:
    """The evidence in a file; None where it is none."""
    try:
        found = from_json(data[: LONGEST + 1], Evidence)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return found if found.format == FORMAT else None


def check(evidence: Evidence, trusted: Collection[bytes]) -> Checked:
    """What can be said of it. `trusted`: public keys of servers that the checker knows."""
    placed: dict[int, Placed] = {}
    after = 0
    for stretch in evidence.stretches:
        links = list(_chained(evidence, stretch))
        if not links or (stretch.from_seq == 1 and stretch.prev != GENESIS):
            return Checked(Verdict.ALTERED)
        for each in links:
            shown = each.link.body
            if shown is not None and chain.body_hash(shown) != each.link.body_hash:
                return Checked(Verdict.ALTERED)
            if placed.get(each.seq, each).hash != each.hash:
                return Checked(Verdict.ALTERED)
            if each.seq not in placed or shown is not None:
                placed[each.seq] = each
        if stretch.receipt is None:
            continue
        if not _signed_for(evidence, stretch.receipt, links[-1]):
            return Checked(Verdict.ALTERED)
        after = max(after, links[-1].seq)
    if evidence.anchor is not None and not _anchored(evidence, evidence.anchor, placed):
        return Checked(Verdict.ALTERED)
    return _judged(evidence, placed, after, trusted)


def _judged(
    evidence: Evidence,
    placed: dict[int, Placed],
    after: int,
    trusted: Collection[bytes],
) -> Checked:
    key = _key(placed)
    link = _link(placed, evidence.seq)
    rating = _rating(link)
    if not key or link is None or rating is None or link.signature is None:
        return Checked(Verdict.ALTERED if after >= evidence.seq else Verdict.CUT_OFF, after)
    if not all(keys.fits(key, signature, of) for signature, of in _signatures(placed)):
        return Checked(Verdict.ALTERED, after)
    if not rating_holds(rating):
        return Checked(Verdict.ALTERED, after)
    ends = {evidence.anchor.leaf.seq} if evidence.anchor else set()
    unsigned = any(
        each.receipt is None and each.from_seq + len(each.links) - 1 not in ends
        for each in evidence.stretches
    )
    if unsigned or after < evidence.seq:
        return Checked(Verdict.CUT_OFF, after, rating, link.wall_ms)
    verdict = Verdict.INTACT if evidence.server in trusted else Verdict.UNKNOWN_KEY
    point = evidence.anchor.checkpoint if evidence.anchor else None
    return Checked(verdict, after, rating, link.wall_ms, point)


def _anchored(evidence: Evidence, anchor: Anchor, placed: dict[int, Placed]) -> bool:
    """Whether the server's checkpoint holds this very chain, from the rating on."""
    leaf = anchor.leaf
    way = range(evidence.seq, leaf.seq + 1)
    return (
        leaf.epoch == evidence.epoch
        and leaf.seq >= evidence.seq
        and all(seq in placed for seq in way)
        and placed[leaf.seq].hash.hex() == leaf.hash
        and signed_by(anchor.checkpoint, evidence.server, keys.fits)
        and holds(anchor.checkpoint, evidence.log, leaf)
    )


def _chained(evidence: Evidence, stretch: Stretch) -> Iterator[Placed]:
    """Each link with its place and the hash that follows."""
    prev = stretch.prev
    for seq, link in enumerate(stretch.links, start=stretch.from_seq):
        header = chain.header_at(evidence.log, evidence.epoch, seq, prev, link.eid, link)
        digest = chain.digest(header, link.body_hash)
        prev = chain.chain_hash(digest, link.signature)
        yield Placed(seq, link, digest, prev)


def _signed_for(evidence: Evidence, receipt: Signed, last: Placed) -> bool:
    if receipt.seq != last.seq:
        return False
    message = receipt_message(
        evidence.log, evidence.epoch, last.seq, last.hash, receipt.received_ms
    )
    return keys.fits(evidence.server, receipt.signature, message)


def _link(placed: dict[int, Placed], seq: int) -> Link | None:
    return placed[seq].link if seq in placed else None


def _key(placed: dict[int, Placed]) -> bytes:
    """The device's public key, as the epoch's first event announces it."""
    started = _event(_link(placed, 1))
    try:
        return bytes.fromhex(started.key) if isinstance(started, JournalStarted) else b""
    except ValueError:
        return b""


def _signatures(placed: dict[int, Placed]) -> Iterator[tuple[bytes, bytes]]:
    """Of every event that is shown and of a kind that is signed, with what it signs."""
    for each in placed.values():
        if each.link.body is not None and each.link.kind in journal.SIGNED:
            yield each.link.signature or b"", each.digest


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
