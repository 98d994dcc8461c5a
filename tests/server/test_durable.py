"""What is acknowledged is on the disk: the commit comes first, and a power cut takes nothing."""

import random
import shutil
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import event

from kiosk.keys import DeviceKey
from kiosk.store import connect
from sync.replies import Ack, No
from sync.server.database import Database
from tests.desk_at_work import HandClock
from tests.faults.disk_recorder import Disk, Op, read_log, record
from tests.server import stored
from tests.server.conftest import enrolled, open_door
from tests.server.devices import Device

ROOT = Path(__file__).resolve().parents[2]
BATCHES = 24
IMAGES = 160


@pytest.fixture
def own(url: str) -> Any:
    with closing(Database(url)) as opened:
        yield opened


def test_a_commit_that_fails_is_not_acknowledged(
    own: Database, server_key: DeviceKey, clock: HandClock
) -> None:
    refusing: list[bool] = []

    @event.listens_for(own.engine, "commit")
    def refuse(_connection: object) -> None:
        if refusing:
            raise OSError("the disk is gone")

    with open_door(own, server_key, clock) as door:
        device = enrolled(own, door, Device())
        device.begin()
        device.write_many(3)
        refusing.append(True)
        for _ in range(2):
            answer = device.send(door, 1, 4)
            assert answer.status_code == 500
            assert msgspec.json.decode(answer.content, type=No).sentence
        assert stored.rows(own, device.log) == []
        refusing.clear()
        assert msgspec.json.decode(device.send(door, 1, 4).content, type=Ack).ack_seq == 4
        assert len(stored.rows(own, device.log)) == 4


def recorded(folder: Path, synchronous: str) -> list[Op]:
    data, told = folder / "data", folder / "told"
    data.mkdir()
    workload = [sys.executable, "-m", "tests.server.power_cut_workload"]
    command = [*workload, str(data), str(told), synchronous, str(BATCHES)]
    record(command, folder / "log", ROOT)
    return read_log(folder / "log", data, told)


def losses(ops: list[Op], folder: Path, stop_at: int) -> list[str]:
    """What goes wrong over possible remainders, spread evenly over the record."""
    chance, disk, told = random.Random(7), Disk(folder / "data"), 0
    wrong: list[str] = []
    made = 0
    for at, op in enumerate(ops):
        if op.name == "told":
            told = int(op.data.decode())
        else:
            disk.do(op)
        while made * len(ops) < (at + 1) * IMAGES and len(wrong) < stop_at:
            mode = ("dropped", "kept", "mixed", "torn")[made % 4]
            made += 1
            image = folder / "image"
            image.mkdir()
            disk.image(image, mode, chance)
            wrong += [f"operation {at}, {mode}: {what}" for what in after(image, told)]
            shutil.rmtree(image)
    return wrong


def after(image: Path, told: int) -> list[str]:
    """What the power cut left, as the server's SQLite reads it."""
    with closing(connect(image / "server.db")) as left:
        if left.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            return ["the file is damaged"]
        if not left.execute("SELECT 1 FROM sqlite_schema WHERE name = 'event'").fetchone():
            return [f"{told} were told, and there is no table"] if told else []
        have = [seq for (seq,) in left.execute("SELECT seq FROM event ORDER BY seq")]
        ends = [seq for (seq,) in left.execute("SELECT seq FROM head")] or [0]
    wrong = [f"{told} were told, {len(have)} are there"] if len(have) < told else []
    if have != list(range(1, ends[0] + 1)):
        wrong.append(f"the head says {ends}, the events end at {have[-1:]}")
    return wrong


def test_a_power_cut_takes_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    ops = recorded(tmp_path, "EXTRA")
    assert sum(op.name == "told" for op in ops) == BATCHES
    assert losses(ops, tmp_path, stop_at=5) == []


def test_the_check_would_see_a_database_that_does_not_wait_for_its_disk(tmp_path: Path) -> None:
    """The planted bug: `synchronous=NORMAL`, the common advice for WAL."""
    ops = recorded(tmp_path, "NORMAL")
    assert losses(ops, tmp_path, stop_at=1)
