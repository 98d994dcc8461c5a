"""Whatever is held to the reader: text in, the walk it belongs to out."""

from kiosk import codes
from kiosk.codes import (
    Badge,
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
from ui.viewmodels.kiosk_dossier import DossierViewModel
from ui.viewmodels.kiosk_rating import RatingViewModel
from ui.viewmodels.kiosk_visit import KioskVisit

TAKE_NUMBER = ("take_number", Screen.FIELD)
TYPE_CODE = ("type_code", Screen.CODE)


def receive(
    text: str, visit: KioskVisit, dossier: DossierViewModel, rating: RatingViewModel
) -> None:
    """Does what this text calls for. The text itself is kept nowhere."""
    match codes.read(text, dossier_pattern=visit.centre.facts.dossier_pattern):
        case DossierCode(code=code):
            dossier.ask_factor(code)
        case TicketToken(token=token):
            rating.show(token)
        case IdCard():
            _tell(visit, "id_card_title", "id_card", *TAKE_NUMBER)
        case Unknown(reason=reason):
            known = {
                UnknownReason.BAD_TICKET: "bad_ticket",
                UnknownReason.SEVERAL_CODES: "several_codes",
            }
            _tell(visit, "unknown_title", known.get(reason, "unknown"), *TYPE_CODE)
        case Badge():
            _tell(visit, "unknown_title", "badge", "", Screen.WELCOME)
        case Payment():
            _tell(visit, "unknown_title", "payment", "", Screen.WELCOME)
        case HealthCard():
            _tell(visit, "unknown_title", "health_card", *TYPE_CODE)
        case VNeID():
            _tell(visit, "unknown_title", "vneid", *TYPE_CODE)


def _tell(visit: KioskVisit, heading: str, advice: str, action: str, to: Screen) -> None:
    spoken = visit.spoken
    visit.tell(
        spoken.text(f"kiosk.message.{heading}"),
        spoken.text(f"kiosk.message.{advice}"),
        "calm" if heading == "id_card_title" else "attention",
        action=spoken.text(f"kiosk.message.{action}") if action else "",
        to=to,
    )
