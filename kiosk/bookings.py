"""When a booking may be come to: pure.

A number is given from some minutes before the slot until a grace after it; both are the centre's
(domain.md §7.2: slots of 30 minutes, grace 15).
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from kiosk.catalogue import BookingRules, BookingState
from kiosk.clock import from_ms

MINUTE_MS = 60_000


class Slot(msgspec.Struct, frozen=True):
    """The time that somebody booked, within one day."""

    begins: datetime
    ends: datetime

    @property
    def text(self) -> str:
        """ "08:30–09:00", as people read it everywhere."""
        return f"{self.begins:%H:%M}–{self.ends:%H:%M}"


class Standing(StrEnum):
    """What may be done with a booking now, the most useful first."""

    OPEN = "open"
    USED = "used"
    EARLY = "early"
    LATE = "late"
    OTHER_DAY = "other_day"
    CANCELLED = "cancelled"


class Booked(msgspec.Struct, frozen=True):
    """A booking as the mirror has it. `ticket`: the number that was taken for it, or empty."""

    code: str
    state: str
    starts_ms: int
    ends_ms: int
    ticket: str

    @property
    def slot(self) -> Slot:
        """Its time, in Vietnam."""
        return Slot(from_ms(self.starts_ms), from_ms(self.ends_ms))


def slot_of(from_ms_: int, until_ms: int) -> Slot | None:
    """Of a number; None where it was taken without a booking."""
    return Slot(from_ms(from_ms_), from_ms(until_ms)) if from_ms_ else None


def opens_ms(booked: Booked, rules: BookingRules) -> int:
    """From when on a number is given for it."""
    return booked.starts_ms - rules.early_minutes * MINUTE_MS


def standing(booked: Booked, rules: BookingRules, now_ms: int) -> Standing:
    """A used booking stays used, whatever its system says later: its number is in a hand."""
    if booked.ticket:
        return Standing.USED
    if booked.state != BookingState.BOOKED:
        return Standing.CANCELLED
    if from_ms(booked.starts_ms).date() != from_ms(now_ms).date():
        return Standing.OTHER_DAY
    if now_ms < opens_ms(booked, rules):
        return Standing.EARLY
    late = now_ms >= booked.ends_ms + rules.grace_minutes * MINUTE_MS
    return Standing.LATE if late else Standing.OPEN


def meant(bookings: Iterable[Booked], rules: BookingRules, now_ms: int) -> Booked | None:
    """Of several bookings of one person the one that they came for: what may be done now first, of
    equals the earliest."""
    order = list(Standing)
    return min(
        bookings,
        key=lambda each: (
            order.index(standing(each, rules, now_ms)),
            each.starts_ms,
            each.code,
        ),
        default=None,
    )
