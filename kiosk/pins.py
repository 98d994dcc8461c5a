"""PINs as argon2id hashes (RFC 9106), through argon2-cffi."""

import re

PIN = re.compile(r"[0-9]{4,12}")


def matches(pin_hash: str, pin: str) -> bool:
    """Whether a PIN belongs to a hash; False for anything that is not a PIN or not a hash."""
    from argon2 import PasswordHasher  # noqa: PLC0415 - loaded at the first sign-in only
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    if not PIN.fullmatch(pin):
        return False
    try:
        return PasswordHasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def hash_of(pin: str) -> str:
    """The hash to put into `staff.toml`. Raises ValueError unless 4 to 12 digits."""
    from argon2 import PasswordHasher  # noqa: PLC0415

    if not PIN.fullmatch(pin):
        raise ValueError("a PIN is 4 to 12 digits")
    return PasswordHasher().hash(pin)
