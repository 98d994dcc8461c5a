"""Machines of the centre that speak to its hub: let in by a code, and shown out again."""

from kiosk.events.event import Event


class EnrolmentOffered(Event, frozen=True, kw_only=True):
    """A one-time code was made for a place; `code` is its SHA-256 (hex), `counter` 0 where the
    place is none of a counter."""

    code: str
    place: str
    counter: int
    until_ms: int


class EnrolmentRefused(Event, frozen=True, kw_only=True):
    """Somebody tried a code that is none, while there was one to be guessed."""


class MachineEnrolled(Event, frozen=True, kw_only=True):
    """A machine used a code up. `machine`: its id, made of `key`, its public key (Ed25519, hex).
    `mark`: of the numbers it gives while the hub is away; empty where its place gives none."""

    machine: str
    key: str
    place: str
    counter: int
    code: str
    mark: str = ""


class MachineRevoked(Event, frozen=True, kw_only=True):
    """From now on nothing that it signs is believed."""

    machine: str
