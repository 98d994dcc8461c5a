"""Beginning an epoch of the journal, and saying again there what another course of it keeps out.

Where a copy of this device went on under its name, a receiver has other events at the places of
ours. What we wrote is true all the same: it is said again, each event whole and under its own id,
in a new epoch whose numbers cannot meet those of the other course (sync.md: fork, clone, restore).
"""

import zlib
from collections.abc import Iterable

import msgspec

from kiosk import chain, journal
from kiosk.chain import Header, stamp_of
from kiosk.decoding import from_json
from kiosk.events import EventRepeated, JournalStarted
from kiosk.identity import Why
from kiosk.keys import DeviceKey
from kiosk.store import Store
from kiosk.transaction import Row, Transaction

AT_ONCE = 200
"""Events said again in one transaction: a citizen's wish waits no longer for it than for others."""
MOST_UNPACKED = 2 * journal.BODY_LIMIT


class Repeated(msgspec.Struct, frozen=True):
    """An event as it was first written: its header, its body, its device's word."""

    header: Header
    body: bytes
    signature: bytes | None

    @property
    def digest(self) -> bytes:
        """What its device signed."""
        return chain.digest(self.header, chain.body_hash(self.body))


def begin(tx: Transaction, key: DeviceKey, program: str, why: Iterable[Why]) -> None:
    """The first event of an epoch: why it began, and the key that checks its signatures."""
    tx.append(JournalStarted(reason=", ".join(why), program=program, key=key.public.hex()))


def say_again(store: Store, key: DeviceKey, program: str, epoch: int, from_seq: int) -> int:
    """Leaves an epoch of this log that has another course elsewhere, and says its events from
    `from_seq` on again in the newest one; how many. Done twice it says nothing twice."""

    def leave(tx: Transaction) -> None:
        if tx.identity.epoch == epoch:
            tx.begin_epoch(Why.FORKED)
            begin(tx, key, program, tx.identity.why)

    store.run(leave)
    said, at = 0, from_seq
    while True:
        rows = store.run(lambda tx, at=at: _rows(tx, epoch, at))  # type: ignore[misc]
        if not rows:
            return said
        said += store.run(lambda tx, rows=rows: sum(_say(tx, row) for row in rows))  # type: ignore[misc]
        at = rows[-1]["seq"] + 1


def repeated(event: EventRepeated) -> Repeated | None:
    """What was said again; None where it is not whole."""
    inflating = zlib.decompressobj()
    try:
        plain = inflating.decompress(event.said, MOST_UNPACKED)
        head, _, body = plain.partition(b"\n")
        header = from_json(head, Header)
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    same = (header.epoch, header.seq, header.eid) == (event.epoch, event.seq, event.eid)
    if not inflating.eof or not same or header.kind != event.what:
        return None
    return Repeated(header, body, event.signature)


def _rows(tx: Transaction, epoch: int, at: int) -> list[Row]:
    return tx.all(
        "SELECT * FROM event WHERE log = ? AND epoch = ? AND seq >= ? ORDER BY seq LIMIT ?",
        tx.identity.log,
        epoch,
        at,
        AT_ONCE,
    )


def _say(tx: Transaction, row: Row) -> bool:
    request = f"again {row['log']} {row['epoch']}.{row['seq']}"
    if tx.earlier(request) is not None:
        return False
    stamp = chain.Stamp(**stamp_of(row))
    header = chain.header_at(row["log"], row["epoch"], row["seq"], row["prev"], row["eid"], stamp)
    whole = msgspec.json.encode(header) + b"\n" + row["body"]
    tx.append(
        EventRepeated(
            epoch=row["epoch"],
            seq=row["seq"],
            eid=row["eid"],
            what=row["kind"],
            said=zlib.compress(whole, 9),
            signature=row["signature"],
        ),
        request,
    )
    return True
