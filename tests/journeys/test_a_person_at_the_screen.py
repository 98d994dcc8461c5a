"""What a manager does at the screen, with real processes: the standby becomes the hub, a bundle is
taken now."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.answers import Done, Refused
from kiosk.bootstrap import SAMPLE, Program
from kiosk.bootstrap.bundles import trust
from kiosk.bootstrap.hub import centre_of_hub
from kiosk.bootstrap.restarting import without_code
from kiosk.bootstrap.upkeep import MachineUpkeep
from kiosk.desk import Desk
from kiosk.errors import PlaceGone
from kiosk.upkeep import Upkeep
from sync.bundles.slots import Slots
from tests.bundles.made import RELEASE, bundle_of, here
from tests.journeys.test_commands import BIRTH, Commands
from tests.journeys.test_commands_and_places import ROOT, SHOWN
from tests.journeys.test_the_hub_dies_for_good import (
    MANAGER,
    PIN,
    PROMOTED_SECONDS,
    Box,
    events,
    free_port,
    number,
    until,
    waiting,
)


def who_wait(desk: Desk) -> int:
    """How many, as the manager sees it; -1 while the desk still looks at the dead hub."""
    try:
        return desk.hall().waiting
    except PlaceGone:
        return -1


@pytest.fixture
def boxes() -> Iterator[list[Box]]:
    opened: list[Box] = []
    yield opened
    for each in opened:
        each.close()


def upkeep_of(program: Program) -> Upkeep:
    assert program.upkeep is not None
    return program.upkeep


def test_p8_the_manager_beside_a_standby_is_let_in_without_the_hub_and_promotes_it(
    boxes: list[Box], tmp_path: Path
) -> None:
    first = Box(tmp_path / "first", f"127.0.0.1:{free_port()}")
    boxes.append(first)
    at = first.told("address")
    commands = Commands(first.data)

    def code(place: str, counter: int = 0) -> str:
        said = commands.said("hub", "enrol", "--place", place, "--counter", str(counter))
        return str(said["code"])

    second = Box(
        tmp_path / "second",
        f"127.0.0.1:{free_port()}",
        *("--standby-of", at, "--enrol", code("standby")),
    )
    boxes.append(second)
    assert second.told("following") == at
    with ExitStack() as closing:
        kiosk, _ = closing.enter_context(
            centre_of_hub(SAMPLE, tmp_path / "kiosk", at, "kiosk", code("kiosk"))
        )
        counter, _ = closing.enter_context(
            centre_of_hub(SAMPLE, tmp_path / "counter", at, "counter", code("counter", 2))
        )
        manager, _ = closing.enter_context(
            centre_of_hub(SAMPLE, second.data, at, "manager", code("manager"))
        )
        upkeep = upkeep_of(manager)
        assert [number(kiosk.desk, f"{n}") for n in range(2)] == ["A001", "A002"]
        counter.desk.sign_in(counter=2, official="CB02", pin="1102")
        until(lambda: manager.desk.hall().waiting == 2)
        look = upkeep.look().hub
        assert (look.role, look.following, look.away_seconds) == ("standby", True, 0.0)
        until(lambda: events(second.data) == events(first.data))  # it may lag by a second
        first.dies()
        assert isinstance(manager.desk.admit_manager(official="CB02", pin="1102"), Refused)
        assert isinstance(manager.desk.admit_manager(official=MANAGER, pin=PIN), Done)
        until(lambda: upkeep.look().hub.away_seconds > 0)
        assert isinstance(upkeep.promote("CB02", "1102"), Refused)
        began = time.monotonic()
        assert isinstance(upkeep.promote(MANAGER, PIN), Done)
        until(lambda: upkeep.look().hub.role == "hub")
        until(lambda: waiting(counter.desk) == ["A001", "A002"])
        until(lambda: who_wait(manager.desk) == 2)
        assert time.monotonic() - began < PROMOTED_SECONDS
        until(lambda: upkeep.look().hub.away_seconds == 0)
    second.dies()


def in_force(data: Path) -> int:
    current = Slots(data).state().current
    return current.version if current else 0


def test_a_bundle_that_a_manager_takes_now_comes_into_force_at_the_hub_and_beside_it(
    boxes: list[Box], tmp_path: Path
) -> None:
    """The same process goes on with it: whoever watches over it has nothing to start."""
    hub = Box(tmp_path / "hub", f"127.0.0.1:{free_port()}")
    boxes.append(hub)
    assert hub.told("address")
    said = Commands(hub.data).said("take", "--procedure", BIRTH)
    beside = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", "board", "--window",
         "--config", str(SAMPLE), "--data", str(hub.data)],
        cwd=ROOT, env={**SHOWN, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    try:
        log = hub.data / "kiosk.log"
        until(lambda: "kiosk run board stands beside" in log.read_text(encoding="utf-8"))
        trust(hub.data, RELEASE.public.hex())
        here(hub.data).take(bundle_of(5))
        upkeep = MachineUpkeep(SAMPLE, hub.data)
        look = upkeep.look().bundle
        assert (look.waiting, look.changes, look.wanted) == (5, ("queues",), False)
        assert isinstance(upkeep.take_bundle(4), Refused)  # not what waits
        assert in_force(hub.data) == 0
        hub.said.clear()
        began = started(beside.pid)
        assert isinstance(upkeep.take_bundle(5), Done)
        assert hub.told("address") == f"http://{hub.listen}"
        assert in_force(hub.data) == 5
        until(lambda: started(beside.pid) != began)
        assert upkeep.look().bundle.on_trial
        assert Commands(hub.data).said("take", "--procedure", BIRTH)["number"] != said["number"]
        time.sleep(1.5)
        assert beside.poll() is None
        assert len(hub.said) == 1  # once, not for ever
    finally:
        beside.terminate()
        beside.wait()


def started(pid: int) -> tuple[str, ...]:
    """What a process was given by the system when its program began."""
    environment = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return tuple(environment[24:27])  # where its code lies: another after each exec


def test_a_command_is_run_again_without_its_one_time_code() -> None:
    assert without_code(["-m", "kiosk", "run", "kiosk", "--enrol", "AB-CD", "--hub", "u"]) == [
        *("-m", "kiosk", "run", "kiosk", "--hub", "u")
    ]
    assert without_code(["kiosk", "--enrol=AB-CD", "hub"]) == ["kiosk", "hub"]
