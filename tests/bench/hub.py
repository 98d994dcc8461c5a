"""The centre's hub: how soon a push is there, and what a wish costs from another machine."""

import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from kiosk import config, keys
from kiosk.bootstrap import SAMPLE
from kiosk.bootstrap.hub import own_key
from kiosk.clock import SystemClock
from kiosk.journal import Recorded
from sync.hub.running import Hub
from sync.listening import Listening
from sync.remote import Line, enrol, remote_desk
from tests.bench.measuring import MS, Row, desk_on, percentile
from tests.small_centre import BIRTH

TICKETS = 300
SCREENS = 40
PUSH_MS = 200


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    centre = config.load(SAMPLE)
    with (
        desk_on(folder / "hub", centre) as desk,
        closing(
            Hub(desk, "127.0.0.1:0", SystemClock(), os.urandom, own_key(folder / "hub"))
        ) as hub,
    ):
        key = keys.make(folder / "kiosk.key", secrets.token_bytes)
        line = Line(hub.address, key)
        enrol(line, key, desk.offer_enrolment(place="kiosk").code, "kiosk")  # type: ignore[union-attr]
        screens = [Screen(line) for _ in range(SCREENS)]
        far = remote_desk(line)
        pushed, answered = [], []
        for _ in range(TICKETS):
            for each in screens:
                each.told.clear()
            started = time.perf_counter()
            far.take_ticket(procedure=BIRTH, print_at="kiosk")
            answered.append(time.perf_counter() - started)
            pushed += [each.waited(started) for each in screens]
        for each in screens:
            each.close()
    worst = max(pushed) * MS
    yield Row(
        f"a push at {SCREENS} screens after a touch at the kiosk, the latest of {TICKETS}",
        f"{worst:.0f} ms (median {percentile(pushed, 0.5) * MS:.1f} ms)",
        f"{PUSH_MS} ms",
        worst <= PUSH_MS,
    )
    p95 = percentile(answered, 0.95) * MS
    yield Row("a number through the hub, signed, durable, p95", f"{p95:.1f} ms", "50 ms", p95 <= 50)


class Screen:
    """Notes when it is told of a number."""

    def __init__(self, line: Line) -> None:
        self.told = threading.Event()
        self._at = 0.0
        ready = threading.Event()
        self._listening = Listening(line)
        self._listening.listen(lambda told: self._hear(told, ready))
        ready.wait()

    def close(self) -> None:
        """Listens no more."""
        self._listening.close()

    def waited(self, started: float) -> float:
        """Seconds until it was told."""
        self.told.wait()
        return self._at - started

    def _hear(self, told: list[Recorded], ready: threading.Event) -> None:
        ready.set()
        if any(each.kind == "ticket_issued" and each.seq for each in told):
            self._at = time.perf_counter()
            self.told.set()
