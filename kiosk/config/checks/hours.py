"""Opening hours that can be lived by: windows in order, apart, and numbers given near opening."""

from collections.abc import Iterator
from datetime import time

from kiosk.catalogue import Window
from kiosk.config.files import WEEKDAYS
from kiosk.config.findings import Finding, Given
from kiosk.config.shape import window_of
from kiosk.config.toml_lines import Place

_FILE = "hours.toml"
_EARLIEST_TICKETS = 180  # minutes before the doors open; people come at dawn and want a number
_DAY = 24 * 60


def check(given: Given) -> Iterator[Finding]:
    """Windows that overlap, run backwards, or give numbers when nobody is there."""
    for day in WEEKDAYS:
        hours = given.table(_FILE, day)
        yield from _day((day,), hours.get("open"), hours.get("tickets"))
    for place, row in given.rows(_FILE, "override"):
        yield from _override(place, row)
    deadline = given.table(_FILE, "deadline").get("hours")
    if deadline is not None:
        where: Place = ("deadline", "hours")
        yield from _in_order(_FILE, where, deadline)
        if deadline == []:
            yield Finding(_FILE, where, "hours.no_working_time")
    for place, row in given.rows("queues.toml", "queue"):
        yield from _in_order("queues.toml", (*place, "windows"), row.get("windows"))


def _override(place: Place, row: dict[str, object] | object) -> Iterator[Finding]:
    if not isinstance(row, dict):
        return
    opened, tickets = row.get("open"), row.get("tickets")
    if row.get("kind") == "off" and (opened or tickets):
        yield Finding(_FILE, (*place, "open" if opened else "tickets"), "hours.off_with_windows")
    elif opened is None and tickets is not None:
        yield from _in_order(_FILE, (*place, "tickets"), tickets)
    elif opened is not None:
        yield from _day(place, opened, tickets)


def _day(place: Place, opened: object, tickets: object) -> Iterator[Finding]:
    yield from _in_order(_FILE, (*place, "open"), opened)
    yield from _in_order(_FILE, (*place, "tickets"), tickets)
    doors, numbers = _windows(opened), _windows(tickets)
    if doors is None or not numbers:
        return
    if not doors:
        yield Finding(_FILE, (*place, "tickets"), "hours.tickets_while_closed")
        return
    first = _start(doors[0][1]) - _EARLIEST_TICKETS
    last = max(_end(window) for _, window in doors)
    for number, window in numbers:
        if _start(window) < first or _end(window) > last:
            yield Finding(_FILE, (*place, "tickets", number), "hours.tickets_out_of_bounds")


def _in_order(file: str, place: Place, given: object) -> Iterator[Finding]:
    before = -1
    for number, window in _windows(given) or []:
        if _start(window) >= _end(window):
            yield Finding(file, (*place, number), "hours.backwards")
            continue
        if _start(window) < before:
            yield Finding(file, (*place, number), "hours.overlap")
        before = max(before, _end(window))


def _windows(given: object) -> list[tuple[int, Window]] | None:
    """The windows that could be read, with their places in the list; None: no list."""
    if not isinstance(given, list):
        return None
    read = ((number, window_of(each)) for number, each in enumerate(given))
    return [(number, window) for number, window in read if window is not None]


def _start(window: Window) -> int:
    return window.start.hour * 60 + window.start.minute


def _end(window: Window) -> int:
    return _DAY if window.end == time(0) else window.end.hour * 60 + window.end.minute
