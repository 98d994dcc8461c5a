"""What can happen in a centre: one struct per event, in the past tense, and its stored form.

An event is stored under its name in snake case (`TicketIssued` → `ticket_issued`) with a version.
Structs only ever gain fields with defaults; a change of meaning is a new kind. Identifiers are
UUIDs made at the wish. A field of type `Sealed` holds only a commitment: the text itself lies
beside the journal, salted, and can be erased without breaking the chain.
"""

import re
from datetime import date

import msgspec

from kiosk.catalogue import DossierState

Sealed = str
"""Hex SHA-256 over salt and text; empty when there is no text."""


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that happened."""


class DayOpened(Event, frozen=True, kw_only=True):
    """A day-session began. `session` only rises; `mark` keeps its numbers apart from an earlier
    session of the same date whose journal is lost (restored or damaged disk)."""

    session: int
    date: date
    mark: str = ""


class TicketIssued(Event, frozen=True, kw_only=True):
    """A number was given: unique in (session, series, n)."""

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


class RatingGiven(Event, frozen=True, kw_only=True):
    """The citizen answered. `late`: at the kiosk, after the rater had given up waiting."""

    call: str
    score: int
    where: str
    late: bool = False


class RatingExplained(Event, frozen=True, kw_only=True):
    """Reasons and a comment to a low answer that was already counted."""

    call: str
    reasons: tuple[str, ...] = ()
    comment: Sealed = ""


class RatingDeclined(Event, frozen=True, kw_only=True):
    """`skipped` by a touch, or `no_answer` in time; neither is an opinion."""

    call: str
    how: str


class OfficialSignedIn(Event, frozen=True, kw_only=True):
    """An official began a session at a counter."""

    official: str
    counter: int
    official_session: str
    by: str


class OfficialSignedOut(Event, frozen=True, kw_only=True):
    """The session ended and the counter closed."""

    official: str
    counter: int


class SignInRefused(Event, frozen=True, kw_only=True):
    """A wrong PIN was tried."""

    official: str
    counter: int


class BreakStarted(Event, frozen=True, kw_only=True):
    """The counter pauses, with a reason; `until_ms` when it means to be back."""

    counter: int
    official: str
    reason: str
    until_ms: int = 0


class BreakEnded(Event, frozen=True, kw_only=True):
    """The counter serves again."""

    counter: int
    official: str


class PaperReceived(msgspec.Struct, frozen=True):
    """One line of what was handed in."""

    name: str
    kind: str
    count: int


class DossierLearned(Event, frozen=True, kw_only=True):
    """The one-stop system (or the sample) told us of a dossier or of its new state."""

    code: str
    procedure: str
    state: DossierState
    received: date
    promised: date | None = None
    missing: str = ""
    reason: str = ""
    fee_vnd: int | None = None
    factors: tuple[str, ...] = ()


class DossierReceived(Event, frozen=True, kw_only=True):
    """A counter took a dossier in. `due_ms` 0: no legal time known. `person` seals the
    applicant's facts as JSON; `factors` are salted hashes of the second factors."""

    code: str
    procedure: str
    counter: int
    official: str
    received_ms: int
    due_ms: int = 0
    due_expected: bool = True
    provisional: bool = True
    papers: tuple[PaperReceived, ...] = ()
    sets: int = 1
    fee_vnd: int | None = None
    result_place: str = ""
    ticket: str = ""
    call: str = ""
    book: str = ""
    entry: int = 0
    factors: tuple[str, ...] = ()
    person: Sealed = ""


class DossierStateChanged(Event, frozen=True, kw_only=True):
    """Supplement asked, refused, stopped, promised anew or returned, by a counter.

    `form` names the paper that says so; `note` the missing papers or the reason, sealed because
    it is free text.
    """

    code: str
    state: DossierState
    counter: int
    official: str
    form: str = ""
    due_ms: int = 0
    note: Sealed = ""


class PersonErased(Event, frozen=True, kw_only=True):
    """The sealed facts of persons up to `before_ms` were erased; `count` of them."""

    before_ms: int
    count: int


class SlipPrinted(Event, frozen=True, kw_only=True):
    """The printer confirmed paper, or the road can say no more than that all was handed over."""

    form: str
    about: str
    copy: int = 0
    confirmed: bool = True


class SlipFailed(Event, frozen=True, kw_only=True):
    """Paper did not come (`failed`) or may not have (`uncertain`)."""

    form: str
    about: str
    state: str
    reason: str
    copy: int = 0


class DeviceTroubled(Event, frozen=True, kw_only=True):
    """A printer, reader or the voice went wrong; `reason` is a stable word."""

    device: str
    reason: str


class DeviceRecovered(Event, frozen=True, kw_only=True):
    """It works again."""

    device: str


class LookUpRefused(Event, frozen=True, kw_only=True):
    """A wrong second factor, or an unknown code: the same to the person, counted alike."""

    key: str
    place: str


class FiguresExported(Event, frozen=True, kw_only=True):
    """Somebody took figures out."""

    what: str
    since: date
    until: date
    format: str
    rows: int
    by: str


class JournalStarted(Event, frozen=True, kw_only=True):
    """A log began, or began again in a new epoch, and why."""

    reason: str
    program: str


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
    return None if known is None else msgspec.json.decode(body, type=known)
