"""The facts of the PDF that a manager hangs on the wall."""

from datetime import datetime

from kiosk import reports
from kiosk.catalogue import Centre
from kiosk.figures import Distribution
from kiosk.forms import RatingLine, ReasonCount, ReportFacts, TicketTotals
from kiosk.journal import Rows
from kiosk.reports import Period
from kiosk.words import words

MOST_SERVICES = 20
"""The wall has room for the services most asked about; the XLSX has them all."""


def report_facts(
    rows: Rows, centre: Centre, period: Period, printed_at: datetime, printed_by: str = ""
) -> ReportFacts:
    """The report of a period, counted."""
    said = words().section("exports", "sheets")
    groups = {by: reports.rating_groups(rows, centre, period, by) for by in reports.GROUPS}
    services = sorted(groups["service"], key=lambda each: -each.figures.asked)[:MOST_SERVICES]
    totals = reports.totals(rows, period)
    reasons = reports.reasons_given(rows, period)
    return ReportFacts(
        authority=centre.facts.authority,
        centre=centre.facts.name["vi"],
        day=period.since,
        until=period.until if period.until != period.since else None,
        printed_at=printed_at,
        printed_by=printed_by,
        levels=tuple(level.name["vi"] for level in centre.rating.levels),
        total=_line(said["centre"], reports.rating_total(rows, centre, period)),
        minimum_n=centre.rating.minimum_n,
        by_counter=tuple(
            _line(f"{said['counter_short']} {each.key}. {each.label}", each.figures)
            for each in groups["counter"]
        ),
        by_official=tuple(_line(each.label, each.figures) for each in groups["official"]),
        by_service=tuple(_line(each.label, each.figures) for each in services),
        by_hour=tuple(_line(each.label, each.figures) for each in groups["hour"]),
        reasons=tuple(
            ReasonCount(each.name["vi"], each.about, reasons[each.code])
            for each in centre.rating.reasons
            if each.code in reasons
        ),
        tickets=TicketTotals(
            totals.issued,
            totals.served,
            totals.missed,
            _minutes(totals.wait_median),
            _minutes(totals.wait_p90),
        ),
    )


def _line(label: str, figures: Distribution) -> RatingLine:
    interval = figures.interval
    return RatingLine(
        label,
        figures.asked,
        figures.answered,
        figures.unanswered,
        figures.counts,
        figures.satisfied,
        interval.low if interval else None,
        interval.high if interval else None,
        figures.hidden,
    )


def _minutes(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds / 60)
