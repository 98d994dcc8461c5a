"""Staff, and the groups of people who are woven in first."""

from enum import StrEnum

import msgspec

from kiosk.catalogue.text import Text


class Official(msgspec.Struct, frozen=True):
    """A member of staff. `pin_hash` is an argon2 hash; `badge` the text of the badge's QR."""

    code: str
    name: str
    pin_hash: str
    badge: str = ""
    counters: tuple[int, ...] = ()
    manager: bool = False


class PriorityGroup(msgspec.Struct, frozen=True):
    """A group that is woven in first; self-declared, confirmed at the counter."""

    code: str
    name: Text


class PriorityMode(StrEnum):
    """Strict: priority always first. Interleaved: one priority ticket in every N calls."""

    STRICT = "strict"
    INTERLEAVED = "interleaved"


class PriorityRule(msgspec.Struct, frozen=True):
    """How priority is woven in; after `starve_minutes` nobody is passed any more."""

    mode: PriorityMode = PriorityMode.INTERLEAVED
    one_in: int = 5
    starve_minutes: int = 60
