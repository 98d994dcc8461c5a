"""Queues, counters, screens and devices: what stands in the hall."""

from enum import StrEnum

import msgspec

from kiosk.catalogue.hours import Window
from kiosk.catalogue.text import Text


class QueueKind(StrEnum):
    """What a queue is for; RESULTS and GUIDANCE have no procedure."""

    PROCEDURES = "procedures"
    RESULTS = "results"
    GUIDANCE = "guidance"


class Queue(msgspec.Struct, frozen=True):
    """A line of waiting people. `prefix` is the letter of its numbers; `quota` per day or None."""

    code: str
    prefix: str
    name: Text
    wait_in: Text
    quota: int | None = None
    kind: QueueKind = QueueKind.PROCEDURES
    windows: tuple[Window, ...] | None = None


class Counter(msgspec.Struct, frozen=True):
    """A counter (quầy). `queues` in the order in which it prefers them."""

    number: int
    name: Text
    queues: tuple[str, ...]


class Panel(msgspec.Struct, frozen=True):
    """A screen: diagonal in inches, pixels, and the lower edge's height above the floor in mm."""

    place: str
    diagonal: float
    width: int
    height: int
    mount_mm: int = 880


class Device(msgspec.Struct, frozen=True):
    """A printer or reader by URL (see `printing/connections.py`, `ui/readers/`).

    A printer may name the `forms` that it alone prints at its place, and the code of a `fallback`
    that stands in while it is in trouble.
    """

    code: str
    kind: str  # "printer" or "reader"
    place: str  # "kiosk", "counter" …
    url: str
    width_dots: int = 576
    dpi: float = 203.2
    media: str = "roll"  # "roll" or "page"
    forms: tuple[str, ...] = ()
    fallback: str = ""


class Times(msgspec.Struct, frozen=True):
    """Seconds and minutes a centre may tune (design.md §6: proposals to test with people)."""

    idle: int = 30
    idle_reading: int = 60
    idle_answer: int = 20
    ticket: int = 30
    ticket_without_paper: int = 60
    spotlight: int = 20
    paper_minutes: int = 5
    break_minutes: int = 15
    pin_tries: int = 5
    pin_lock_minutes: int = 5
    lookup_tries: int = 3  # wrong ones per code
    lookup_place_tries: int = 10  # wrong ones per device
    lookup_per_minute: int = 6  # all of them per device
    lookup_lock_minutes: int = 10  # the first lock; each further one is twice as long
    lookup_forget_minutes: int = 120  # of quiet, then counting begins anew
