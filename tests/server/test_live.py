"""How a centre stands now: the newest word of its own counts, and is only for this moment."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import msgspec
import pytest
import requests
from sqlalchemy import select, text

from kiosk.decoding import from_json
from kiosk.keys import DeviceKey
from kiosk.live import LiveQueue, LiveState, LiveTicket, key_of
from sync import beat
from sync.beat import Lively
from sync.replies import No
from sync.server import devices, live
from sync.server.database import Database
from sync.server.ingest import Refused
from sync.server.tables import live_ticket
from tests.desk_at_work import HandClock
from tests.server.conftest import enrolled, now_ms, open_door
from tests.server.devices import Device

EMPTY = LiveState(
    name={"vi": "Trung tâm"},
    at_ms=1,
    open=True,
    served=0,
    median_seconds=-1,
    backlog=0,
    queues=(),
    counters=(),
    troubles=(),
    tickets=(),
)


def waiting(*tokens: str) -> LiveState:
    tickets = tuple(
        LiveTicket(key_of(token), f"A{n:03d}", "waiting", n, 5, 15, 0)
        for n, token in enumerate(tokens)
    )
    queue = LiveQueue("A", len(tokens), 60)
    return msgspec.structs.replace(EMPTY, queues=(queue,), tickets=tickets)


def send(door: str, device: Device, n: int, state: LiveState = EMPTY) -> requests.Response:
    data = beat.packed(device.log, n, state, device.key)
    return requests.post(f"{door}/v1/logs/{device.log}/live", data=data, timeout=9)


def seen(database: Database, device: Device) -> LiveState | None:
    with database.reading() as connection:
        found = [each for each in live.all_seen(connection) if each.log == device.log]
    return found[0].state if found else None


def test_the_newest_state_takes_the_place_of_the_one_before(
    database: Database, door: str, device: Device, clock: HandClock
) -> None:
    assert send(door, device, 7, waiting("a", "b")).status_code == 200
    answer = send(door, device, 8, waiting("a", "b", "c"))
    told = from_json(answer.content, Lively)
    assert (told.n, told.pace_ms) == (8, beat.BEAT_MS)
    assert 0 <= now_ms(clock) - told.server_ms < 1_000
    found = seen(database, device)
    assert found is not None
    assert found.waiting == 3


@pytest.mark.parametrize("n", [6, 7])
def test_an_older_one_or_the_same_again_changes_nothing_and_is_told_the_newest(
    database: Database, door: str, device: Device, n: int
) -> None:
    send(door, device, 7, waiting("a"))
    answer = send(door, device, n, waiting("a", "b"))
    assert (answer.status_code, answer.json()["n"]) == (409, 7)
    assert seen(database, device) == waiting("a")


def test_only_the_enrolled_key_speaks_for_a_centre(
    database: Database, door: str, device: Device
) -> None:
    stranger = Device(device.log)
    assert send(door, stranger, 7).status_code == 401
    assert send(door, Device(), 7).status_code == 401
    other = Device()
    data = beat.packed(other.log, 7, EMPTY, device.key)
    assert (
        requests.post(f"{door}/v1/logs/{device.log}/live", data=data, timeout=9).status_code == 400
    )
    with database.writing():
        pass
    devices.revoke(database, device.log, 1)
    assert send(door, device, 8).status_code == 403
    assert seen(database, device) is None


@pytest.mark.parametrize(
    "data", [b"", b"x" * 100, beat.zlib.compress(b"\x95\x01"), b"\x00" * 70_000]
)
def test_what_is_no_live_state_is_refused_with_a_sentence(
    door: str, device: Device, data: bytes
) -> None:
    answer = requests.post(f"{door}/v1/logs/{device.log}/live", data=data, timeout=9)
    assert answer.status_code in (400, 413)
    assert " — " in from_json(answer.content, No).sentence


def test_a_state_changed_on_the_way_is_refused(door: str, device: Device) -> None:
    other = beat.Beat(
        beat.FORMAT,
        device.log,
        9,
        msgspec.msgpack.encode(waiting("a")),
        device.key.sign(beat.message(device.log, 9, msgspec.msgpack.encode(EMPTY))),
    )
    data = beat.zlib.compress(msgspec.msgpack.encode(other))
    answer = requests.post(f"{door}/v1/logs/{device.log}/live", data=data, timeout=9)
    assert answer.status_code == 401


def test_a_ticket_is_found_where_it_stands_and_no_longer_when_it_is_gone(
    database: Database, door: str, device: Device
) -> None:
    def found(token: str) -> tuple[str, int] | None:
        with database.reading() as connection:
            there = live.ticket_seen(connection, key_of(token))
        return there and (there[0].log, there[1].ahead)

    send(door, device, 1, waiting("x1", "x2"))
    assert found("x2") == (device.log, 1)
    send(door, device, 2, waiting("x2", "x3"))
    assert found("x1") is None
    assert found("x2") == (device.log, 0)
    assert found("x3") == (device.log, 1)


def test_nobody_can_say_that_a_ticket_of_another_centre_is_theirs(
    database: Database, door: str, device: Device
) -> None:
    thief = enrolled(database, door, Device(), "khac")
    send(door, device, 1, waiting("mine"))
    send(door, thief, 1, waiting("mine"))
    send(door, thief, 2, EMPTY)
    with database.reading() as connection:
        there = live.ticket_seen(connection, key_of("mine"))
    assert there is not None
    assert there[0].log == device.log


class Answers:
    """A line whose answers are given."""

    def __init__(self, *heard: beat.Heard) -> None:
        self._heard = list(heard)
        self.sent: list[int] = []

    def beat(self, log: str, data: bytes) -> beat.Heard:
        self.sent.append(beat.unpacked(data).n)
        return self._heard.pop(0)


def test_news_are_told_soon_but_not_one_by_one_nor_where_the_server_asked_for_rest() -> None:
    line = Answers(*[beat.Heard(status=200, reply=Lively(n=1, server_ms=1))] * 3,
                   beat.Heard(status=503, retry_after_ms=90_000))  # fmt: skip
    beating = beat.Beating("log", DeviceKey(b"d" * 32, b""), line, lambda: EMPTY, lambda: 1)
    beating.step(0)
    beating.news()
    assert beating.step(1_000) == beat.SOON_MS - 1_000
    beating.news()
    assert beating.step(beat.SOON_MS) == beat.BEAT_MS
    assert beating.step(2 * beat.SOON_MS) == beat.BEAT_MS - beat.SOON_MS
    beating.step(beat.SOON_MS + beat.BEAT_MS)
    assert beating.step(beat.SOON_MS + 2 * beat.BEAT_MS) == 90_000
    beating.news()
    assert beating.step(beat.SOON_MS + 3 * beat.BEAT_MS) == 75_000
    assert len(line.sent) == 4


def test_a_centre_whose_clock_went_back_numbers_on_from_what_the_server_knows() -> None:
    line = Answers(
        beat.Heard(status=200, reply=Lively(n=5000, server_ms=1)),
        beat.Heard(status=409, reply=Lively(n=9000, server_ms=1, pace_ms=2000)),
        beat.Heard(status=0),
        beat.Heard(status=503, retry_after_ms=90_000),
    )
    beating = beat.Beating("log", DeviceKey(b"d" * 32, b""), line, lambda: EMPTY, lambda: 5000)
    assert beating.step(0) == beat.BEAT_MS
    assert beating.step(1) == beat.BEAT_MS - 1
    assert beating.step(15_000) == 2000
    assert beating.step(17_000) == beat.BEAT_MS
    assert beating.step(32_000) == 90_000
    assert line.sent == [5000, 5001, 9001, 9002]


def test_a_beat_does_not_wait_for_the_disk_and_a_batch_does(
    url: str, server_key: DeviceKey, clock: HandClock
) -> None:
    """What PostgreSQL itself was told in the transaction of each; on SQLite all wait."""
    with closing(Database(url)) as own, open_door(own, server_key, clock) as door:
        device = enrolled(own, door, Device())
        if own.on_postgresql:
            with own.writing() as connection:
                connection.execute(text(_NOTES_HOW))
        device.begin()
        assert device.send(door, 1, 1).status_code == 200
        assert send(door, device, 1).status_code == 200
        device.write_many(1)
        assert device.send(door, 2, 2).status_code == 200
        if own.on_postgresql:
            with own.reading() as connection:
                found = set(connection.execute(text("SELECT what, how FROM noted")).all())
            assert found == {("head", "on"), ("live", "off")}


def test_of_many_beats_at_once_the_newest_stays_with_its_tickets_alone(
    database: Database, device: Device
) -> None:
    """Two copies of the server may hear two beats of one centre in the same moment."""
    said = {n: waiting(*(f"{device.log} {n + i}" for i in range(3))) for n in range(1, 41)}
    packed = [beat.packed(device.log, n, each, device.key) for n, each in said.items()]
    with ThreadPoolExecutor(8) as crowd:
        heard = list(crowd.map(lambda data: live.hear(database, device.log, data, 1), packed))
    assert not any(isinstance(each, Refused) for each in heard)
    assert seen(database, device) == said[40]
    filed = select(live_ticket.c.key).where(live_ticket.c.log == device.log)
    with database.reading() as connection:
        found = set(connection.execute(filed).scalars())
    assert found == {each.key for each in said[40].tickets}


_NOTES_HOW = """
CREATE TABLE noted (what text, how text);
CREATE FUNCTION note() RETURNS trigger AS
$$ BEGIN
    INSERT INTO noted VALUES (TG_TABLE_NAME, current_setting('synchronous_commit'));
    RETURN NEW;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER noting BEFORE INSERT OR UPDATE ON live FOR EACH ROW EXECUTE FUNCTION note();
CREATE TRIGGER noting BEFORE INSERT OR UPDATE ON head FOR EACH ROW EXECUTE FUNCTION note();
"""
