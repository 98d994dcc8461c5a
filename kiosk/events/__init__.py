"""What can happen in a centre: one struct per event, in the past tense, and its stored form.

An event is stored under its name in snake case (`TicketIssued` → `ticket_issued`) with a version.
Structs only ever gain fields with defaults; a change of meaning is a new kind. Identifiers are
UUIDs made at the wish. A field of type `Sealed` holds only a commitment: the text itself lies
beside the journal, salted, and can be erased without breaking the chain.
"""

import re

import msgspec

from kiosk.decoding import from_json
from kiosk.events.apart import (
    HandCallConflicted,
    HandCalled,
    HandCallEnded,
    HandCallKept,
    HandCallTaken,
    HandEnded,
    HubLost,
    HubPromoted,
    OldHubReturned,
    StandbyNamed,
    TicketAdopted,
)
from kiosk.events.bookings import BookingLearned
from kiosk.events.care import (
    ClockPutRight,
    DeviceRecovered,
    DeviceTroubled,
    EventRepeated,
    FiguresExported,
    JournalStarted,
    TextsErased,
)
from kiosk.events.complaints import ComplaintRecorded, ComplaintSettled
from kiosk.events.configuration import ConfigRefused, ConfigRolledBack, ConfigTaken
from kiosk.events.counters import (
    BreakEnded,
    BreakStarted,
    OfficialSignedIn,
    OfficialSignedOut,
    SignInRefused,
)
from kiosk.events.dossiers import (
    DossierHandedOver,
    DossierLearned,
    DossierReceived,
    DossierStateChanged,
    FeeConfirmationWithdrawn,
    FeeConfirmed,
    LookUpRefused,
    PaperReceived,
)
from kiosk.events.event import Event, Sealed
from kiosk.events.machines import (
    EnrolmentOffered,
    EnrolmentRefused,
    MachineEnrolled,
    MachineRevoked,
)
from kiosk.events.ratings import (
    RatingDeclined,
    RatingExplained,
    RatingGiven,
)
from kiosk.events.slips import (
    SlipFailed,
    SlipGivenUp,
    SlipOrdered,
    SlipPrinted,
    SlipRetried,
    SlipSending,
)
from kiosk.events.tickets import (
    DayOpened,
    ServiceFinished,
    TicketCalled,
    TicketIssued,
    TicketMissed,
    TicketParked,
    TicketRecalled,
    TicketResumed,
    TicketTransferred,
)

__all__ = [
    "KINDS",
    "NAMES",
    "BookingLearned",
    "BreakEnded",
    "BreakStarted",
    "ClockPutRight",
    "ComplaintRecorded",
    "ComplaintSettled",
    "ConfigRefused",
    "ConfigRolledBack",
    "ConfigTaken",
    "DayOpened",
    "DeviceRecovered",
    "DeviceTroubled",
    "DossierHandedOver",
    "DossierLearned",
    "DossierReceived",
    "DossierStateChanged",
    "EnrolmentOffered",
    "EnrolmentRefused",
    "Event",
    "EventRepeated",
    "FeeConfirmationWithdrawn",
    "FeeConfirmed",
    "FiguresExported",
    "HandCallConflicted",
    "HandCallEnded",
    "HandCallKept",
    "HandCallTaken",
    "HandCalled",
    "HandEnded",
    "HubLost",
    "HubPromoted",
    "JournalStarted",
    "LookUpRefused",
    "MachineEnrolled",
    "MachineRevoked",
    "OfficialSignedIn",
    "OfficialSignedOut",
    "OldHubReturned",
    "PaperReceived",
    "RatingDeclined",
    "RatingExplained",
    "RatingGiven",
    "Sealed",
    "ServiceFinished",
    "SignInRefused",
    "SlipFailed",
    "SlipGivenUp",
    "SlipOrdered",
    "SlipPrinted",
    "SlipRetried",
    "SlipSending",
    "StandbyNamed",
    "TextsErased",
    "TicketAdopted",
    "TicketCalled",
    "TicketIssued",
    "TicketMissed",
    "TicketParked",
    "TicketRecalled",
    "TicketResumed",
    "TicketTransferred",
    "decode",
    "encode",
    "kind_of",
]


def kind_of(event_type: type[Event]) -> str:
    """The stored name: `TicketIssued` → `ticket_issued`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", event_type.__name__).lower()


KINDS: dict[str, type[Event]] = {kind_of(each): each for each in Event.__subclasses__()}
NAMES: dict[type[Event], str] = {each: name for name, each in KINDS.items()}
_encoder = msgspec.json.Encoder(order="sorted")


def encode(event: Event) -> bytes:
    """The canonical body: JSON, sorted keys, no floats, UTF-8."""
    return _encoder.encode(event)


def decode(kind: str, body: bytes) -> Event | None:
    """The event of a stored body; None for a kind from a newer program, which stays as it is."""
    known = KINDS.get(kind)
    return None if known is None else from_json(body, known)
