"""The grammar of every code we read or write: text in, value out (domain.md §2, §4, §5).

    from kiosk import codes
    match codes.read(text):
        case codes.DossierCode(code): …
        case codes.Unknown(reason): …

Nothing here looks anything up: a code that reads well may still belong to nobody.
"""

from kiosk.codes.bookings import BOOKING_PATTERN, read_booking
from kiosk.codes.dossiers import (
    DOSSIER_PATTERN,
    LOOKUP_LETTERS,
    new_lookup_code,
    provisional_code,
    read_dossier,
    read_lookup_code,
)
from kiosk.codes.kinds import (
    Badge,
    BookingCode,
    DossierCode,
    HealthCard,
    IdCard,
    TicketToken,
    Unknown,
    UnknownReason,
    VNeID,
    mask,
)
from kiosk.codes.reading import Code, read
from kiosk.codes.tokens import new_badge_token, new_ticket_token, read_token
from kiosk.payments import Payment

__all__ = [
    "BOOKING_PATTERN",
    "DOSSIER_PATTERN",
    "LOOKUP_LETTERS",
    "Badge",
    "BookingCode",
    "Code",
    "DossierCode",
    "HealthCard",
    "IdCard",
    "Payment",
    "TicketToken",
    "Unknown",
    "UnknownReason",
    "VNeID",
    "mask",
    "new_badge_token",
    "new_lookup_code",
    "new_ticket_token",
    "provisional_code",
    "read",
    "read_booking",
    "read_dossier",
    "read_lookup_code",
    "read_token",
]
