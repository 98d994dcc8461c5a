"""Which days are off, and why: the library's public holidays, the override table above them.

Tết and swapped days are announced by the government each year, and the library misses some
(domain.md §7.8: 2/1/2026), so the table of the centre always wins.
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec

from kiosk.catalogue import Calendars, DayKind, DayOverride

SATURDAY = 5


class OffKind(StrEnum):
    """Why nobody works that day."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    OVERRIDE = "override"


class DayOff(msgspec.Struct, frozen=True):
    """A day off; `name` is the holiday's Vietnamese name or the source of the override."""

    date: date
    kind: OffKind
    name: str = ""


class PublicDays(msgspec.Struct, frozen=True):
    """A year of the library: holidays by day, and the Saturdays and Sundays made up for."""

    holidays: dict[date, str]
    made_up: frozenset[date]


@lru_cache(maxsize=16)
def public_days(year: int) -> PublicDays:
    """Vietnam's public holidays of a year; the library is loaded at the first question only."""
    import holidays  # noqa: PLC0415 - 0.1 s that a place without deadlines does not pay

    known = holidays.country_holidays("VN", years=year, language="vi")
    made_up = frozenset(day for day in known.weekend_workdays if day.year == year)
    return PublicDays(dict(known), made_up)


def override_of(
    day: date, overrides: Sequence[DayOverride], calendar: Calendars
) -> DayOverride | None:
    """What the centre's table says of a day in one calendar; the last line wins."""
    meant = (Calendars.BOTH, calendar)
    said = (line for line in reversed(overrides) if line.date == day and line.calendars in meant)
    return next(said, None)


def day_off(
    day: date, overrides: Sequence[DayOverride] = (), calendar: Calendars = Calendars.DEADLINES
) -> DayOff | None:
    """Why a day does not count as a working day, or None: it counts.

    The table first, then holidays, then Saturday and Sunday unless they are made up for.
    """
    said = override_of(day, overrides, calendar)
    if said:
        off = said.kind is DayKind.OFF
        return DayOff(day, OffKind.OVERRIDE, said.source) if off else None
    public = public_days(day.year)
    if day in public.holidays:
        return DayOff(day, OffKind.HOLIDAY, public.holidays[day])
    if day.weekday() >= SATURDAY and day not in public.made_up:
        return DayOff(day, OffKind.WEEKEND)
    return None


def is_working_day(day: date, overrides: Sequence[DayOverride] = ()) -> bool:
    """Whether a day counts for a deadline."""
    return day_off(day, overrides) is None
