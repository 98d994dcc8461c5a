"""What every paper says (facts) and which layout it has on a day (editions); pure data.

    facts = read_facts(FormKind.TICKET, b'{"number": "A012", ...}')
    edition = edition_for(FormKind.RECEIPT, on=received.date(), media=Media.ROLL)

How a page looks is in `assets/forms/*.typ`; how it becomes a picture or PDF in `printing/`.
"""

from kiosk.forms.editions import FormEdition, edition_for, load_editions, shipped_editions
from kiosk.forms.kinds import REPORTS, Copy, FormFacts, FormKind, Media
from kiosk.forms.logbook import LogbookFacts, LogbookLine
from kiosk.forms.reading import FACTS, edition_of, kind_of_facts, read_facts
from kiosk.forms.report import (
    ComplaintCounts,
    IndicatorLine,
    IndicatorPoints,
    RatingLine,
    ReasonCount,
    Report,
    ReportFacts,
    TicketTotals,
)
from kiosk.forms.service_reports import (
    DossierLine,
    DossierReportFacts,
    StateCount,
    TicketLine,
    TicketReportFacts,
)
from kiosk.forms.slips import (
    ApologyFacts,
    ControlSlipFacts,
    CounterFacts,
    HandOver,
    PaperLine,
    ReceiptFacts,
    RefusalFacts,
    ResultReceiptFacts,
    StoppedFacts,
    SupplementFacts,
    TicketFacts,
)

__all__ = [
    "FACTS",
    "REPORTS",
    "ApologyFacts",
    "ComplaintCounts",
    "ControlSlipFacts",
    "Copy",
    "CounterFacts",
    "DossierLine",
    "DossierReportFacts",
    "FormEdition",
    "FormFacts",
    "FormKind",
    "HandOver",
    "IndicatorLine",
    "IndicatorPoints",
    "LogbookFacts",
    "LogbookLine",
    "Media",
    "PaperLine",
    "RatingLine",
    "ReasonCount",
    "ReceiptFacts",
    "RefusalFacts",
    "Report",
    "ReportFacts",
    "ResultReceiptFacts",
    "StateCount",
    "StoppedFacts",
    "SupplementFacts",
    "TicketFacts",
    "TicketLine",
    "TicketReportFacts",
    "TicketTotals",
    "edition_for",
    "edition_of",
    "kind_of_facts",
    "load_editions",
    "read_facts",
    "shipped_editions",
]
