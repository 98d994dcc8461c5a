"""Who asks: a signature of a machine that was let in, for this moment, and not for the second time.

A request counts for half a minute of the hub's own time; its nonce is remembered for as long.
"""

import threading
from collections import deque
from collections.abc import Iterable

import msgspec

from kiosk import keys
from kiosk.desk.machines import Machine
from kiosk.ports import Clock, Random
from kiosk.roles import Asker
from sync.signing import HubTime, Signed, message, read_signed

WINDOW_MS = 30_000
AHEAD_MS = 5_000
"""A machine that reckons the hub's time from its own may be a little early."""


class Turned(Exception):
    """Nobody is let in; `why` is a key of `answers.hub_says`, `status` of HTTP."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class Request(msgspec.Struct, frozen=True):
    """What came in. `target`: path and query; `authorization`: that header."""

    method: str
    target: str
    authorization: str | None
    body: bytes


class Doorkeeper:
    """Asked from many threads."""

    def __init__(self, clock: Clock, random: Random) -> None:
        self._clock = clock
        self._began = clock.monotonic_ms()
        self._run = random(8).hex()
        self._machines: dict[str, Machine] = {}
        self._used: set[tuple[str, str]] = set()
        self._order: deque[tuple[int, tuple[str, str]]] = deque()
        self._lock = threading.Lock()

    def now(self) -> HubTime:
        """This moment, as every answer tells it."""
        return HubTime(self._run, self._clock.monotonic_ms() - self._began)

    def know(self, machines: Iterable[Machine]) -> None:
        """Who was let in, and shown out again, from now on."""
        self._machines = {each.machine: each for each in machines}

    def machine(self, machine: str) -> Machine:
        """One that was let in."""
        return self._machines[machine]

    def admit(self, request: Request) -> Asker:
        """Who asks. Raises `Turned`."""
        signed = read_signed(request.authorization)
        if signed is None:
            raise Turned(401, "unsigned")
        machine = self._machines.get(signed.machine)
        if machine is None:
            raise Turned(401, "unknown")
        if machine.revoked is not None:
            raise Turned(403, "revoked")
        self.check(request, signed, bytes.fromhex(machine.key))
        return Asker(machine.machine, machine.place, machine.counter)

    def check(self, request: Request, signed: Signed, public: bytes) -> None:
        """That the machine with this key signed the request, now, once. Raises `Turned`."""
        now = self.now()
        age = now.ms - signed.at.ms
        if signed.at.run != now.run or not -AHEAD_MS <= age <= WINDOW_MS:
            raise Turned(401, "stale")
        told = message(
            request.method, request.target, request.body, signed.machine, signed.at, signed.nonce
        )
        if not keys.fits(public, bytes.fromhex(signed.signature), told):
            raise Turned(401, "wrong_signature")
        with self._lock:
            while self._order and self._order[0][0] < now.ms:
                self._used.discard(self._order.popleft()[1])
            used = signed.machine, signed.nonce
            if used in self._used:
                raise Turned(401, "replayed")
            self._used.add(used)
            self._order.append((now.ms + WINDOW_MS + AHEAD_MS, used))
