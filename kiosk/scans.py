"""What every reader hands on, and what a scanned text means for people: its kind, what may be told
of it, and which sentence.

Nothing is looked up and nothing is changed. Of an ID card only a masked number is told.
"""

from enum import StrEnum

import msgspec

from kiosk import codes
from kiosk.codes import (
    Badge,
    BookingCode,
    DossierCode,
    HealthCard,
    IdCard,
    Payment,
    TicketToken,
    Unknown,
    UnknownReason,
    VNeID,
)


class Source(StrEnum):
    """The four ways in which a code reaches us."""

    SERIAL = "serial"
    WEDGE = "wedge"
    CAMERA = "camera"
    PICTURE = "picture"


class Scan(msgspec.Struct, frozen=True):
    """A whole text from a reader. `at_ms`: monotonic, when its last byte, key or picture was there.

    The text may be a person's card: it is handed on and read, neither kept nor shown.
    """

    text: str
    source: Source
    at_ms: int

    def __repr__(self) -> str:
        return f"Scan(hidden, {self.source})"


def needs_letters(text: str) -> bool:
    """Whether this is an ID card, even a damaged one: its name has letters that no keyboard sends,
    so a keyboard wedge spoils it."""
    match codes.read(text):
        case IdCard() | Unknown(reason=UnknownReason.BAD_ID_CARD):
            return True
        case _:
            return False


def understood(
    text: str | bytes, dossier_pattern: str = "", booking_pattern: str = ""
) -> tuple[str, dict[str, object], str]:
    """(kind, value, key of the sentence in `answers.toml`, table `scan`) of any text at all."""
    pattern = dossier_pattern or codes.DOSSIER_PATTERN
    match codes.read(text, dossier_pattern=pattern, booking_pattern=booking_pattern):
        case DossierCode(code=code, provisional=provisional):
            return "dossier", {"code": code, "provisional": provisional}, "dossier"
        case BookingCode(code=code):
            return "booking", {"code": code}, "booking"
        case TicketToken(token=token):
            return "ticket", {"token": token}, "ticket"
        case Badge():
            return "badge", {}, "badge"
        case IdCard() as card:
            return "id_card", {"number": card.masked}, "id_card"
        case HealthCard(masked=masked):
            return "health_card", {"number": masked}, "health_card"
        case VNeID():
            return "vneid", {}, "vneid"
        case Payment() as pay:
            value: dict[str, object] = {
                "bank": pay.bank,
                "account": pay.account,
                "amount": pay.amount,
                "purpose": pay.purpose,
            }
            return "payment", value, "payment"
        case Unknown(reason=reason):
            return "unknown", {"reason": reason}, "unknown"
