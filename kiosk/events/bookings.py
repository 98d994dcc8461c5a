"""Booked appointments (lịch hẹn), as the booking systems told them."""

from kiosk.catalogue import BookingState
from kiosk.events.event import Event, Sealed


class BookingLearned(Event, frozen=True, kw_only=True):
    """A booking system told us of a booking, or of its newer state: the newest word counts.

    It is held by its `code`. `state` is what we make of `raw_state`, the system's own word;
    `source` names the system, `told_ms` is its time there (0: not said). For `procedure`, or for
    `queue` where no procedure was said. `card` seals a keyed hash of the number of the ID card it
    can be found by, which is erased after the booking's day; empty where none is known now.
    """

    code: str
    state: BookingState
    starts_ms: int
    ends_ms: int
    procedure: str = ""
    queue: str = ""
    raw_state: str = ""
    source: str = ""
    told_ms: int = 0
    card: Sealed = ""
