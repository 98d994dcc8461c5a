"""A device as the central server meets it: a key, a log, and chains of events by hand."""

import secrets

import msgspec
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk import events, journal
from kiosk.chain import GENESIS, Stamp
from kiosk.events import JournalStarted, TicketCalled
from kiosk.keys import DeviceKey
from sync import wire
from sync.joining import join_message
from sync.wire import Batch, Chained, Sent


def key_of(seed: bytes) -> DeviceKey:
    return DeviceKey(
        seed, Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    )


ORDINARY = TicketCalled(ticket="t", counter=1, official="CB01", official_session="s", call="c")


class Device:
    """Writes chains; `batch` cuts them. `key` signs heads, whatever an epoch announced."""

    def __init__(self, log: str | None = None, key: DeviceKey | None = None) -> None:
        self.log = log or secrets.token_hex(8)
        self.key = key or key_of(secrets.token_bytes(32))
        self.chains: dict[int, list[Chained]] = {}

    def begin(self, epoch: int = 1, key: DeviceKey | None = None) -> None:
        """The first event of an epoch."""
        announced = (key or self.key).public.hex()
        started = JournalStarted(reason="first start", program="test", key=announced)
        self.write(events.encode(started), journal.STARTED, epoch, signer=key or self.key)

    def write(
        self,
        body: bytes = b"{}",
        kind: str = "",
        epoch: int = 1,
        signer: DeviceKey | None = None,
        **header: object,
    ) -> None:
        """One event; by default one that a server finds nothing wrong with."""
        if not kind:
            kind, body = events.NAMES[TicketCalled], events.encode(ORDINARY)
        eid = secrets.token_bytes(16)
        sent = Sent(kind, 1, 1_763_000_000_000, 7, "boot", "ok", None, eid, body, None)
        sent = msgspec.structs.replace(sent, **header)
        placed = self._placed(sent, epoch)
        if signer:
            signature = signer.sign(placed.digest)
            placed = self._placed(msgspec.structs.replace(sent, signature=signature), epoch)
        self.chains.setdefault(epoch, []).append(placed)

    def _placed(self, sent: Sent, epoch: int) -> Chained:
        chain = self.chains.get(epoch, [])
        prev = chain[-1].hash if chain else GENESIS
        batch = Batch(wire.FORMAT, self.log, epoch, len(chain) + 1, prev, (sent,), b"")
        return wire.chained(batch)[0]

    def write_many(self, count: int, epoch: int = 1) -> None:
        for _ in range(count):
            self.write(epoch=epoch)

    def batch(self, first: int, last: int, epoch: int = 1) -> Batch:
        chain = self.chains[epoch][first - 1 : last]
        sent = tuple(
            Sent(
                *(getattr(each.header, name) for name in Stamp.__struct_fields__),
                bytes.fromhex(each.header.eid.replace("-", "")),
                each.body,
                each.signature,
            )
            for each in chain
        )
        prev = bytes.fromhex(chain[0].header.prev)
        message = wire.head_message(self.log, epoch, chain[-1].header.seq, chain[-1].hash)
        return Batch(wire.FORMAT, self.log, epoch, first, prev, sent, self.key.sign(message))

    def packed(self, first: int, last: int, epoch: int = 1) -> bytes:
        return wire.packed(self.batch(first, last, epoch))

    def send(self, url: str, first: int, last: int, epoch: int = 1) -> requests.Response:
        return self.send_bytes(url, self.packed(first, last, epoch), epoch)

    def send_bytes(self, url: str, data: bytes, epoch: int = 1) -> requests.Response:
        return requests.post(
            f"{url}/v1/logs/{self.log}/{epoch}/append",
            data=data,
            headers={"Content-Type": wire.CONTENT_TYPE},
            timeout=30,
        )

    def join(self, url: str, code: str) -> requests.Response:
        signature = self.key.sign(join_message(code, self.log, self.key.public))
        wish = {
            "code": code,
            "log": self.log,
            "public_key": self.key.public.hex(),
            "signature": signature.hex(),
        }
        return requests.post(f"{url}/v1/devices", json=wish, timeout=30)

    def twin(self) -> "Device":
        """A clone: the same key and log, the same past, a future of its own."""
        twin = Device(self.log, self.key)
        twin.chains = {epoch: list(chain) for epoch, chain in self.chains.items()}
        return twin
