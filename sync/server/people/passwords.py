"""Passwords as argon2id hashes (RFC 9106), through argon2-cffi; never kept, never logged."""

import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 128
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""The least that OWASP's password storage cheat sheet takes (argon2id, 19 MiB, two passes): devices
that send share this machine."""
_turns = threading.BoundedSemaphore(2)
"""A flood of tries waits here, and not the devices."""


def weakness(password: str, name: str) -> str:
    """Why a password is not good enough, as a word of `pages.password`; empty for a good one.

    Length is what counts (NIST SP 800-63B §5.1.1): no rules about kinds of characters.
    """
    plain = _plain(password)
    if len(plain) < SHORTEST:
        return "short"
    if len(plain) > LONGEST:
        return "long"
    easy = len(set(plain.lower())) < 5 or (name and name.lower() in plain.lower())
    return "easy" if easy else ""


def hash_of(password: str) -> str:
    """The hash to keep."""
    with _turns:
        return _HASHER.hash(_plain(password))


def matches(password_hash: str | None, password: str) -> bool:
    """Whether a password belongs to a hash; without a hash it takes as long to say no."""
    if len(password) > 2 * LONGEST:
        return False
    known = password_hash or _nobodys()
    with _turns:
        try:
            return _HASHER.verify(known, _plain(password)) and password_hash is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobodys() -> str:
    return _HASHER.hash("a password of nobody")


def _plain(password: str) -> str:
    """The same however a keyboard writes its marks."""
    return unicodedata.normalize("NFC", password)
