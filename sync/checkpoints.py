"""The server's word, once a day, for all chains of all centres at once. Pure.

A receipt is a word between a server and one centre: both together could make another past. A
checkpoint is one root over the ends of all chains, names the one before it, and every centre keeps
it: whoever changes what was acknowledged must show some centre another root, or break the line of
checkpoints that all of them hold.
"""

import hashlib
from collections.abc import Callable
from typing import Annotated

import msgspec

from sync import merkle

CHECKPOINT = b"kiosk checkpoint"
NOTHING = b"\x00" * 32
"""What the first one names as the one before it."""
Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Word = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{128}$")]


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True):
    """Signed by the server. `n` rises by one; `day` is the server's date; `size`: chains under
    `root`; `before`: `name_of` the one before. Bytes in hex."""

    n: int
    day: str
    size: int
    root: Digest
    before: Digest
    made_ms: int
    signature: Word


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """Where a chain ended then, and that it is under the root."""

    epoch: int
    seq: int
    hash: Digest
    index: int
    proof: tuple[Digest, ...]


class Witnessed(msgspec.Struct, frozen=True, kw_only=True):
    """A checkpoint, with all chains of one log that are under it; the newest number there is."""

    newest: int
    checkpoint: Checkpoint | None = None
    leaves: tuple[Leaf, ...] = ()


Fits = Callable[[bytes, bytes, bytes], bool]
"""Whether (public key, signature, message) belong together."""


def leaf_of(log: str, epoch: int, seq: int, digest: bytes) -> bytes:
    """The hash under which the end of a chain stands in the tree."""
    place = f"{epoch}\n{seq}".encode()
    return merkle.leaf(b"\n".join((b"kiosk chain", log.encode(), place, digest)))


def message(point: Checkpoint) -> bytes:
    """What the server signs."""
    facts = f"{point.n}\n{point.day}\n{point.size}\n{point.root}\n{point.before}\n{point.made_ms}"
    return CHECKPOINT + b"\n" + facts.encode()


def name_of(point: Checkpoint) -> str:
    """What the next one names as the one before it; people compare its beginning."""
    return hashlib.sha256(message(point)).hexdigest()


def signed_by(point: Checkpoint, server: bytes, fits: Fits) -> bool:
    """Whether it is the word of the server with this public key."""
    return fits(server, bytes.fromhex(point.signature), message(point))


def follows(point: Checkpoint, before: Checkpoint | None) -> bool:
    """Whether it is the next one after `before` (None: whether it is the first)."""
    if before is None:
        return point.n == 1 and point.before == NOTHING.hex()
    return point.n == before.n + 1 and point.before == name_of(before)


def holds(point: Checkpoint, log: str, leaf: Leaf) -> bool:
    """Whether the end of a chain is under the checkpoint's root."""
    digest = leaf_of(log, leaf.epoch, leaf.seq, bytes.fromhex(leaf.hash))
    proof = [bytes.fromhex(each) for each in leaf.proof]
    root = merkle.root_over(digest, leaf.index, point.size, proof)
    return root is not None and root.hex() == point.root
