"""This device's journal as the uplink reads it: chains, rows, hashes, how far receipts go."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from kiosk.chain import GENESIS
from kiosk.journal import Rows, head
from sync import wire
from sync.wire import Batch, Key

Reading = Callable[[], AbstractContextManager[Rows]]
"""Opens a connection that only reads, so that no wish waits for the line."""


class OwnJournal:
    """Reads beside whoever writes."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def chains(self) -> list[tuple[str, int, int]]:
        """(log, epoch, last seq) of every chain, the older epochs first; by jumps over the index,
        because a journal has millions of events and few chains."""
        found: list[tuple[str, int, int]] = []
        log, epoch = "", 0
        with self._reading() as rows:
            while True:
                nearest = rows.execute(
                    "SELECT log, epoch FROM event WHERE (log, epoch) > (?, ?) "
                    "ORDER BY log, epoch LIMIT 1",
                    (log, epoch),
                )
                row = next(nearest, None)
                if row is None:
                    return found
                log, epoch = row
                found.append((log, epoch, head(rows, log, epoch).seq))

    def rows(self, log: str, epoch: int, from_seq: int, most: int) -> Sequence[Any]:
        """At most so many rows of a chain, without a gap."""
        with self._reading() as rows:
            return list(
                rows.execute(
                    "SELECT * FROM event WHERE log = ? AND epoch = ? AND seq >= ? "
                    "ORDER BY seq LIMIT ?",
                    (log, epoch, from_seq, most),
                )
            )

    def batch(self, log: str, epoch: int, from_seq: int, most: int, key: Key) -> Batch:
        """At most so many events of a chain, and never more bytes than a receiver reads."""
        while True:
            rows = self.rows(log, epoch, from_seq, most)
            batch = wire.of_rows(log, epoch, rows, key)
            if len(rows) == 1 or len(wire.packed(batch)) <= wire.MOST_BYTES:
                return batch
            most = len(rows) // 2

    def hash_at(self, log: str, epoch: int, seq: int) -> bytes | None:
        """The hash at a seq; of nothing at 0; None where there is no such event."""
        if seq == 0:
            return GENESIS
        with self._reading() as rows:
            found: Iterator[Any] = rows.execute(
                "SELECT hash FROM event WHERE log = ? AND epoch = ? AND seq = ?", (log, epoch, seq)
            )
            row = next(found, None)
        return bytes(row[0]) if row else None

    def acknowledged(self, log: str, epoch: int) -> int:
        """Up to where the newest receipt of a chain goes; 0 without one."""
        with self._reading() as rows:
            found = rows.execute(
                "SELECT max(seq) FROM receipt WHERE log = ? AND epoch = ?", (log, epoch)
            )
            return int(next(found)[0] or 0)
