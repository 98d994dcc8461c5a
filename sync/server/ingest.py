"""A batch arrives: signature and chain first, then durable, then acknowledged; content later.

Nothing is refused for what an event says, and nothing is acknowledged before its commit.
"""

from collections.abc import Sequence

import msgspec

from kiosk import chain, keys
from kiosk.clock import to_ms
from kiosk.keys import DeviceKey
from kiosk.ports import Clock
from sync import wire
from sync.formats import OtherFormat
from sync.joining import is_name
from sync.replies import Ack, Expect, Fork, receipt_message
from sync.server import content, devices
from sync.server.chains import End, place
from sync.server.content import Finding, Reason
from sync.server.database import Database
from sync.server.devices import Sender
from sync.server.partitions import Months
from sync.server.storing import Chain
from sync.wire import BadBatch, Batch, Chained


class Refused(msgspec.Struct, frozen=True):
    """No, for a reason with a sentence in `server.no.<reason>`."""

    status: int
    reason: str
    detail: str = ""


Answer = Ack | Expect | Fork | Refused


class Ingest:
    """Takes batches; any number of threads, processes and machines may do so at once."""

    def __init__(self, database: Database, key: DeviceKey, clock: Clock) -> None:
        self._database = database
        self._key = key
        self._clock = clock
        self._months = Months(database)

    def end_of(self, centre: str, log: str, epoch: int) -> Expect | Refused:
        """What is wanted next of a chain, for a device of that centre which does not know; a log
        of another centre is as good as none."""
        sender = self._sender(log, epoch)
        if isinstance(sender, Refused):
            return sender
        return _wanted(sender.end) if sender.centre == centre else Refused(401, "unknown_log")

    def append(self, log: str, epoch: int, data: bytes) -> Answer:
        """Takes a batch as it came. An `Ack` says that it is durable."""
        sender = self._sender(log, epoch)
        if isinstance(sender, Refused):
            return sender
        try:
            batch = wire.unpacked(data)
            content.refuse_what_no_journal_holds(batch)
        except OtherFormat as error:
            return Refused(426, error.reason, str(error))
        except BadBatch as error:
            return Refused(400, "bad_batch", str(error))
        if (batch.log, batch.epoch) != (log, epoch):
            return Refused(400, "other_chain")
        placed = wire.chained(batch)
        last = placed[-1]
        told = wire.head_message(log, epoch, batch.to_seq, last.hash)
        if not keys.fits(sender.public_key, batch.signature, told):
            return Refused(401, "bad_signature")
        if sender.end is None and batch.from_seq > 1:
            return _wanted(None)
        key = sender.end.announced_key if sender.end else content.announced_key(placed[0])
        if not key:
            return Refused(400, "no_start")
        return self._store(sender, batch, placed, key, data)

    def _store(
        self, sender: Sender, batch: Batch, placed: list[Chained], key: bytes, data: bytes
    ) -> Answer:
        odd = self._findings(sender, batch, placed, key)
        received_ms = to_ms(self._clock.now())
        self._months.make_for(received_ms)
        last = placed[-1]
        sent = End(batch.to_seq, last.hash, key, batch.signature)
        with self._database.writing() as connection:
            chain = Chain(self._database, connection, sender.centre, batch.log, batch.epoch)
            end = chain.held()
            new = place(end, batch, placed, chain.hashes)
            if isinstance(new, Fork):
                chain.keep_evidence(new, end, sent, data, received_ms)
            if isinstance(new, Expect | Fork):
                return new
            if new:
                chain.append(new, sent, received_ms)
                chain.lay_aside([each for each in odd if each.seq > end.seq], received_ms)
        message = receipt_message(batch.log, batch.epoch, batch.to_seq, last.hash, received_ms)
        return Ack(
            ack_seq=batch.to_seq,
            head=last.hash.hex(),
            received_ms=received_ms,
            receipt=self._key.sign(message).hex(),
        )

    def _findings(
        self, sender: Sender, batch: Batch, placed: Sequence[Chained], key: bytes
    ) -> list[Finding]:
        odd = list(content.findings(placed, key))
        if batch.from_seq == 1 and key != sender.public_key:
            with self._database.reading() as connection:
                known = devices.was_enrolled(connection, batch.log, key)
            if not known:
                odd.append(content.finding(placed[0], Reason.NOT_ENROLLED, key.hex()))
        return odd

    def _sender(self, log: str, epoch: int) -> Sender | Refused:
        if not is_name(log) or not 0 < epoch <= content.LARGEST:
            return Refused(401, "unknown_log")
        with self._database.reading() as connection:
            sender = devices.sender_of(connection, log, epoch)
        if sender is None:
            return Refused(401, "unknown_log")
        return Refused(403, "revoked") if sender.revoked else sender


def _wanted(end: End | None) -> Expect:
    if end is None:
        return Expect(expect=1, head=chain.GENESIS.hex())
    return Expect(expect=end.seq + 1, head=end.hash.hex())
