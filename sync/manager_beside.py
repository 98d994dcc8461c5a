"""The manager's desk beside a standby: the hub's, and where that is away still a way in.

Whoever is to promote the standby must be let in without the hub. Nothing else can be wished then.
"""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

from kiosk import pins
from kiosk.answers import Done, Reason, Refused
from kiosk.catalogue import Centre
from kiosk.desk import Desk
from kiosk.errors import PlaceGone
from kiosk.ports import Clock
from sync.hub_watch import HubWatch


class ManagerBeside:
    """Has the methods of `Desk`, by name; for any thread but the GUI's."""

    def __init__(self, hub: Desk, centre: Centre, clock: Clock) -> None:
        self._hub = hub
        self._centre = centre
        self._clock = clock
        self._wrong: list[float] = []
        self._watch = HubWatch(self._look, 0.0)

    def __getattr__(self, name: str) -> Any:
        getattr(Desk, name)  # no wish of the desk: AttributeError
        return self._noticing(getattr(self._hub, name))

    @property
    def away_seconds(self) -> float:
        """Since when the hub does not answer; 0 while it does."""
        return self._watch.away_seconds

    def admit_manager(self, *, official: str, pin: str) -> Done | Refused:
        """As at the hub, which counts wrong tries; without it they are counted here."""
        try:
            return self._hub.admit_manager(official=official, pin=pin)
        except PlaceGone:
            self._watch.gone()
            return self._admit(official, pin)

    def close(self) -> None:
        """Looks for the hub no more."""
        self._watch.close()

    def _admit(self, official: str, pin: str) -> Done | Refused:
        times, now = self._centre.times, time.monotonic()
        locked = times.pin_lock_minutes * 60
        self._wrong = [each for each in self._wrong if now - each < locked]
        if len(self._wrong) >= times.pin_tries:
            left = timedelta(seconds=self._wrong[-1] + locked - now)
            return Refused(reason=Reason.LOCKED_OUT, until=self._clock.now() + left)
        known = self._centre.official.get(official)
        if known is None or not known.manager or not pins.matches(known.pin_hash, pin):
            self._wrong.append(now)
            return Refused(reason=Reason.WRONG_PIN)
        return Done()

    def _noticing(self, wish: Callable[..., Any]) -> Callable[..., Any]:
        def ask(**parts: Any) -> Any:
            try:
                return wish(**parts)
            except PlaceGone:
                self._watch.gone()
                raise

        return ask

    def _look(self) -> None:
        self._hub.hall()


def as_desk(beside: ManagerBeside) -> Desk:
    """What the manager's place is given."""
    return cast(Desk, beside)
