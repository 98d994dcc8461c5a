"""This device's key, kept outside the database: it signs ratings and guards look-up factors."""

import hashlib
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.identity import sync_folder
from kiosk.ports import Random

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

SEED_BYTES = 32


class DeviceKey:
    """An Ed25519 key (RFC 8032) from a 32-byte seed; fulfils `ports.Signer`.

    The library is loaded at the first signature: most starts of a kiosk sign nothing.
    """

    def __init__(self, seed: bytes) -> None:
        self._seed = seed

    @cached_property
    def _key(self) -> "Ed25519PrivateKey":
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

        return ed25519.Ed25519PrivateKey.from_private_bytes(self._seed)

    def sign(self, message: bytes) -> bytes:
        """64 bytes."""
        return self._key.sign(message)

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Whether this key made the signature."""
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415

        try:
            self._key.public_key().verify(signature, message)
        except InvalidSignature:
            return False
        return True


def load_seed(path: Path, random: Random) -> bytes:
    """The seed in `path`; a new one, readable by its owner alone, where there is none.

    A file that is too short is set aside, never deleted: a short key would sign nothing.
    """
    if path.exists():
        seed = path.read_bytes()[:SEED_BYTES]
        if len(seed) == SEED_BYTES:
            return seed
        path.rename(path.with_name(f"{path.name}.unreadable-{random(4).hex()}"))
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(random(SEED_BYTES))
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)
    return path.read_bytes()


def secret_for(purpose: str, seed: bytes) -> bytes:
    """A key for one purpose, derived from the seed."""
    return hashlib.blake2b(purpose.encode(), key=seed, digest_size=32).digest()
