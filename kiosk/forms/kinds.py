"""The forms a centre prints, and what may be said of any of them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""A time that says its offset; without one it is refused."""

Count = Annotated[int, msgspec.Meta(ge=0)]
BlankRows = Annotated[int, msgspec.Meta(ge=0, le=60)]
QrText = Annotated[str, msgspec.Meta(max_length=300)]
"""What a QR on an 80 mm roll can hold and a phone still reads."""


class FormKind(StrEnum):
    """One kind of paper; which layout it has on a day is a `FormEdition`."""

    TICKET = "ticket"
    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOPPED = "stopped"
    CONTROL = "control"
    RESULT = "result"
    DAILY_REPORT = "daily_report"
    TICKET_REPORT = "ticket_report"
    DOSSIER_REPORT = "dossier_report"
    LOGBOOK = "logbook"


REPORTS = frozenset(
    {FormKind.DAILY_REPORT, FormKind.TICKET_REPORT, FormKind.DOSSIER_REPORT, FormKind.LOGBOOK}
)
"""What is about a day or more and goes on sheets only: for the wall, or into a binder."""


class Media(StrEnum):
    """What it is printed on: a thermal roll, or sheets of A5 or A4."""

    ROLL = "roll"
    PAGE = "page"


class Copy(StrEnum):
    """Which of the two copies (liên): kept with the control slip, or given to the citizen."""

    KEPT = "kept"
    CUSTOMER = "customer"


class FormFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one paper says. Times carry their offset and are printed as they are; text may be
    of any length and wraps; an empty text or None leaves its line out or leaves dots to fill in by
    hand, as the form has it."""
