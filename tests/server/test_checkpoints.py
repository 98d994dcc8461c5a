"""The server's word once a day, and what a centre that keeps it notices."""

from datetime import timedelta

import msgspec
import pytest
import requests

from kiosk import keys
from kiosk.decoding import from_json
from kiosk.keys import DeviceKey
from sync.checkpoints import Checkpoint, Leaf, Witnessed, follows, holds, name_of, signed_by
from sync.http_line import HttpLine
from sync.remote import Line
from sync.replies import Expect, No
from sync.sender import Heard
from sync.server import devices
from sync.server.checkpointing import make
from sync.server.database import Database
from sync.server.tables import checkpoint, checkpoint_leaf
from sync.witness import Witness
from tests.desk_at_work import HandClock
from tests.server.conftest import enrolled, now_ms
from tests.server.devices import Device

HOUR = 3_600_000


def next_day(database: Database, server_key: DeviceKey, clock: HandClock) -> Checkpoint:
    clock.at += timedelta(days=1)
    made = make(database, server_key, now_ms(clock))
    assert made is not None
    return made


def signed(door: str, asker: Device, path: str) -> requests.Response:
    """A question, signed as the device signs what comes down."""
    return Line(door, asker.key, name=asker.log).open("GET", path, b"", {}, (9, 9))


def asked(door: str, device: Device, after: int) -> Witnessed:
    told = HttpLine(door, device.key, device.log).checkpoint(device.log, after)
    assert isinstance(told.reply, Witnessed), told
    return told.reply


def test_each_chain_is_under_the_days_root_as_it_stood(
    database: Database, door: str, device: Device, server_key: DeviceKey, clock: HandClock
) -> None:
    device.write_many(4)
    device.begin(epoch=2)
    device.send(door, 1, 5)
    device.send(door, 1, 1, epoch=2)
    made = next_day(database, server_key, clock)
    device.write()
    device.send(door, 6, 6)
    told = asked(door, device, made.n - 1)
    assert told.checkpoint == made
    assert [(each.epoch, each.seq) for each in told.leaves] == [(1, 5), (2, 1)]
    for leaf in told.leaves:
        assert leaf.hash == device.chains[leaf.epoch][leaf.seq - 1].hash.hex()
        assert holds(made, device.log, leaf)
        assert not holds(made, "another", leaf)
        assert not holds(made, device.log, msgspec.structs.replace(leaf, seq=leaf.seq + 1))
    assert signed_by(made, server_key.public, keys.fits)


def test_one_a_day_each_naming_the_one_before_it(
    database: Database, door: str, device: Device, server_key: DeviceKey, clock: HandClock
) -> None:
    first = next_day(database, server_key, clock)
    assert make(database, server_key, now_ms(clock) + HOUR) is None
    second = next_day(database, server_key, clock)
    assert follows(second, first)
    assert second.before == name_of(first)
    assert asked(door, device, second.n) == Witnessed(newest=second.n)


@pytest.mark.parametrize("what", ["checkpoint", "1"])
def test_a_stranger_is_told_nothing_of_chains(
    database: Database, door: str, device: Device, what: str
) -> None:
    """Nor is a device of another centre, nor one under the name of this one."""
    stranger = enrolled(database, door, Device(), "another")
    named_so = Device(device.log)
    path = f"/v1/logs/{device.log}/{what}"
    assert requests.get(door + path, timeout=9).status_code == 401
    assert signed(door, device, path).status_code == 200
    for asker in (stranger, named_so, Device()):
        answer = signed(door, asker, path)
        assert answer.status_code == 401
        assert from_json(answer.content, No).sentence
    devices.revoke(database, device.log, 1)
    assert signed(door, device, path).status_code == 403


def test_a_device_may_ask_for_another_of_its_centre(
    database: Database, door: str, device: Device
) -> None:
    """The hub asks for machines whose journals it sends on."""
    hub = enrolled(database, door, Device())
    device.send(door, 1, 1)
    told = HttpLine(door, hub.key, hub.log).head(device.log, 1)
    assert told.reply == Expect(expect=2, head=device.chains[1][0].hash.hex())
    assert HttpLine(door, hub.key, hub.log).head("nobody", 1).status == 401


class Kept:
    """What a centre keeps, in memory."""

    def __init__(self) -> None:
        self.kept: list[Witnessed] = []
        self.left_epochs: set[int] = set()

    def newest(self) -> Witnessed | None:
        return self.kept[-1] if self.kept else None

    def keep(self, told: Witnessed) -> None:
        self.kept.append(told)

    def left(self, epoch: int) -> bool:
        return epoch in self.left_epochs


