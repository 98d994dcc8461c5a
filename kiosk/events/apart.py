"""The hub away: what a machine does by itself, and how the hub takes it in afterwards.

A machine writes `HubLost` into a journal of its own and goes on there. When the hub is back it is
sent that journal and writes down what it makes of it, each event naming the machine's (`eid`), so
that nothing is taken in twice.
"""

from kiosk.events.event import Event


class HubLost(Event, frozen=True, kw_only=True):
    """From here on this machine worked by itself. `hub_session`: the day-session it had last heard
    of; its numbers go on for as long as that is the hub's newest."""

    hub_session: int


class TicketAdopted(Event, frozen=True, kw_only=True):
    """A number that a machine gave by itself waits here since `arrived_ms`, as its journal says
    (`log`, `eid`), in the day-session of its day; `over`: that is past, and nobody waits any more.
    `instead_of`: a number given here for the same touch, which nobody was told."""

    eid: str
    log: str
    arrived_ms: int
    session: int
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
    language: str = "vi"
    instead_of: str = ""
    over: bool = False
    booking: str = ""
    slot_from_ms: int = 0
    slot_until_ms: int = 0


class HandCalled(Event, frozen=True, kw_only=True):
    """A counter called without the hub, by a board or by voice. `ticket`: its id or token where
    that was seen, else empty."""

    call: str
    ticket: str
    number: str
    counter: int
    official: str


class HandEnded(Event, frozen=True, kw_only=True):
    """What was at the counter is over, without the hub: `how` is finished or missed. `call`: the
    one that began it by hand; empty where the hub had called it."""

    call: str
    ticket: str
    counter: int
    how: str


class HandCallKept(Event, frozen=True, kw_only=True):
    """A call by hand is known at the hub, as a counter's journal says it (`log`, `eid`)."""

    eid: str
    log: str
    call: str
    ticket: str
    number: str
    counter: int
    official: str
    called_ms: int


class HandCallTaken(Event, frozen=True, kw_only=True):
    """It is this ticket's service: that waited here all the while."""

    call: str
    ticket: str


class HandCallConflicted(Event, frozen=True, kw_only=True):
    """Somebody else had called this ticket; both were told to come. For a manager to look at."""

    call: str
    ticket: str
    other_counter: int


class HandCallEnded(Event, frozen=True, kw_only=True):
    """How a visit ended while its counter was without the hub (`log`, `eid`)."""

    eid: str
    log: str
    call: str
    ticket: str
    counter: int
    how: str
    ended_ms: int


class StandbyNamed(Event, frozen=True, kw_only=True):
    """A machine follows this hub's journal and would listen at `address` in its place."""

    machine: str
    address: str


class HubPromoted(Event, frozen=True, kw_only=True):
    """A person (`by`) made this standby the hub. `mark`: of its numbers, because nobody knows
    which ones the old hub still gave; `session`: the day-session that goes on."""

    by: str
    mark: str
    session: int


class OldHubReturned(Event, frozen=True, kw_only=True):
    """The hub that was replaced has handed over what only it knew, and gives no numbers."""

    log: str
    epoch: int
