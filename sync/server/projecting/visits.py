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
    HandCallConflicted,
    HandCallEnded,
    HandCallKept,
    HandCallTaken,
    RatingDeclined,
    RatingGiven,
    ServiceFinished,
    TicketAdopted,
    TicketCalled,
    TicketIssued,
    TicketMissed,
    TicketParked,
    TicketTransferred,
)
from kiosk.simulated import PLACE
from sync.server.projecting.facts import Told, in_order

DAY_MS = 24 * 3_600_000
LEFT = {TicketMissed: "missed", TicketParked: "parked", TicketTransferred: "transferred"}


class Service(msgspec.Struct):
    """One call of a number and what came of it; see `tables.counted_service`."""

    call: str
    ticket: str
    day: str
    counter: int
    official: str
    called_ms: int
    queue: str = ""
    procedure: str = ""
    waited_ms: int | None = None
    ended_ms: int | None = None
    outcome: str = "serving"
    answer: str = ""
    score: int = 0

    @property
    def served_ms(self) -> int | None:
        """How long it lasted; None while it does."""
        return None if self.ended_ms is None else max(0, self.ended_ms - self.called_ms)


class Visit(msgspec.Struct, frozen=True):
    """A number and its services. `issued` None: its event is not here yet, or it is invented, or
    nobody was told it and another took its place."""

    issued: TicketIssued | None
    day: str
    services: Sequence[Service]


NOTHING = Visit(None, "", ())


def visit(told: Iterable[Told], answers: Iterable[Told]) -> Visit:
    """A ticket's visit; `answers`: what is told of its calls. Invented visits are nothing."""
    ordered, of_calls = in_order(told), in_order(answers)
    first = next((each for each in ordered if isinstance(each.event, TicketIssued)), None)
    issued = first.event if first and isinstance(first.event, TicketIssued) else None
    if issued and issued.place == PLACE:
        return NOTHING
    by_hand = _by_hand(of_calls)
    services: dict[str, Service] = {}
    finished = {
        each.event.call: each for each in ordered if isinstance(each.event, ServiceFinished)
    }
    queue = issued.queue if issued else ""
    for each in ordered:
        event = each.event
        service = _begun(each, by_hand)
        if service and service.call not in services:
            service.queue, service.procedure = queue, issued.procedure if issued else ""
            service.waited_ms = _waited(service.called_ms - first.wall_ms) if first else None
            services[service.call] = service
        elif isinstance(event, HandCallEnded) and not event.call:
            _leave(services, finished, event.how, event.ended_ms)
        elif isinstance(event, TicketMissed | TicketParked | TicketTransferred):
            _leave(services, finished, LEFT[type(event)], each.wall_ms)
            queue = event.to_queue if isinstance(event, TicketTransferred) else queue
    for call, end in finished.items():
        if call in services:
            service = services[call]
            service.outcome, service.answer = "finished", "asked"
            service.ended_ms = end.wall_ms
    _answered(services, of_calls)
    if any(isinstance(each.event, TicketAdopted) and each.event.instead_of for each in ordered):
        issued = None  # what is told of another number under this one: it took its place
    return Visit(issued, day_of(first.wall_ms) if first else "", tuple(services.values()))


def _waited(ms: int) -> int | None:
    """Nobody waits for a day: one of the two times was told by a wrong clock."""
    return max(0, ms) if ms < DAY_MS else None


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


class _ByHand(msgspec.Struct):
    """Of the calls made while the hub was away: what was kept of them, how they ended, and which
    ones somebody else had called, too."""

    kept: dict[str, HandCallKept]
    ended: dict[str, HandCallEnded]
    in_vain: set[str]


def _by_hand(of_calls: Iterable[Told]) -> _ByHand:
    found = _ByHand({}, {}, set())
    for each in of_calls:
        match each.event:
            case HandCallKept() as kept:
                found.kept[kept.call] = kept
            case HandCallEnded() as ended:
                found.ended[ended.call] = ended
            case HandCallConflicted() as conflicted:
                found.in_vain.add(conflicted.call)
    return found


def _begun(told: Told, by_hand: _ByHand) -> Service | None:
    """The service that this event begins, without its ticket's part."""
    event = told.event
    if isinstance(event, TicketCalled) and event.call not in by_hand.in_vain:
        return _service(event.ticket, event, told.wall_ms)
    kept = by_hand.kept.get(event.call) if isinstance(event, HandCallTaken) else None
    if kept is None or not isinstance(event, HandCallTaken):
        return None
    made = _service(event.ticket, kept, kept.called_ms)
    if ended := by_hand.ended.get(kept.call):
        made.outcome, made.ended_ms = ended.how, ended.ended_ms
    return made


def _service(ticket: str, call: TicketCalled | HandCallKept, at_ms: int) -> Service:
    return Service(call.call, ticket, day_of(at_ms), call.counter, call.official, at_ms)


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
