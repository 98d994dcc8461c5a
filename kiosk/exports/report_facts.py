"""The facts of the rating report that a manager hangs on the wall."""

from kiosk import reports
from kiosk.catalogue import Centre
from kiosk.exports.service_facts import head, ticket_totals
from kiosk.figures import Distribution
from kiosk.forms import (
    ComplaintCounts,
    IndicatorLine,
    IndicatorPoints,
    RatingLine,
    ReasonCount,
    ReportFacts,
)
from kiosk.journal import Rows
from kiosk.reports import Period
from kiosk.reports.judged import (
    JudgedQuarter,
    complaint_counts,
    judged_quarter,
    officials_pending,
)
from kiosk.words import words

MOST_SERVICES = 20
"""The wall has room for the services most asked about, of those with enough answers; the XLSX has
them all."""


def rating_facts(rows: Rows, centre: Centre, period: Period, now_ms: int, by: str) -> ReportFacts:
    """The report of a period, counted."""
    said = words().section("exports", "sheets")
    groups = {each: reports.rating_groups(rows, centre, period, each) for each in reports.GROUPS}
    told = [each for each in groups["service"] if not each.figures.hidden]
    services = sorted(told, key=lambda each: -each.figures.asked)[:MOST_SERVICES]
    reasons = reports.reasons_given(rows, period)
    pending = officials_pending(rows)
    return ReportFacts(
        **head(centre, period, now_ms, by),
        levels=tuple(level.name["vi"] for level in centre.rating.levels),
        total=_line(said["centre"], reports.rating_total(rows, centre, period)),
        minimum_n=centre.rating.minimum_n,
        by_counter=tuple(
            _line(f"{said['counter_short']} {each.key}. {each.label}", each.figures)
            for each in groups["counter"]
        ),
        by_official=tuple(
            _line(each.label, each.figures, pending=each.key in pending)
            for each in groups["official"]
        ),
        by_service=tuple(_line(each.label, each.figures) for each in services),
        other_services=len(groups["service"]) - len(services),
        by_hour=tuple(_line(each.label, each.figures) for each in groups["hour"]),
        reasons=tuple(
            ReasonCount(each.name["vi"], each.about, reasons[each.code])
            for each in centre.rating.reasons
            if each.code in reasons
        ),
        complaints=ComplaintCounts(**complaint_counts(rows, period)),
        indicators=_indicators(judged_quarter(rows, centre, period.until, now_ms)),
        tickets=ticket_totals(reports.totals(rows, period)),
    )


def _indicators(judged: JudgedQuarter) -> IndicatorPoints:
    scores = judged.scores
    return IndicatorPoints(
        since=judged.period.since,
        until=judged.period.until,
        lines=tuple(
            IndicatorLine(
                each.indicator.number,
                each.indicator.name["vi"],
                each.indicator.most,
                None if each.points is None else float(each.points),
                None if each.lowest is None else float(each.lowest),
                each.n,
            )
            for each in scores.scores
        ),
        total=float(scores.total),
        lowest=float(scores.lowest),
        out_of=float(scores.out_of),
        most=judged.edition.most,
        pending=scores.pending,
        class_name=scores.class_.name["vi"] if scores.class_ else "",
        check=judged.edition.check["vi"] if judged.edition.check else "",
    )


def _line(label: str, figures: Distribution, *, pending: bool = False) -> RatingLine:
    interval = figures.interval
    if pending:
        return RatingLine(
            label,
            figures.asked,
            figures.answered,
            figures.unanswered,
            hidden=True,
            pending=True,
        )
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
