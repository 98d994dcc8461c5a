"""How a machine signs what it asks of the hub, and how the hub's time is told. Pure.

A device signs what it asks of the central server in the same way, under its log's name.

Clocks in the field are wrong, so no clock of a wall is in it: the hub's time is a random id of its
run and the milliseconds since that began. Every answer tells it, a request is signed for a moment
of it, and so nothing that was signed for an earlier run or long ago is worth anything.
"""

import hashlib
import re

import msgspec

from kiosk import keys
from kiosk.answers import Answer
from sync.joining import NAME

SCHEME = "Kiosk"
HUB_TIME = "Kiosk-Hub-Time"
"""The header of every answer: `RUN.MS`."""
HUB_EPOCH = "Kiosk-Hub-Epoch"
"""Of every answer: the newest hub has the highest, and nobody goes back to a lower one."""
NONCE_BYTES = 16
_HEADER = re.compile(
    SCHEME + f" ({NAME}) " + "([0-9a-f]{16}) ([0-9]{1,15}) ([0-9a-f]{32}) ([0-9a-f]{128})"
)


class HubTime(msgspec.Struct, frozen=True):
    """A moment of the hub: which run of it, and milliseconds since that began."""

    run: str
    ms: int

    def header(self) -> str:
        """As an answer tells it."""
        return f"{self.run}.{self.ms}"


class Signed(msgspec.Struct, frozen=True):
    """What a request says about who asks: machine, moment, nonce and signature (hex)."""

    machine: str
    at: HubTime
    nonce: str
    signature: str

    def header(self) -> str:
        """The value of `Authorization`."""
        return f"{SCHEME} {self.machine} {self.at.run} {self.at.ms} {self.nonce} {self.signature}"


class Me(Answer, frozen=True, kw_only=True):
    """As what the hub knows a machine; `counter`: 0 where the place is none of a counter. `mark`:
    of the numbers it gives while the hub is away; `hub`: the public key (hex) that checks what the
    hub signs for; `epoch`: of this hub; `standby`: where to look for one when this is
    dead, and `standby_key` its public key; `release`: what this centre's bundles are signed by
    (hex); `centre`: its code, as whoever makes bundles calls it."""

    machine: str
    place: str
    counter: int
    mark: str = ""
    hub: str = ""
    epoch: int = 0
    standby: str = ""
    standby_key: str = ""
    release: str = ""
    centre: str = ""


def read_epoch(header: str | None) -> int:
    """The hub's epoch in an answer; 0 where it tells none."""
    return int(header) if header and re.fullmatch(r"[0-9]{1,9}", header) else 0


def read_time(header: str | None) -> HubTime | None:
    """The hub's time in an answer; None where that is no hub of ours."""
    run, _, ms = (header or "").partition(".")
    if not re.fullmatch(r"[0-9a-f]{16}", run) or not re.fullmatch(r"[0-9]{1,15}", ms):
        return None
    return HubTime(run, int(ms))


def read_signed(header: str | None) -> Signed | None:
    """What stands in `Authorization`; None where it is not of this scheme."""
    found = _HEADER.fullmatch(header or "")
    if found is None:
        return None
    machine, run, ms, nonce, signature = found.groups()
    return Signed(machine, HubTime(run, int(ms)), nonce, signature)


def message(method: str, target: str, body: bytes, machine: str, at: HubTime, nonce: str) -> bytes:
    """What is signed: all of the request, the moment, and the nonce. `target`: path and query."""
    digest = hashlib.sha256(body).hexdigest()
    parts = ("kiosk request", method, target, digest, machine, at.run, str(at.ms), nonce)
    return "\n".join(parts).encode()


def sign(
    key: keys.DeviceKey,
    method: str,
    target: str,
    body: bytes,
    machine: str,
    at: HubTime,
    nonce: str,
) -> Signed:
    """A request with this machine's word for it."""
    signature = key.sign(message(method, target, body, machine, at, nonce)).hex()
    return Signed(machine, at, nonce, signature)
