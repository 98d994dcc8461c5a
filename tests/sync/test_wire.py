"""A batch of the journal arrives as it was written, or is refused with a sentence."""

import secrets
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk import journal
from kiosk.desk import Desk
from kiosk.keys import DeviceKey
from sync import wire
from sync.formats import OtherFormat
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import BIRTH, small_centre


class Signing:
    """Stands for a device's key; the wire only asks for 64 bytes."""

    def sign(self, message: bytes) -> bytes:
        return message[-32:] * 2


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at_work(tmp_path / "data", small_centre(), HandClock()) as desk:
        yield desk


def rows_of(desk: Desk) -> list[Any]:
    return desk.store.run(lambda tx: tx.all("SELECT * FROM event ORDER BY epoch, seq"))


def batch_of(desk: Desk, numbers: int = 5) -> wire.Batch:
    for _ in range(numbers):
        desk.take_ticket(procedure=BIRTH, request_id=secrets.token_hex(8))
    rows = rows_of(desk)
    return wire.of_rows(rows[0]["log"], rows[0]["epoch"], rows, Signing())


def test_what_arrives_is_what_was_written(desk: Desk) -> None:
    batch = batch_of(desk)
    arrived = wire.chained(wire.unpacked(wire.packed(batch)))
    rows = rows_of(desk)
    assert [each.hash for each in arrived] == [row["hash"] for row in rows]
    assert [each.header.eid for each in arrived] == [row["eid"] for row in rows]
    assert [each.body for each in arrived] == [row["body"] for row in rows]
    assert [each.signature for each in arrived] == [row["signature"] for row in rows]


def test_any_change_on_the_way_gives_another_head(desk: Desk) -> None:
    batch = batch_of(desk)
    head = wire.chained(batch)[-1].hash
    first = batch.events[0]
    changes = {
        "session": 7,
        "wall_ms": first.wall_ms + 1,
        "kind": "x",
        "body": b"{}",
        "clock": "behind",
    }
    for name, value in changes.items():
        other = msgspec.structs.replace(first, **{name: value})
        changed = msgspec.structs.replace(batch, events=(other, *batch.events[1:]))
        assert wire.chained(changed)[-1].hash != head, name


def test_a_day_of_numbers_is_small(desk: Desk) -> None:
    batch = batch_of(desk, numbers=400)
    assert len(wire.packed(batch)) / len(batch.events) <= 120


def test_a_batch_from_the_middle_goes_on_where_the_one_before_ended(desk: Desk) -> None:
    batch_of(desk)
    rows = rows_of(desk)
    log, epoch = rows[0]["log"], rows[0]["epoch"]
    first, second = (wire.of_rows(log, epoch, part, Signing()) for part in (rows[:3], rows[3:]))
    assert second.prev == wire.chained(first)[-1].hash
    assert wire.chained(second)[-1].hash == rows[-1]["hash"]


@given(st.binary(max_size=300))
def test_bytes_that_are_no_batch_are_refused(data: bytes) -> None:
    with pytest.raises(wire.BadBatch):
        wire.unpacked(data)
    with pytest.raises((wire.BadBatch, OtherFormat)):
        wire.unpacked(zlib.compress(data))


def test_a_batch_with_broken_letters_is_refused(desk: Desk) -> None:
    """MessagePack's library tells these apart from all else that is wrong."""
    plain = zlib.decompress(wire.packed(batch_of(desk)))
    broken = plain.replace(b"ticket_issued", b"ticket\xffissued")
    with pytest.raises(wire.BadBatch, match="not a batch"):
        wire.unpacked(zlib.compress(broken))


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compress(b"\x00" * (wire.MOST_UNPACKED + 1))
    assert len(bomb) < wire.MOST_BYTES
    with pytest.raises(wire.BadBatch, match="at most"):
        wire.unpacked(bomb)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"events": ()}, "0 events"),
        ({"from_seq": 0}, "begin at 1"),
        ({"epoch": 0}, "begin at 1"),
        ({"prev": b"x"}, "1 bytes"),
        ({"prev": b"x" * 32}, "follows nothing"),
    ],
)
def test_a_batch_that_cannot_be_is_told_what_is_wrong(
    desk: Desk, wrong: dict[str, Any], told: str
) -> None:
    batch = msgspec.structs.replace(batch_of(desk), **wrong)
    with pytest.raises(wire.BadBatch, match=told):
        wire.unpacked(wire.packed(batch))


@pytest.mark.parametrize("found", [0, 2])
def test_a_batch_of_another_format_is_told_apart_from_a_broken_one(desk: Desk, found: int) -> None:
    batch = msgspec.structs.replace(batch_of(desk), format=found)
    with pytest.raises(OtherFormat, match=f"{found}, 1"):
        wire.unpacked(wire.packed(batch))


def test_an_event_larger_than_a_journal_takes_is_refused(desk: Desk) -> None:
    batch = batch_of(desk)
    large = msgspec.structs.replace(batch.events[0], body=b"x" * (journal.BODY_LIMIT + 1))
    with pytest.raises(wire.BadBatch, match="event 1: 24577 bytes"):
        wire.unpacked(wire.packed(msgspec.structs.replace(batch, events=(large,))))


def test_a_head_is_signed_by_the_devices_own_key(tmp_path: Path, desk: Desk) -> None:
    batch_of(desk)
    rows = rows_of(desk)
    key = DeviceKey(b"s" * 32, b"")
    batch = wire.of_rows(rows[0]["log"], 1, rows, key)
    message = wire.head_message(batch.log, 1, batch.to_seq, rows[-1]["hash"])
    assert batch.signature == key.sign(message)
