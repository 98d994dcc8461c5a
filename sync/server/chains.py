"""Where a batch fits into what is known of its chain. Pure: rows in, a decision out."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from sync.replies import Expect, Fork
from sync.wire import Batch, Chained


class End(msgspec.Struct, frozen=True):
    """Where a chain ends here; seq 0 and `chain.GENESIS` before its first event.

    `announced_key`: what checks its signatures; `signature`: the device's, of this end.
    """

    seq: int
    hash: bytes
    announced_key: bytes
    signature: bytes


Hashes = Callable[[int, int], Mapping[int, bytes]]
"""The stored hashes from one seq to another, both included."""


def place(
    end: End, batch: Batch, placed: Sequence[Chained], stored: Hashes
) -> Sequence[Chained] | Expect | Fork:
    """The events of a batch that are new, or why it does not fit.

    Each hash names all before it, so one that agrees makes everything up to it agree.
    """
    if batch.from_seq > end.seq + 1:
        return Expect(expect=end.seq + 1, head=end.hash.hex())
    sent = {batch.from_seq - 1: batch.prev} | {each.header.seq: each.hash for each in placed}
    shared = min(batch.to_seq, end.seq)
    known = {end.seq: end.hash} if shared == end.seq else stored(shared, shared)
    if sent[shared] == known[shared]:
        return placed[end.seq + 1 - batch.from_seq :]
    known = stored(max(batch.from_seq - 1, 1), shared)
    at = next(seq for seq in sorted(known) if sent[seq] != known[seq])
    return Fork(at=at, head=known[at].hex())
