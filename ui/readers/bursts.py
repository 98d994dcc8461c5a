"""Tells a reader that types like a keyboard from a person who does. Pure: keys and times in.

A reader sends its keys 1 to 16 ms apart, people more than 60 ms. Keys that might begin a burst are
held back until it is clear who typed them. ASCII only: a keyboard has no key for "Ễ", and what
readers make of such letters is not worth having (ID cards need a serial reader).
"""

from collections.abc import Hashable
from enum import Enum, auto

GAP_MS = 50
LEAST = 6
"""Keys in a burst; nobody types six within 50 ms of each other."""
LONGEST = 4096


class Verdict(Enum):
    """What becomes of a key."""

    PASS = auto()  # a person's: goes on as if nobody had looked
    HOLD = auto()  # perhaps a burst: waits
    SWALLOW = auto()  # a reader's: gone


class Bursts:
    """`held`: keys waiting for a verdict, in order, to be passed on after `give_back`."""

    def __init__(self) -> None:
        self.held: list[Hashable] = []
        self._text = ""
        self._last_ms = 0

    @property
    def waiting(self) -> bool:
        """Whether a burst may be under way."""
        return bool(self._text)

    @property
    def sure(self) -> bool:
        """Whether what came so far can only be a reader."""
        return len(self._text) >= LEAST

    def letter(self, key: Hashable, text: str, now_ms: int) -> Verdict:
        """A key with a letter, figure, sign or blank. The caller gives back what a pause ended."""
        if len(text) != 1 or not text.isascii() or not text.isprintable():
            return Verdict.SWALLOW if self.sure else Verdict.PASS
        self._text = (self._text + text)[: LONGEST + 1]
        self._last_ms = now_ms
        if self.sure:
            self.held.clear()  # nobody's but the reader's
        else:
            self.held.append(key)
        return Verdict.HOLD

    def chord(self) -> Verdict:
        """Ctrl, Alt, Meta with a key, or a function key: inside a burst it is never meant
        (codes that press keys are a known attack)."""
        return Verdict.SWALLOW if self._text else Verdict.PASS

    def end(self, now_ms: int) -> str:
        """Enter or Tab: the text of the burst it closes, or "" if a person pressed it."""
        text = self._text if self.sure and not self.paused(now_ms) else ""
        if text:
            self.held.clear()
            self._text = ""
        return text if len(text) <= LONGEST else ""

    def paused(self, now_ms: int) -> bool:
        """Whether the pause since the last key ended what was held."""
        return bool(self._text) and now_ms - self._last_ms > GAP_MS

    def give_back(self) -> list[Hashable]:
        """The held keys of a person; those of a reader that never ended its code are dropped."""
        keys = [] if self.sure else self.held
        self.held = []
        self._text = ""
        return keys
