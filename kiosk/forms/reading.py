"""Facts from JSON, and the layout that fits them."""

from pathlib import Path

import msgspec

from kiosk.decoding import from_json
from kiosk.errors import ConfigError, Mistake
from kiosk.forms.checking import mistakes_in
from kiosk.forms.editions import FormEdition, edition_for
from kiosk.forms.kinds import FormFacts, FormKind, Media
from kiosk.forms.logbook import LogbookFacts
from kiosk.forms.report import Report, ReportFacts
from kiosk.forms.service_reports import DossierReportFacts, TicketReportFacts
from kiosk.forms.slips import (
    ApologyFacts,
    ControlSlipFacts,
    CounterFacts,
    ReceiptFacts,
    RefusalFacts,
    ResultReceiptFacts,
    StoppedFacts,
    SupplementFacts,
    TicketFacts,
)
from kiosk.words import in_every_language

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
    FormKind.TICKET_REPORT: TicketReportFacts,
    FormKind.DOSSIER_REPORT: DossierReportFacts,
    FormKind.LOGBOOK: LogbookFacts,
}


def kind_of_facts(facts: FormFacts) -> FormKind:
    """Which form these facts are for."""
    return next(kind for kind, struct in FACTS.items() if type(facts) is struct)


def read_facts(kind: FormKind, text: bytes, file: Path = Path("facts.json")) -> FormFacts:
    """Facts from JSON (dates ISO 8601 with offset). Raises `ConfigError` with every wrong field."""
    try:
        return from_json(text, FACTS[kind])
    except msgspec.ValidationError as error:
        found = list(mistakes_in(msgspec.json.decode(text), FACTS[kind]))
        raise ConfigError([Mistake(file, 0, each) for each in found]) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        expected = in_every_language("answers.trouble.no_facts", detail=error)
        raise ConfigError([Mistake(file, 0, expected)]) from error


def edition_of(
    facts: FormFacts,
    media: Media,
    *,
    basis: str = "",
    editions: tuple[FormEdition, ...] | None = None,
) -> FormEdition:
    """The layout for these facts: a receipt's by the day of reception, others by their own day."""
    match facts:
        case ReceiptFacts():
            day = facts.received_at.date()
        case TicketFacts() | CounterFacts():
            day = facts.issued_at.date()
        case Report():
            day = facts.day
        case _:
            raise TypeError(type(facts).__name__)
    return edition_for(kind_of_facts(facts), day, media, basis=basis, editions=editions)
