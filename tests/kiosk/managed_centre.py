"""The small centre with a manager, and visits that end in an answer."""

import msgspec

from kiosk import pins
from kiosk.answers import Finished, TicketTaken
from kiosk.catalogue import Centre, Official
from kiosk.desk import Desk
from tests.desk_at_work import HandClock
from tests.small_centre import BIRTH, PIN, small_centre

MANAGER = "QL01"


def managed_centre() -> Centre:
    """Somebody may look at the figures here."""
    centre = small_centre()
    manager = Official(MANAGER, "Bùi Thị Quản", pins.hash_of(PIN), manager=True)
    return msgspec.structs.replace(centre, staff=(*centre.staff, manager))


def visit(
    desk: Desk,
    clock: HandClock,
    score: int | None = None,
    comment: str = "",
    *,
    counter: int = 1,
    procedure: str = BIRTH,
    minutes: float = 5,
) -> TicketTaken:
    """One person from the number to the answer; `minutes` waited, as many served."""
    ticket = desk.take_ticket(procedure=procedure)
    assert isinstance(ticket, TicketTaken)
    clock.forward(minutes=minutes)
    desk.call_next(counter=counter)
    clock.forward(minutes=minutes)
    done = desk.finish(counter=counter)
    assert isinstance(done, Finished)
    if score is not None:
        desk.rate(rating=done.rating, score=score)
    if comment:
        desk.explain_rating(rating=done.rating, reasons=("manner",), comment=comment)
    return ticket
