"""A centre's live state on the wire: signed, numbered, and worth nothing when a newer one is there.

It goes before the backlog, so that after an outage a manager sees this morning before last night.
"""

import hashlib
import zlib
from collections.abc import Callable
from typing import Protocol

import msgspec

from kiosk.decoding import from_msgpack
from kiosk.live import LiveState
from kiosk.ports import Signer
from sync.formats import refuse_other
from sync.sender import Heard

FORMAT = 1
BEAT_MS = 15_000
SOON_MS = 5_000
"""After news: whoever has just been given a number may look for it at once."""
MOST_BYTES = 64 * 1024
MOST_UNPACKED = 512 * 1024
CONTENT_TYPE = "application/vnd.kiosk.live"
LIVE = b"kiosk live"


class Beat(msgspec.Struct, frozen=True, array_like=True):
    """`n` rises from beat to beat of a log; `state`: a packed `LiveState`, exactly as signed."""

    format: int
    log: str
    n: int
    state: bytes
    signature: bytes


class Lively(msgspec.Struct, frozen=True, kw_only=True):
    """The newest number known there; with 409 the one that was sent is not newer. `pace_ms`: wait
    so long before the next."""

    n: int
    server_ms: int
    pace_ms: int = BEAT_MS


class BadBeat(Exception):
    """These bytes are no beat; the sentence says what was expected."""


class Line(Protocol):
    """A way to the server."""

    def beat(self, log: str, data: bytes) -> Heard:
        """Sends a packed beat and waits for the answer, with a deadline; never raises for the
        line."""


class Beating:
    """Sends the state of the moment when it is time. One thread's."""

    def __init__(
        self,
        log: str,
        key: Signer,
        line: Line,
        state: Callable[[], LiveState],
        wall_ms: Callable[[], int],
    ) -> None:
        """`wall_ms` only makes numbers that usually rise over a restart; the server's word
        corrects it."""
        self._log = log
        self._key = key
        self._line = line
        self._state = state
        self._wall_ms = wall_ms
        self._n = 0
        self._due = self._sent = 0
        self._news = self._slow = False

    def news(self) -> None:
        """A number was given or called. From any thread."""
        self._news = True

    def step(self, now_ms: int) -> int:
        """Sends one if it is due; milliseconds until the next. `now_ms` never goes back."""
        due = min(self._due, self._sent + SOON_MS) if self._news and not self._slow else self._due
        if now_ms < due:
            return due - now_ms
        self._news, self._sent = False, now_ms
        self._n = max(self._n + 1, self._wall_ms())
        heard = self._line.beat(self._log, packed(self._log, self._n, self._state(), self._key))
        pause = BEAT_MS
        if isinstance(heard.reply, Lively):
            self._n = max(self._n, heard.reply.n)
            pause = max(1000, heard.reply.pace_ms)
        elif heard.retry_after_ms:
            pause = max(pause, heard.retry_after_ms)
        self._slow = pause > BEAT_MS
        self._due = now_ms + pause
        return pause


def packed(log: str, n: int, state: LiveState, key: Signer) -> bytes:
    """The bytes that travel."""
    said = msgspec.msgpack.encode(state)
    beat = Beat(FORMAT, log, n, said, key.sign(message(log, n, said)))
    return zlib.compress(msgspec.msgpack.encode(beat), 6)


def unpacked(data: bytes) -> Beat:
    """The beat in bytes from outside. Raises `BadBeat`, `OtherFormat`."""
    if len(data) > MOST_BYTES:
        raise BadBeat(f"{len(data)} bytes, at most {MOST_BYTES} were expected")
    inflating = zlib.decompressobj()
    try:
        plain = inflating.decompress(data, MOST_UNPACKED)
        if not inflating.eof or inflating.unused_data:
            raise BadBeat(f"not one deflated beat of at most {MOST_UNPACKED} bytes")
        refuse_other(plain, FORMAT)
        beat = from_msgpack(plain, Beat)
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadBeat(f"not a beat: {error}") from error
    if not 0 < beat.n < 2**63:
        raise BadBeat(f"number {beat.n}")
    return beat


def state_in(beat: Beat) -> LiveState:
    """What it says. Raises `BadBeat`."""
    return read_state(beat.state)


def read_state(said: bytes) -> LiveState:
    """A packed state. Raises `BadBeat`."""
    try:
        return from_msgpack(said, LiveState)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadBeat(f"not a live state: {error}") from error


def message(log: str, n: int, state: bytes) -> bytes:
    """What a device signs."""
    return b"\n".join((LIVE, log.encode(), str(n).encode(), hashlib.sha256(state).digest()))
