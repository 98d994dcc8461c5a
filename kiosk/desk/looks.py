"""What the hall is shown: the answers of `hall.py`."""

from datetime import datetime

import msgspec

from kiosk.answers import Answer
from kiosk.bookings import Slot


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One announcement. `id` rises; a recall is a new one. `priority` is never shown."""

    id: int
    number: str
    counter: int
    recall: bool
    at: datetime


class Board(Answer, frozen=True, kw_only=True):
    """The last calls, newest first, one line per number."""

    calls: tuple[Call, ...]
    now: datetime


class LineRow(msgspec.Struct, frozen=True, kw_only=True):
    """A ticket in a list of staff. `since`: when it was issued; `slot`: the time it was booked
    for."""

    ticket: str
    number: str
    queue: str
    procedure: str
    priority: str
    dossier: str
    since: datetime
    note: str = ""
    slot: Slot | None = None


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """The visit at a counter."""

    ticket: str
    number: str
    procedure: str
    queue: str
    priority: str
    dossier: str
    issued: datetime
    called: datetime
    received_dossiers: tuple[str, ...]
    slot: Slot | None = None


class CounterState(msgspec.Struct, frozen=True, kw_only=True):
    """A counter as others see it: state is closed, open or break."""

    number: int
    state: str
    official: str
    serving: str
    procedure: str
    since: datetime | None
    until: datetime | None
    reason: str


class CounterDay(msgspec.Struct, frozen=True, kw_only=True):
    """A counter's own figures of today; never an answer of a single visit. `asking`: the number
    whose citizen is asked just now."""

    served: int
    median_seconds: float | None
    missed: int
    dossiers: int
    asked: int
    answered: int
    asking: str = ""


class CounterView(Answer, frozen=True, kw_only=True):
    """Everything a counter's console shows. `waiting` is in the order of calling; `waiting_count`
    may be larger than the list. `unsure`: numbers and codes whose paper of today may be out or
    not. `alone`: the hub is away, this is its last look and what was called by hand since."""

    counter: int
    official: str
    state: str
    reason: str
    until: datetime | None
    serving: Serving | None
    waiting: tuple[LineRow, ...]
    waiting_count: int
    parked: tuple[LineRow, ...]
    missed: tuple[LineRow, ...]
    day: CounterDay
    counters: tuple[CounterState, ...]
    troubles: dict[str, str]
    unsure: tuple[str, ...] = ()
    now: datetime
    alone: bool = False


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """One number that two counters called, one of them by hand while the hub was away."""

    number: str
    counter: int
    other_counter: int
    at: datetime


class HourWaiting(msgspec.Struct, frozen=True, kw_only=True):
    """How many numbers were given in one hour of today, and the median of earlier same weekdays."""

    hour: int
    given: int
    usual: float | None


class DaySoFar(msgspec.Struct, frozen=True, kw_only=True):
    """Visits finished, and the median of the waits in seconds."""

    served: int
    median_wait: float | None


class HallView(Answer, frozen=True, kw_only=True):
    """The manager's live look."""

    waiting: int
    longest_wait: LineRow | None
    median_wait_seconds: float | None
    served: int
    hours: tuple[HourWaiting, ...]
    counters: tuple[CounterState, ...]
    troubles: dict[str, tuple[str, datetime]]
    unsure: tuple[str, ...] = ()
    queues: dict[str, int]
    now: datetime
    pending_complaints: int = 0
    conflicts: tuple[Conflict, ...] = ()
