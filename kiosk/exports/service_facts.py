"""The facts of the PDFs on tickets and on dossiers."""

from typing import Any

from kiosk import reports
from kiosk.catalogue import Centre
from kiosk.clock import from_ms
from kiosk.exports.numbers import whole_minutes
from kiosk.forms import (
    DossierLine,
    DossierReportFacts,
    StateCount,
    TicketLine,
    TicketReportFacts,
    TicketTotals,
)
from kiosk.journal import Rows
from kiosk.reports import DossierGroup, Period, TicketGroup, Totals
from kiosk.words import words

MOST_PROCEDURES = 20
"""The wall has room for the commonest procedures; the XLSX has them all."""


def head(centre: Centre, period: Period, now_ms: int, by: str) -> dict[str, Any]:
    """What every report says of itself."""
    return {
        "authority": centre.facts.authority,
        "centre": centre.facts.name["vi"],
        "day": period.since,
        "until": period.until if period.until != period.since else None,
        "printed_at": from_ms(now_ms),
        "printed_by": by,
    }


def ticket_totals(totals: Totals) -> TicketTotals:
    """Waits in minutes."""
    return TicketTotals(
        totals.issued,
        totals.served,
        totals.missed,
        whole_minutes(totals.wait_median),
        whole_minutes(totals.wait_p90),
    )


def ticket_facts(
    rows: Rows, centre: Centre, period: Period, now_ms: int, by: str
) -> TicketReportFacts:
    """Numbers and waits of a period."""
    counter = words().section("exports", "sheets")["counter_short"]
    totals = reports.totals(rows, period)
    groups = {
        each: reports.ticket_groups(rows, centre, period, each) for each in reports.TICKET_GROUPS
    }
    return TicketReportFacts(
        **head(centre, period, now_ms, by),
        totals=ticket_totals(totals),
        left=totals.left,
        by_hour=tuple(_ticket_line(each.label, each) for each in groups["hour"]),
        by_queue=tuple(_ticket_line(each.label, each) for each in groups["queue"]),
        by_counter=tuple(
            _ticket_line(f"{counter} {each.key}. {each.label}", each) for each in groups["counter"]
        ),
    )


def dossier_facts(
    rows: Rows, centre: Centre, period: Period, now_ms: int, by: str
) -> DossierReportFacts:
    """The dossiers received in a period, as they stand now."""
    found = reports.dossier_report(rows, centre, period, now_ms)
    states = words().section("exports", "states")
    commonest = sorted(found.by_procedure, key=lambda each: -each.received)[:MOST_PROCEDURES]
    return DossierReportFacts(
        **head(centre, period, now_ms, by),
        total=_dossier_line(found.total),
        states=tuple(
            StateCount(states[code], found.states[code]) for code in states if code in found.states
        ),
        by_field=tuple(_dossier_line(each) for each in found.by_field),
        by_procedure=tuple(_dossier_line(each) for each in commonest),
    )


def _ticket_line(label: str, group: TicketGroup) -> TicketLine:
    return TicketLine(
        label,
        group.served,
        group.missed,
        group.issued,
        whole_minutes(group.wait_median),
        whole_minutes(group.wait_p90),
        whole_minutes(group.service_median),
    )


def _dossier_line(group: DossierGroup) -> DossierLine:
    timings = {timing.value: count for timing, count in group.timings.items()}
    return DossierLine(group.label, group.received, **timings)
