"""A journal arrives: what continues is kept and acknowledged, what does not is told why."""

import msgspec
import pytest

from kiosk import chain, journal, keys
from kiosk.keys import DeviceKey
from sync import wire
from sync.http_line import HttpLine
from sync.replies import Ack, Expect, Fork, No, receipt_message
from sync.server.database import Database
from tests.desk_at_work import HandClock
from tests.server import stored
from tests.server.conftest import enrolled
from tests.server.devices import Device, key_of


def test_a_batch_that_continues_is_kept_as_it_was_written(
    database: Database, door: str, device: Device
) -> None:
    device.write_many(9)
    assert device.send(door, 1, 4).status_code == 200
    assert device.send(door, 5, 10).status_code == 200
    found = stored.rows(database, device.log)
    assert [row.hash for row in found] == [each.hash for each in device.chains[1]]
    assert [row.body for row in found] == [each.body for each in device.chains[1]]
    assert stored.broken(database, device.log) == []
    assert stored.aside(database, device.log) == {}


def test_a_receipt_proves_what_was_taken(door: str, device: Device, server_key: DeviceKey) -> None:
    answer = msgspec.json.decode(device.send(door, 1, 1).content, type=Ack)
    digest = device.chains[1][0].hash
    assert (answer.ack_seq, answer.head) == (1, digest.hex())
    message = receipt_message(device.log, 1, 1, digest, answer.received_ms)
    assert keys.fits(server_key.public, bytes.fromhex(answer.receipt), message)


def test_the_same_batch_again_is_acknowledged_again(
    database: Database, door: str, device: Device
) -> None:
    device.write_many(5)
    for _ in range(3):
        answer = device.send(door, 1, 6)
        assert (answer.status_code, answer.json()["ack_seq"]) == (200, 6)
    assert len(stored.rows(database, device.log)) == 6


def test_a_batch_that_came_next_month_again_is_not_kept_twice(
    database: Database, door: str, device: Device, clock: HandClock
) -> None:
    device.write_many(5)
    assert device.send(door, 1, 6).status_code == 200
    clock.forward(days=40)
    assert device.send(door, 1, 6).status_code == 200
    device.write_many(1)
    assert device.send(door, 3, 7).status_code == 200
    assert stored.broken(database, device.log) == []
    assert len(stored.rows(database, device.log)) == 7


def test_of_an_overlap_that_agrees_only_the_new_part_is_kept(
    database: Database, door: str, device: Device
) -> None:
    device.write_many(9)
    device.send(door, 1, 6)
    assert device.send(door, 3, 10).json()["ack_seq"] == 10
    assert device.send(door, 2, 4).json()["ack_seq"] == 4
    assert len(stored.rows(database, device.log)) == 10
    assert stored.broken(database, device.log) == []


def test_a_gap_is_told_what_is_wanted(database: Database, door: str, device: Device) -> None:
    device.write_many(9)
    answer = device.send(door, 5, 10)
    assert answer.status_code == 409
    wanted = msgspec.json.decode(answer.content, type=Expect)
    assert wanted == Expect(expect=1, head=chain.GENESIS.hex())
    device.send(door, 1, 3)
    wanted = msgspec.json.decode(device.send(door, 6, 10).content, type=Expect)
    assert wanted == Expect(expect=4, head=device.chains[1][2].hash.hex())
    assert len(stored.rows(database, device.log)) == 3


def test_another_event_at_a_known_place_is_a_fork_with_both_ends_as_evidence(
    database: Database, door: str, device: Device
) -> None:
    device.write_many(5)
    twin = device.twin()
    device.write_many(4)
    twin.write(session=2)
    twin.write_many(2)
    device.send(door, 1, 10)
    for _ in range(2):
        answer = twin.send(door, 3, 9)
        assert answer.status_code == 422
        said = msgspec.json.decode(answer.content, type=Fork)
        assert said == Fork(at=7, head=device.chains[1][6].hash.hex())
    assert stored.broken(database, device.log) == []
    assert [row.hash for row in stored.rows(database, device.log)] == [
        each.hash for each in device.chains[1]
    ]
    (row,) = stored.forks(database, device.log)
    known = wire.head_message(device.log, 1, row.known_seq, row.known_hash)
    other = wire.head_message(device.log, 1, row.other_seq, row.other_hash)
    assert keys.fits(device.key.public, row.known_signature, known)
    assert keys.fits(device.key.public, row.other_signature, other)
    assert (row.at_seq, row.known_seq, row.other_seq) == (7, 10, 9)
    assert wire.unpacked(row.batch) == twin.batch(3, 9)


