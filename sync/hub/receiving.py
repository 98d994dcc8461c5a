"""Machines' own journals arrive at the hub, by the protocol that its own goes up with.

Signature and chain first, then durable together with what it means for the day, then
acknowledged. The batches are kept as they came, for the central server: the hub has no key of the
machine's and can alter nothing.
"""

from collections.abc import Iterator, Sequence

import msgspec

from kiosk import events, journal, keys
from kiosk.chain import GENESIS
from kiosk.clock import from_ms, to_ms
from kiosk.desk import Desk
from kiosk.desk.machines import STANDBY, Machine, machine_id
from kiosk.events import JournalStarted
from kiosk.journal import Recorded
from kiosk.keys import DeviceKey
from kiosk.ports import Clock
from kiosk.received import Relayed, RelayedEnd
from kiosk.transaction import Row, Transaction, recorded_of
from sync import wire
from sync.formats import OtherFormat
from sync.joining import is_name
from sync.replies import Ack, Expect, Fork, No, receipt_message
from sync.wire import BadBatch, Batch, Chained

Reply = tuple[int, Ack | Expect | Fork | No]
TRIES = 3
"""The same chain is hardly ever sent twice at once."""


class Receiving:
    """Asked from many threads."""

    def __init__(self, desk: Desk, key: DeviceKey, clock: Clock) -> None:
        """`key`: the hub's, which signs receipts."""
        self._desk = desk
        self._key = key
        self._clock = clock

    @property
    def public(self) -> bytes:
        """What checks its receipts."""
        return self._key.public

    def earlier_hubs(self) -> tuple[Machine, ...]:
        """Those whose journal this one goes on with: each may still hand over what it alone
        knew."""

        def announced(tx: Transaction) -> list[Row]:
            return tx.all(
                "SELECT kind, body, wall_ms FROM event WHERE log = ? AND epoch < ? AND seq = 1",
                tx.identity.log,
                tx.identity.epoch,
            )

        found = []
        for row in self._desk.store.run(announced):
            key = _key_in(row["kind"], row["body"])
            if key and key != self._key.public:
                found.append(
                    Machine(
                        machine=machine_id(key),
                        key=key.hex(),
                        place=STANDBY,
                        counter=0,
                        enrolled=from_ms(row["wall_ms"]),
                    )
                )
        return tuple(found)

    def end_of(self, log: str, epoch: int) -> Reply:
        """What is wanted next of a chain. The hub that this one replaced asks for its own when it
        has heard of this one, and gives no numbers any more."""
        mine = self._desk.store.identity
        if log == mine.log and epoch < mine.epoch:
            self._desk.old_hub_returned(log=log, epoch=epoch)
        return 200, _wanted(self._end(log, epoch))

    def append(self, machine: str, public: bytes, log: str, epoch: int, data: bytes) -> Reply:
        """Takes a batch as it came. `public`: the key of the machine that sent it."""
        try:
            batch = wire.unpacked(data)
        except OtherFormat as error:
            return 426, No(sentence=str(error))
        except BadBatch as error:
            return 400, No(sentence=str(error))
        if (batch.log, batch.epoch) != (log, epoch) or not is_name(log):
            return 400, No(sentence="another chain")
        placed = wire.chained(batch)
        last = placed[-1]
        told = wire.head_message(log, epoch, batch.to_seq, last.hash)
        if not keys.fits(public, batch.signature, told):
            return 401, No(sentence="not signed by this machine")
        if batch.from_seq == 1 and _announced(placed[0]) != public:
            return 400, No(sentence="the epoch announces another key")
        for _ in range(TRIES):
            said = self._stored(machine, batch, placed, data)
            if said is not None:
                return said
        return 503, No(sentence="try again")

    def _stored(
        self, machine: str, batch: Batch, placed: Sequence[Chained], data: bytes
    ) -> Reply | None:
        """None where the chain has gone on meanwhile."""
        end = self._end(batch.log, batch.epoch)
        if end is not None and end.machine not in ("", machine):
            return 403, No(sentence="the log of another machine")
        at = end.to_seq if end else 0
        if batch.from_seq > at + 1:
            return 409, _wanted(end)
        sent = {batch.from_seq - 1: batch.prev} | {each.header.seq: each.hash for each in placed}
        shared = min(batch.to_seq, at)
        if sent[shared] != self._hash_at(batch.log, batch.epoch, shared, end):
            return 422, Fork(at=shared, head=end.hash.hex() if end else GENESIS.hex())
        if batch.to_seq > at:
            new = [each for each in placed if each.header.seq > at]
            kept = Relayed(
                batch.log,
                batch.epoch,
                at,
                batch.from_seq,
                batch.to_seq,
                machine,
                placed[-1].hash,
                data,
            )
            if self._desk._take_in(batch=kept, happened=list(_recorded(new))) is not None:
                return None
        return 200, self._receipt(batch, placed[-1].hash)

    def _receipt(self, batch: Batch, digest: bytes) -> Ack:
        received_ms = to_ms(self._clock.now())
        place = (batch.log, batch.epoch, batch.to_seq)
        message = receipt_message(*place, digest, received_ms)
        return Ack(
            ack_seq=batch.to_seq,
            head=digest.hex(),
            received_ms=received_ms,
            receipt=self._key.sign(message).hex(),
        )

    def _end(self, log: str, epoch: int) -> RelayedEnd | None:
        return self._desk.store.run(lambda tx: tx.relayed_end(log, epoch))

    def _hash_at(self, log: str, epoch: int, seq: int, end: RelayedEnd | None) -> bytes:
        if seq == 0 or end is None:
            return GENESIS
        if seq == end.to_seq:
            return end.hash

        def holding(tx: Transaction) -> bytes:
            return bytes(
                tx.value(
                    "SELECT batch FROM relay WHERE log = ? AND epoch = ? AND to_seq >= ? "
                    "ORDER BY to_seq LIMIT 1",
                    log,
                    epoch,
                    seq,
                )
            )

        batch = wire.unpacked(self._desk.store.run(holding))
        return next(each.hash for each in wire.chained(batch) if each.header.seq == seq)


def _recorded(placed: Sequence[Chained]) -> Iterator[Recorded]:
    """As a journal is read back; what this program cannot read has no event."""
    for each in placed:
        header = each.header
        try:
            event = events.decode(header.kind, each.body)
        except (msgspec.MsgspecError, ValueError):
            event = None
        yield recorded_of(header, event)


def _announced(first: Chained) -> bytes:
    return _key_in(first.header.kind, first.body)


def _key_in(kind: str, body: bytes) -> bytes:
    if kind != journal.STARTED:
        return b""
    try:
        started = events.decode(kind, body)
        return bytes.fromhex(started.key) if isinstance(started, JournalStarted) else b""
    except ValueError:
        return b""


def _wanted(end: RelayedEnd | None) -> Expect:
    if end is None:
        return Expect(expect=1, head=GENESIS.hex())
    return Expect(expect=end.to_seq + 1, head=end.hash.hex())
