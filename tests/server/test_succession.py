"""A promoted standby goes on at the server by itself; nobody else does, and not twice."""

import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import requests
from sqlalchemy import select

from kiosk import identity
from kiosk.bootstrap import SAMPLE, join_central
from kiosk.bootstrap.hub import hub_at_work
from kiosk.bootstrap.standby import begin_as_hub, following, promote, settled_as_hub
from kiosk.clock import SystemClock
from kiosk.desk import Desk
from kiosk.desk.machines import EnrolmentCode
from kiosk.keys import DeviceKey
from kiosk.store import IDENTITY
from sync import succession
from sync.central import FILE, Central, known
from sync.downline import DownLine, Unanswered
from sync.http_line import HttpLine
from sync.joining import Promoted, Vouch, promoted_message, vouch_message
from sync.remote import Line
from sync.sender import REVOKED
from sync.server import devices, heirs
from sync.server.database import Database
from sync.server.tables import heir
from sync.succession import Announcing, CentralTold
from tests.hub.patience import until
from tests.journeys.test_commands import BIRTH
from tests.server.conftest import CENTRE, enrolled, open_door
from tests.server.devices import Device, key_of

HEIR, OTHER, STRANGER = (key_of(name.ljust(32, b".")) for name in (b"heir", b"other", b"nobody"))


@pytest.fixture
def true_door(database: Database, server_key: DeviceKey) -> Iterator[str]:
    """A server that knows what time it is: programs put their clocks right by it."""
    with open_door(database, server_key, SystemClock()) as url:
        yield url


def line_of(door: str, hub: Device) -> DownLine:
    return DownLine(Line(door, hub.key, name=hub.log))


def announced(door: str, log: str, epoch: int, key: DeviceKey) -> bool:
    return Announcing(door, key, log, epoch)()


def key_at(database: Database, log: str) -> bytes:
    with database.reading() as connection:
        sender = devices.sender_of(connection, log, 1)
    assert sender is not None
    return sender.public_key


@pytest.fixture
def hub(database: Database, door: str, device: Device) -> Device:
    """A hub that sent its first epoch, and named its heir."""
    assert device.send(door, 1, 1).status_code == 200
    line_of(door, device).put_heir(HEIR.public.hex())
    return device


def test_whom_the_hub_named_goes_on_with_its_log(
    database: Database, door: str, hub: Device
) -> None:
    assert key_at(database, hub.log) == hub.key.public  # naming changes nothing
    assert announced(door, hub.log, 2, HEIR)
    assert key_at(database, hub.log) == HEIR.public
    assert announced(door, hub.log, 2, HEIR)  # again is the same
    old = HttpLine(door, hub.key, hub.log)
    assert old.head(hub.log, 1).status == 401
    assert HttpLine(door, HEIR, hub.log).head(hub.log, 1).status == 200
    # what it sends is stored in the log of its centre, and nothing is odd about it
    hub.begin(2, HEIR)
    hub.key = HEIR
    assert hub.send(door, 1, 1, epoch=2).status_code == 200


def test_nobody_else_does(database: Database, door: str, hub: Device) -> None:
    for key in (STRANGER, OTHER):
        assert not announced(door, hub.log, 2, key)
    word = Promoted(
        log=hub.log,
        epoch=2,
        public_key=HEIR.public.hex(),
        signature=STRANGER.sign(promoted_message(hub.log, 2, HEIR.public)).hex(),
    )
    answer = requests.post(f"{door}/v1/promoted", data=msgspec.json.encode(word), timeout=5)
    assert answer.status_code == 403  # who only knows the heir's name
    assert not announced(door, "no such log", 2, HEIR)
    other = enrolled(database, door, Device())
    assert not announced(door, other.log, 2, HEIR)  # another log of the same centre
    assert key_at(database, hub.log) == hub.key.public


def test_a_stranger_names_no_heir(database: Database, door: str, hub: Device) -> None:
    with pytest.raises(Unanswered):
        DownLine(Line(door, STRANGER, name=hub.log)).put_heir(STRANGER.public.hex())
    # a hub's word for a machine is none for its own log
    word = Vouch(
        log=hub.log,
        public_key=OTHER.public.hex(),
        by=hub.log,
        signature=hub.key.sign(vouch_message(hub.log, OTHER.public, hub.log)).hex(),
    )
    assert HttpLine(door, hub.key, hub.log).vouch(word).status == 403
    assert key_at(database, hub.log) == hub.key.public


def test_an_heir_that_was_shown_out_or_replaced_is_none(
    database: Database, door: str, hub: Device
) -> None:
    line_of(door, hub).put_heir("")
    assert not announced(door, hub.log, 2, HEIR)
    line_of(door, hub).put_heir(OTHER.public.hex())
    assert not announced(door, hub.log, 2, HEIR)
    assert announced(door, hub.log, 2, OTHER)


