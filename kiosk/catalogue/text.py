"""A text of the centre in its languages."""

import msgspec

DEFAULT_LANGUAGE = "vi"


class Text(msgspec.Struct, frozen=True):
    """A short text of the centre in its languages; Vietnamese is never missing."""

    vi: str
    en: str = ""

    def __getitem__(self, language: str) -> str:
        return (self.en or self.vi) if language == "en" else self.vi


class Facts(msgspec.Struct, frozen=True, dict=True):
    """A frozen struct that may hold cached look-up tables."""
