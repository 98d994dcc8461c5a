"""How one event is bound to the one before it. Pure; the same on a device, a hub and a server.

An event's digest is SHA-256 over its header and the SHA-256 of its body; a device signs that. Its
hash, which the next header names, covers the digest and the signature: so neither an event nor
the word of whoever signed it can be changed, removed or inserted later without a trace. Only the
hash of a body is bound, so that a chain can be shown to people who may not read what it says.
"""

import hashlib
from typing import Any

import msgspec

FORMAT = 1
GENESIS = b"\x00" * 32


class Stamp(msgspec.Struct, frozen=True, array_like=True):
    """What is known of every event beside its place and its body. Times in ms."""

    kind: str
    session: int
    wall_ms: int
    mono_ms: int
    boot: str
    clock: str
    request_id: str | None


class Header(msgspec.Struct, frozen=True, array_like=True):
    """What is hashed together with the body, in this order."""

    format: int
    log: str
    epoch: int
    seq: int
    eid: str
    kind: str
    session: int
    wall_ms: int
    mono_ms: int
    boot: str
    clock: str
    request_id: str | None
    prev: str


_encoder = msgspec.json.Encoder()


def stamp_of(row: Any) -> dict[str, Any]:
    """The fields of a `Stamp` in a row of `event`."""
    return {name: row[name] for name in Stamp.__struct_fields__}


def header_at(log: str, epoch: int, seq: int, prev: bytes, eid: str, stamp: Stamp) -> Header:
    """The header of an event in its place; `prev`: the hash before it."""
    return Header(
        FORMAT,
        log,
        epoch,
        seq,
        eid,
        stamp.kind,
        stamp.session,
        stamp.wall_ms,
        stamp.mono_ms,
        stamp.boot,
        stamp.clock,
        stamp.request_id,
        prev.hex(),
    )


def body_hash(body: bytes) -> bytes:
    """What of a body is bound into the chain."""
    return hashlib.sha256(body).digest()


def digest(header: Header, body: bytes) -> bytes:
    """What a device signs of an event; `body`: the hash of its body."""
    return hashlib.sha256(_encoder.encode(header) + b"\n" + body).digest()


def chain_hash(signed: bytes, signature: bytes | None) -> bytes:
    """What the next event names as the one before it; `signed`: the event's digest."""
    return hashlib.sha256(signed + signature).digest() if signature else signed
