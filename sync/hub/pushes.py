"""Who is told of what happened, at once, and what they missed while they were away."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

from kiosk.journal import Happened, Recorded
from sync.pushed import STILL_HERE, Push, cursor_of, packed, told_of

REMEMBERED = 2000
BEHIND = 500
"""Pushes that wait for one machine; one that reads no faster is let go and comes again."""
STILL_HERE_SECONDS = 5.0


class Line:
    """One machine's stream; lives on the event loop."""

    def __init__(self, machine: str, gone: Callable[["Line"], None]) -> None:
        self.machine = machine
        self._gone = gone
        self._loop = asyncio.get_running_loop()
        self._waiting: asyncio.Queue[bytes | None] = asyncio.Queue()

    def offer(self, data: bytes | None) -> None:
        """From any thread; None ends the stream."""
        with suppress(RuntimeError):  # the loop has ended, and the stream with it
            self._loop.call_soon_threadsafe(self._put, data)

    def _put(self, data: bytes | None) -> None:
        self._waiting.put_nowait(None if self._waiting.qsize() > BEHIND else data)

    async def read(self) -> AsyncIterator[bytes]:
        """What is to be sent, and now and then a sign of life."""
        try:
            while True:
                try:
                    data = await asyncio.wait_for(self._waiting.get(), STILL_HERE_SECONDS)
                except TimeoutError:
                    data = STILL_HERE
                if data is None:
                    return
                yield data
        finally:
            self._gone(self)


class Pushes:
    """`told` is a listener of the store; `line` is asked on the event loop."""

    def __init__(self, epoch: int, seq: int) -> None:
        """Where the journal ends now."""
        self._lock = threading.Lock()
        self._lines: set[Line] = set()
        self._latest: deque[Happened] = deque(maxlen=REMEMBERED)
        self._cursor = cursor_of(epoch, seq)
        self._oldest = self._cursor
        self._closed = False

    def told(self, recorded: list[Recorded]) -> None:
        """After a commit, on the store's thread."""
        if not recorded:
            return
        told = told_of(recorded)
        with self._lock:
            for each in told:
                if len(self._latest) == REMEMBERED:
                    self._oldest = cursor_of(self._latest[0].epoch, self._latest[0].seq)
                self._latest.append(each)
            self._cursor = cursor_of(told[-1].epoch, told[-1].seq)
            data = packed(Push(self._cursor, told))
            for line in self._lines:
                line.offer(data)

    def line(self, machine: str, cursor: str) -> Line:
        """A stream from where a machine has been told; from an unknown place it reads everything
        again."""
        line = Line(machine, self._leave)
        with self._lock:
            line.offer(packed(Push(self._cursor, self._since(cursor))))
            self._lines.add(line)
            if self._closed:
                line.offer(None)
        return line

    def hang_up(self, machine: str | None = None) -> None:
        """Ends the streams of one machine; without a name all, and those to come."""
        with self._lock:
            self._closed = self._closed or machine is None
            for line in self._lines:
                if machine in (None, line.machine):
                    line.offer(None)

    def _since(self, cursor: str) -> tuple[Happened, ...] | None:
        if cursor == self._cursor:
            return ()
        if cursor == self._oldest:
            return tuple(self._latest)
        known = tuple(self._latest)
        for at, each in enumerate(known):
            if cursor_of(each.epoch, each.seq) == cursor:
                return known[at + 1 :]
        return None

    def _leave(self, line: Line) -> None:
        with self._lock:
            self._lines.discard(line)
