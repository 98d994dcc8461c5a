"""This device's key, kept outside the database: it signs ratings and guards look-up factors.

The file holds 64 bytes: the seed, then the public key made from it, so that a start can tell
which key this is without loading a library. Each epoch of the journal announces its public key
(`JournalStarted`); what an epoch signed is checked with that, also when the seed is lost.
"""

import hashlib
import os
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.identity import sync_folder
from kiosk.ports import Random

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

SEED_BYTES = 32
PUBLIC_BYTES = 32


class DeviceKey:
    """An Ed25519 key (RFC 8032); fulfils `ports.Signer`.

    Attributes:
        seed: its secret, 32 bytes.
        public: what checks its signatures, 32 bytes.
    """

    def __init__(self, seed: bytes, public: bytes) -> None:
        self.seed = seed
        self.public = public

    @cached_property
    def _key(self) -> "Ed25519PrivateKey":
        return _private(self.seed)  # at the first signature: most starts of a kiosk sign nothing

    def sign(self, message: bytes) -> bytes:
        """64 bytes."""
        return self._key.sign(message)


def read(path: Path) -> DeviceKey | None:
    """The key in `path`; None where there is none, or not a whole one. Changes nothing."""
    try:
        held = path.read_bytes()
    except FileNotFoundError:
        return None
    if len(held) != SEED_BYTES + PUBLIC_BYTES:
        return None
    return DeviceKey(held[:SEED_BYTES], held[SEED_BYTES:])


def make(path: Path, random: Random) -> DeviceKey:
    """A new key, written to `path` for its owner's eyes alone, durable when this returns.

    An unreadable file there is set aside, never deleted.
    """
    if path.exists():
        path.rename(path.with_name(f"{path.name}.unreadable-{random(4).hex()}"))
    seed = random(SEED_BYTES)
    key = DeviceKey(seed, _private(seed).public_key().public_bytes_raw())
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key.seed + key.public)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)
    return key


def fits(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the key with this public half signed the message."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - as below

    try:
        _public(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def secret_for(purpose: str, seed: bytes) -> bytes:
    """A key for one purpose, derived from the seed."""
    return hashlib.blake2b(purpose.encode(), key=seed, digest_size=32).digest()


def _private(seed: bytes) -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - 20 ms

    return ed25519.Ed25519PrivateKey.from_private_bytes(seed)


@lru_cache(maxsize=256)  # a hub hears the same few machines all day
def _public(raw: bytes) -> "Ed25519PublicKey":
    from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415 - 20 ms

    return ed25519.Ed25519PublicKey.from_public_bytes(raw)
