"""What a server promises, in its simplest form: the oracle that real ones are held against.

It keeps whole chains in memory, can forget its newest events (restored from an old backup), and
stands behind a line that loses requests or answers when it is told to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kiosk.epochs import repeated
from kiosk.events import EventRepeated, decode
from kiosk.keys import DeviceKey
from sync import wire
from sync.replies import Ack, Expect, Fork, No, receipt_message
from sync.sender import Heard
from sync.wire import Batch, Chained

SERVER = DeviceKey(b"r" * 32, b"")
GENESIS = b"\x00" * 32


@dataclass
class ModelServer:
    """`chains`: all it was ever told, by (log, epoch). `told`: every answer that left it."""

    key: DeviceKey = SERVER
    chains: dict[tuple[str, int], list[Chained]] = field(default_factory=dict)
    told: list[Ack] = field(default_factory=list)
    enrolled: bool = True
    largest: int = wire.MOST_BYTES
    now_ms: int = 1_000

    def take(self, data: bytes) -> Heard:
        """What comes of a batch."""
        if len(data) > self.largest:
            return Heard(status=413, reply=No(sentence="too large"))
        if not self.enrolled:
            return Heard(status=401, reply=No(sentence="who are you"))
        batch = wire.unpacked(data)
        known = self.chains.setdefault((batch.log, batch.epoch), [])
        before = known[batch.from_seq - 2].hash if 1 < batch.from_seq <= len(known) + 1 else GENESIS
        if batch.from_seq > len(known) + 1:
            return self.head(batch.log, batch.epoch, status=409)
        if before != batch.prev:
            return Heard(status=422, reply=Fork(at=batch.from_seq - 1, head=before.hex()))
        for seq, event in enumerate(wire.chained(batch), start=batch.from_seq):
            if seq > len(known):
                known.append(event)
            elif known[seq - 1].hash != event.hash:
                return Heard(status=422, reply=Fork(at=seq, head=known[seq - 1].hash.hex()))
        return Heard(status=200, reply=self._signed(batch, known[-1].hash, len(known)))

    def head(self, log: str, epoch: int, status: int = 200) -> Heard:
        """Where a chain ends here."""
        if not self.enrolled:
            return Heard(status=401, reply=No(sentence="who are you"))
        known = self.chains.get((log, epoch), [])
        end = known[-1].hash if known else GENESIS
        return Heard(status=status, reply=Expect(expect=len(known) + 1, head=end.hex()))

    def eids(self) -> set[str]:
        """Every event known, also those that were only said again."""
        known = set()
        for event in (each for chain in self.chains.values() for each in chain):
            known.add(event.header.eid)
            said = decode(event.header.kind, event.body)
            if isinstance(said, EventRepeated):
                again = repeated(said)
                assert again is not None
                known.add(again.header.eid)
        return known

    def forget(self, log: str, epoch: int, after: int) -> None:
        """As after a restore from an old backup."""
        del self.chains[log, epoch][after:]

    def _signed(self, batch: Batch, digest: bytes, seq: int) -> Ack:
        message = receipt_message(batch.log, batch.epoch, seq, digest, self.now_ms)
        ack = Ack(
            ack_seq=seq,
            head=digest.hex(),
            received_ms=self.now_ms,
            receipt=self.key.sign(message).hex(),
        )
        self.told.append(ack)
        return ack


class ModelLine:
    """A line to a model server. `faults` says of each exchange in turn what becomes of it: "",
    "no_line", "lost_request", "lost_answer", "proxy_page", "busy"; for ever well after them."""

    def __init__(self, server: ModelServer, faults: Iterable[str] = ()) -> None:
        self.server = server
        self.sent: list[int] = []
        self._faults = iter(faults)

    def append(self, batch: Batch) -> Heard:
        self.sent.append(len(batch.events))
        return self._through(lambda: self.server.take(wire.packed(batch)))

    def head(self, log: str, epoch: int) -> Heard:
        return self._through(lambda: self.server.head(log, epoch))

    def _through(self, ask: Callable[[], Heard]) -> Heard:
        match next(self._faults, ""):
            case "":
                return ask()
            case "lost_answer":
                ask()
            case "proxy_page":
                return Heard(status=200)
            case "busy":
                return Heard(status=503, retry_after_ms=5_000)
        return Heard(status=0)
