"""When the doors are open and numbers are given: a calendar of its own (domain.md §7.6).

A centre may open on Saturdays that are no working days, and stop giving numbers before it closes.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from kiosk.calendars.days import SATURDAY, OffKind, day_off, override_of
from kiosk.catalogue import Calendars, Centre, DayKind, Hours, Queue, Window
from kiosk.clock import VIETNAM

HORIZON_DAYS = 60
"""How far ahead an opening is looked for; Tết with its weekends closes for nine days."""

Span = tuple[datetime, datetime]


class Open(msgspec.Struct, frozen=True):
    """Open now; `until` None: open beyond tomorrow (a centre open round the clock)."""

    until: datetime | None


class Closed(msgspec.Struct, frozen=True):
    """Closed now; `opens_at` None: no opening within `HORIZON_DAYS`."""

    opens_at: datetime | None


def ticket_state(centre: Centre, now: datetime, queue: Queue | None = None) -> Open | Closed:
    """Whether numbers are given at `now` (aware), for `queue` or for the centre at large.

    A queue's own windows narrow those of the day, they never widen them.
    """
    return _state(lambda day: ticket_windows(centre, day, queue), now)


def door_state(centre: Centre, now: datetime) -> Open | Closed:
    """Whether the centre is open to people at `now` (aware)."""
    return _state(lambda day: opening_windows(centre, day), now)


def next_ticket_day(centre: Centre, now: datetime, queue: Queue | None = None) -> datetime | None:
    """When numbers are given again on a later day than `now` (aware): for a quota used up."""
    today = now.astimezone(VIETNAM).date()
    for ahead in range(1, HORIZON_DAYS + 1):
        day = today + timedelta(days=ahead)
        windows = ticket_windows(centre, day, queue)
        if windows:
            return _at(day, windows[0].start)
    return None


def opening_windows(centre: Centre, day: date) -> tuple[Window, ...]:
    """The windows of a day in which the doors are open; none: closed all day."""
    said = override_of(day, centre.overrides, Calendars.OPENING)
    if said and said.open is not None:
        return said.open
    hours = _hours(centre, day)
    return hours.open if hours else ()


def ticket_windows(centre: Centre, day: date, queue: Queue | None = None) -> tuple[Window, ...]:
    """The windows of a day in which numbers are given."""
    said = override_of(day, centre.overrides, Calendars.OPENING)
    if said and said.tickets is not None:
        windows = said.tickets
    else:
        hours = _hours(centre, day)
        windows = hours.tickets if hours else ()
    if queue is None or queue.windows is None:
        return windows
    both = (_overlap(ours, own) for ours in windows for own in queue.windows)
    return tuple(window for window in both if window)


def _hours(centre: Centre, day: date) -> Hours | None:
    """The weekday's hours that hold on a day; None: closed."""
    hours = {each.weekday: each for each in centre.hours}
    own = hours.get(day.weekday())
    said = override_of(day, centre.overrides, Calendars.OPENING)
    if said and said.kind is DayKind.OFF:
        return None
    if said and day.weekday() >= SATURDAY:
        return hours.get(0)  # a make-up Saturday or Sunday is worked like a Monday
    if said or (centre.open_on_holidays and own and own.open):
        return own
    off = day_off(day, centre.overrides, Calendars.OPENING)
    if off and off.kind is OffKind.HOLIDAY:
        return None
    made_up = off is None and day.weekday() >= SATURDAY
    return hours.get(0) if made_up else own


def _state(windows_of: Callable[[date], tuple[Window, ...]], now: datetime) -> Open | Closed:
    local = now.astimezone(VIETNAM)
    today = local.date()
    far = _at(today + timedelta(days=2), time(0))
    until: datetime | None = None
    for start, end in _spans(windows_of, today, today + timedelta(days=HORIZON_DAYS)):
        if until is None and end > local:
            if start > local:
                return Closed(start)
            until = end
        elif until is not None:
            if start > until:
                return Open(until)
            until = max(until, end)
            if until >= far:
                return Open(None)
    return Open(until) if until else Closed(None)


def _spans(
    windows_of: Callable[[date], tuple[Window, ...]], first: date, last: date
) -> Iterator[Span]:
    day = first
    while day <= last:
        for window in windows_of(day):
            yield _at(day, window.start), _end(day, window.end)
        day += timedelta(days=1)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, VIETNAM)


def _end(day: date, clock: time) -> datetime:
    return _at(day + timedelta(days=1), clock) if clock == time(0) else _at(day, clock)


def _overlap(one: Window, other: Window) -> Window | None:
    start = max(one.start, other.start)
    ends = [end for end in (one.end, other.end) if end != time(0)]
    end = min(ends) if ends else time(0)
    return Window(start, end) if end == time(0) or start < end else None
