"""Codes of booked appointments, as the booking systems give them out."""

import re
from functools import lru_cache

from kiosk.codes.kinds import BookingCode

BOOKING_PATTERN = r"LH-?[0-9]{6}-?[0-9A-Z]{3,12}"
"""No law gives a grammar: "LH" (lịch hẹn), a day yyMMdd, letters or figures. A centre may set
another one in `centre.toml`."""

LONGEST_CODE = 40


def read_booking(text: str, pattern: str = "") -> BookingCode | None:
    """A code by its grammar, "" for the usual one. `text` is upper-case ASCII."""
    fits = len(text) <= LONGEST_CODE and _grammar(pattern or BOOKING_PATTERN).fullmatch(text)
    return BookingCode(text) if fits else None


@lru_cache(maxsize=8)
def _grammar(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)
