"""Every service that was asked about, told so that no answer leads to one visitor.

A row has no ticket; but its exact end, less what was waited and served, would be the very moment
a ticket was issued, and the list of tickets has that. So times are told as the hour, waits and
services in whole minutes, and rows of a day in no order. Where fewer than `LEAST_ALIKE` services
of a counter would share an hour, the half-day is told instead, else the day (domain.md §3.3:
"one rating cannot be tied to one visitor").
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter

import msgspec

from kiosk.clock import VIETNAM
from kiosk.journal import Rows
from kiosk.reports.period import Period
from kiosk.reports.ratings import ASKED
from kiosk.transaction import Row

LEAST_ALIKE = 3
NOON = 12
MINUTE_MS = 60_000
EPOCH = date(1970, 1, 1)
HOUR = "(ended_ms + 25200000) / 3600000"
"""Vietnamese hours since 1970 (UTC+7)."""


class RatedService(msgspec.Struct, frozen=True):
    """One service that was asked about. `ended`: the hour, noon or midnight it lies behind.
    `answer`: given, skipped, no_answer or asked (still open); `score` 0 without one."""

    ended: datetime
    queue: str
    procedure: str
    counter: int
    official: str
    answer: str
    score: int
    reasons: tuple[str, ...]
    comment: str
    late: bool
    waited_seconds: int
    served_seconds: int


def count_rated(rows: Rows, period: Period) -> int:
    """How many rows `rated_services` will yield."""
    found = rows.execute(f"SELECT count(*) FROM service WHERE {ASKED}", period.limits)
    return int(next(found)[0])


def rated_services(rows: Rows, period: Period) -> Iterator[RatedService]:
    """All of a period, by day; read a day at a time, in bounded memory."""
    found = rows.execute(
        f"SELECT {HOUR}, counter, rating, queue, procedure, official, answer, score, reasons, "
        "c.text, late, waited_ms, ended_ms - called_ms "
        "FROM service s LEFT JOIN sealed c ON c.eid = s.comment AND c.name = 'comment' "
        f"WHERE {ASKED} ORDER BY ended_ms",
        period.limits,
    )
    for day, of_day in groupby(found, lambda row: row[0] // 24):
        yield from _told_of(day, sorted(of_day, key=itemgetter(2)))


def _told_of(day: int, rows: list[Row]) -> Iterator[RatedService]:
    """The rows of one day (counted from 1970), in the order of what is told of their time."""
    hours = Counter((row[1], row[0]) for row in rows)
    halves = Counter((row[1], row[0] % 24 >= NOON) for row in rows)
    told: dict[int, list[Row]] = {}
    for row in rows:
        counter, hour = row[1], row[0] % 24
        if hours[counter, row[0]] < LEAST_ALIKE:
            alike = halves[counter, hour >= NOON] >= LEAST_ALIKE
            hour = NOON if alike and hour >= NOON else 0
        told.setdefault(hour, []).append(row)
    midnight = datetime.combine(EPOCH + timedelta(days=day), time(), VIETNAM)
    for hour, alike_rows in sorted(told.items()):
        ended = midnight.replace(hour=hour)
        for row in alike_rows:
            yield _row(row, ended)


def _row(row: Row, ended: datetime) -> RatedService:
    _, counter, _, queue, procedure, official, answer, score, *rest = row
    reasons, text, late, waited, served = rest
    return RatedService(
        ended,
        queue,
        procedure,
        counter,
        official,
        answer,
        score,
        tuple(reasons.split(",")) if reasons else (),
        text or "",
        bool(late),
        _whole_minutes(waited),
        _whole_minutes(served),
    )


def _whole_minutes(ms: int) -> int:
    """Seconds, rounded to the minute."""
    return (ms + MINUTE_MS // 2) // MINUTE_MS * 60
