"""Answers of citizens."""

from kiosk.events.event import Event, Sealed


class RatingGiven(Event, frozen=True, kw_only=True):
    """The citizen answered. `late`: at the kiosk, after the rater had given up waiting."""

    call: str
    score: int
    where: str
    late: bool = False


class RatingExplained(Event, frozen=True, kw_only=True):
    """Reasons and a comment to a low answer that was already counted."""

    call: str
    reasons: tuple[str, ...] = ()
    comment: Sealed = ""


class RatingDeclined(Event, frozen=True, kw_only=True):
    """`skipped` by a touch, or `no_answer` in time; neither is an opinion."""

    call: str
    how: str
