"""Long lists a page at a time."""

from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import urlencode

import msgspec

from sync.server.pages.asked import Visit

T = TypeVar("T")
LINES = 100


class Pages(msgspec.Struct, frozen=True):
    """Which page of how many, and the addresses of those beside it (empty: there is none)."""

    at: int
    count: int
    before: str
    after: str


def paged(rows: Sequence[T], visit: Visit) -> tuple[Sequence[T], Pages]:
    """The rows of the page asked for (`page` of the address, from 1)."""
    count = max(1, -(-len(rows) // LINES))
    typed = visit.field("page")
    at = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1
    at = min(max(at, 1), count)

    def address(other: int) -> str:
        if not 1 <= other <= count:
            return ""
        return f"{visit.path}?{urlencode({**visit.fields, 'page': other})}"

    begin = (at - 1) * LINES
    return rows[begin : begin + LINES], Pages(at, count, address(at - 1), address(at + 1))
