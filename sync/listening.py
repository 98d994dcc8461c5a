"""What happened at the hub, told to this machine's screens; a lost push is only a delay.

A stream of the hub is followed by a thread. While none comes through, and every fifteen seconds at
the latest, the screens are told to look again at everything.
"""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator

import requests

from kiosk.errors import KnownError
from kiosk.journal import Recorded
from sync import pushed
from sync.pushed import Push
from sync.remote import Line

log = logging.getLogger(__name__)
LOOK_AGAIN_SECONDS = 15.0
"""With the wait for a sign of life below, never more than twenty."""
SILENCE_SECONDS = 12.0
"""The hub says every five seconds that it is there."""
CONNECT_SECONDS = 3.0
FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 3.0
Listener = Callable[[list[Recorded]], None]


def pause_seconds(tries: int) -> float:
    """Random, so that not all machines come back at once."""
    most = min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** min(tries, 10))
    return random.uniform(0, most)  # noqa: S311 - no secret


class Listening:
    """Follows the hub from the first `listen` until `close`."""

    def __init__(
        self,
        line: Line,
        look_again_seconds: float = LOOK_AGAIN_SECONDS,
        pause_seconds: Callable[[int], float] = pause_seconds,
    ) -> None:
        """`pause_seconds`: how long to wait after so many tries that failed."""
        self._line = line
        self._pause_seconds = pause_seconds
        self._look_again_seconds = look_again_seconds
        self._listeners: list[Listener] = []
        self._cursor = ""
        self._told_at = time.monotonic()
        self._closing = threading.Event()
        self._worth_a_try = threading.Event()
        self._stream: requests.Response | None = None
        self._threads = [
            threading.Thread(target=self._follow, name="hub-pushes", daemon=True),
            threading.Thread(target=self._remind, name="hub-reminder", daemon=True),
        ]
        self._telling = threading.Lock()

    def listen(self, listener: Listener) -> None:
        """`listener` is called on a thread of this object, as the store calls its own."""
        with self._telling:
            self._listeners.append(listener)
        for each in self._threads:
            if each.ident is None:
                each.start()

    def reachable(self) -> None:
        """A wish was answered: whoever waits to try again need not. From any thread."""
        self._worth_a_try.set()

    def close(self) -> None:
        """Nobody is told anything after it."""
        self._closing.set()
        self._worth_a_try.set()
        stream = self._stream
        if stream is not None:
            _break_off(stream)
        for each in self._threads:
            if each.ident is not None:
                each.join(CONNECT_SECONDS + 1)

    def _follow(self) -> None:
        tries, lost = 0, False
        while self._goes_on():
            try:
                for push in self._pushes():
                    tries, lost = 0, False
                    self._arrived(push)
            except (KnownError, requests.RequestException, OSError, ValueError) as trouble:
                if not lost and not self._closing.is_set():
                    lost = True
                    log.warning("no pushes from the hub: %s", trouble)
                    self._look_again()  # the screens ask, and see how it is
            tries += 1
            self._worth_a_try.wait(self._pause_seconds(tries))

    def _goes_on(self) -> bool:
        self._worth_a_try.clear()  # before the look, so that `close` is never missed
        return not self._closing.is_set()

    def _pushes(self) -> Iterator[Push | None]:
        headers = {"Last-Event-ID": self._cursor} if self._cursor else {}
        timeouts = (CONNECT_SECONDS, SILENCE_SECONDS)
        stream = self._line.open("GET", "/v1/events", b"", headers, timeouts)
        self._stream = stream
        try:
            if stream.status_code != requests.codes.ok:
                raise ValueError(f"the hub said {stream.status_code}")
            if not self._closing.is_set():
                yield from pushed.read(stream.iter_lines(chunk_size=1))
        finally:
            self._stream = None
            stream.close()

    def _arrived(self, push: Push | None) -> None:
        if push is None:
            return
        self._cursor = push.cursor
        told = pushed.recorded(push)
        if told:
            self._tell(told)

    def _remind(self) -> None:
        """On a thread of its own: whatever becomes of the stream, the screens look again."""
        while not self._closing.wait(self._left()):
            if self._left() == 0:
                self._look_again()

    def _left(self) -> float:
        return max(0.0, self._told_at + self._look_again_seconds - time.monotonic())

    def _look_again(self) -> None:
        self._told_at = time.monotonic()
        self._tell(pushed.everything())

    def _tell(self, told: list[Recorded]) -> None:
        with self._telling:
            listeners = tuple(self._listeners)
        for listener in listeners:
            if not self._closing.is_set():
                listener(told)


def _break_off(stream: requests.Response) -> None:
    """Wakes the thread that reads it."""
    try:
        stream.raw.shutdown()
    except (ValueError, RuntimeError, OSError):
        stream.close()
