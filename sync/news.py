"""What comes down from the central server, as JSON. Pure; see `sync.signing` for who may ask.

| wish | answer |
| --- | --- |
| `GET /v1/time` | nothing but the server's time, which every answer tells |
| `GET /v1/news` | `News`: is there anything new for my centre? |
| `GET /v1/bundles/{digest}` | a bundle's bytes; `Range` goes on where a line broke |
"""

import msgspec

MOST_ANSWER = 1024 * 1024
"""Bytes of an answer that is no bundle."""


class Newest(msgspec.Struct, frozen=True, kw_only=True):
    """The newest bundle for a centre: its SHA-256 (hex) and how many bytes it has."""

    version: int
    digest: str
    size: int


class News(msgspec.Struct, frozen=True, kw_only=True):
    """`bundle`: None where there is none for this centre."""

    bundle: Newest | None = None
