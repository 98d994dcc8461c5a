"""What an event tells of a visit, and whether figures can be made of it. Pure."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from kiosk import events
from kiosk.events import (
    ComplaintRecorded,
    ComplaintSettled,
    Event,
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

OF_TICKET = (
    TicketIssued, TicketAdopted, TicketCalled, HandCallTaken, HandCallEnded, ServiceFinished,
    TicketMissed, TicketParked, TicketTransferred,
)  # fmt: skip
OF_CALL = (RatingGiven, RatingDeclined, HandCallKept, HandCallEnded, HandCallConflicted)
OF_COMPLAINT = (ComplaintRecorded, ComplaintSettled)
KINDS = frozenset(events.NAMES[each] for each in (*OF_TICKET, *OF_CALL, *OF_COMPLAINT))
"""All that figures are made of; other events are passed by."""
LATEST_MS = 4_102_444_800_000
"""2100: what comes after it no calendar of ours can hold."""
LONGEST = 200
"""Characters of a name or an id: what every database can keep in an index."""
LARGEST = 2**53


class Unfit(StrEnum):
    """Why no figure can be made of an event; people read `pages.uncounted.<reason>`."""

    UNREADABLE = "unreadable"
    TIME = "time"
    TEXT = "text"
    NUMBER = "number"
    FAILED = "failed"


class Told(msgspec.Struct, frozen=True):
    """One event that figures are made of, with its place."""

    eid: str
    log: str
    epoch: int
    seq: int
    wall_ms: int
    event: Event


def about(event: Event) -> str:
    """The ticket, call or complaint that an event of `KINDS` speaks of; of a number that was taken
    in, the one whose place it takes."""
    if isinstance(event, TicketAdopted):
        return event.instead_of or event.ticket
    if isinstance(event, HandCallEnded):
        return event.call or event.ticket
    if isinstance(event, OF_TICKET):
        return event.ticket
    if isinstance(event, OF_CALL):
        return event.call
    if isinstance(event, OF_COMPLAINT):
        return event.complaint
    raise ValueError(type(event).__name__)


def unfit(event: Event, wall_ms: int) -> Unfit | None:
    """Why this event cannot be counted; None where it can. A device may write anything."""
    if not 0 <= wall_ms < LATEST_MS:
        return Unfit.TIME
    for value in msgspec.structs.astuple(event):
        if isinstance(value, str) and (len(value) > LONGEST or "\x00" in value):
            return Unfit.TEXT
        if isinstance(value, int) and not -LARGEST <= value <= LARGEST:
            return Unfit.NUMBER
    return None


def in_order(told: Iterable[Told]) -> list[Told]:
    """As it happened: each log in its own order, whatever its clock did; logs by their time.

    A clock that goes back changes no order within its log: the latest time so far counts.
    """
    latest: dict[str, int] = {}
    placed: list[tuple[int, str, int, int, Told]] = []
    for each in sorted(told, key=lambda one: (one.log, one.epoch, one.seq)):
        at_ms = latest[each.log] = max(latest.get(each.log, 0), each.wall_ms)
        placed.append((at_ms, each.log, each.epoch, each.seq, each))
    placed.sort(key=lambda one: one[:4])
    return [each for *_, each in placed]
