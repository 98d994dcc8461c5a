"""Who sits where."""

from kiosk.events.event import Event


class OfficialSignedIn(Event, frozen=True, kw_only=True):
    """An official began a session at a counter."""

    official: str
    counter: int
    official_session: str
    by: str


class OfficialSignedOut(Event, frozen=True, kw_only=True):
    """The session ended and the counter closed."""

    official: str
    counter: int


class SignInRefused(Event, frozen=True, kw_only=True):
    """A wrong PIN was tried."""

    official: str
    counter: int


class BreakStarted(Event, frozen=True, kw_only=True):
    """The counter pauses, with a reason; `until_ms` when it means to be back."""

    counter: int
    official: str
    reason: str
    until_ms: int = 0


class BreakEnded(Event, frozen=True, kw_only=True):
    """The counter serves again."""

    counter: int
    official: str
