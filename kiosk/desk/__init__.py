"""Every wish of a person is one method here; there is no other way to change anything.

    desk.take_ticket(procedure="1.001193", request_id=…)  → TicketTaken | Refused

A method reads, decides by pure rules, appends its event in one durable transaction, and answers.
"""

from kiosk.desk.bookings import BookingDesk
from kiosk.desk.care import CareDesk
from kiosk.desk.complaints import ComplaintDesk
from kiosk.desk.dossier_facts import DossierAtCounter, Person
from kiosk.desk.dossiers import DossierDesk
from kiosk.desk.live import LiveDesk
from kiosk.desk.looks import Board, Call, CounterView, HallView
from kiosk.desk.machines import MachineDesk
from kiosk.desk.officials import OfficialsDesk
from kiosk.desk.parts import Parts
from kiosk.desk.rater import Question, RaterDesk
from kiosk.desk.slips import SlipDesk
from kiosk.desk.taking_in import TakingInDesk

__all__ = [
    "Board",
    "Call",
    "CounterView",
    "Desk",
    "DossierAtCounter",
    "HallView",
    "Parts",
    "Person",
    "Question",
]


class Desk(
    SlipDesk,
    TakingInDesk,
    OfficialsDesk,
    LiveDesk,
    BookingDesk,
    RaterDesk,
    DossierDesk,
    ComplaintDesk,
    CareDesk,
    MachineDesk,
):
    """The sum of the places' wishes."""
