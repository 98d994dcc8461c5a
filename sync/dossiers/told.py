"""What a one-stop system tells of dossiers, and what we tell it: the adapters' common tongue. Pure.

The raw state stays beside what we make of it; a state that nobody told us the meaning of is said
to be unknown, never guessed (domain.md §6.2).
"""

from datetime import date
from typing import Generic, Protocol, TypeVar

import msgspec

from kiosk.catalogue import DossierState
from kiosk.errors import ServerTrouble

T_co = TypeVar("T_co", covariant=True)


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """What a system says of a dossier now, without what a person could be known by. `told_ms`: when
    it came into this state there, 0 where that is not said."""

    code: str
    procedure: str
    raw_state: str
    state: DossierState
    received: date
    promised: date | None = None
    missing: str = ""
    reason: str = ""
    fee_vnd: int | None = None
    fee_confirmed: bool = False
    told_ms: int = 0


WORDS = Word.__struct_fields__


class Told(Word, frozen=True, kw_only=True):
    """A word with `factors`: what a citizen may show to see the dossier, in the clear; never stored
    so, never logged."""

    factors: tuple[str, ...] = ()

    @property
    def agency(self) -> str:
        """Whose dossier it is: the code up to its first dash."""
        return self.code.partition("-")[0]

    def __repr__(self) -> str:
        return f"Told({self.code}, {self.raw_state})"


class Broken(msgspec.Struct, frozen=True, kw_only=True):
    """A record that could not be read: where it stands, and a sentence that says what is wrong,
    without what stood there."""

    where: str
    sentence: str


class Listing(msgspec.Struct, Generic[T_co], frozen=True, kw_only=True):
    """A part of what is new. `cursor`: for the next question; asking with it says that all of this
    part is durable with whoever asks. `more`: there is more already."""

    told: tuple[T_co, ...] = ()
    broken: tuple[Broken, ...] = ()
    cursor: str
    more: bool = False


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """What a counter of ours did with a dossier, for the system to know."""

    code: str
    state: DossierState
    official: str
    at_ms: int
    form: str = ""


class SystemTrouble(ServerTrouble):
    """A system did not answer, or not in its own tongue; nothing was lost, it is asked again."""


class Telling(Protocol[T_co]):
    """What every system answers, of dossiers or of bookings."""

    def lookup(self, code: str) -> T_co | None:
        """One of them now; None where the system has none. Raises `SystemTrouble`."""

    def list_since(self, cursor: str) -> Listing[T_co]:
        """What changed after a cursor, "" for everything it still has. Raises `SystemTrouble`."""


class DossierSystem(Telling[Told], Protocol):
    """What each adapter in `systems` makes: `opened(settings, clock) -> DossierSystem`."""

    def push_event(self, happened: Happened) -> bool:
        """Tells what a counter did; False where this system takes nothing. Raises
        `SystemTrouble`."""
