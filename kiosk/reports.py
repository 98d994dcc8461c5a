"""The figures of a day or more, counted by the database, and honest about how few they are."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from kiosk.catalogue import Centre
from kiosk.clock import VIETNAM, from_ms, to_ms
from kiosk.figures import Distribution, counted
from kiosk.journal import Rows

FINISHED = "outcome = 'finished' AND ended_ms >= ? AND ended_ms < ?"
GROUPS = {
    "counter": "counter",
    "official": "official",
    "service": "CASE WHEN procedure <> '' THEN procedure ELSE queue END",
    "hour": "(ended_ms + 25200000) / 3600000 % 24",
}
"""What ratings are grouped by, as SQL over `service`; hours are Vietnamese (UTC+7)."""


class Period(msgspec.Struct, frozen=True):
    """From the first moment of `since` to the last of `until`, Vietnamese days."""

    since: date
    until: date

    @property
    def limits(self) -> tuple[int, int]:
        """The journal times: from, and before."""
        after = self.until + timedelta(days=1)
        return _midnight(self.since), _midnight(after)


class RatingGroup(msgspec.Struct, frozen=True):
    """One counter, official, service or hour. `key` is its code, `label` what people read."""

    key: str
    label: str
    figures: Distribution
    waited_seconds: float
    served_seconds: float


class RatedService(msgspec.Struct, frozen=True):
    """One service that was asked about. `answer`: given, skipped, no_answer or asked (still
    open); `score` 0 without one."""

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


class Totals(msgspec.Struct, frozen=True):
    """Numbers of a period. Waits are seconds, None where nobody was served."""

    issued: int
    served: int
    missed: int
    wait_median: float | None
    wait_p90: float | None


def rating_groups(rows: Rows, centre: Centre, period: Period, by: str) -> list[RatingGroup]:
    """Ratings of a period by one of `GROUPS`, in the order of the key; never a ranking."""
    label = _labels(centre)[by]
    found: dict[str, tuple[int, dict[int, int], int, int]] = {}
    for key, answered, score, n, waited, served in rows.execute(
        f"SELECT {GROUPS[by]}, answer = 'given', score, count(*), sum(waited_ms), "
        f"sum(ended_ms - called_ms) FROM service WHERE {FINISHED} GROUP BY 1, 2, 3 ORDER BY 1",
        period.limits,
    ):
        asked, counts, waits, serves = found.get(str(key), (0, {}, 0, 0))
        if answered:
            counts[score] = counts.get(score, 0) + n
        found[str(key)] = (asked + n, counts, waits + waited, serves + served)
    scale = [level.score for level in centre.rating.levels]
    return [
        RatingGroup(
            key,
            label(key),
            counted(asked, counts, scale, centre.rating.minimum_n),
            waits / asked / 1000,
            serves / asked / 1000,
        )
        for key, (asked, counts, waits, serves) in sorted(found.items(), key=_by_number)
    ]


def rating_total(rows: Rows, centre: Centre, period: Period) -> Distribution:
    """The whole centre."""
    asked = 0
    counts: dict[int, int] = {}
    for answered, score, n in rows.execute(
        f"SELECT answer = 'given', score, count(*) FROM service WHERE {FINISHED} GROUP BY 1, 2",
        period.limits,
    ):
        asked += n
        if answered:
            counts[score] = counts.get(score, 0) + n
    return counted(
        asked, counts, [level.score for level in centre.rating.levels], centre.rating.minimum_n
    )


def reasons_given(rows: Rows, period: Period) -> dict[str, int]:
    """How often each reason was chosen."""
    found: dict[str, int] = {}
    for (reasons,) in rows.execute(
        f"SELECT reasons FROM service WHERE {FINISHED} AND reasons <> ''",
        period.limits,
    ):
        for reason in reasons.split(","):
            found[reason] = found.get(reason, 0) + 1
    return found


def totals(rows: Rows, period: Period) -> Totals:
    """Numbers given, people served, and how long they waited."""
    issued = next(
        rows.execute(
            "SELECT count(*) FROM ticket WHERE issued_ms >= ? AND issued_ms < ?", period.limits
        )
    )[0]
    served, missed = next(
        rows.execute(
            "SELECT coalesce(sum(outcome = 'finished'), 0), coalesce(sum(outcome = 'missed'), 0) "
            "FROM service WHERE called_ms >= ? AND called_ms < ?",
            period.limits,
        )
    )
    return Totals(
        issued, served, missed, _wait(rows, period, served, 0.5), _wait(rows, period, served, 0.9)
    )


def count_rated(rows: Rows, period: Period) -> int:
    """How many rows `rated_services` will yield."""
    found = rows.execute(f"SELECT count(*) FROM service WHERE {FINISHED}", period.limits)
    return int(next(found)[0])


def rated_services(rows: Rows, period: Period) -> Iterator[RatedService]:
    """Every service that was asked about, by time; read row by row in bounded memory."""
    for row in rows.execute(
        "SELECT s.*, c.text FROM service s LEFT JOIN sealed c "
        "ON c.eid = s.comment AND c.name = 'comment' "
        f"WHERE {FINISHED} ORDER BY ended_ms",
        period.limits,
    ):
        yield RatedService(
            from_ms(row["ended_ms"]),
            row["queue"],
            row["procedure"],
            row["counter"],
            row["official"],
            row["answer"],
            row["score"],
            tuple(row["reasons"].split(",")) if row["reasons"] else (),
            row["text"] or "",
            bool(row["late"]),
            row["waited_ms"] // 1000,
            (row["ended_ms"] - row["called_ms"]) // 1000,
        )


def _wait(rows: Rows, period: Period, n: int, share: float) -> float | None:
    if not n:
        return None
    found = rows.execute(
        f"SELECT waited_ms FROM service WHERE {FINISHED} ORDER BY waited_ms LIMIT 1 OFFSET ?",
        (*period.limits, min(int(n * share), n - 1)),
    )
    return next((row[0] / 1000 for row in found), None)


def _labels(centre: Centre) -> dict[str, Callable[[str], str]]:
    def service(key: str) -> str:
        known = centre.procedure.get(key)
        if known:
            return (known.short or known.name)["vi"]
        queue = centre.queue.get(key)
        return queue.name["vi"] if queue else key

    def counter(key: str) -> str:
        known = centre.counter.get(int(key))
        return known.name["vi"] if known else ""

    def official(key: str) -> str:
        known = centre.official.get(key)
        return known.name if known else key

    return {
        "counter": counter,
        "official": official,
        "service": service,
        "hour": lambda key: f"{int(key)}:00–{int(key) + 1}:00",
    }


def _by_number(item: tuple[str, object]) -> tuple[int, str]:
    key = item[0]
    return (int(key), "") if key.isdigit() else (0, key)


def _midnight(day: date) -> int:
    return to_ms(datetime.combine(day, time(), VIETNAM))
