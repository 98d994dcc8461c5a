"""What comes down from the central server, as JSON. Pure; see `sync.signing` for who may ask.

| wish | answer |
| --- | --- |
| `GET /v1/time` | nothing but the server's time, which every answer tells |
| `GET /v1/news` | `News`: is there anything new for my centre? |
| `GET /v1/bundles/{digest}` | a bundle's bytes; `Range` goes on where a line broke |
| `GET /v1/dossiers?since=N` | `Page`: the centre's dossiers that changed after N, oldest first |
| `GET /v1/bookings?since=N` | `BookingPage`: its bookings, in the same way |
| `PUT /v1/heir` | `Heir`: who may go on with my log; see `sync.succession` |
| `PUT /v1/box` | `BoxKey`: what their second factors and cards are sealed to for me |
"""

from typing import Annotated

import msgspec

from sync.bookings.told import BookingWord
from sync.dossiers.told import Word
from sync.joining import Hex32

MOST_ANSWER = 1024 * 1024
"""Bytes of an answer that is no bundle."""


class Newest(msgspec.Struct, frozen=True, kw_only=True):
    """The newest bundle for a centre: its SHA-256 (hex) and how many bytes it has."""

    version: int
    digest: str
    size: int


class News(msgspec.Struct, frozen=True, kw_only=True):
    """`bundle`: None where there is none for this centre. `dossiers`, `bookings`: the
    newest change of one. `box`: the key that the server seals to for this device (hex), "" while
    it knows none. `wanted`: from a hub, the version that a person wants at all places now."""

    bundle: Newest | None = None
    dossiers: int = 0
    bookings: int = 0
    box: str = ""
    wanted: int = 0


class Sent(Word, frozen=True, kw_only=True):
    """One dossier as the system `source` told it. `change`: rises with every change in a centre.
    `box`: its second factors, see `sync.dossiers.sealing`; empty where none are known for this
    device yet."""

    change: int
    source: str = ""
    box: bytes = b""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """`upto`: what to ask since next; `more`: there is more already."""

    dossiers: tuple[Sent, ...]
    upto: int
    more: bool = False


class SentBooking(BookingWord, frozen=True, kw_only=True):
    """One booking as the system `source` told it; `change` and `box` as of `Sent`: the box holds
    the number of the ID card that finds it."""

    change: int
    source: str = ""
    box: bytes = b""


class BookingPage(msgspec.Struct, frozen=True, kw_only=True):
    """As `Page`."""

    bookings: tuple[SentBooking, ...]
    upto: int
    more: bool = False


class Heir(msgspec.Struct, frozen=True, kw_only=True):
    """Hex of the public key that may go on with my log; empty: nobody's."""

    key: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")]


class BoxKey(msgspec.Struct, frozen=True, kw_only=True):
    """Hex of an X25519 public key."""

    key: Hex32
