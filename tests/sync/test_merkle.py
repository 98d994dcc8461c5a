"""Whatever is under a root can be shown to be, and nothing else can."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync import merkle
from sync.merkle import Tree, root_over


def rfc_6962(data: list[bytes]) -> bytes:
    """The tree of the RFC, word for word: it splits at the largest power of two below n."""
    if not data:
        return hashlib.sha256(b"").digest()
    if len(data) == 1:
        return hashlib.sha256(b"\x00" + data[0]).digest()
    k = 1
    while k * 2 < len(data):
        k *= 2
    return hashlib.sha256(b"\x01" + rfc_6962(data[:k]) + rfc_6962(data[k:])).digest()


def data_of(size: int) -> list[bytes]:
    return [b"chain %d" % n for n in range(size)]


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 5, 7, 8, 9, 31, 33, 100])
def test_the_root_is_that_of_the_rfc(size: int) -> None:
    data = data_of(size)
    assert Tree([merkle.leaf(each) for each in data]).root == rfc_6962(data)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(size=st.integers(1, 90), at=st.integers(0, 89), other=st.integers(0, 89))
def test_a_proof_shows_its_own_leaf_at_its_own_place_only(size: int, at: int, other: int) -> None:
    leaves = [merkle.leaf(each) for each in data_of(size)]
    tree, at, other = Tree(leaves), at % size, other % size
    proof = tree.proof(at)
    assert root_over(leaves[at], at, size, proof) == tree.root
    assert root_over(merkle.leaf(b"forged"), at, size, proof) != tree.root
    if other != at:
        assert root_over(leaves[at], other, size, proof) != tree.root
    assert root_over(leaves[at], at, size, [*proof, merkle.EMPTY]) is None
    if proof:
        assert root_over(leaves[at], at, size, proof[:-1]) is None
        flipped = [bytes([proof[0][0] ^ 1]) + proof[0][1:], *proof[1:]]
        assert root_over(leaves[at], at, size, flipped) != tree.root


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0), (5, -1)])
def test_a_place_outside_the_tree_has_no_root(index: int, size: int) -> None:
    assert root_over(merkle.leaf(b""), index, size, []) is None


def test_a_node_is_never_a_leaf() -> None:
    left, right = merkle.leaf(b"a"), merkle.leaf(b"b")
    assert merkle.leaf(left + right) != merkle.node(left, right)
