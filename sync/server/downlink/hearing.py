"""A round with a system of dossiers or of bookings: hear what is new, and ask for what a new key
lacks."""

from collections.abc import Mapping
from typing import Generic

import msgspec

from kiosk.clock import to_ms
from kiosk.ports import Clock
from sync.dossiers.told import Broken, Telling
from sync.server.downlink.shelf import S, Shelf, T

ASKED_AGAIN = 200
"""Looked up one by one in a round, for a device with a new key."""


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """What a round brought."""

    count: int = 0
    changed: int = 0
    elsewhere: int = 0
    broken: tuple[Broken, ...] = ()
    pushed: int = 0


class Hearing(Generic[T, S]):
    """One system's rounds."""

    def __init__(
        self,
        shelf: Shelf[T, S],
        name: str,
        system: Telling[T],
        centres: Mapping[str, str],
        clock: Clock,
    ) -> None:
        """`centres`: agency → centre, of those that are ours."""
        self._shelf = shelf
        self._name = name
        self._system = system
        self._centres = centres
        self._clock = clock

    def round(self) -> Round:
        """Raises `SystemTrouble`; what came before it is kept, and the next round goes on there."""
        self._shelf.tidy(self._now())
        heard = self._listed()
        return msgspec.structs.replace(heard, changed=heard.changed + self._asked_again())

    def _listed(self) -> Round:
        count = changed = elsewhere = 0
        broken: list[Broken] = []
        more = True
        while more:
            listing = self._system.list_since(self._shelf.cursor(self._name))
            stored = self._shelf.store(self._name, listing.told, self._centres, self._now())
            self._shelf.keep_cursor(self._name, listing.cursor)
            count += len(listing.told)
            changed += stored.changed
            elsewhere += stored.elsewhere
            broken += listing.broken
            more = listing.more
        return Round(count=count, changed=changed, elsewhere=elsewhere, broken=tuple(broken))

    def _asked_again(self) -> int:
        """Factors are kept by nobody in the clear: for a device's new key they come from
        where they are at home."""
        changed = 0
        for centre, code in self._shelf.lacking(self._name, ASKED_AGAIN):
            told = self._system.lookup(code)
            if told is None:
                self._shelf.forgotten(centre, code)
            else:
                stored = self._shelf.store(self._name, [told], self._centres, self._now())
                changed += stored.changed
        return changed

    def _now(self) -> int:
        return to_ms(self._clock.now())
