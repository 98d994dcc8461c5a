"""What became of the configurations that the central office sent."""

from kiosk.events.event import Event


class ConfigTaken(Event, frozen=True, kw_only=True):
    """A bundle is in force: it loads, and this centre was at work with it. `digest`: SHA-256 of
    the bundle, which names exactly these files."""

    version: int
    digest: str


class ConfigRefused(Event, frozen=True, kw_only=True):
    """A bundle that the release key signed was not taken; `reason` is a stable word."""

    version: int
    digest: str
    reason: str


class ConfigRolledBack(Event, frozen=True, kw_only=True):
    """A bundle that was in force did not work here, and what held before it holds again."""

    version: int
    digest: str
    reason: str