def test_an_older_word_that_is_said_again_undoes_no_newer_one(
    database: Database, hub: Device
) -> None:
    far = 0x7FFF_FFFF_FFFF
    assert heirs.name_heir(database, hub.log, b"", far)
    assert not heirs.name_heir(database, hub.log, HEIR.public, far - 1)
    assert not heirs.promoted(database, hub.log, 2, HEIR.public, lambda _: True, far)


def test_a_promotion_counts_for_an_epoch_above_all_that_is_known(
    database: Database, door: str, hub: Device
) -> None:
    hub.begin(2)
    assert hub.send(door, 1, 1, epoch=2).status_code == 200
    assert not announced(door, hub.log, 2, HEIR)
    assert announced(door, hub.log, 3, HEIR)


def test_revoking_holds_for_the_log_and_for_the_key(
    database: Database, door: str, hub: Device
) -> None:
    assert devices.revoke(database, hub.log, 1)
    assert not announced(door, hub.log, 2, HEIR)
    other = enrolled(database, door, Device())
    other.begin()
    assert other.send(door, 1, 1).status_code == 200
    line_of(door, other).put_heir(HEIR.public.hex())
    assert announced(door, other.log, 2, HEIR)
    assert devices.revoke(database, other.log, 1)  # the promoted one
    assert HttpLine(door, HEIR, other.log).head(other.log, 1).status == 403
    with pytest.raises(Unanswered) as unanswered:
        DownLine(Line(door, HEIR, name=other.log)).news()
    assert unanswered.value.trouble == REVOKED
    assert not announced(door, other.log, 3, HEIR)
    # nor is a key that was revoked let in again as somebody's heir
    code = devices.code_for(database, CENTRE, 0x7FFF_FFFF_FFFF)
    assert other.join(door, code).status_code == 200
    line_of(door, other).put_heir(HEIR.public.hex())
    assert not announced(door, other.log, 3, HEIR)
    assert key_at(database, other.log) == other.key.public


def test_a_standby_believes_of_the_server_only_what_its_hub_signed(tmp_path: Path) -> None:
    central = Central("https://server.example", "ab" * 32, CENTRE)
    said = succession.told(tmp_path, central, OTHER)
    succession.learn(tmp_path, msgspec.json.encode(said), HEIR.public)
    forged = msgspec.structs.replace(said, central=said.central.replace("server.", "thief."))
    succession.learn(tmp_path, msgspec.json.encode(forged), OTHER.public)
    succession.learn(tmp_path, b"", OTHER.public)
    assert not (tmp_path / FILE).exists()
    succession.learn(tmp_path, msgspec.json.encode(said), OTHER.public)
    assert known(tmp_path) == central
    assert isinstance(said, CentralTold)


def test_a_real_standby_that_is_promoted_sends_on_without_anybodys_doing(
    database: Database, true_door: str, tmp_path: Path
) -> None:
    door, first, second = true_door, tmp_path / "first", tmp_path / "second"
    with hub_at_work(SAMPLE, first, "127.0.0.1:0"):
        pass  # its journal
    join_central(first, door, devices.code_for(database, CENTRE, 0x7FFF_FFFF_FFFF))
    with hub_at_work(SAMPLE, first, "127.0.0.1:0") as (program, hub):
        numbers(program.desk, 2)
        code = program.desk.offer_enrolment(place="standby")
        assert isinstance(code, EnrolmentCode)
        with following(SAMPLE, second, hub.address, "127.0.0.1:7010", code.code) as standby:
            until(lambda: known(second) is not None)
            until(lambda: heir_of(database, program.desk.store.identity.log))
            numbers(program.desk, 1)
            until(lambda: events(database, program.desk) >= last(program.desk))
            threading.Timer(0.0, lambda: promote(SAMPLE, second, "CB07", "1107")).start()
            assert standby.promoted(threading.Event())
    by = begin_as_hub(second)
    with hub_at_work(SAMPLE, second, "127.0.0.1:0", by) as (program, _):
        settled_as_hub(second)
        numbers(program.desk, 2)
        log = program.desk.store.identity.log
        until(lambda: events(database, program.desk) >= last(program.desk))
        me = identity.read(second / IDENTITY)
        assert me is not None
        assert (me.log, me.epoch) == (log, 2)


def numbers(desk: Desk, many: int) -> None:
    for _ in range(many):
        desk.take_ticket(procedure=BIRTH)


def last(desk: Desk) -> int:
    """How many events the journal has, over all its chains."""
    return int(desk.store.run(lambda tx: tx.value("SELECT count(*) FROM event")))


def events(database: Database, desk: Desk) -> int:
    """How many of them are at the server."""
    log = desk.store.identity.log
    return sum(each.events for each in devices.enrolled(database) if each.log == log)


def heir_of(database: Database, log: str) -> bool:
    with database.reading() as connection:
        return bool(connection.execute(select(heir.c.public_key).where(heir.c.log == log)).scalar())
