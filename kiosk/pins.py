"""PINs as argon2id hashes (RFC 9106), through argon2-cffi."""

import re

PIN = re.compile(r"[0-9]{4,12}")
RUNS = "01234567890", "09876543210"


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


def weakness(pin: str) -> str:
    """Why a PIN is not good enough, as a word of `answers.pin`: "length" unless 4 to 12 digits,
    "easy" for one digit repeated or digits in a row, which are what a stranger tries first. Empty
    for a good one."""
    if not PIN.fullmatch(pin):
        return "length"
    easy = len(set(pin)) == 1 or any(pin in run for run in RUNS)
    return "easy" if easy else ""


def hash_of(pin: str) -> str:
    """The hash to put into `staff.toml`. Raises ValueError unless 4 to 12 digits."""
    from argon2 import PasswordHasher  # noqa: PLC0415

    if not PIN.fullmatch(pin):
        raise ValueError("a PIN is 4 to 12 digits")
    return PasswordHasher().hash(pin)
