"""Dossiers."""

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
    """The one-stop system (or the sample) told us of a dossier or of its new state.

    `state` is what we make of `raw_state`, the system's own word. `source` names the system;
    `told_ms`: when the dossier came into that state there, 0 where the system did not say.
    """

    code: str
    procedure: str
    state: DossierState
    received: date
    promised: date | None = None
    missing: str = ""
    reason: str = ""
    fee_vnd: int | None = None
    factors: tuple[str, ...] = ()
    fee_confirmed: bool = False
    raw_state: str = ""
    source: str = ""
    told_ms: int = 0


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
    it is free text. `by_sight`: given back on sight of slip and ID card, where no second factor
    could be checked any more.
    """

    code: str
    state: DossierState
    counter: int
    official: str
    form: str = ""
    due_ms: int = 0
    by_sight: bool = False
    note: Sealed = ""


class DossierHandedOver(Event, frozen=True, kw_only=True):
    """A dossier passed from one office to another and was scanned at a counter.

    An empty office is the centre itself; `official` acts for it. `colleague` is the person of the
    other office, sealed because it is a name.
    """

    code: str
    procedure: str
    counter: int
    official: str
    giver_office: str = ""
    receiver_office: str = ""
    colleague: Sealed = ""


class FeeConfirmed(Event, frozen=True, kw_only=True):
    """An official saw that a dossier's fee has arrived: nothing else proves it (a transfer QR
    brings no answer)."""

    code: str
    amount_vnd: int
    counter: int
    official: str


class FeeConfirmationWithdrawn(Event, frozen=True, kw_only=True):
    """It was confirmed by mistake; the fee waits again."""

    code: str
    counter: int
    official: str


class LookUpRefused(Event, frozen=True, kw_only=True):
    """A wrong second factor, or an unknown code: the same to the person, counted alike.

    `wrong`: tries in a row by key, one for the device and one for the code (keyed, so that what
    was typed cannot be read here).
    """

    place: str
    wrong: dict[str, int]
