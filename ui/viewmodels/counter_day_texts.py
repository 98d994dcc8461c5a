"""What the console's side column says: pure, no Qt."""

from datetime import datetime
from typing import Any

from kiosk.desk import CounterView
from kiosk.desk.looks import CounterState
from kiosk.words import Words
from ui.viewmodels.counter_texts import minutes
from ui.viewmodels.place import clock_text

Row = dict[str, Any]


def day_facts(spoken: Words, view: CounterView) -> list[Row]:
    """The counter's own figures of today."""
    day = view.day
    middle = (
        spoken.text("counter.console.none")
        if day.median_seconds is None
        else spoken.text("counter.console.minutes_long", count=round(day.median_seconds / 60))
    )
    values = (
        ("served", day.served),
        ("median", middle),
        ("missed", day.missed),
        ("dossiers", day.dossiers),
    )
    return [_fact(spoken, name, value) for name, value in values]


def rating_facts(spoken: Words, view: CounterView) -> list[Row]:
    """Asked and answered; never an answer."""
    return [
        _fact(spoken, "asked", view.day.asked),
        _fact(spoken, "answered", view.day.answered),
    ]


def counter_rows(spoken: Words, view: CounterView) -> list[Row]:
    """The other counters that are not closed."""
    return [
        _counter_row(spoken, each, view.now)
        for each in view.counters
        if each.state != "closed" and each.number != view.counter
    ]


def _counter_row(spoken: Words, state: CounterState, now: datetime) -> Row:
    row = {
        "name": spoken.text("counter.console.counter", number=state.number),
        "number": state.serving,
        "tag": "",
        "time": "",
    }
    if state.state == "break":
        row["tag"] = spoken.text("counter.console.on_break")
        if state.until:
            row["time"] = spoken.text("counter.console.until", time=clock_text(spoken, state.until))
    elif state.serving and state.since:
        row["time"] = minutes(spoken, state.since, now)
    else:
        row["number"] = spoken.text("counter.console.free")
    return row


def _fact(spoken: Words, name: str, value: object) -> Row:
    return {"label": spoken.text(f"counter.console.{name}"), "value": str(value)}
