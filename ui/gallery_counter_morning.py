"""An invented morning at a counter of the sample centre, for the pictures of its screens."""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

import msgspec

from kiosk import config
from kiosk.bookings import Slot
from kiosk.bootstrap import SAMPLE
from kiosk.catalogue import Centre
from kiosk.desk import CounterView
from kiosk.desk.looks import CounterDay, CounterState, LineRow, Serving
from kiosk.words import words
from ui.engine import QML
from ui.viewmodels import counter_devices

FOLDER = QML / "Kiosk" / "counter"
NOW = datetime.fromisoformat("2026-11-23T09:42:12+07:00")
LAND = "1.013831"
COUNTER = 4
SLOT = Slot(NOW.replace(minute=30, second=0), NOW.replace(hour=10, minute=0, second=0))


@cache
def sample_centre() -> Centre:
    """The centre that is shipped as a sample."""
    return config.load(SAMPLE)


def frame(language: str, view: CounterView) -> dict[str, Any]:
    """What every screen's bar says."""
    spoken, centre = words(language), sample_centre()
    return {
        "title": spoken.text("counter.console.counter", number=COUNTER),
        "official": centre.official["CB04"].name,
        "time": f"{NOW:%H:%M}",
        "lights": counter_devices.bar_notes(spoken, centre, view.troubles, view.unsure),
    }


def morning(
    *,
    serving: bool = True,
    minutes: float = 6.2,
    waiting: int = 12,
    state: str = "open",
    trouble: bool = False,
    alone: bool = False,
) -> CounterView:
    """The console at a quarter to ten."""
    centre = sample_centre()
    queue = centre.queue_of(centre.procedure[LAND]).code
    codes = [each.code for each in centre.procedures if centre.queue_of(each).code == queue]
    group = centre.priority_groups[0].code
    row = LineRow(
        ticket="", number="", queue=queue, procedure=LAND, priority="", dossier="", since=NOW
    )
    rows = tuple(
        msgspec.structs.replace(
            row,
            ticket=f"t{at}",
            number=f"B{106 + at}",
            procedure=codes[at % len(codes)],
            priority=group if at == 2 else "",
            slot=SLOT if at in (0, 2) else None,
            since=NOW - timedelta(minutes=18 - at * 1.4),
        )
        for at in range(waiting)
    )
    visit = Serving(
        ticket="t",
        number="B105",
        procedure=LAND,
        queue=queue,
        priority="",
        dossier="",
        issued=NOW - timedelta(minutes=minutes + 24),
        called=NOW - timedelta(minutes=minutes),
        received_dossiers=(),
    )
    return CounterView(
        alone=alone,
        counter=COUNTER,
        official="CB04",
        state=state,
        reason="short" if state == "break" else "",
        until=NOW + timedelta(minutes=15) if state == "break" else None,
        serving=visit if serving else None,
        waiting=rows,
        waiting_count=waiting,
        parked=(),
        missed=(),
        day=CounterDay(served=14, median_seconds=540, missed=2, dossiers=11, asked=14, answered=9),
        counters=tuple(_other(number) for number in range(1, 7)),
        troubles={"K1": "paper_out"} if trouble else {},
        now=NOW,
    )


def _other(number: int) -> CounterState:
    away = number == 6
    return CounterState(
        number=number,
        state="break" if away else "closed" if number == 1 else "open",
        official="",
        serving="" if away or number == 3 else f"A{40 + number:03d}",
        procedure="",
        since=NOW - timedelta(minutes=5 * number),
        until=NOW + timedelta(minutes=18) if away else None,
        reason="",
    )
