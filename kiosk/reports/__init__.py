"""The figures of a day or more, counted by the database, and honest about how few they are."""

from kiosk.reports.dossiers import DossierGroup, DossierReport, dossier_report
from kiosk.reports.past_exports import PastExport, past_exports
from kiosk.reports.period import Period
from kiosk.reports.rated import RatedService, count_rated, rated_services
from kiosk.reports.ratings import (
    GROUPS,
    RatingGroup,
    rating_groups,
    rating_total,
    reasons_given,
)
from kiosk.reports.tickets import TICKET_GROUPS, TicketGroup, Totals, ticket_groups, totals

__all__ = [
    "GROUPS",
    "TICKET_GROUPS",
    "DossierGroup",
    "DossierReport",
    "PastExport",
    "Period",
    "RatedService",
    "RatingGroup",
    "TicketGroup",
    "Totals",
    "count_rated",
    "dossier_report",
    "past_exports",
    "rated_services",
    "rating_groups",
    "rating_total",
    "reasons_given",
    "ticket_groups",
    "totals",
]
