"""The promised day: how a legal time is counted (domain.md §7.7).

An estimate, shown as "dự kiến" until the one-stop system gives the day. Rules:

- A dossier received outside working time counts as received when the next working time begins;
  so does one received after the cutoff (15:00) where its procedure has that rule.
- The day of reception is day 0 and the same hour is promised: received Monday 9:48 with one
  working day, due Tuesday 9:48. Where a centre counts the day of reception as day 1, the promise
  is the close of the last day.
- Calendar days that end on a day off move to the next working day.
- Hours run through working time only: lunch, nights and days off do not count.
- Same day: the close of the day on which it counts as received.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import msgspec

from kiosk.calendars.days import DayOff, day_off
from kiosk.catalogue import DayOverride, DeadlineRules, LegalTime, TimeUnit, Window
from kiosk.clock import VIETNAM

_DAY = timedelta(days=1)
_LONGEST_BREAK = 60  # days off in a row; only a table full of mistakes has more


class Due(msgspec.Struct, frozen=True):
    """A promised moment and how it came about.

    `counted_from`: when the dossier counts as received; later than the reception itself where it
    came after closing or after the cutoff. `skipped`: the days off that were passed over, in
    order, for the note beside the date ("Bỏ qua 24/11 và cuối tuần").
    """

    at: datetime
    counted_from: datetime
    skipped: tuple[DayOff, ...] = ()


def due_at(
    received: datetime,
    legal_time: LegalTime,
    overrides: Sequence[DayOverride] = (),
    rules: DeadlineRules | None = None,
    *,
    cutoff: bool = False,
) -> Due:
    """When a dossier received at `received` (aware) is due.

    `rules`: working time, day 0 and cutoff hour of the centre (default: 7:00–11:30 and
    13:30–17:00, day 0 not counted, 15:00). `cutoff`: the procedure has the 15:00 rule.
    A legal time below zero raises `ValueError`.
    """
    if legal_time.value < 0:
        raise ValueError("a legal time is not negative")
    count = _Count(overrides, rules or DeadlineRules())
    start = count.begin(received.astimezone(VIETNAM), cutoff)
    match legal_time.unit:
        case TimeUnit.SAME_DAY:
            at = count.close(start.date())
        case TimeUnit.HOURS:
            at = count.after_hours(start, timedelta(hours=legal_time.value))
        case TimeUnit.DAYS:
            at = count.after_days(start, legal_time.value)
        case TimeUnit.WORKING_DAYS:
            at = count.after_working_days(start, legal_time.value)
    return Due(at, start, tuple(count.skipped))


class _Count:
    """One count along the calendar; notes the days off it passes."""

    def __init__(self, overrides: Sequence[DayOverride], rules: DeadlineRules) -> None:
        self._overrides = overrides
        self._rules = rules
        self.skipped: list[DayOff] = []

    def begin(self, received: datetime, cutoff: bool) -> datetime:
        """The working moment at which the dossier counts as received."""
        day = received.date()
        late = cutoff and received.time() > self._rules.cutoff
        if not late and not day_off(day, self._overrides):
            for start, end in self._spans(day):
                if received < end:
                    return max(received, start)
        if off := day_off(day, self._overrides):
            self.skipped.append(off)
        return self._opening(self._next_working(day))

    def close(self, day: date) -> datetime:
        return self._spans(day)[-1][1]

    def after_hours(self, start: datetime, left: timedelta) -> datetime:
        day = start.date()
        while True:
            for begin, end in self._spans(day):
                begins = max(begin, start)
                if begins < end:
                    if left <= end - begins:
                        return begins + left
                    left -= end - begins
            day = self._next_working(day)

    def after_days(self, start: datetime, days: int) -> datetime:
        inclusive = self._rules.count_reception_day and days > 0
        day = start.date() + _DAY * (days - 1 if inclusive else days)
        if off := day_off(day, self._overrides):
            self.skipped.append(off)
            day = self._next_working(day)
        return self.close(day) if inclusive else datetime.combine(day, start.timetz())

    def after_working_days(self, start: datetime, days: int) -> datetime:
        inclusive = self._rules.count_reception_day and days > 0
        day = start.date()
        for _ in range(days - 1 if inclusive else days):
            day = self._next_working(day)
        return self.close(day) if inclusive else datetime.combine(day, start.timetz())

    def _next_working(self, day: date) -> date:
        for _ in range(_LONGEST_BREAK):
            day += _DAY
            off = day_off(day, self._overrides)
            if off is None:
                return day
            self.skipped.append(off)
        raise ValueError(f"no working day in {_LONGEST_BREAK} days before {day}")

    def _opening(self, day: date) -> datetime:
        return self._spans(day)[0][0]

    def _spans(self, day: date) -> list[tuple[datetime, datetime]]:
        return [_span(day, window) for window in self._rules.hours]


def _span(day: date, window: Window) -> tuple[datetime, datetime]:
    start = datetime.combine(day, window.start, VIETNAM)
    end = datetime.combine(day, window.end, VIETNAM)
    return start, end + _DAY if window.end == time(0) else end
