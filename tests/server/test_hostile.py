"""Whatever is sent to the door, the answer is a `No` with a sentence, never of the inside."""

import json
import secrets
import socket
import zlib

import msgspec
import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import wire
from sync.replies import No
from sync.server.content import Reason
from sync.server.database import Database
from sync.server.troubles import HEADERS
from sync.wire import Batch
from tests.server import stored
from tests.server.conftest import enrolled
from tests.server.devices import Device

FUZZ = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
BIG = st.integers(-(2**63), 2**64 - 1)
TEXTS = st.one_of(st.sampled_from(["", "\x00", "ticket_issued", "\ud7ff", "'; --"]), st.text())


def refused(answer: requests.Response) -> No:
    """A 4xx as `replies.No`, with the headers of every answer."""
    assert 400 <= answer.status_code < 500, (answer.status_code, answer.text)
    assert answer.headers["Content-Type"] == "application/json"
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    return msgspec.json.decode(answer.content, type=No)


@FUZZ
@given(data=st.binary(max_size=400), deflated=st.booleans())
def test_bytes_that_are_no_batch_are_refused(door: str, device: Device, **sent: object) -> None:
    data = sent["data"]
    assert isinstance(data, bytes)
    assert refused(device.send_bytes(door, zlib.compress(data) if sent["deflated"] else data))


@FUZZ
@given(place=st.integers(0, 399), bit=st.integers(0, 7), cut=st.integers(0, 20))
def test_a_bit_turned_on_the_way_is_refused_or_seen(
    database: Database, door: str, device: Device, place: int, bit: int, cut: int
) -> None:
    """An event's own signature lies beside the chain, so a bit turned in it cannot be refused;
    but it is seen, and listed for people."""
    plain = bytearray(msgspec.msgpack.encode(device.batch(1, 1)))
    plain[place % len(plain)] ^= 1 << bit
    data = zlib.compress(bytes(plain[: len(plain) - cut]))
    answer = device.send_bytes(door, data)
    if answer.status_code == 200:
        assert stored.aside(database, device.log) == {1: {Reason.UNSIGNED}}
    else:
        assert refused(answer).sentence


@FUZZ
@given(st.data())
def test_an_enrolled_device_that_signs_nonsense_gets_an_answer(
    database: Database, door: str, device: Device, data: st.DataObject
) -> None:
    """Signed with the right key, so that what lies behind the signature is reached."""
    epoch = secrets.randbelow(2**30) + 2
    device.begin(epoch)
    device.write(
        data.draw(st.binary(max_size=60)),
        data.draw(TEXTS) or "x",
        epoch,
        session=data.draw(BIG),
        wall_ms=data.draw(BIG),
        mono_ms=data.draw(BIG),
        boot=data.draw(TEXTS),
        clock=data.draw(TEXTS),
        request_id=data.draw(st.none() | TEXTS),
        eid=data.draw(st.binary(min_size=16, max_size=16)),
    )
    answer = device.send(door, 1, 2, epoch)
    if answer.status_code == 200:
        assert stored.broken(database, device.log, epoch) == []
    else:
        assert refused(answer).sentence
        assert stored.rows(database, device.log, epoch) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"epoch": 2**63},
        {"epoch": 2**64 - 1},
        {"from_seq": 2**63 - 1},
        {"from_seq": 2**64 - 1},
        {"from_seq": 7, "prev": b"\xff" * 32},
        {"log": "a\x00b"},
        {"log": "x" * 100_000},
    ],
)
def test_a_signed_batch_from_nowhere_is_answered(
    door: str, device: Device, changes: dict[str, object]
) -> None:
    batch: Batch = msgspec.structs.replace(device.batch(1, 1), **changes)
    last = wire.chained(batch)[-1]
    message = wire.head_message(batch.log, batch.epoch, batch.to_seq, last.hash)
    batch = msgspec.structs.replace(batch, signature=device.key.sign(message))
    assert 400 <= device.send_bytes(door, wire.packed(batch)).status_code < 500


@pytest.mark.parametrize(
    "path",
    ["/v1", "/v1/logs/%00/1", "/v1/logs/a%0Ab/1", "/v1/logs/a/0", "/v1/logs/a/-1",
     "/v1/logs/a/99999999999999999999", "/v1/logs/a/1e3", "/v1/logs/%ff/1", "/v1/logs/../../etc",
     f"/v1/logs/{'a' * 5000}/1", "/v1/logs/a/1?x=%00", "/schema/x"],
)  # fmt: skip
def test_a_path_that_leads_nowhere_is_told_so(door: str, path: str) -> None:
    for way in ("get", "post", "put", "delete"):
        assert refused(requests.request(way, door + path, data=b"x", timeout=9)).sentence


def test_too_many_bytes_are_refused_before_they_are_read(door: str, device: Device) -> None:
    large = b"\x00" * (wire.MOST_BYTES + 1)
    assert device.send_bytes(door, large).status_code == 413
    announced = (
        f"POST /v1/logs/{device.log}/1/append HTTP/1.1\r\nHost: x\r\n"
        "Content-Length: 999999999999\r\n\r\n"
    )
    host, port = door.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=9) as line:
        line.sendall(announced.encode())
        assert line.recv(4096).startswith(b"HTTP/1.1 413")
    chunks = iter([large[:100_000]] * 4)
    answer = requests.post(f"{door}/v1/devices", data=chunks, timeout=9)
    assert answer.status_code == 413


def test_a_bomb_is_not_unpacked(door: str, device: Device) -> None:
    bomb = zlib.compress(b"\x00" * (wire.MOST_UNPACKED + 1), 9)
    assert refused(device.send_bytes(door, bomb)).sentence


def test_a_device_that_hangs_up_half_way_leaves_nothing(
    database: Database, door: str, device: Device
) -> None:
    device.write_many(3)
    data = device.packed(1, 4)
    head = (
        f"POST /v1/logs/{device.log}/1/append HTTP/1.1\r\nHost: x\r\n"
        f"Content-Length: {len(data)}\r\n\r\n"
    )
    host, port = door.removeprefix("http://").split(":")
    for cut in (0, 10, len(data) - 1):
        with socket.create_connection((host, int(port)), timeout=9) as line:
            line.sendall(head.encode() + data[:cut])
    assert device.send(door, 1, 4).status_code == 200
    assert stored.broken(database, device.log) == []


def test_the_interface_describes_itself(door: str) -> None:
    described = json.loads(requests.get(f"{door}/schema", timeout=9).content)
    assert set(described["paths"]) == {
        "/v1/bookings",
        "/v1/box",
        "/v1/heir",
        "/v1/promoted",
        "/v1/bundles/{digest}",
        "/v1/devices",
        "/v1/dossiers",
        "/v1/health",
        "/v1/logs/{log}/live",
        "/v1/logs/{log}/checkpoint",
        "/v1/machines",
        "/v1/logs/{log}/{epoch}",
        "/v1/logs/{log}/{epoch}/append",
        "/v1/news",
        "/v1/time",
    }
    append = described["paths"]["/v1/logs/{log}/{epoch}/append"]["post"]
    assert wire.CONTENT_TYPE in append["requestBody"]["content"]
    assert {"200", "400", "401", "403", "409", "413", "422", "503"} <= set(append["responses"])


def test_every_answer_says_what_browsers_may_not_do(
    database: Database, door: str, device: Device
) -> None:
    enrolled(database, door, device)
    for answer in (
        requests.get(f"{door}/v1/health", timeout=9),
        requests.get(f"{door}/schema", timeout=9),
        device.send(door, 1, 1),
    ):
        assert answer.status_code == 200
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        assert "Server" not in answer.headers
