"""How services were rated: by counter, official, service and hour, and the centre as a whole."""

from collections.abc import Callable

import msgspec

from kiosk.catalogue import Centre
from kiosk.figures import Distribution, counted, veiled
from kiosk.journal import Rows
from kiosk.reports.period import Period

FINISHED = "outcome = 'finished' AND ended_ms >= ? AND ended_ms < ?"
ASKED = f"{FINISHED} AND answer <> ''"
"""Who was served by hand, without the hub, was not asked, and is no one who did not answer."""
GROUPS = {
    "counter": "counter",
    "official": "official",
    "service": "CASE WHEN procedure <> '' THEN procedure ELSE queue END",
    "hour": "(ended_ms + 25200000) / 3600000 % 24",
}
"""What ratings are grouped by, as SQL over `service`; hours are Vietnamese (UTC+7)."""


class RatingGroup(msgspec.Struct, frozen=True):
    """One counter, official, service or hour. `key` is its code, `label` what people read."""

    key: str
    label: str
    figures: Distribution
    waited_seconds: float
    served_seconds: float


def rating_groups(rows: Rows, centre: Centre, period: Period, by: str) -> list[RatingGroup]:
    """Ratings of a period by one of `GROUPS`, in the order of the key; never a ranking."""
    label = _labels(centre)[by]
    found: dict[str, tuple[int, dict[int, int], int, int]] = {}
    for key, answered, score, n, waited, served in rows.execute(
        f"SELECT {GROUPS[by]}, answer = 'given', score, count(*), sum(waited_ms), "
        f"sum(ended_ms - called_ms) FROM service WHERE {ASKED} GROUP BY 1, 2, 3 ORDER BY 1",
        period.limits,
    ):
        asked, counts, waits, serves = found.get(str(key), (0, {}, 0, 0))
        if answered:
            counts[score] = counts.get(score, 0) + n
        found[str(key)] = (asked + n, counts, waits + waited, serves + served)
    scale = [level.score for level in centre.rating.levels]
    lines = sorted(found.items(), key=_by_number)
    figures = veiled(
        [
            counted(asked, counts, scale, centre.rating.minimum_n)
            for _, (asked, counts, _, _) in lines
        ]
    )
    return [
        RatingGroup(key, label(key), one, waits / asked / 1000, serves / asked / 1000)
        for one, (key, (asked, _, waits, serves)) in zip(figures, lines, strict=True)
    ]


def rating_total(rows: Rows, centre: Centre, period: Period) -> Distribution:
    """The whole centre."""
    asked = 0
    counts: dict[int, int] = {}
    for answered, score, n in rows.execute(
        f"SELECT answer = 'given', score, count(*) FROM service WHERE {ASKED} GROUP BY 1, 2",
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
        f"SELECT reasons FROM service WHERE {ASKED} AND reasons <> ''",
        period.limits,
    ):
        for reason in reasons.split(","):
            found[reason] = found.get(reason, 0) + 1
    return found


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
