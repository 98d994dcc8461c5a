"""The journals of the centre's machines on their way through the hub to the central server.

The batches go on as they came: chained and signed by the machine, so that the hub could change
nothing in them. All that it adds is its word that the machine is one of its centre's.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from kiosk.chain import GENESIS
from kiosk.journal import Rows
from kiosk.ports import Signer
from sync import wire
from sync.http_line import HttpLine
from sync.joining import Vouch, vouch_message
from sync.own_journal import OwnJournal
from sync.sender import Heard
from sync.wire import Batch

STRANGER = 401


class RelayedJournals:
    """Fulfils `uplink.Journal` from the batches that are kept at the hub."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Rows]]) -> None:
        self._reading = reading
        self._receipts = OwnJournal(reading)

    def chains(self) -> list[tuple[str, int, int]]:
        """See `uplink.Journal`."""
        with self._reading() as rows:
            found = rows.execute(
                "SELECT log, epoch, max(to_seq) FROM relay GROUP BY log, epoch ORDER BY log, epoch"
            )
            return [(log, epoch, last) for log, epoch, last in found]

    def batch(self, log: str, epoch: int, from_seq: int, most: int, key: Signer) -> Batch:
        """The one that holds this event, whole: it cannot be cut without the machine's key."""
        _, data = self._holding(log, epoch, from_seq) or (b"", b"")
        return wire.unpacked(data)

    def hash_at(self, log: str, epoch: int, seq: int) -> bytes | None:
        """See `uplink.Journal`."""
        if seq == 0:
            return GENESIS
        found = self._holding(log, epoch, seq)
        if found is None:
            return None
        placed = wire.chained(wire.unpacked(found[1]))
        return next((each.hash for each in placed if each.header.seq == seq), None)

    def acknowledged(self, log: str, epoch: int) -> int:
        """See `uplink.Journal`."""
        return self._receipts.acknowledged(log, epoch)

    def key_of(self, log: str) -> str:
        """The public key (hex) of the machine that writes a log; empty where none does."""
        with self._reading() as rows:
            found = rows.execute(
                "SELECT m.key FROM relay r JOIN machine m ON m.id = r.machine WHERE r.log = ? "
                "ORDER BY r.epoch DESC LIMIT 1",
                (log,),
            )
            row = next(found, None)
        return str(row[0]) if row else ""

    def _holding(self, log: str, epoch: int, seq: int) -> Any:
        with self._reading() as rows:
            found = rows.execute(
                "SELECT hash, batch FROM relay WHERE log = ? AND epoch = ? AND to_seq >= ? "
                "ORDER BY to_seq LIMIT 1",
                (log, epoch, seq),
            )
            return next(found, None)


class RelayLine:
    """Fulfils `uplink.Line`: a server that does not know a machine is told whose it is."""

    def __init__(self, line: HttpLine, journals: RelayedJournals, by: str, key: Signer) -> None:
        """`by`: the hub's own log, which the server knows, and `key` its key."""
        self._line = line
        self._journals = journals
        self._by = by
        self._key = key

    def append(self, batch: Batch) -> Heard:
        """Sends a batch; see `uplink.Line`."""
        return self._known(batch.log, lambda: self._line.append(batch))

    def head(self, log: str, epoch: int) -> Heard:
        """Asks where a chain ends there; see `uplink.Line`."""
        return self._known(log, lambda: self._line.head(log, epoch))

    def _known(self, log: str, ask: Callable[[], Heard]) -> Heard:
        heard = ask()
        if heard.status != STRANGER:
            return heard
        public = self._journals.key_of(log)
        message = vouch_message(log, bytes.fromhex(public), self._by)
        word = Vouch(
            log=log, public_key=public, by=self._by, signature=self._key.sign(message).hex()
        )
        return ask() if self._line.vouch(word).status == 200 else heard
