"""A tree of hashes: one root for many leaves, and a short proof that a leaf is under it. Pure.

As in RFC 6962 (certificate transparency): a leaf and a node are hashed with different first bytes,
so that nobody can show a node as a leaf, and a tree of n leaves splits at the largest power of two
below n.
"""

import hashlib
from collections.abc import Sequence

EMPTY = hashlib.sha256(b"").digest()


def leaf(data: bytes) -> bytes:
    """The hash of a leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash over two of them."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """All levels over some leaves: made once, asked for many proofs."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        """`leaves`: their hashes, in their order. A last one without a partner goes up as it is,
        which makes the tree of RFC 6962."""
        self._levels = [list(leaves)]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            above = [node(below[at], below[at + 1]) for at in range(0, len(below) - 1, 2)]
            self._levels.append([*above, below[-1]] if len(below) % 2 else above)

    @property
    def root(self) -> bytes:
        """One hash for all."""
        return self._levels[-1][0] if self._levels[0] else EMPTY

    def proof(self, index: int) -> list[bytes]:
        """The hashes beside the way from a leaf to the root."""
        found = []
        for level in self._levels[:-1]:
            beside = index ^ 1
            if beside < len(level):
                found.append(level[beside])
            index //= 2
        return found


def root_over(data_hash: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that a leaf and its proof make; None where that cannot be of such a tree."""
    if not 0 <= index < size:
        return None
    left, at, last = list(proof), index, size - 1
    digest = data_hash
    while last > 0:
        if at % 2 or at < last:
            if not left:
                return None
            beside = left.pop(0)
            digest = node(beside, digest) if at % 2 else node(digest, beside)
        at, last = at // 2, last // 2
    return None if left else digest
