"""What a manager looks after besides the hall: the configuration that came, and the hub. Pure."""

from datetime import datetime
from typing import Literal, Protocol

import msgspec

from kiosk.answers import Done, Refused

AWAY_SECONDS = 30.0
"""A hub that was restarted, or moved to another plug, answers again by then."""


class BundleLook(msgspec.Struct, frozen=True):
    """`waiting`: the version that waits for the next start, 0 for none; `since` it does, and what
    it `changes` (names of configuration files, "wording", "forms"). `not_before`: in force from
    then on. `wanted`: a person has taken it, and places restart as they come to rest. `back`: the
    version that was given up last, and the `reason`."""

    waiting: int = 0
    since: datetime | None = None
    changes: tuple[str, ...] = ()
    not_before: datetime | None = None
    wanted: bool = False
    current: int = 0
    on_trial: bool = False
    back: int = 0
    reason: str = ""


class HubLook(msgspec.Struct, frozen=True):
    """What this machine is to the centre. `standby`: where one stands by for this hub. At a
    standby: `away_seconds`, since when the hub does not answer, 0 while it does; `following`:
    whether the program that copies is at work; `copied`: the newest event of the copy."""

    role: Literal["alone", "hub", "standby", "promoting"] = "alone"
    standby: str = ""
    away_seconds: float = 0.0
    following: bool = False
    copied: datetime | None = None


class UpkeepLook(msgspec.Struct, frozen=True):
    """One look."""

    bundle: BundleLook
    hub: HubLook


class Upkeep(Protocol):
    """What a manager may do about it; whose PIN it is was checked by the desk. For any thread but
    the GUI's."""

    def look(self) -> UpkeepLook:
        """How it stands on this machine."""

    def take_bundle(self, version: int) -> Done | Refused:
        """What waits comes into force now: the places restart."""

    def promote(self, official: str, pin: str) -> Done | Refused:
        """This standby becomes the hub."""


def needs_second_press(hub: HubLook) -> bool:
    """Whether a promotion would replace a hub that may be well."""
    return hub.away_seconds < AWAY_SECONDS
