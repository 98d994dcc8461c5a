"""The power is cut at any moment: no told number is lost, and none is given twice."""

import random
import secrets
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import journal
from kiosk.answers import TicketTaken
from kiosk.clock import SystemClock
from kiosk.data_directory import DataDirectory
from kiosk.desk import Desk, Parts
from tests.faults.disk_recorder import Disk, Op, read_log, record
from tests.small_centre import BIRTH, small_centre

ROOT = Path(__file__).resolve().parents[2]
MODES = ("dropped", "kept", "mixed", "torn")
IMAGES = 2000
TICKETS = 120


@pytest.fixture(scope="module")
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: the images need no disk of their own."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of this test's own is made in it
    place = (shared if shared.is_dir() else Path.cwd()) / f"power-cut-{secrets.token_hex(4)}"
    place.mkdir()
    yield place
    shutil.rmtree(place)


def recorded(folder: Path, synchronous: str) -> list[Op]:
    data, told = folder / "data", folder / "told"
    data.mkdir()
    workload = "tests.faults.power_cut_workload"
    command = [sys.executable, "-m", workload, str(data), str(told), synchronous, str(TICKETS)]
    record(command, folder / "log", ROOT)
    return read_log(folder / "log", data, told)


def losses(ops: list[Op], data: Path, images: int, place: Path, stop_at: int) -> list[str]:
    """What goes wrong over `images` possible remainders, spread evenly over the record."""
    chance = random.Random(7)
    centre = small_centre()
    disk, told, wrong, made = Disk(data), set[str](), [], 0
    for at, op in enumerate(ops):
        if op.name == "told":
            told.add(op.data.decode().strip())
        else:
            disk.do(op)
        while made * len(ops) < (at + 1) * images and len(wrong) < stop_at:
            mode = MODES[made % len(MODES)]
            made += 1
            image = place / "image"
            disk.image(image, mode, chance)
            wrong += [f"operation {at}, {mode}: {what}" for what in after(image, told, centre)]
            shutil.rmtree(image, ignore_errors=True)
    return wrong


def after(image: Path, told: set[str], centre: object) -> list[str]:
    """Opens what the power cut left with the real store and asks it for the next number."""
    image.mkdir(exist_ok=True)
    directory = DataDirectory(image, SystemClock(), secrets.token_bytes)
    directory.lock("after the power cut")
    store = directory.open_store(ballast_bytes=0)
    try:
        desk = Desk(Parts(store, centre, SystemClock(), secrets.token_bytes, b"x" * 32))  # type: ignore[arg-type]
        fresh = desk.take_ticket(procedure=BIRTH)
        assert isinstance(fresh, TicketTaken)
        wrong = [] if fresh.number not in told else [f"{fresh.number} is given twice"]

        def known(tx: object) -> tuple[set[str], journal.Report]:
            numbers = {row["number"] for row in tx.all("SELECT number FROM ticket")}  # type: ignore[attr-defined]
            return numbers, journal.verify(tx._rows)  # type: ignore[attr-defined]

        numbers, report = store.run(known)
        lost = told - numbers
        if lost:
            wrong.append(f"{sorted(lost)} were told and are lost")
        if not report.intact:
            wrong.append(f"the chain is broken: {report.problems}")
        if directory.news:
            wrong.append(f"the journal had to be set aside: {directory.news}")
        return wrong
    finally:
        store.close()
        directory.close()


def test_no_told_number_is_lost_or_given_twice(quick_folder: Path, tmp_path: Path) -> None:
    ops = recorded(tmp_path, "EXTRA")
    assert sum(op.name == "told" for op in ops) == TICKETS
    assert sum(op.name == "sync" for op in ops) > TICKETS / 4
    assert losses(ops, tmp_path / "data", IMAGES, quick_folder, stop_at=5) == []


def test_the_check_would_see_a_store_that_tells_before_the_disk_knows(
    quick_folder: Path, tmp_path: Path
) -> None:
    """The planted bug: `synchronous=NORMAL`, the common advice for WAL."""
    ops = recorded(tmp_path, "NORMAL")
    assert losses(ops, tmp_path / "data", IMAGES, quick_folder, stop_at=1)
