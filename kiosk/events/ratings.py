"""Answers of citizens."""

from kiosk.events.event import Event, Sealed


class RatingGiven(Event, frozen=True, kw_only=True):
    """The citizen answered. `late`: at the kiosk, after the rater had given up waiting.

    Where it was touched on a machine other than the journal's: `token`, which the service's end
    had given, and that machine's own word (`kiosk.device_word`): its time, `key` and signature.
    """

    call: str
    score: int
    where: str
    late: bool = False
    token: str = ""
    at_ms: int = 0
    key: str = ""
    signed: str = ""


class RatingExplained(Event, frozen=True, kw_only=True):
    """Reasons and a comment to a low answer that was already counted."""

    call: str
    reasons: tuple[str, ...] = ()
    comment: Sealed = ""


class RatingDeclined(Event, frozen=True, kw_only=True):
    """`skipped` by a touch, or `no_answer` in time; neither is an opinion."""

    call: str
    how: str
