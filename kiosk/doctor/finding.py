"""One thing that was looked at."""

import msgspec

from kiosk.words import in_every_language


class Finding(msgspec.Struct, frozen=True):
    """`what` was looked at; `state`: "ok", "notice" or "trouble"."""

    what: str
    state: str
    sentence: str


def told(what: str, state: str, key: str, **values: object) -> Finding:
    """A finding whose sentence is `answers.doctor.<key>` in every language."""
    return Finding(what, state, in_every_language(f"answers.doctor.{key}", **values))
