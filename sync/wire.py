"""A batch of the journal as it travels, and the chain it must make where it arrives. Pure.

What can be computed does not travel: a batch names the hash before its first event, and each
event's own hash follows from it (`kiosk.chain`). The last one is signed, so whoever changes
a bit on the way needs the device's key. MessagePack, deflated; sizes are checked before anything
is unpacked.
"""

import zlib
from collections.abc import Sequence
from typing import Any, Protocol

import msgspec

from kiosk import chain, journal
from kiosk.chain import Header, Stamp, stamp_of
from kiosk.decoding import from_msgpack
from sync.formats import refuse_other

FORMAT = 1
MOST_EVENTS = 500
MOST_BYTES = 256 * 1024
"""Of a batch on the wire; a single event is at most 16 kB, so one always fits."""
MOST_UNPACKED = 16 * 1024 * 1024
CONTENT_TYPE = "application/vnd.kiosk.batch"
HEAD = b"kiosk head"


class BadBatch(Exception):
    """These bytes are no batch; the sentence says what was expected and where."""


class Key(Protocol):
    """What signs the end of a batch; see `ports.Signer`."""

    def sign(self, message: bytes) -> bytes:
        """A 64-byte signature."""


class Sent(Stamp, frozen=True):
    """An event without what follows from its place: log, epoch, seq, previous hash, hash."""

    eid: bytes
    body: bytes
    signature: bytes | None


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """Events of one chain from `from_seq` on. `prev`: the hash before the first, 32 bytes;
    `signature`: of the head after the last, by the device's key."""

    format: int
    log: str
    epoch: int
    from_seq: int
    prev: bytes
    events: tuple[Sent, ...]
    signature: bytes

    @property
    def to_seq(self) -> int:
        """The last event's; `from_seq - 1` where there is none."""
        return self.from_seq + len(self.events) - 1


class Chained(msgspec.Struct, frozen=True):
    """An event in its place, as a journal stores it; `digest` is what its device signs."""

    header: Header
    body: bytes
    digest: bytes
    hash: bytes
    signature: bytes | None


def head_message(log: str, epoch: int, seq: int, digest: bytes) -> bytes:
    """What a device signs to say: my chain ends here."""
    return b"\n".join((HEAD, log.encode(), str(epoch).encode(), str(seq).encode(), digest))


def of_rows(log: str, epoch: int, rows: Sequence[Any], key: Key) -> Batch:
    """The rows of `event` (columns by name, without a gap) as a batch of their own."""
    first, last = rows[0], rows[-1]
    sent = tuple(
        Sent(eid=_eid(row["eid"]), body=row["body"], signature=row["signature"], **stamp_of(row))
        for row in rows
    )
    signature = key.sign(head_message(log, epoch, last["seq"], last["hash"]))
    return Batch(FORMAT, log, epoch, first["seq"], first["prev"], sent, signature)


def packed(batch: Batch) -> bytes:
    """The bytes that travel."""
    return zlib.compress(msgspec.msgpack.encode(batch), 6)


def unpacked(data: bytes) -> Batch:
    """The batch in bytes from outside. Raises `BadBatch`, `OtherFormat`."""
    if len(data) > MOST_BYTES:
        raise BadBatch(f"{len(data)} bytes, at most {MOST_BYTES} were expected")
    inflating = zlib.decompressobj()
    try:
        plain = inflating.decompress(data, MOST_UNPACKED)
    except zlib.error as error:
        raise BadBatch(f"not deflated: {error}") from error
    if not inflating.eof or inflating.unused_data:
        raise BadBatch(f"not one deflated batch of at most {MOST_UNPACKED} bytes")
    refuse_other(plain, FORMAT)
    try:
        batch = from_msgpack(plain, Batch)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadBatch(f"not a batch: {error}") from error
    _check(batch)
    return batch


def chained(batch: Batch) -> list[Chained]:
    """The events of a batch with the hashes that follow, first to last."""
    placed = []
    prev = batch.prev
    for seq, each in enumerate(batch.events, start=batch.from_seq):
        eid = _uuid(each.eid)
        header = chain.header_at(batch.log, batch.epoch, seq, prev, eid, each)
        digest = chain.digest(header, chain.body_hash(each.body))
        prev = chain.chain_hash(digest, each.signature)
        placed.append(Chained(header, each.body, digest, prev, each.signature))
    return placed


def _check(batch: Batch) -> None:
    if not 0 < len(batch.events) <= MOST_EVENTS:
        raise BadBatch(f"{len(batch.events)} events, 1 to {MOST_EVENTS} were expected")
    if batch.from_seq < 1 or batch.epoch < 1:
        raise BadBatch("seq and epoch begin at 1")
    if len(batch.prev) != len(chain.GENESIS):
        raise BadBatch(f"a hash of {len(batch.prev)} bytes, {len(chain.GENESIS)} were expected")
    if batch.from_seq == 1 and batch.prev != chain.GENESIS:
        raise BadBatch("the first event follows nothing")
    for seq, each in enumerate(batch.events, start=batch.from_seq):
        if len(each.eid) != 16:
            raise BadBatch(f"event {seq}: an eid of {len(each.eid)} bytes, 16 were expected")
        if len(each.body) > journal.BODY_LIMIT:
            raise BadBatch(f"event {seq}: {len(each.body)} bytes, at most {journal.BODY_LIMIT}")


def _eid(text: str) -> bytes:
    return bytes.fromhex(text.replace("-", ""))


def _uuid(eid: bytes) -> str:
    text = eid.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
