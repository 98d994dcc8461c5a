"""What can be chosen in the console's inline panel: why parked, where to, why a break."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from kiosk.catalogue import Centre
from kiosk.desk import CounterView
from kiosk.words import Words

PARK = ("copying", "filling", "paying", "fetching", "other")
BREAK = ("short", "meeting", "task", "other")
TIMED = ("short",)


class Option(msgspec.Struct, frozen=True):
    """One line of the panel and the key that chooses it; `value` is what the desk gets."""

    words: str
    note: str = ""
    queue: str = ""
    counter: int = 0
    value: str = ""
    minutes: int = 0
    key: str = ""


class Choice(msgspec.Struct, frozen=True):
    """An open panel; `kind` is park, transfer or break."""

    kind: str
    title: str
    options: tuple[Option, ...]

    def shown(self) -> list[dict[str, Any]]:
        """For QML."""
        return [{"words": each.words, "note": each.note, "key": each.key} for each in self.options]


def park_choice(spoken: Words, number: str) -> Choice:
    """Why a visit is set aside."""
    options = tuple(
        Option(spoken.text(f"counter.park.{each}"), value=each, key=str(at))
        for at, each in enumerate(PARK, 1)
    )
    return Choice("park", spoken.text("counter.choice.park", number=number), options)


def break_choice(spoken: Words, centre: Centre, now: datetime) -> Choice:
    """Why a counter pauses; a short break says when it is back."""
    options = []
    for at, each in enumerate(BREAK, 1):
        minutes = centre.times.break_minutes if each in TIMED else 0
        until = f"{now + timedelta(minutes=minutes):%H:%M}"
        note = spoken.text("counter.console.until", time=until) if minutes else ""
        options.append(
            Option(
                spoken.text(f"counter.break.{each}"),
                note,
                value=each,
                minutes=minutes,
                key=str(at),
            )
        )
    return Choice("break", spoken.text("counter.choice.break"), tuple(options))


def transfer_choice(spoken: Words, centre: Centre, view: CounterView) -> Choice:
    """The other counters that are open, by their numbers, then the queues, by their letters."""
    serving = view.serving
    here = serving.queue if serving else ""
    open_counters = [
        Option(
            spoken.text(
                "counter.choice.to_counter",
                number=each.number,
                name=centre.counter[each.number].name[spoken.language],
            ),
            counter=each.number,
            key=str(each.number) if each.number < 10 else "",
        )
        for each in view.counters
        if each.state != "closed" and each.number != view.counter
    ]
    queues = [
        Option(
            spoken.text(
                "counter.choice.to_queue", letter=each.prefix, name=each.name[spoken.language]
            ),
            queue=each.code,
            key=each.prefix,
        )
        for each in centre.queues
        if each.code != here
    ]
    title = spoken.text("counter.choice.transfer", number=serving.number if serving else "")
    return Choice("transfer", title, (*open_counters, *queues))
