"""What became of a visit, from all that is told of it, in any order of arrival. Pure.

The same rules as the centre's own tables (`kiosk.views.tickets`, `kiosk.views.ratings`), for a
reader who may hear the end before the beginning; a test holds both to the same figures.
"""

from collections.abc import Iterable, Sequence

import msgspec

from kiosk.clock import from_ms
from kiosk.events import (
    ComplaintRecorded,
    ComplaintSettled,
    RatingDeclined,
    RatingGiven,
    ServiceFinished,
    TicketCalled,
    TicketIssued,
    TicketMissed,
    TicketParked,
    TicketTransferred,
)
from kiosk.simulated import PLACE
from sync.server.projecting.facts import Told, in_order

LEFT = {TicketMissed: "missed", TicketParked: "parked", TicketTransferred: "transferred"}


class Service(msgspec.Struct):
    """One call of a number and what came of it; see `tables.counted_service`."""

    call: str
    ticket: str
    day: str
    queue: str
    procedure: str
    counter: int
    official: str
    waited_ms: int | None
    called_ms: int
    ended_ms: int | None = None
    outcome: str = "serving"
    answer: str = ""
    score: int = 0

    @property
    def served_ms(self) -> int | None:
        """How long it lasted; None while it does."""
        return None if self.ended_ms is None else max(0, self.ended_ms - self.called_ms)


class Visit(msgspec.Struct, frozen=True):
    """A number and its services. `issued` None: its event is not here yet, or it is invented."""

    issued: TicketIssued | None
    day: str
    services: Sequence[Service]


NOTHING = Visit(None, "", ())


def visit(told: Iterable[Told], answers: Iterable[Told]) -> Visit:
    """A ticket's visit; `answers`: what is told of its calls. Invented visits are nothing."""
    ordered = in_order(told)
    first = next((each for each in ordered if isinstance(each.event, TicketIssued)), None)
    issued = first.event if first and isinstance(first.event, TicketIssued) else None
    if issued and issued.place == PLACE:
        return NOTHING
    services: dict[str, Service] = {}
    finished = {
        each.event.call: each for each in ordered if isinstance(each.event, ServiceFinished)
    }
    queue = issued.queue if issued else ""
    for each in ordered:
        event = each.event
        if isinstance(event, TicketCalled) and event.call not in services:
            services[event.call] = Service(
                event.call,
                event.ticket,
                day_of(each.wall_ms),
                queue,
                issued.procedure if issued else "",
                event.counter,
                event.official,
                max(0, each.wall_ms - first.wall_ms) if first else None,
                each.wall_ms,
            )
        elif isinstance(event, TicketMissed | TicketParked | TicketTransferred):
            _leave(services, finished, LEFT[type(event)], each.wall_ms)
            queue = event.to_queue if isinstance(event, TicketTransferred) else queue
    for call, end in finished.items():
        if call in services:
            service = services[call]
            service.outcome, service.answer = "finished", "asked"
            service.ended_ms = end.wall_ms
    _answered(services, in_order(answers))
    return Visit(issued, day_of(first.wall_ms) if first else "", tuple(services.values()))


def day_of(wall_ms: int) -> str:
    """The Vietnamese date of a journal time, ISO."""
    return from_ms(wall_ms).date().isoformat()


def complaint(told: Iterable[Told]) -> tuple[str, str] | None:
    """Whom a complaint is about, and its state; None while it is not here."""
    official, state = None, "pending"
    for each in in_order(told):
        if isinstance(each.event, ComplaintRecorded):
            official = each.event.official
        elif isinstance(each.event, ComplaintSettled):
            state = each.event.outcome
    return None if official is None else (official, state)


def _leave(
    services: dict[str, Service], finished: dict[str, Told], outcome: str, at_ms: int
) -> None:
    """Who leaves the counter unserved ends the newest service that is still open."""
    for service in reversed(services.values()):
        if service.outcome == "serving" and service.call not in finished:
            service.outcome, service.ended_ms = outcome, at_ms
            return


def _answered(services: dict[str, Service], answers: Iterable[Told]) -> None:
    """One service, one answer: the first that was given; one that was declined only till then."""
    for each in answers:
        event = each.event
        if not isinstance(event, RatingGiven | RatingDeclined):
            continue
        service = services.get(event.call)
        if service is None or service.answer == "given":
            continue
        if isinstance(event, RatingGiven):
            service.answer, service.score = "given", event.score
        else:
            service.answer = event.how
