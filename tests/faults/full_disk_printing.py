"""Prints numbers while the disk is full to the last block; prints what became of them.

    unshare --user --map-root-user --mount sh -c \
        "mount -t tmpfs -o size=3m tmpfs DIR && python -m tests.faults.full_disk_printing DIR"
"""

import json
import secrets
import sys
import time
from pathlib import Path
from typing import Any

from kiosk.answers import TicketTaken
from kiosk.ballast import Ballast
from kiosk.catalogue import Device
from kiosk.clock import SystemClock
from kiosk.data_directory import DataDirectory, verify
from kiosk.desk import Desk, Parts
from kiosk.errors import DiskFull
from printing.outcome import HandedOver, Outcome, PrinterState
from printing.room import Printer, PrintRoom
from tests.faults.full_disk_workload import BALLAST, fill
from tests.small_centre import BIRTH, small_centre

SECONDS = 30
KIOSK = Device("K1", "printer", "kiosk", "tcp://k1")


class Disk:
    """The small disk: filled so that not even the room kept back is left, and made free again."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self._fillers = [folder / "filler", folder / "filler-2"]
        self._desk = desk

    def fill(self) -> None:
        fill(self._fillers[0])
        for _ in range(2000):
            try:  # lets the ballast go, and uses up what that leaves
                self._desk.device_state(device="D1", reason=secrets.token_hex(8))
            except DiskFull:
                break
            fill(self._fillers[1])

    def make_room(self) -> None:
        for each in self._fillers:
            each.unlink(missing_ok=True)


class Tray:
    """A printer that keeps what came out; `during` happens while it prints."""

    during: Any = None

    def __init__(self) -> None:
        self.papers: list[tuple[str, int]] = []

    def print_slip(self, facts: Any, edition: object, **how: Any) -> Outcome:
        self.papers.append((facts.number, how["reprint"]))
        during, self.during = self.during, None
        if during:
            during()
        return HandedOver()

    def interrupted(self) -> None:
        """Nothing lies half in it."""

    def state(self) -> PrinterState:
        return PrinterState("ready")


def main(folder: Path) -> None:
    """Prints one JSON object."""
    data = folder / "data"
    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock("full disk")
    store = directory.open_store(ballast_bytes=BALLAST)
    desk = Desk(Parts(store, small_centre(), SystemClock(), secrets.token_bytes, b"x" * 32))
    tray, disk = Tray(), Disk(folder, desk)
    room = opened(desk, tray)

    wait_for_ballast(data)
    under_way, waiting = take(desk), take(desk)
    tray.during = disk.fill
    first = room.ticket(under_way).result(SECONDS)
    second = room.ticket(waiting).result(SECONDS)
    papers_when_full = list(tray.papers)
    disk.make_room()
    wait_for_ballast(data)
    room.look()
    room.close()
    states = [state(desk, each) for each in (under_way, waiting)]
    again = opened(desk, tray)  # as after a start: who was at the first paper is gone
    again.close()
    told = state(desk, under_way)
    desk.retry_slip(slip=under_way.number)
    last = opened(desk, tray)
    last.wake()
    last.close()
    store.close()
    directory.close()
    said = {
        "numbers": [under_way.number, waiting.number],
        "first": first.state,
        "second": [second.state, second.reason],
        "papers_when_full": papers_when_full,
        "states": states,
        "told": told,
        "papers": tray.papers,
        "intact": verify(data).intact,
    }
    print(json.dumps(said))


def wait_for_ballast(data: Path) -> None:
    """The store takes it when it rests."""
    end = time.monotonic() + SECONDS
    while not Ballast(data / "ballast", BALLAST).held:
        assert time.monotonic() < end
        time.sleep(0.05)


def opened(desk: Desk, tray: Tray) -> PrintRoom:
    return PrintRoom(desk, desk.centre, {KIOSK.code: Printer(KIOSK, tray)}, [KIOSK])


def take(desk: Desk) -> TicketTaken:
    ticket = desk.take_ticket(procedure=BIRTH, print_at="kiosk")
    assert isinstance(ticket, TicketTaken), ticket
    return ticket


def state(desk: Desk, ticket: TicketTaken) -> str:
    return str(getattr(desk.slip(slip=ticket.slip), "state", ""))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
