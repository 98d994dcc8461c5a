"""One door for every code: text in, value out, whatever the text."""

from urllib.parse import unquote_plus

from kiosk import payments
from kiosk.codes.bookings import read_booking
from kiosk.codes.cards import read_card
from kiosk.codes.cleaning import clean, upper_ascii
from kiosk.codes.dossiers import DOSSIER_PATTERN, read_dossier
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
)
from kiosk.codes.tokens import read_token
from kiosk.payments import Payment

Code = (
    DossierCode
    | BookingCode
    | TicketToken
    | Badge
    | IdCard
    | HealthCard
    | VNeID
    | Payment
    | Unknown
)

MOST_PIECES = 50
LONGEST_VALUE = 400
"""Of a query: no code of ours is longer, not even with every letter written as three bytes."""


def read(
    text: str | bytes, *, dossier_pattern: str = DOSSIER_PATTERN, booking_pattern: str = ""
) -> Code:
    """What a scanned or typed text is.

    Never raises and takes bounded time: at most 4,096 characters are looked at. A look-up address
    is read for the code or ticket in its query. The patterns are the centre's own grammars; empty
    means the usual ones.
    """
    cleaned = clean(text)
    if isinstance(cleaned, UnknownReason):
        return Unknown(cleaned)
    patterns = (dossier_pattern, booking_pattern)
    return (
        _bare(cleaned, patterns)
        or _card(cleaned)
        or _payment(cleaned)
        or _address(cleaned, patterns)
        or Unknown(UnknownReason.UNFAMILIAR)
    )


def _bare(
    text: str, patterns: tuple[str, str]
) -> DossierCode | BookingCode | TicketToken | Badge | Unknown | None:
    typed = upper_ascii(text)
    if typed is None:
        return None
    dossiers, bookings = patterns
    return read_token(typed) or read_dossier(typed, dossiers) or read_booking(typed, bookings)


def _card(text: str) -> IdCard | HealthCard | VNeID | Unknown | None:
    return read_card(text)


def _payment(text: str) -> Payment | Unknown | None:
    if not text.startswith("000201"):
        return None
    found = payments.read(text)
    return found if isinstance(found, Payment) else Unknown(UnknownReason.BAD_PAYMENT)


def _address(
    text: str, patterns: tuple[str, str]
) -> DossierCode | BookingCode | TicketToken | Unknown | None:
    """The one code in the query of a web address, or the ticket at the end of its path; a badge is
    never taken from an address."""
    if not text.lower().startswith(("http://", "https://")):
        return None
    address, _, query = text.partition("#")[0].partition("?")
    pieces = query.split("&")
    if len(pieces) > MOST_PIECES:
        return None
    found: set[DossierCode | BookingCode | TicketToken] = set()
    last = _bare(address.rpartition("/")[2], patterns)
    if isinstance(last, TicketToken):
        found.add(last)
    for piece in pieces:
        value = piece.partition("=")[2]
        if len(value) > LONGEST_VALUE:
            continue
        cleaned = clean(unquote_plus(value))
        code = None if isinstance(cleaned, UnknownReason) else _bare(cleaned, patterns)
        if isinstance(code, DossierCode | BookingCode | TicketToken):
            found.add(code)
    if len(found) > 1:
        return Unknown(UnknownReason.SEVERAL_CODES)
    return found.pop() if found else None
