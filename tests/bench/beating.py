"""Hubs that tell how they stand, each at its own moment of every fifteen seconds; a process of its
own, so that the server is measured and not who sends.

`python -m tests.bench.beating` reads `Hubs` from standard input and writes `Heard`.
"""

import asyncio
import hashlib
import subprocess
import sys
import time
from urllib.parse import urlsplit

import msgspec

from kiosk.keys import DeviceKey
from kiosk.live import LiveCounter, LiveQueue, LiveState, LiveTicket, key_of
from sync import beat
from sync.beat import BEAT_MS
from tests.server.devices import key_of as device_key
from tests.server.processes import ROOT

BEAT_SECONDS = BEAT_MS / 1000
QUEUES, COUNTERS, TICKETS = 5, 8, 30
MANY = 64 * 1024


class Hubs(msgspec.Struct):
    """So many for so long."""

    url: str
    hubs: int
    seconds: float


class Heard(msgspec.Struct):
    """`waited`: seconds from the moment a beat was due to its answer; `missed`: those that no
    answer came for before the next was due, or another than that it was taken."""

    waited: list[float]
    missed: int


def name_of(n: int) -> str:
    """The log of a hub."""
    return hashlib.sha256(b"log %d" % n).hexdigest()[:16]


def key_for(n: int) -> DeviceKey:
    """The key of a hub."""
    return device_key(hashlib.sha256(b"key %d" % n).digest())


def heard_by(hubs: Hubs) -> Heard:
    """Lets them send, in another process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.beating"],
        input=msgspec.json.encode(hubs),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=Heard)


def state_of(hub: int, n: int) -> LiveState:
    """A centre in the middle of its day; from beat to beat one ticket goes and one comes."""
    each = TICKETS // QUEUES
    return LiveState(
        name={"vi": f"Trung tâm Phục vụ hành chính công số {hub}"},
        at_ms=1_763_000_000_000 + n * BEAT_MS,
        open=True,
        served=120 + n,
        median_seconds=540,
        backlog=n % 3,
        queues=tuple(LiveQueue(f"queue-{q}", each, 60 * q) for q in range(QUEUES)),
        counters=tuple(LiveCounter(c + 1, "open", f"A{n + c:03d}") for c in range(COUNTERS)),
        troubles=(),
        tickets=tuple(
            LiveTicket(key_of(f"{hub} {n + t}"), f"A{n + t:03d}", "waiting", t, 5, 15, 0)
            for t in range(TICKETS)
        ),
    )


class Sending:
    """All of them, on one event loop."""

    def __init__(self, hubs: Hubs) -> None:
        parts = urlsplit(hubs.url)
        self._there = parts.hostname, parts.port
        self._hubs = hubs
        self.heard = Heard([], 0)

    async def all(self) -> None:
        """Until each has sent for as long as asked."""
        began = time.monotonic() + 1
        await asyncio.gather(*(self._hub(n, began) for n in range(self._hubs.hubs)))

    async def _hub(self, hub: int, began: float) -> None:
        key, log, n = key_for(hub), name_of(hub), 0
        due = began + BEAT_SECONDS * hub / self._hubs.hubs
        while due < began + self._hubs.seconds:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            n += 1
            data = beat.packed(log, n, state_of(hub, n), key)
            try:
                async with asyncio.timeout(BEAT_SECONDS):
                    taken = await self._sent(log, data)
            except (OSError, TimeoutError):
                taken = False
            self.heard.waited.append(time.monotonic() - due)
            self.heard.missed += not taken
            due += BEAT_SECONDS

    async def _sent(self, log: str, data: bytes) -> bool:
        """On a line of its own, as a server lets go of one that rests between two beats."""
        reader, writer = await asyncio.open_connection(*self._there)
        try:
            writer.write(
                f"POST /v1/logs/{log}/live HTTP/1.1\r\nHost: server\r\nConnection: close\r\n"
                f"Content-Type: {beat.CONTENT_TYPE}\r\nContent-Length: {len(data)}\r\n\r\n".encode()
                + data
            )
            return (await reader.read(MANY)).startswith(b"HTTP/1.1 200 ")
        finally:
            writer.close()


def main() -> None:
    """See above."""
    sending = Sending(msgspec.json.decode(sys.stdin.buffer.read(), type=Hubs))
    asyncio.run(sending.all())
    sys.stdout.buffer.write(msgspec.json.encode(sending.heard))


if __name__ == "__main__":
    main()
