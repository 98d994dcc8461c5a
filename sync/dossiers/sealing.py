"""Second factors on their way from a one-stop system to one device of a centre. Pure.

The systems know telephone and identity numbers; a centre needs four digits of them to check what a
citizen types. The server sees them for the moment in which it hears a record, and keeps them only
sealed to a key whose other half never leaves the device (X25519, HKDF-SHA-256, ChaCha20-Poly1305).
The device opens the box, makes its own keyed hashes and forgets the digits. So the server learns no
secret of a centre, its database and its backups tell nobody anything, and neither does the line.
"""

import hashlib
import os
from collections.abc import Sequence

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kiosk.decoding import from_json
from kiosk.keys import secret_for

KEY_BYTES = 32
_PURPOSE = "dossier box"
_LENGTH = 64
"""Every box is as long as any other, however many factors there are."""
_NONCE = bytes(12)
"""Each box has a key of its own, so its nonce may be always the same."""


class Box:
    """A device's own half.

    Attributes:
        public: what others seal with, 32 bytes.
    """

    def __init__(self, seed: bytes) -> None:
        """`seed`: the device's secret."""
        self._key = X25519PrivateKey.from_private_bytes(secret_for(_PURPOSE, seed))
        self.public = self._key.public_key().public_bytes_raw()

    def open(self, sealed: bytes, about: str) -> tuple[str, ...] | None:
        """What `sealed_to` was given; None where it was sealed to another key, about another
        dossier, or changed."""
        sender, rest = sealed[:KEY_BYTES], sealed[KEY_BYTES:]
        try:
            shared = self._key.exchange(X25519PublicKey.from_public_bytes(sender))
            plain = _cipher(shared, sender, self.public).decrypt(_NONCE, rest, about.encode())
            return from_json(plain.rstrip(b" "), tuple[str, ...])
        except (InvalidTag, ValueError):
            return None


def sealed_to(public: bytes, factors: Sequence[str], about: str) -> bytes:
    """Factors that only the owner of `public` can read, and only as those of the dossier `about`.
    Raises `ValueError` for a key that is none."""
    plain = msgspec.json.encode(tuple(factors)).ljust(_LENGTH)
    if len(plain) > _LENGTH:
        raise ValueError("too many factors for a box")
    once = X25519PrivateKey.from_private_bytes(os.urandom(KEY_BYTES))
    sender = once.public_key().public_bytes_raw()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    return sender + _cipher(shared, sender, public).encrypt(_NONCE, plain, about.encode())


def fingerprint(factors: Sequence[str], secret: bytes) -> str:
    """Whether factors are the same as before, told without them: keyed with the server's secret."""
    said = msgspec.json.encode(tuple(factors))
    return hashlib.blake2b(said, key=secret, digest_size=16).hexdigest()


def _cipher(shared: bytes, sender: bytes, receiver: bytes) -> ChaCha20Poly1305:
    derived = HKDF(
        hashes.SHA256(), KEY_BYTES, salt=None, info=b"kiosk dossier\n" + sender + receiver
    )
    return ChaCha20Poly1305(derived.derive(shared))
