"""Booked appointments, and how a centre lets people come to them."""

from enum import StrEnum

import msgspec


class BookingState(StrEnum):
    """Whether a booking holds. One that was moved is a newer word with another slot."""

    BOOKED = "booked"
    CANCELLED = "cancelled"


class BookingRules(msgspec.Struct, frozen=True):
    """`[bookings]` of `centre.toml`. A number is given from `early_minutes` before a slot until
    `grace_minutes` after it; while others wait, of `one_in` calls one at most is a booked number.
    `pattern`: grammar of the codes, empty: `codes.BOOKING_PATTERN`."""

    early_minutes: int = 30
    grace_minutes: int = 15
    one_in: int = 2
    pattern: str = ""
