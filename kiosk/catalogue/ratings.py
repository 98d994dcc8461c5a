"""The rating scale with its reasons, and the words the voice says."""

import msgspec

from kiosk.catalogue.text import Text


class RatingLevel(msgspec.Struct, frozen=True):
    """One face. `score` 5 is best; `asks_reasons` opens the reason chips."""

    score: int
    name: Text
    asks_reasons: bool = False


class RatingReason(msgspec.Struct, frozen=True):
    """A reason chip; `about` keeps the process apart from the person."""

    code: str
    name: Text
    about: str  # "process", "person" or "other" (counted for nobody)


class RatingRules(msgspec.Struct, frozen=True, rename={"levels": "level", "reasons": "reason"}):
    """The scale and its limits; `minimum_n`: below it nothing about a person is shown.

    The file `rating.toml` as it stands, with its `[[level]]`s and `[[reason]]`s.
    """

    levels: tuple[RatingLevel, ...]
    reasons: tuple[RatingReason, ...]
    minimum_n: int = 5
    answer_seconds: int = 30
    reasons_seconds: int = 40
    thanks_seconds: int = 4
    too_soon_seconds: float = 0.6


class Announcement(msgspec.Struct, frozen=True):
    """What the voice says in one language: words with {number} and {counter}."""

    language: str
    text: str
    recall: str
