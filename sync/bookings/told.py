"""What a booking system tells of a booking. Pure."""

import msgspec

from kiosk.catalogue import BookingState


class BookingWord(msgspec.Struct, frozen=True, kw_only=True):
    """What a system says of a booking now, without what a person could be known by. For
    `procedure`, else for `queue`; `told_ms`: when it was so there, 0 where that is not said."""

    code: str
    raw_state: str
    state: BookingState
    starts_ms: int
    ends_ms: int
    procedure: str = ""
    queue: str = ""
    told_ms: int = 0


BOOKING_WORDS = BookingWord.__struct_fields__


class BookingTold(BookingWord, frozen=True, kw_only=True):
    """A word with whose it is (`agency`) and the number of the ID card that finds it (`factors`,
    one or none), in the clear; never stored so, never logged."""

    agency: str
    factors: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"BookingTold({self.code}, {self.raw_state})"


def sealed_about(code: str) -> str:
    """What a booking's box is sealed as: never taken for that of a dossier with this code."""
    return f"booking {code}"
