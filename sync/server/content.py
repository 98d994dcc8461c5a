"""What is wrong with an event's content, for people to look at. Pure; it keeps nothing out."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from kiosk import events, journal, keys
from kiosk.events import JournalStarted
from sync.wire import BadBatch, Batch, Chained

LARGEST = 2**63 - 1


class Reason(StrEnum):
    """Why an event is looked at; people read `server.quarantine.<reason>`."""

    UNKNOWN_KIND = "unknown_kind"
    UNDECODABLE = "undecodable"
    UNSIGNED = "unsigned"
    NOT_ENROLLED = "not_enrolled"
    NUL = "nul"


class Finding(msgspec.Struct, frozen=True):
    """One event that people must look at, and why. `header`: exactly as it was hashed."""

    seq: int
    reason: Reason
    detail: str
    header: bytes


def refuse_what_no_journal_holds(batch: Batch) -> None:
    """Raises `BadBatch` for numbers that the tables of a journal cannot hold."""
    if max(batch.epoch, batch.to_seq) > LARGEST:
        raise BadBatch("epoch or seq beyond 63 bits")
    for seq, each in enumerate(batch.events, start=batch.from_seq):
        if not (
            -LARGEST <= each.session <= LARGEST
            and -LARGEST <= each.wall_ms <= LARGEST
            and -LARGEST <= each.mono_ms <= LARGEST
        ):
            raise BadBatch(f"event {seq}: a number beyond 63 bits")


def announced_key(first: Chained) -> bytes:
    """The key that an epoch's first event announces; empty where it announces none."""
    if first.header.kind != journal.STARTED:
        return b""
    try:
        started = events.decode(first.header.kind, first.body)
        key = bytes.fromhex(started.key) if isinstance(started, JournalStarted) else b""
    except ValueError:
        return b""
    return key if len(key) == keys.PUBLIC_BYTES else b""


def findings(placed: Iterable[Chained], key: bytes) -> Iterator[Finding]:
    """What people must look at among events of one epoch, which announced `key`."""
    for each in placed:
        for reason, detail in _wrong(each, key):
            yield finding(each, reason, detail)


def finding(each: Chained, reason: Reason, detail: str = "") -> Finding:
    """One event with a reason to look at it."""
    return Finding(each.header.seq, reason, detail, msgspec.json.encode(each.header))


def storable(text: str) -> str:
    """A header's text as every database holds it; the exact one is with its finding."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}")


def _wrong(each: Chained, key: bytes) -> Iterator[tuple[Reason, str]]:
    header = each.header
    try:
        if events.decode(header.kind, each.body) is None:
            yield Reason.UNKNOWN_KIND, storable(header.kind[:80])
    except ValueError as error:  # what msgspec raises, and broken UTF-8
        yield Reason.UNDECODABLE, storable(str(error)[:200])
    if header.kind in journal.SIGNED and not (
        each.signature and keys.fits(key, each.signature, each.digest)
    ):
        yield Reason.UNSIGNED, header.kind
    if "\x00" in f"{header.kind}{header.boot}{header.clock}{header.request_id}":
        yield Reason.NUL, ""