@pytest.mark.parametrize("word", [None, b"s" * 64])
def test_a_relay_that_takes_away_the_devices_word_for_an_event_is_refused(
    database: Database, door: str, device: Device, word: bytes | None
) -> None:
    """A rating without its signature would be laid aside as the device's fault."""
    device.write(signer=device.key)
    batch = device.batch(1, 2)
    (started, signed) = batch.events
    other = (started, msgspec.structs.replace(signed, signature=word))
    answer = device.send_bytes(door, wire.packed(msgspec.structs.replace(batch, events=other)))
    assert answer.status_code == 401
    assert stored.rows(database, device.log) == []


def test_a_batch_that_builds_on_another_end_is_a_fork(
    database: Database, door: str, device: Device
) -> None:
    twin = device.twin()
    device.write_many(2)
    twin.write_many(3)
    device.send(door, 1, 3)
    answer = twin.send(door, 4, 4)
    assert (answer.status_code, answer.json()["at"]) == (422, 3)
    assert len(stored.rows(database, device.log)) == 3


def test_a_new_epoch_begins_beside_the_old_one(
    database: Database, door: str, device: Device
) -> None:
    device.write_many(2)
    device.send(door, 1, 2)
    device.begin(epoch=2)
    assert device.send(door, 1, 1, epoch=2).status_code == 200
    assert device.send(door, 3, 3).status_code == 200
    assert len(stored.rows(database, device.log, 1)) == 3
    assert len(stored.rows(database, device.log, 2)) == 1


def test_an_epoch_that_announces_no_key_does_not_begin(
    database: Database, door: str, device: Device
) -> None:
    device.write(epoch=2)
    assert device.send(door, 1, 1, epoch=2).status_code == 400
    device.write(b'{"key":"ab","program":"x","reason":"x"}', journal.STARTED, epoch=3)
    assert device.send(door, 1, 1, epoch=3).status_code == 400
    assert stored.rows(database, device.log, 2) == []


def test_a_head_signed_with_another_key_is_refused(
    database: Database, door: str, device: Device
) -> None:
    thief = Device(device.log, key_of(b"t" * 32))
    thief.chains = device.chains
    answer = thief.send(door, 1, 1)
    assert answer.status_code == 401
    assert msgspec.json.decode(answer.content, type=No).sentence
    assert stored.rows(database, device.log) == []


def test_any_bit_changed_on_the_way_is_refused(door: str, device: Device) -> None:
    device.write_many(2)
    batch = device.batch(1, 3)
    changed = msgspec.structs.replace(batch.events[1], wall_ms=1)
    changes = [
        msgspec.structs.replace(batch, events=(batch.events[0], changed, batch.events[2])),
        msgspec.structs.replace(batch, events=batch.events[:2]),
        msgspec.structs.replace(batch, events=(batch.events[0], *reversed(batch.events[1:]))),
        msgspec.structs.replace(batch, signature=b"\x00" * 64),
        msgspec.structs.replace(batch, signature=b""),
    ]
    said = [device.send_bytes(door, wire.packed(each)).status_code for each in changes]
    assert said == [401] * len(changes)


def test_a_log_that_is_not_enrolled_is_refused(door: str) -> None:
    stranger = Device()
    stranger.begin()
    assert stranger.send(door, 1, 1).status_code == 401


def test_a_batch_of_another_log_is_refused(database: Database, door: str, device: Device) -> None:
    other = enrolled(database, door, Device())
    other.begin()
    assert device.send_bytes(door, other.packed(1, 1)).status_code == 400
    assert other.send_bytes(door, other.packed(1, 1), epoch=2).status_code == 400


def test_a_restored_device_asks_where_its_chain_ends(door: str, device: Device) -> None:
    line = HttpLine(door, device.key, device.log)
    assert line.head(device.log, 1).reply == Expect(expect=1, head=chain.GENESIS.hex())
    device.write_many(2)
    device.send(door, 1, 3)
    wanted = Expect(expect=4, head=device.chains[1][2].hash.hex())
    assert line.head(device.log, 1).reply == wanted
