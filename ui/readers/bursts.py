"""Tells a reader that types like a keyboard from a person who does. Pure: keys and times in.

A reader sends its keys 1 to 16 ms apart, people more than 60 ms. Keys that might begin a burst are
held back until it is clear who typed them. ASCII only: a keyboard has no key for "Ễ", and what
readers make of such letters is not worth having (ID cards need a serial reader).
"""

from collections.abc import Hashable
from enum import Enum, auto

GAP_MS = 50
"""A longer pause ends what was held."""
LEAST = 6
"""Keys in a burst; nobody types six within 50 ms of each other,"""
NIMBLE_MS, NIMBLE_LEAST = 20, 3
"""nor three within 20 ms of each other,"""
SPECIAL_MS = 30
"""nor two keys so soon after each other of which one is no letter (Tab, F2, Ctrl+O)."""
LONGEST = 4096


class Verdict(Enum):
    """What becomes of a key."""

    PASS = auto()  # a person's: goes on as if nobody had looked
    HOLD = auto()  # perhaps a burst: waits
    SWALLOW = auto()  # a reader's: gone


class Bursts:
    """`held`: keys waiting for a verdict, in order, to be passed on after `give_back`.

    Times are those of the keys themselves, in ms.
    """

    def __init__(self) -> None:
        self.held: list[Hashable] = []
        self._start()

    def _start(self) -> None:
        self._text = ""
        self._keys = 0
        self._nimble = 1  # keys in a row, each soon after the one before
        self._special = False  # the last key was no letter
        self._sure = False
        self._last_ms = 0

    @property
    def waiting(self) -> bool:
        """Whether a burst may be under way."""
        return self._keys > 0

    @property
    def sure(self) -> bool:
        """Whether what came so far can only be a reader."""
        return self._sure

    def letter(self, key: Hashable, text: str, at_ms: int) -> Verdict:
        """A key with a letter, figure, sign or blank. The caller gives back what a pause ended."""
        self._count(at_ms)
        if len(text) != 1 or not text.isascii() or not text.isprintable():
            if not self._sure:
                self._start()
            return Verdict.SWALLOW if self._sure else Verdict.PASS
        self._special = False
        self._text = (self._text + text)[: LONGEST + 1]
        return self._keep(key)

    def special(self, key: Hashable, at_ms: int) -> Verdict:
        """A key that is no letter: a chord, a function key, an arrow, Tab or Enter alone. Inside a
        burst it is never meant (codes that press keys are a known attack); at the start of one it
        waits until it is clear that none follows."""
        self._special |= self.waiting
        self._count(at_ms)
        self._special = True
        return self._keep(key)

    def end(self, at_ms: int, *, typing: bool) -> str | None:
        """Enter or Tab after other keys: the text of the burst it closes; None if a person pressed
        it, "" if there is no code to tell of but the key is a reader's.

        `typing`: people type here, and some press Enter right after a letter. What follows without
        a pause is still the reader's: some end a code twice.
        """
        self._special |= not typing
        self._count(at_ms)
        self._special = True
        if not self._sure:
            return None
        text, self._text = self._text, ""
        self.held.clear()
        return text if len(text) <= LONGEST else ""

    def paused(self, at_ms: int) -> bool:
        """Whether the pause since the last key ended what was held."""
        return self.waiting and at_ms - self._last_ms > GAP_MS

    def give_back(self) -> list[Hashable]:
        """The held keys of a person; those of a reader that never ended its code are dropped."""
        keys = [] if self._sure else self.held
        self.held = []
        self._start()
        return keys

    def _count(self, at_ms: int) -> None:
        gap = at_ms - self._last_ms
        if self.waiting:
            self._nimble = self._nimble + 1 if gap <= NIMBLE_MS else 1
            self._sure |= self._special and gap <= SPECIAL_MS
        self._keys += 1
        self._sure |= self._keys >= LEAST or self._nimble >= NIMBLE_LEAST
        self._last_ms = at_ms

    def _keep(self, key: Hashable) -> Verdict:
        if self._sure:
            self.held.clear()  # nobody's but the reader's
            return Verdict.SWALLOW
        self.held.append(key)
        return Verdict.HOLD
