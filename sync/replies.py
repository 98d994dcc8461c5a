"""What a receiver of batches says back, as JSON. Pure.

| status | reply | meaning for the sender |
| --- | --- | --- |
| 200 | `Ack` | durable up to `ack_seq`; let it go when `head` is its own hash there |
| 409 | `Expect` | a gap, or the receiver knows less (it was restored): send from `expect` |
| 422 | `Fork` | it has another event at `at`: this chain must go on in a new epoch |
| 400, 401, 403, 413, 426, 429, 503 | `No` | see `sync.sender` |
"""

import msgspec

RECEIPT = b"kiosk receipt"


class Ack(msgspec.Struct, frozen=True, kw_only=True):
    """`head` and `receipt` in hex: the hash at `ack_seq`, and the receiver's signature of
    `receipt_message`, which a device keeps as proof. `pace_ms`: wait so long before the next."""

    ack_seq: int
    head: str
    received_ms: int
    receipt: str
    pace_ms: int = 0


class Expect(msgspec.Struct, frozen=True, kw_only=True):
    """The next seq wanted, and the hash before it (hex)."""

    expect: int
    head: str


class Fork(msgspec.Struct, frozen=True, kw_only=True):
    """The first seq whose event differs from the one known, and the hash known there (hex)."""

    at: int
    head: str


class No(msgspec.Struct, frozen=True, kw_only=True):
    """Why not, for people who look after it."""

    sentence: str


def receipt_message(log: str, epoch: int, seq: int, digest: bytes, received_ms: int) -> bytes:
    """What a receiver signs to say: I have all of this chain up to here."""
    place = f"{epoch}\n{seq}\n{received_ms}".encode()
    return b"\n".join((RECEIPT, log.encode(), place, digest))
