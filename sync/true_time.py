"""What time it is, from the central server, for machines whose own clock cannot be believed.

The answer is signed for a nonce of this question by the key that was pinned at joining, so nobody
on the way can tell another time, nor an old one.
"""

import logging
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import msgspec

from kiosk import keys
from kiosk.clock import from_ms
from kiosk.disciplined_clock import RIGHT_MS
from sync.sender import Heard
from sync.signing import NONCE_BYTES

log = logging.getLogger(__name__)
EVERY_MS = 60 * 60_000
AGAIN_MS = 60_000
SLOWEST_MS = 10_000
"""An answer that took longer says too little of now."""


class TimeTold(msgspec.Struct, frozen=True, kw_only=True):
    """`ms`: as the journal keeps times; `signature`: of `time_message`, empty without a nonce."""

    ms: int
    signature: str = ""


class Line(Protocol):
    """A way to the server."""

    def time(self, nonce: str) -> Heard:
        """Asks what time it is; never raises for the line."""


class Clock(Protocol):
    """What is put right by it."""

    def heard(self, true: datetime) -> int:
        """By how many ms the true time is ahead of the machine's, 0 where that is right."""


class TrueTime:
    """Asks each hour, and each minute until it was answered once. One thread's."""

    def __init__(
        self,
        line: Line,
        server: bytes,
        clock: Clock,
        wrong: Callable[[int], None],
        tell: Callable[[str], object],
    ) -> None:
        """`server`: its public key. `wrong`: called with the difference where it is another than
        before; `tell`: "wrong" while people should set the clock, "" when it is right."""
        self._line = line
        self._server = server
        self._clock = clock
        self._wrong = wrong
        self._tell = tell
        self._ahead_ms = 0
        self._due = 0

    def step(self, now_ms: int) -> int:
        """Asks if it is time; milliseconds until the next question."""
        if now_ms < self._due:
            return self._due - now_ms
        heard = self._asked()
        if heard is not None:
            ahead = self._clock.heard(heard)
            if ahead and abs(ahead - self._ahead_ms) > RIGHT_MS:
                log.warning("the machine's clock is wrong by %d s", -ahead // 1000)
                self._wrong(ahead)
            self._ahead_ms = ahead
            self._tell("wrong" if ahead else "")
        wait = EVERY_MS if heard is not None else AGAIN_MS
        self._due = now_ms + wait
        return wait

    def _asked(self) -> datetime | None:
        nonce = secrets.token_hex(NONCE_BYTES)
        asked = time.monotonic_ns()
        reply = self._line.time(nonce).reply
        took_ms = (time.monotonic_ns() - asked) // 1_000_000
        if not isinstance(reply, TimeTold) or took_ms > SLOWEST_MS:
            return None
        try:
            signature = bytes.fromhex(reply.signature)
        except ValueError:
            return None
        if not keys.fits(self._server, signature, time_message(nonce, reply.ms)):
            return None
        return from_ms(reply.ms + took_ms // 2)


def time_message(nonce: str, ms: int) -> bytes:
    """What the server signs."""
    return f"kiosk time\n{nonce}\n{ms}".encode()
