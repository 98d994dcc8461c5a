"""What runs while the plug is about to be pulled: numbers and their papers, on a real printer.

    python -m tests.faults.printing_workload        then one line of JSON per run on its input

Each run is a process of its own (a fork: the imports are paid once, by the first run, which is made
here as well). It opens the real store of `data`, has what may be out made `again` where a person
wants that, takes `tickets` numbers, prints what waits on the printer at `port`, and writes each
number that was told to `told`. It pulls its own plug before (or `after`) it makes the wish `at` for
the `nth` time, if it has one; else its test does. The pid comes out at the start of a run, and the
exit status at its end.
"""

import json
import os
import secrets
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

import msgspec

from kiosk.answers import TicketTaken
from kiosk.catalogue import Centre, Device
from kiosk.clock import SystemClock
from kiosk.data_directory import DataDirectory
from kiosk.desk import Desk, Parts
from printing.connections import TcpConnection
from printing.printer import RollPrinter
from printing.room import Printer, PrintRoom
from tests.faults.stamps import Stamps
from tests.small_centre import BIRTH, small_centre


class Run(msgspec.Struct, frozen=True):
    """One line of the input. `rooms`: as many as there were processes with this printer."""

    data: str
    told: str
    port: int
    tickets: int = 3
    again: bool = False
    rooms: int = 1
    at: str = ""
    nth: int = 1
    after: bool = False


class Plugged:
    """A desk whose plug is pulled at one of its wishes."""

    def __init__(self, desk: Desk, run: Run) -> None:
        self._desk = desk
        self._run = run
        self._made = 0

    def __getattr__(self, name: str) -> Any:
        wish = getattr(self._desk, name)
        if name != self._run.at:
            return wish

        def made(**parts: object) -> object:
            self._made += 1
            here = self._made == self._run.nth
            if here and not self._run.after:
                os.kill(os.getpid(), signal.SIGKILL)
            answer = wish(**parts)
            if here:
                os.kill(os.getpid(), signal.SIGKILL)
            return answer

        return made


def work(run: Run, centre: Centre) -> None:
    """Numbers and papers, until everything is settled or the plug is pulled."""
    told = os.open(run.told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    directory = DataDirectory(Path(run.data), SystemClock(), secrets.token_bytes)
    directory.lock("pulled plug")
    store = directory.open_store(ballast_bytes=0)
    plain = Desk(Parts(store, centre, SystemClock(), secrets.token_bytes, b"x" * 32))
    desk: Any = Plugged(plain, run)
    device = Device("K1", "printer", "kiosk", f"tcp://127.0.0.1:{run.port}")
    rooms = [
        PrintRoom(desk, centre, {"K1": Printer(device, printer_at(run.port))}, [device])
        for _ in range(run.rooms)
    ]
    if run.again:
        for row in plain.slips(states=("uncertain",)):
            desk.retry_slip(slip=row.slip)
    for _ in range(run.tickets):
        ticket = desk.take_ticket(procedure=BIRTH, print_at="kiosk")
        assert isinstance(ticket, TicketTaken)
        os.write(told, f"{ticket.number}\n".encode())
        for room in rooms:
            room.wake()
    for room in rooms:
        room.look()
    for room in rooms:
        room.close()
    store.close()
    directory.close()


def printer_at(port: int) -> RollPrinter:
    """In no more of a hurry than a busy machine allows."""
    return RollPrinter(TcpConnection("127.0.0.1", port), Stamps(), silent_seconds=0.25)  # type: ignore[arg-type]


def main() -> None:
    """One run per line; no thread is left when one forks."""
    centre = small_centre()
    for at, line in enumerate(sys.stdin):
        run = msgspec.json.decode(line, type=Run)
        if not at:  # in this process: what it imports by and by, the others have from the start
            work(run, centre)
        pid = os.fork()
        if not pid:
            try:
                work(run, centre)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        print(json.dumps(pid), flush=True)
        print(json.dumps(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])), flush=True)


if __name__ == "__main__":
    main()
