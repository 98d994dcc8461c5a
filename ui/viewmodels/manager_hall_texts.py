"""What the manager's live look says: pure, no Qt."""

from datetime import datetime
from typing import Any

from kiosk.catalogue import Centre
from kiosk.desk import HallView
from kiosk.desk.looks import CounterState
from kiosk.words import Words
from ui.viewmodels.place import clock_text

Row = dict[str, Any]


def hall_facts(spoken: Words, view: HallView) -> list[Row]:
    """Longest wait, the median, how many were served."""
    none = spoken.text("manager.now.none")
    longest = median = none
    if view.longest_wait:
        count = _minutes(view.longest_wait.since, view.now)
        number = view.longest_wait.number
        longest = spoken.text("manager.now.longest_value", count=count, number=number)
    if view.median_wait_seconds is not None:
        count = round(view.median_wait_seconds / 60)
        median = spoken.text("manager.now.median_value", count=count)
    values = {"longest": longest, "median": median, "served": str(view.served)}
    return [
        {"label": spoken.text(f"manager.now.{name}"), "value": value}
        for name, value in values.items()
    ]


def hour_bars(view: HallView) -> list[Row]:
    """A bar an hour: `kind` past, now or expected; `share` of the highest, `usual` of it too."""
    hour_now = view.now.hour
    highest = max([1.0, *(max(each.given, each.usual or 0.0) for each in view.hours)])
    return [
        {
            "hour": str(each.hour),
            "figure": str(each.given if each.hour <= hour_now else round(each.usual or 0)),
            "kind": "expected"
            if each.hour > hour_now
            else "now"
            if each.hour == hour_now
            else "past",
            "share": (each.given if each.hour <= hour_now else each.usual or 0) / highest,
            "usual": (each.usual or 0) / highest,
        }
        for each in view.hours
    ]


def hours_note(spoken: Words, view: HallView) -> str:
    """What the dashed frames are, or that there is nothing to compare with."""
    usual = any(each.usual for each in view.hours)
    weekday = spoken.text(f"manager.weekdays.day_{view.now.isoweekday()}")
    return spoken.text(f"manager.now.{'usual' if usual else 'no_usual'}", weekday=weekday)


def counter_tiles(spoken: Words, centre: Centre, view: HallView) -> list[Row]:
    """The map of counters; `mood` plain, late, break or closed."""
    return [_tile(spoken, centre, each, view.now) for each in view.counters]


def _tile(spoken: Words, centre: Centre, state: CounterState, now: datetime) -> Row:
    row: Row = {
        "name": spoken.text("manager.now.counter", number=state.number),
        "number": "",
        "line": "",
        "mood": "plain",
    }
    if state.state == "closed":
        return row | {"number": spoken.text("manager.now.closed"), "mood": "closed"}
    if state.state == "break":
        until = clock_text(spoken, state.until) if state.until else ""
        line = spoken.text("manager.now.until", time=until) if until else ""
        return row | {"number": spoken.text("manager.now.break"), "line": line, "mood": "break"}
    if not state.serving or state.since is None:
        return row | {"number": spoken.text("manager.now.free"), "mood": "free"}
    gone = _minutes(state.since, now)
    known = centre.procedure.get(state.procedure)
    late = known is not None and gone >= known.usual_minutes
    line = spoken.text(f"manager.now.{'late' if late else 'minutes'}", count=gone)
    return row | {"number": state.serving, "line": line, "mood": "late" if late else "plain"}


def _minutes(since: datetime, now: datetime) -> int:
    return max(0, int((now - since).total_seconds() // 60))
