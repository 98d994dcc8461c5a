"""What is known of a dossier at a counter, and which change may follow which state."""

from datetime import datetime
from typing import Annotated

import msgspec

from kiosk.answers import Answer, FeeState
from kiosk.catalogue import DossierState
from kiosk.events import PaperReceived

Short = Annotated[str, msgspec.Meta(max_length=600)]

CHANGES: dict[str, tuple[DossierState, frozenset[str]]] = {
    "supplement": (DossierState.SUPPLEMENT, frozenset({"received", "processing", "registered"})),
    "refusal": (DossierState.NOT_ACCEPTED, frozenset({"registered", "received"})),
    "apology": (
        DossierState.PROCESSING,
        frozenset({"received", "processing", "supplement", "fee_due"}),
    ),
    "stopped": (
        DossierState.STOPPED,
        frozenset({"received", "processing", "supplement", "fee_due"}),
    ),
    "result": (DossierState.RETURNED, frozenset({"finished"})),
}
"""Form → the state it leads to, and the states it may start from."""


TRAVELS = frozenset({"received", "processing", "supplement", "fee_due", "stopped", "finished"})
"""The states in which a dossier's papers pass from office to office."""


class Person(msgspec.Struct, frozen=True):
    """Who hands in; sealed in the journal and erased at the change of day. Never logged."""

    name: Short
    id_number: Short = ""
    phone: Short = ""
    address: Short = ""
    email: Short = ""
    submitter: Short = ""

    def __repr__(self) -> str:
        return "Person(…)"


class HandedOver(msgspec.Struct, frozen=True):
    """One passing on. An empty office is the centre; `official` (a code) acted for it, `colleague`
    (a name, "" where none was typed) for the other."""

    giver_office: str
    receiver_office: str
    official: str
    colleague: str
    at: datetime


class DossierAtCounter(Answer, frozen=True, kw_only=True):
    """A dossier as staff see it. `person` None once its facts were erased. `offices`: where
    dossiers went before; `usual_office`: where the last one of its procedure went. `fee` and what
    follows: see `kiosk.desk.fees.Fee`."""

    code: str
    state: str
    procedure: str
    received: datetime
    due: datetime | None
    due_expected: bool
    papers: tuple[PaperReceived, ...]
    sets: int
    fee_vnd: int | None
    result_place: str
    missing: str
    book: str
    entry: int
    provisional: bool
    official: str
    person: Person | None
    hand_overs: tuple[HandedOver, ...] = ()
    offices: tuple[str, ...] = ()
    usual_office: str = ""
    fee: FeeState = FeeState.NONE
    fee_due_vnd: int = 0
    payment: str = ""
    fee_confirmed: datetime | None = None
    fee_confirmed_by: str = ""

    @property
    def lies_at(self) -> str:
        """The office that has it now; empty: the centre."""
        return self.hand_overs[-1].receiver_office if self.hand_overs else ""
