"""What every paper says (facts) and which layout it has on a day (editions); pure data.

    facts = read_facts(FormKind.TICKET, b'{"number": "A012", ...}')
    edition = edition_for(FormKind.RECEIPT, on=received.date(), media=Media.ROLL)

How a page looks is in `assets/forms/*.typ`; how it becomes a picture or PDF in `printing/`.
"""

from pathlib import Path

import msgspec

from kiosk.errors import ConfigError, Mistake
from kiosk.forms.editions import FormEdition, edition_for, load_editions, shipped_editions
from kiosk.forms.kinds import Copy, FormFacts, FormKind, Media
from kiosk.forms.report import (
    ComplaintCounts,
    RatingLine,
    ReasonCount,
    ReportFacts,
    TicketTotals,
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
    "ApologyFacts",
    "ComplaintCounts",
    "ControlSlipFacts",
    "Copy",
    "CounterFacts",
    "FormEdition",
    "FormFacts",
    "FormKind",
    "HandOver",
    "Media",
    "PaperLine",
    "RatingLine",
    "ReasonCount",
    "ReceiptFacts",
    "RefusalFacts",
    "ReportFacts",
    "ResultReceiptFacts",
    "StoppedFacts",
    "SupplementFacts",
    "TicketFacts",
    "TicketTotals",
    "edition_for",
    "kind_of_facts",
    "load_editions",
    "read_facts",
    "shipped_editions",
]

FACTS: dict[FormKind, type[FormFacts]] = {
    FormKind.TICKET: TicketFacts,
    FormKind.RECEIPT: ReceiptFacts,
    FormKind.SUPPLEMENT: SupplementFacts,
    FormKind.REFUSAL: RefusalFacts,
    FormKind.APOLOGY: ApologyFacts,
    FormKind.STOPPED: StoppedFacts,
    FormKind.CONTROL: ControlSlipFacts,
    FormKind.RESULT: ResultReceiptFacts,
    FormKind.DAILY_REPORT: ReportFacts,
}


def kind_of_facts(facts: FormFacts) -> FormKind:
    """Which form these facts are for."""
    return next(kind for kind, struct in FACTS.items() if type(facts) is struct)


def read_facts(kind: FormKind, text: bytes, file: Path = Path("facts.json")) -> FormFacts:
    """Facts from JSON (dates ISO 8601 with offset). Raises `ConfigError` naming the wrong field."""
    try:
        return msgspec.json.decode(text, type=FACTS[kind])
    except msgspec.DecodeError as error:
        raise ConfigError([Mistake(file, 0, str(error))]) from error
