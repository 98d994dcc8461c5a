"""Whatever is held to the reader: text in, the walk it belongs to out."""

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
from kiosk.flow import Screen
from ui.viewmodels.kiosk_booking import BookingViewModel
from ui.viewmodels.kiosk_dossier import DossierViewModel
from ui.viewmodels.kiosk_rating import RatingViewModel
from ui.viewmodels.kiosk_visit import KioskVisit

TYPE_CODE = ("type_code", Screen.CODE)


def receive(
    text: str,
    visit: KioskVisit,
    dossier: DossierViewModel,
    booking: BookingViewModel,
    rating: RatingViewModel,
) -> None:
    """Does what this text calls for. The text itself is kept nowhere."""
    match visit.read(text):
        case DossierCode(code=code):
            dossier.ask_factor(code)
        case TicketToken(token=token):
            rating.show(token)
        case IdCard(number=number):
            booking.find_by_card(number)
        case BookingCode(code=code):
            booking.find(code)
        case Unknown(reason=reason):
            known = {
                UnknownReason.BAD_TICKET: "bad_ticket",
                UnknownReason.SEVERAL_CODES: "several_codes",
            }
            _tell(visit, known.get(reason, "unknown"), *TYPE_CODE)
        case Badge():
            _tell(visit, "badge", "", Screen.WELCOME)
        case Payment():
            _tell(visit, "payment", "", Screen.WELCOME)
        case HealthCard():
            _tell(visit, "health_card", *TYPE_CODE)
        case VNeID():
            _tell(visit, "vneid", *TYPE_CODE)


def _tell(visit: KioskVisit, advice: str, action: str, to: Screen) -> None:
    spoken = visit.spoken
    visit.tell(
        spoken.text("kiosk.message.unknown_title"),
        spoken.text(f"kiosk.message.{advice}"),
        action=spoken.text(f"kiosk.message.{action}") if action else "",
        to=to,
    )
