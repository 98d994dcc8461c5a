"""One thing that was looked at."""

from collections.abc import Callable

import msgspec

from kiosk.words import Words, in_every_language, languages, words


class Finding(msgspec.Struct, frozen=True):
    """`what` was looked at; `state`: "ok", "notice" or "trouble"."""

    what: str
    state: str
    sentence: str


def told(what: str, state: str, key: str, **values: object) -> Finding:
    """A finding whose sentence is `answers.doctor.<key>` in every language."""
    return Finding(what, state, in_every_language(f"answers.doctor.{key}", **values))


def spoken(what: str, state: str, tell: Callable[[Words], list[str]]) -> Finding:
    """A finding of several sentences: `tell` says them in one language."""
    return Finding(what, state, " — ".join(" ".join(tell(words(each))) for each in languages()))
