"""Dossiers, and what of persons was erased."""

from datetime import date

import msgspec

from kiosk.catalogue import DossierState
from kiosk.events.event import Event, Sealed


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


class LookUpRefused(Event, frozen=True, kw_only=True):
    """A wrong second factor, or an unknown code: the same to the person, counted alike."""

    key: str
    place: str
