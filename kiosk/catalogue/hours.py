"""Two calendars: when the doors are open, and which days count for a deadline (domain.md §7.6)."""

from datetime import date, time
from enum import StrEnum

import msgspec


class Window(msgspec.Struct, frozen=True):
    """From `start` up to, not including, `end`, local time; `end` 00:00 means midnight."""

    start: time
    end: time


class Hours(msgspec.Struct, frozen=True):
    """Opening windows and ticket windows of a weekday (0 = Monday); empty = closed."""

    weekday: int
    open: tuple[Window, ...]
    tickets: tuple[Window, ...]


class DayKind(StrEnum):
    """What an override makes of a day."""

    OFF = "off"
    WORK = "work"


class Calendars(StrEnum):
    """Which calendar an override speaks about: a centre may open on a day that does not count."""

    BOTH = "both"
    OPENING = "opening"
    DEADLINES = "deadlines"


class DayOverride(msgspec.Struct, frozen=True):
    """A day the government or the centre decided otherwise; wins over every rule.

    `open` and `tickets` give the windows of that one day; None: those of its weekday, on a
    make-up Saturday or Sunday those of Monday.
    """

    date: date
    kind: DayKind
    source: str
    calendars: Calendars = Calendars.BOTH
    open: tuple[Window, ...] | None = None
    tickets: tuple[Window, ...] | None = None


class DeadlineRules(msgspec.Struct, frozen=True):
    """How legal times are counted here; local practice, so a centre may change it.

    `hours`: the working time of a working day, 8 hours in sum (domain.md §7.7).
    `count_reception_day`: False makes the day of reception day 0, as Article 147.2 of the
    Civil Code (91/2015/QH13) does. `cutoff`: the 15:00 rule of procedures that have it.
    """

    hours: tuple[Window, ...] = (Window(time(7), time(11, 30)), Window(time(13, 30), time(17)))
    count_reception_day: bool = False
    cutoff: time = time(15)
