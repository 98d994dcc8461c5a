"""Bytes of a serial reader become texts: one per line, or per pause. Pure.

Readers end a code with CR, LF or both, some with nothing at all; so a pause ends it too. Text is
UTF-8 and may be cut anywhere, also inside a letter. What is too long to be a code is dropped whole.
"""

import codecs
import re

LONGEST_BYTES = 4096
"""The largest QR holds 2,953 bytes; more without an end is noise, or an attack."""
IDLE_MS = 200
"""A pause that ends a code; within one code bytes follow each other in a few milliseconds."""
_ENDS = re.compile(rb"[\r\n]+")
FRAME_MARKS = "\x02\x03"  # STX and ETX, which some readers put around a code


class Frames:
    """Takes bytes as they come, gives texts when they are whole."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._text = ""
        self._bytes = 0

    def took(self, data: bytes) -> list[str]:
        """The texts that `data` completes."""
        *whole, rest = _ENDS.split(data)
        found = []
        for piece in whole:
            self._add(piece)
            found += self.paused()
        self._add(rest)
        return found

    def _add(self, piece: bytes) -> None:
        room = max(0, LONGEST_BYTES - self._bytes)
        self._bytes += len(piece)
        self._text += self._decoder.decode(piece[:room])

    def paused(self) -> list[str]:
        """Nothing came for `IDLE_MS`: what is there is a text of its own."""
        text = (self._text + self._decoder.decode(b"", final=True)).strip(FRAME_MARKS)
        whole = self._bytes <= LONGEST_BYTES
        self._decoder.reset()
        self._text = ""
        self._bytes = 0
        return [text] if text.strip() and whole else []
