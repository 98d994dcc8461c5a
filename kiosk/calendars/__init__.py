"""Two calendars, never mixed: opening days (doors, numbers) and deadline days (promised dates).

    calendars.ticket_state(centre, now, queue)  → Open(until) | Closed(opens_at)
    calendars.due_at(received, legal_time, centre.overrides, centre.deadline, cutoff=…)  → Due

All times are aware; Vietnam is UTC+7 all year.
"""

from kiosk.calendars.days import DayOff, OffKind, day_off, is_working_day
from kiosk.calendars.deadlines import Due, due_at
from kiosk.calendars.opening import (
    Closed,
    Open,
    door_state,
    next_ticket_day,
    opening_windows,
    ticket_state,
    ticket_windows,
)

__all__ = [
    "Closed",
    "DayOff",
    "Due",
    "OffKind",
    "Open",
    "day_off",
    "door_state",
    "due_at",
    "is_working_day",
    "next_ticket_day",
    "opening_windows",
    "ticket_state",
    "ticket_windows",
]
