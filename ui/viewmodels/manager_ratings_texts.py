"""Ratings as rows of a table: pure, no Qt. Every figure is that of `reports`."""

from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from kiosk import reports
from kiosk.catalogue import Centre
from kiosk.figures import Distribution
from kiosk.journal import Rows
from kiosk.reports import Period, RatingGroup
from kiosk.reports.judged import officials_pending
from kiosk.words import Words

Row = dict[str, Any]
SORTABLE = ("label", "asked", "answered", "unanswered")
"""Never by how satisfied people were: that would be a ranking of officials."""


class DayRatings(msgspec.Struct, frozen=True):
    """What was read of one period. `pending`: keys of officials about whom a complaint is being
    verified."""

    groups: tuple[RatingGroup, ...]
    total: Distribution
    pending: frozenset[str] = frozenset()


def read_ratings(rows: Rows, centre: Centre, period: Period, by: str) -> DayRatings:
    """From the database; `by` is one of `reports.GROUPS`."""
    groups = tuple(reports.rating_groups(rows, centre, period, by))
    pending = officials_pending(rows) if by == "official" else frozenset()
    return DayRatings(groups, reports.rating_total(rows, centre, period), pending)


def table_rows(
    spoken: Words,
    centre: Centre,
    groups: Sequence[RatingGroup],
    by: str,
    pending: Collection[str] = (),
) -> list[Row]:
    """One row a group, in the order of the key; a complaint that is `pending` is said beside."""
    return [
        {
            "key": each.key,
            **_names(spoken, centre, each, by, each.key in pending),
            **figures(spoken, centre, each.figures),
        }
        for each in groups
    ]


def figures(spoken: Words, centre: Centre, one: Distribution) -> Row:
    """Counts, the parts of the distribution, and the interval as shares from 0 to 1."""
    minimum = centre.rating.minimum_n
    row: Row = {
        "asked": one.asked,
        "answered": one.answered,
        "unanswered": one.unanswered,
        "parts": list(one.counts) if one.answered else [],
        "hidden": "",
        "too_few": "",
        "share": one.satisfied or 0.0,
        "low": 0.0,
        "high": 0.0,
        "range": "",
    }
    if one.hidden or one.interval is None:
        row["hidden"] = spoken.text("manager.ratings.hidden")
        together = one.answered >= minimum
        key = "too_few_together" if together else "too_few"
        row["too_few"] = spoken.text(f"manager.ratings.{key}", n=minimum)
        return row
    row["low"], row["high"] = one.interval.low, one.interval.high
    row["range"] = spoken.text(
        "manager.ratings.range_value",
        low=round(one.interval.low * 100),
        high=round(one.interval.high * 100),
    )
    return row


def sorted_rows(rows: Sequence[Row], column: str, *, down: bool) -> list[Row]:
    """By one of `SORTABLE`; "" is the order of the key."""
    if column not in SORTABLE:
        return list(rows)
    return sorted(rows, key=lambda row: row[column], reverse=down)


def as_text(spoken: Words, by: str, rows: Sequence[Row]) -> str:
    """The table for the clipboard: columns by tabs, as a spreadsheet takes them."""
    say = spoken.section("manager", "ratings")
    heads = [say[f"head_{by}"], "", say["asked"], say["answered"], say["unanswered"], say["range"]]
    lines = [heads] + [
        [
            row["label"],
            row["second"],
            str(row["asked"]),
            str(row["answered"]),
            str(row["unanswered"]),
            row["range"] or row["hidden"],
        ]
        for row in rows
    ]
    return "\n".join("\t".join(line) for line in lines)


def _names(spoken: Words, centre: Centre, group: RatingGroup, by: str, pending: bool) -> Row:
    language = spoken.language
    if by == "counter":
        known = centre.counter.get(int(group.key))
        label = spoken.text("manager.now.counter", number=group.key)
        return {"label": label, "second": known.name[language] if known else ""}
    if by == "official":
        said = spoken.text("manager.ratings.pending", code=group.key)
        return {"label": group.label, "second": said if pending else group.key}
    if by == "service":
        procedure = centre.procedure.get(group.key)
        if procedure:
            return {"label": (procedure.short or procedure.name)[language], "second": group.key}
        queue = centre.queue.get(group.key)
        return {"label": queue.name[language] if queue else group.key, "second": ""}
    return {"label": group.label, "second": ""}
