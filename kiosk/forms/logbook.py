"""Facts of the register of dossiers (sổ theo dõi hồ sơ, domain.md §1.3)."""

from datetime import date

import msgspec

from kiosk.forms.kinds import Count
from kiosk.forms.report import Report


class LogbookLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One dossier. `person`, `address` and `phone` are empty once they were erased; an empty
    column leaves room to write."""

    entry: Count
    code: str
    procedure: str
    received: date
    sets: Count = 1
    person: str = ""
    address: str = ""
    phone: str = ""
    office: str = ""
    due: date | None = None
    returned: date | None = None
    way: str = ""
    note: str = ""


class LogbookFacts(Report, frozen=True, kw_only=True):
    """The dossiers received in a period, in the order of the book. `erased`: lines whose person
    is known no more."""

    lines: tuple[LogbookLine, ...]
    book: str = ""
    erased: Count = 0
