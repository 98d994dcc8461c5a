"""Numbers given, people served and how long they waited, by queue, hour and counter."""

from array import array
from collections import defaultdict

import msgspec

from kiosk.catalogue import Centre
from kiosk.figures import median_seconds, percentile
from kiosk.journal import Rows
from kiosk.reports.period import Period
from kiosk.reports.ratings import FINISHED

TICKET_GROUPS = ("hour", "queue", "counter")
ISSUED = "FROM ticket WHERE issued_ms >= ? AND issued_ms < ? AND state <> 'replaced'"
"""A number that nobody was told, because the hub went away with it, is none that was given."""
HOUR = "({} + 25200000) / 3600000 % 24"
LEFT = ("waiting", "parked", "serving")


class Totals(msgspec.Struct, frozen=True):
    """Numbers of a period. Waits are seconds, None where nobody was served. `left`: numbers that
    nobody has served or missed."""

    issued: int
    served: int
    missed: int
    wait_median: float | None
    wait_p90: float | None
    left: int = 0


class TicketGroup(msgspec.Struct, frozen=True):
    """One hour, queue or counter. `issued` None at a counter: numbers are given by queue. Times
    in seconds, None where nobody was served."""

    key: str
    label: str
    issued: int | None
    served: int
    missed: int
    wait_median: float | None
    wait_p90: float | None
    service_median: float | None


def totals(rows: Rows, period: Period) -> Totals:
    """Numbers given, people served, and how long they waited."""
    issued, left = next(
        rows.execute(f"SELECT count(*), coalesce(sum(state IN {LEFT}), 0) {ISSUED}", period.limits)
    )
    served, missed = next(
        rows.execute(
            "SELECT coalesce(sum(outcome = 'finished'), 0), coalesce(sum(outcome = 'missed'), 0) "
            "FROM service WHERE called_ms >= ? AND called_ms < ?",
            period.limits,
        )
    )
    median, p90 = (_wait(rows, period, served, share) for share in (0.5, 0.9))
    return Totals(issued, served, missed, median, p90, left)


def ticket_groups(rows: Rows, centre: Centre, period: Period, by: str) -> list[TicketGroup]:
    """A period by one of `TICKET_GROUPS`, in the order of the hour, the centre or the number.

    An hour's `issued` are the numbers given in it, its services those that were called in it.
    """
    issued: dict[str, int] = {}
    if by != "counter":
        column = HOUR.format("issued_ms") if by == "hour" else "queue"
        found = rows.execute(f"SELECT {column}, count(*) {ISSUED} GROUP BY 1", period.limits)
        issued = {str(key): count for key, count in found}
    services = _services(rows, period, HOUR.format("called_ms") if by == "hour" else by)
    return [
        TicketGroup(
            key,
            _label(centre, by, key),
            None if by == "counter" else issued.get(key, 0),
            len(one.waits),
            one.missed,
            median_seconds(one.waits),
            percentile(one.waits, 0.9),
            median_seconds(one.serves),
        )
        for key in _ordered(centre, by, issued.keys() | services.keys())
        for one in [services.get(key) or _Services()]
    ]


class _Services:
    def __init__(self) -> None:
        self.missed = 0
        self.waits = array("d")
        self.serves = array("d")


def _services(rows: Rows, period: Period, column: str) -> dict[str, _Services]:
    found: dict[str, _Services] = defaultdict(_Services)
    for key, outcome, waited, served in rows.execute(
        f"SELECT {column}, outcome, waited_ms, ended_ms - called_ms FROM service "
        "WHERE called_ms >= ? AND called_ms < ? AND outcome IN ('finished', 'missed')",
        period.limits,
    ):
        one = found[str(key)]
        if outcome == "missed":
            one.missed += 1
        else:
            one.waits.append(waited / 1000)
            one.serves.append(served / 1000)
    return found


def _ordered(centre: Centre, by: str, keys: set[str]) -> list[str]:
    if by != "queue":
        return sorted(keys, key=int)
    known = [code for code in centre.queue if code in keys]
    return known + sorted(keys.difference(known))


def _label(centre: Centre, by: str, key: str) -> str:
    if by == "hour":
        return f"{int(key)}:00–{int(key) + 1}:00"
    if by == "counter":
        counter = centre.counter.get(int(key))
        return counter.name["vi"] if counter else ""
    queue = centre.queue.get(key)
    return queue.name["vi"] if queue else key


def _wait(rows: Rows, period: Period, n: int, share: float) -> float | None:
    if not n:
        return None
    found = rows.execute(
        f"SELECT waited_ms FROM service WHERE {FINISHED} ORDER BY waited_ms LIMIT 1 OFFSET ?",
        (*period.limits, min(int(n * share), n - 1)),
    )
    return next((row[0] / 1000 for row in found), None)
