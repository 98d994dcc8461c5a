"""Whoever asks too often waits; a centre with a year to tell, or a beat each 15 s, never does."""

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
import requests

from kiosk.decoding import from_json
from kiosk.keys import DeviceKey
from sync import beat, wire
from sync.beat import Lively
from sync.formats import OtherFormat
from sync.http_line import HttpLine
from sync.replies import Ack, No
from sync.server.crowd import AT_EASE, LONGEST_MS, Crowd
from sync.server.database import CONNECTIONS, Database
from sync.server.limits import DEVICES, REMEMBERED, STRANGERS, Buckets, Limits, Rate
from sync.wire import packed
from tests.server.conftest import OneClock, enrolled, open_door
from tests.server.devices import Device
from tests.server.test_live import EMPTY, send

FEW = Rate(9, 1)
HERE = "192.0.2.1"


class Ticks(OneClock):
    """A clock that is moved by milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.ms = 1_000_000

    def monotonic_ms(self) -> int:
        return self.ms


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def limits(ticks: Ticks) -> Limits:
    return Limits(ticks)


def device_asks(limits: Limits, log: str = "log", address: str = HERE) -> int:
    wait = limits.wait_seconds(address, log)
    if not wait:
        limits.known(address, log)
    return wait


def test_three_years_of_backlog_go_up_without_a_pause(ticks: Ticks, limits: Limits) -> None:
    """A batch of 500 each 15 ms, which is more than the server can take from one device."""
    for _ in range(3 * 365 * 3000 // 500):
        assert device_asks(limits) == 0
        ticks.ms += 15


def test_a_beat_and_a_question_each_15_seconds_are_never_slowed(
    ticks: Ticks, limits: Limits
) -> None:
    """Of every centre of the country behind one proxy."""
    for _ in range(3):
        for centre in range(3_300):
            assert device_asks(limits, f"log-{centre}") == 0
            ticks.ms += 4
    assert limits.wait_seconds(HERE, "stranger") == 0


def test_a_device_gone_wild_waits_and_no_other_one_does(ticks: Ticks, limits: Limits) -> None:
    for _ in range(DEVICES.most):
        assert device_asks(limits) == 0
    assert device_asks(limits) == 1
    assert device_asks(limits, "other") == 0
    ticks.ms += 1_000
    assert device_asks(limits) == 0


def test_a_stranger_waits_and_devices_at_the_same_address_do_not(
    ticks: Ticks, limits: Limits
) -> None:
    assert device_asks(limits, "known") == 0
    for name in range(STRANGERS.most):
        assert limits.wait_seconds(HERE, f"guess-{name}") == 0
    assert limits.wait_seconds(HERE, "guess") == 1
    assert limits.wait_seconds("192.0.2.2", "guess") == 0
    assert device_asks(limits, "known") == 0
    ticks.ms += 1_000
    assert limits.wait_seconds(HERE, "guess") == 0


def test_nobody_uses_up_what_belongs_to_a_log_whose_key_they_lack(limits: Limits) -> None:
    for address in range(DEVICES.most // STRANGERS.most + 2):
        for _ in range(STRANGERS.most + 1):
            limits.wait_seconds(f"198.51.100.{address}", "log")
    assert device_asks(limits) == 0


def test_an_ipv6_line_is_one_stranger_however_many_addresses_it_has(limits: Limits) -> None:
    waits = [limits.wait_seconds(f"2001:db8::{n:x}", "x") for n in range(STRANGERS.most + 1)]
    assert waits[-1] == 1
    assert limits.wait_seconds("2001:db8:0:1::1", "x") == 0


def test_a_flood_of_names_does_not_fill_the_memory(ticks: Ticks) -> None:
    buckets = Buckets(Rate(3, 1), ticks)
    for name in range(REMEMBERED + 50):
        buckets.take(name)
    assert len(buckets) == REMEMBERED


def test_how_long_to_wait_is_how_long_it_takes(ticks: Ticks) -> None:
    buckets = Buckets(Rate(2, 1), ticks)
    buckets.take("a", 5)
    for left in (4, 3, 2, 1, 0):
        assert buckets.wait_seconds("a") == left
        ticks.ms += 1_000


@pytest.fixture
def standing(database: Database, server_key: DeviceKey, ticks: Ticks) -> Iterator[str]:
    """A door whose clock stands, so that nothing fills up again."""
    with open_door(database, server_key, ticks, FEW) as door:
        yield door


def test_the_door_says_when_to_come_again(database: Database, standing: str, ticks: Ticks) -> None:
    device = enrolled(database, standing, Device())
    device.begin()
    assert device.send(standing, 1, 1).status_code == 200
    stranger = Device()
    stranger.begin()
    data = stranger.packed(1, 1)
    where = f"{standing}/v1/logs/{stranger.log}/1/append"
    with requests.Session() as session:
        statuses = [session.post(where, data=data, timeout=9).status_code for _ in range(FEW.most)]
        assert set(statuses) == {401}
        answer = session.post(where, data=data, timeout=9)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert from_json(answer.content, No).sentence
    line = HttpLine(standing, stranger.key, stranger.log)
    for heard in (
        line.append(stranger.batch(1, 1)),
        line.beat(stranger.log, beat.packed(stranger.log, 1, EMPTY, stranger.key)),
        line.head(stranger.log, 1),
        line.checkpoint(stranger.log, 0),
    ):
        assert (heard.status, heard.retry_after_ms) == (429, 1_000)
    for path in ("/v1/news", "/v1/dossiers", "/v1/health"):
        assert requests.get(standing + path, timeout=9).status_code == 429
    assert device.send(standing, 1, 1).status_code == 200
    assert send(standing, device, 1).status_code == 200
    ticks.ms += 1_000
    assert stranger.send(standing, 1, 1).status_code == 401


def test_where_many_wait_devices_are_asked_to_take_their_time(
    database: Database, door: str
) -> None:
    crowd = [enrolled(database, door, Device()) for _ in range(CONNECTIONS + AT_EASE + 12)]
    for each in crowd:
        each.begin()
    paces: list[int] = []
    with ThreadPoolExecutor(len(crowd)) as pool:
        with database.writing() as connection:
            database.one_at_a_time(connection, 0)
            if database.on_postgresql:
                connection.exec_driver_sql("LOCK TABLE head IN EXCLUSIVE MODE")
            sent = [pool.submit(each.send, door, 1, 1) for each in crowd]
            threading.Event().wait(1.5)  # all of them are at the door
        for each in sent:
            paces.append(from_json(each.result().content, Ack).pace_ms)
    assert max(paces) > 0
    assert max(paces) <= LONGEST_MS
    quiet = crowd[0].send(door, 1, 1)
    assert from_json(quiet.content, Ack).pace_ms == 0
    assert from_json(send(door, crowd[0], 1).content, Lively).pace_ms == beat.BEAT_MS


def test_the_pace_grows_with_the_crowd_and_not_for_ever() -> None:
    crowd = Crowd(8)
    coming = crowd.one_more
    inside = []
    for _ in range(8 + AT_EASE):
        inside.append(coming())
        inside[-1].__enter__()
    assert crowd.pace_ms() == 0
    paces = []
    for _ in range(2_000):
        inside.append(coming())
        inside[-1].__enter__()
        paces.append(crowd.pace_ms())
    assert paces[0] > 0
    assert all(a <= b for a, b in itertools.pairwise(paces))
    assert paces[-1] == LONGEST_MS
    for each in inside:
        each.__exit__(None, None, None)
    assert crowd.pace_ms() == 0


@pytest.mark.parametrize(("found", "who"), [(0, "older"), (2, "newer")])
def test_another_format_is_told_apart_from_nonsense(
    door: str, device: Device, found: int, who: str
) -> None:
    """Also where nothing after its number is as it was."""
    batch = msgspec.structs.replace(device.batch(1, 1), format=found)
    said = beat.packed(device.log, 5, EMPTY, device.key)
    other = wire.zlib.compress(msgspec.msgpack.encode([found, {"all": "else"}]))
    live = f"{door}/v1/logs/{device.log}/live"
    for answer in (
        device.send_bytes(door, packed(batch)),
        device.send_bytes(door, other),
        requests.post(live, data=other, timeout=9),
    ):
        assert answer.status_code == 426
        assert who in from_json(answer.content, No).sentence
    assert requests.post(live, data=said, timeout=9).status_code == 200
    with pytest.raises(OtherFormat):
        beat.unpacked(other)
