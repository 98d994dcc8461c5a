"""What a device says to be let in, and what it is told. Pure: devices load this too."""

import hashlib
import re
import secrets
from typing import Annotated

import msgspec

JOIN = b"kiosk join"
VOUCH = b"kiosk vouch"
PROMOTED = b"kiosk promoted"
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Of one-time codes: read aloud and typed by people, so without 0 O 1 I L and U."""
CODE_LENGTH = 12
NAME = r"[0-9A-Za-z][0-9A-Za-z._-]{0,63}"
"""Of a log or a centre: what a path, a line of a table and a signed message can hold as it is."""

Name = Annotated[str, msgspec.Meta(pattern=f"^{NAME}$")]
Hex32 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Hex64 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{128}$")]


class Join(msgspec.Struct, frozen=True, kw_only=True):
    """A device's wish to send the log `log` under its key. `signature`: of `join_message`, by that
    key, so that nobody enrols a key that is not theirs."""

    code: Annotated[str, msgspec.Meta(max_length=40)]
    log: Name
    public_key: Hex32
    signature: Hex64


class Joined(msgspec.Struct, frozen=True, kw_only=True):
    """The centre that the code was made for, and the key that signs the server's receipts (hex)."""

    centre: str
    server_key: str


class Vouch(msgspec.Struct, frozen=True, kw_only=True):
    """A hub's word that a machine of its centre writes the log `log` under this key. `by`: the
    hub's own log, which is enrolled; `signature`: of `vouch_message`, by the hub's key."""

    log: Name
    public_key: Hex32
    by: Name
    signature: Hex64


class Promoted(msgspec.Struct, frozen=True, kw_only=True):
    """A standby's word that it goes on with a log; see `sync.succession`. `signature`: of
    `promoted_message`, by the key that it names."""

    log: Name
    epoch: Annotated[int, msgspec.Meta(ge=2, le=2**31 - 1)]
    public_key: Hex32
    signature: Hex64


def promoted_message(log: str, epoch: int, public_key: bytes) -> bytes:
    """What the new hub signs."""
    return b"\n".join((PROMOTED, log.encode(), str(epoch).encode(), public_key))


def vouch_message(log: str, public_key: bytes, by: str) -> bytes:
    """What a hub signs for a machine."""
    return b"\n".join((VOUCH, log.encode(), by.encode(), public_key))


def join_message(code: str, log: str, public_key: bytes) -> bytes:
    """What a device signs to join."""
    return b"\n".join((JOIN, plain(code).encode(), log.encode(), public_key))


def plain(code: str) -> str:
    """A code as it was meant, however it was typed."""
    return re.sub(r"[\s-]", "", code).upper()


def code_hash(code: str) -> bytes:
    """All that is stored of a code."""
    return hashlib.sha256(plain(code).encode(errors="replace")).digest()


def fresh_code() -> str:
    """A new code in groups of four, 58 bits."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return "-".join(code[at : at + 4] for at in range(0, CODE_LENGTH, 4))


def is_name(text: str) -> bool:
    """Whether this can be the name of a log or a centre."""
    return re.fullmatch(NAME, text) is not None