class Centre:
    """A witness over a device's own chains, on a clock of its own."""

    def __init__(self, door: str, device: Device, server: bytes) -> None:
        self.device, self.kept, self.now = device, Kept(), 0
        self.line = HttpLine(door, device.key, device.log)
        self.witness = Witness(device.log, self.line, self.kept, self._hash_at, server, keys.fits)

    def _hash_at(self, epoch: int, seq: int) -> bytes | None:
        chain = self.device.chains.get(epoch, [])
        return chain[seq - 1].hash if 0 < seq <= len(chain) else None

    def look(self) -> str:
        """Until it has all of them."""
        for _ in range(500):
            wait = self.witness.step(self.now)
            self.now += wait
            if wait > 1_000:
                break
        return self.witness.trouble


@pytest.fixture
def centre(door: str, device: Device, server_key: DeviceKey) -> Centre:
    return Centre(door, device, server_key.public)


def test_a_centre_keeps_every_one_of_them(
    database: Database, door: str, centre: Centre, server_key: DeviceKey, clock: HandClock
) -> None:
    centre.device.write_many(3)
    centre.device.send(door, 1, 4)
    made = next_day(database, server_key, clock)
    assert centre.look() == ""
    assert [each.checkpoint.n for each in centre.kept.kept if each.checkpoint] == list(
        range(1, made.n + 1)
    )
    assert next_day(database, server_key, clock).n == made.n + 1
    assert centre.look() == ""
    assert len(centre.kept.kept) == made.n + 1


def test_a_server_that_holds_another_past_of_ours_is_found_out(
    database: Database, door: str, centre: Centre, server_key: DeviceKey, clock: HandClock
) -> None:
    """It acknowledged our events and put others in their place."""
    device = centre.device
    device.write_many(3)
    device.send(door, 1, 4)
    next_day(database, server_key, clock)
    own = device.chains[1][:]
    device.chains[1] = own[:3]
    device.write(session=9)
    assert centre.look() == "other_history"
    centre.kept.left_epochs.add(1)  # known to be a copy of us, which is told as such
    centre.now += 2 * HOUR
    assert centre.look() == ""


def test_a_server_that_changes_an_old_checkpoint_is_found_out_by_the_next(
    database: Database, door: str, centre: Centre, server_key: DeviceKey, clock: HandClock
) -> None:
    next_day(database, server_key, clock)
    assert centre.look() == ""
    (last,) = centre.kept.kept[-1:]
    assert last.checkpoint is not None
    other = msgspec.structs.replace(last.checkpoint, made_ms=last.checkpoint.made_ms + 1)
    centre.kept.kept[-1] = msgspec.structs.replace(last, checkpoint=other)
    next_day(database, server_key, clock)
    assert centre.look() == "other_history"
    assert centre.kept.kept[-1].checkpoint == other


def test_a_server_that_forgot_its_checkpoints_is_told(
    database: Database, centre: Centre, server_key: DeviceKey, clock: HandClock
) -> None:
    made = next_day(database, server_key, clock)
    assert centre.look() == ""
    with database.writing() as connection:
        for each in (checkpoint, checkpoint_leaf):
            connection.execute(each.delete().where(each.c.n == made.n))
    centre.now += 2 * HOUR
    assert centre.look() == "server_forgot"


class Says:
    """A line that answers one thing."""

    def __init__(self, told: Witnessed) -> None:
        self._told = told

    def checkpoint(self, log: str, after: int) -> Heard:
        return Heard(status=200, reply=self._told)


def test_only_the_word_of_the_server_that_was_joined_is_kept(
    database: Database, door: str, device: Device, server_key: DeviceKey, clock: HandClock
) -> None:
    device.send(door, 1, 1)
    next_day(database, server_key, clock)
    kept = Kept()
    told = asked(door, device, 0)
    assert told.checkpoint is not None
    forged = msgspec.structs.replace(told.checkpoint, size=told.checkpoint.size + 1)
    leaf = Leaf(epoch=1, seq=1, hash="00" * 32, index=0, proof=())
    for wrong in (
        msgspec.structs.replace(told, checkpoint=forged),
        msgspec.structs.replace(told, leaves=(leaf,)),
    ):
        witness = Witness(
            device.log, Says(wrong), kept, lambda epoch, seq: None, server_key.public, keys.fits
        )
        witness.step(0)
        assert witness.trouble == "strange_answer"
    assert kept.kept == []
