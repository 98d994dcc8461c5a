"""The indicators of a quarter, from the dossiers and complaints of this machine."""

from datetime import date

import msgspec

from kiosk.catalogue import Centre
from kiosk.clock import from_ms, midnight_ms
from kiosk.indicators import (
    IndicatorEdition,
    JudgedComplaint,
    JudgedDossier,
    Scores,
    edition_on,
    scores,
)
from kiosk.journal import Rows
from kiosk.reports.dossiers import COURSES, course_of
from kiosk.reports.period import Period
from kiosk.timing import settled_on, timing
from kiosk.transaction import Row


class JudgedQuarter(msgspec.Struct, frozen=True):
    """The indicators from the first day of a quarter to `period.until`."""

    period: Period
    edition: IndicatorEdition
    scores: Scores


def judged_quarter(rows: Rows, centre: Centre, until: date, now_ms: int) -> JudgedQuarter:
    """Dossiers whose result was there, or for which an apology was written, in the quarter; the
    complaints recorded in it."""
    period = Period(until, until).quarter
    edition = edition_on(until)
    found = scores(
        edition,
        _dossiers(rows, period),
        _complaints(rows, period, now_ms),
        centre.rating.minimum_n,
    )
    return JudgedQuarter(period, edition, found)


def complaint_counts(rows: Rows, period: Period) -> dict[str, int]:
    """Complaints recorded in a period by their state now: pending, upheld, not_upheld."""
    return {
        str(state): int(count)
        for state, count in rows.execute(
            "SELECT state, count(*) FROM complaint WHERE recorded_ms >= ? AND recorded_ms < ? "
            "GROUP BY state",
            period.limits,
        )
    }


def officials_pending(rows: Rows) -> frozenset[str]:
    """Of whom nothing is published now, because a complaint about them is being verified."""
    return frozenset(
        str(official)
        for (official,) in rows.execute(
            "SELECT DISTINCT official FROM complaint WHERE state = 'pending' AND official <> ''"
        )
    )


def _dossiers(rows: Rows, period: Period) -> list[JudgedDossier]:
    limits = period.limits
    found = rows.execute(
        f"{COURSES} WHERE (ready_ms >= ? AND ready_ms < ?) OR (apology_ms >= ? AND apology_ms < ?)",
        (*limits, *limits),
    )
    return [
        _dossier(row, period)
        for row in found
        if (day := settled_on(course_of(row))) and period.since <= day <= period.until
    ]


def _dossier(row: Row, period: Period) -> JudgedDossier:
    return JudgedDossier(timing(course_of(row), period.until), row["supplements"], row["official"])


def _complaints(rows: Rows, period: Period, now_ms: int) -> list[JudgedComplaint]:
    seen = min(now_ms, midnight_ms(period.until) + 86_400_000)
    return [
        JudgedComplaint(row["about"], row["official"], row["state"], _in_time(row, seen))
        for row in rows.execute(
            "SELECT * FROM complaint WHERE recorded_ms >= ? AND recorded_ms < ?", period.limits
        )
    ]


def _in_time(row: Row, seen_ms: int) -> bool | None:
    """The day on which an answer is due counts whole."""
    due = from_ms(row["due_ms"]).date()
    if row["settled_ms"]:
        return from_ms(row["settled_ms"]).date() <= due
    return None if from_ms(seen_ms).date() <= due else False
