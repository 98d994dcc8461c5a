"""The day, its tickets and their services."""

from datetime import date

from kiosk.events.event import Event


class DayOpened(Event, frozen=True, kw_only=True):
    """A day-session began. `session` only rises; `mark` keeps its numbers apart from an earlier
    session of the same date whose journal is lost (restored or damaged disk)."""

    session: int
    date: date
    mark: str = ""


class TicketIssued(Event, frozen=True, kw_only=True):
    """A number was given: unique in (session, series, n). `paper`: the place whose printer is to
    print it, a slip of the ticket's id; empty: no paper is wanted. `booking`: the code of the
    booking it was taken for, which is used by that, with its slot."""

    ticket: str
    number: str
    series: str
    n: int
    queue: str
    token: str
    procedure: str = ""
    field: str = ""
    priority: str = ""
    dossier: str = ""
    place: str = ""
    language: str = "vi"
    paper: str = ""
    booking: str = ""
    slot_from_ms: int = 0
    slot_until_ms: int = 0


class TicketCalled(Event, frozen=True, kw_only=True):
    """A counter called a number and begins to serve it; `call` identifies this service."""

    ticket: str
    counter: int
    official: str
    official_session: str
    call: str


class TicketRecalled(Event, frozen=True, kw_only=True):
    """The same call was announced once more."""

    ticket: str
    counter: int


class TicketMissed(Event, frozen=True, kw_only=True):
    """Nobody came."""

    ticket: str
    counter: int


class TicketParked(Event, frozen=True, kw_only=True):
    """Set aside with a reason, to be taken up again."""

    ticket: str
    counter: int
    reason: str = ""


class TicketResumed(Event, frozen=True, kw_only=True):
    """A parked or missed ticket waits again, at its old place in the line."""

    ticket: str
    counter: int


class TicketTransferred(Event, frozen=True, kw_only=True):
    """Passed to another queue, or to one counter (`to_counter`)."""

    ticket: str
    counter: int
    to_queue: str
    to_counter: int = 0


class ServiceFinished(Event, frozen=True, kw_only=True):
    """The counter finished. `rating` is the one-time token that entitles to one rating."""

    ticket: str
    call: str
    counter: int
    rating: str
