"""How a centre stands at this moment, as its central server is told every quarter of a minute.

It is no event: nothing is written down, the next one takes its place, and nothing in it is about
anybody. A ticket is named by a hash of its token, which only whoever holds the paper can make.
"""

import hashlib
from typing import Literal

import msgspec

KEY_BYTES = 16
MOST_TICKETS = 2000
State = Literal["waiting", "serving", "parked", "missed", "finished", "expired"]


class LiveQueue(msgspec.Struct, frozen=True, array_like=True):
    """`longest_seconds`: how long the first in it has waited."""

    code: str
    waiting: int
    longest_seconds: int


class LiveCounter(msgspec.Struct, frozen=True, array_like=True):
    """`state`: open, break, closed; `number`: the ticket there, empty for none."""

    counter: int
    state: str
    number: str


class LiveTrouble(msgspec.Struct, frozen=True, array_like=True):
    """A device in trouble, by a stable word, and since when."""

    device: str
    reason: str
    since_ms: int


class LiveTicket(msgspec.Struct, frozen=True, array_like=True):
    """`key`: see `key_of`. `ahead`: of its queue; `low`, `high`: minutes to wait, both 0 where
    there is no ground for a figure; `counter`: 0 for none."""

    key: bytes
    number: str
    state: State
    ahead: int
    low: int
    high: int
    counter: int


class LiveState(msgspec.Struct, frozen=True, array_like=True):
    """`name`: of the centre, by language. `at_ms`: by the centre's clock. `backlog`: events that
    the server has not acknowledged; `tickets`: in hand, or just finished; `median_seconds`: of
    today's waits, -1 for none."""

    name: dict[str, str]
    at_ms: int
    open: bool
    served: int
    median_seconds: int
    backlog: int
    queues: tuple[LiveQueue, ...]
    counters: tuple[LiveCounter, ...]
    troubles: tuple[LiveTrouble, ...]
    tickets: tuple[LiveTicket, ...]

    @property
    def waiting(self) -> int:
        """In all queues."""
        return sum(each.waiting for each in self.queues)


def key_of(token: str) -> bytes:
    """What a ticket is found by."""
    return hashlib.sha256(b"kiosk ticket\n" + token.encode(errors="replace")).digest()[:KEY_BYTES]
