"""The plug is pulled at any byte and between any two steps: what the spool says stays true.

No told number is without its wanted paper, no paper is lost, none comes twice without saying so,
and "printed" is said of nothing that does not lie in the printer's own tray.
"""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec
import pytest

from kiosk.data_directory import verify
from kiosk.store import connect
from tests.faults.printing_workload import Run
from tests.faults.stamps import read_stamp
from tests.printing.tcp_printer import TcpPrinter

ROOT = Path(__file__).resolve().parents[2]
KILLED = -signal.SIGKILL
TICKETS = 2
KILLS = 20
"""Of one chain: each next process goes on with what the last one left."""

WISHES = (
    "interrupted_slips",
    "take_ticket",
    "waiting_slips",
    "begin_slip",
    "slip_printed",
    "device_state",
    "retry_slip",
)


@dataclass
class PluggedPrinter(TcpPrinter):
    """Pulls the plug of who prints at the `cut_at`-th byte it is sent. `rest`: "kept", what was
    on its way still arrives; "lost", it does not; "dark", and the printer was on the same plug."""

    cut_at: int | None = None
    rest: str = "kept"
    pid: int = 0
    known: threading.Event = field(default_factory=threading.Event)
    lost: bool = False
    seen: int = 0

    def arm(self, cut_at: int | None) -> None:
        self.known.clear()
        self.cut_at, self.seen = cut_at, 0

    def new_line(self) -> None:
        super().new_line()
        self.lost = False

    def take(self, data: bytes) -> bytes:
        if self.lost:
            return b""
        left = None if self.cut_at is None else self.cut_at - self.seen
        self.seen += len(data)
        if left is None or left > len(data):
            return super().take(data)
        self.cut_at = None
        answers = super().take(data[:left])
        self.known.wait(10)
        os.kill(self.pid, signal.SIGKILL)
        if self.rest == "kept":
            return answers + super().take(data[left:])
        if self.rest == "dark":
            self.power_cycle()
        self.lost = True
        return b""


@dataclass
class Works:
    """Processes that print, one after another, on one data directory and one printer."""

    server: "subprocess.Popen[str]"
    printer: PluggedPrinter
    data: Path
    told_in: Path

    def run(self, cut_at: int | None = None, **how: object) -> int:
        """One process, from its start to its end; how it ended."""
        self.printer.arm(cut_at)
        run = Run(str(self.data), str(self.told_in), self.printer.port, **how)  # type: ignore[arg-type]
        assert self.server.stdin is not None
        assert self.server.stdout is not None
        self.server.stdin.write(msgspec.json.encode(run).decode() + "\n")
        self.server.stdin.flush()
        self.printer.pid = int(_said(self.server.stdout))
        self.printer.known.set()
        return int(_said(self.server.stdout))

    def told(self) -> list[str]:
        return self.told_in.read_text(encoding="ascii").split()

    def spool(self) -> list[dict[str, object]]:
        """Every paper as the journal has it, in the order it was wanted."""
        connection = connect(self.data / "kiosk.db", read_only=True)
        query = (
            "SELECT t.number, s.reprint, s.state, s.reason FROM slip s "
            "LEFT JOIN ticket t ON t.id = s.about ORDER BY s.order_n"
        )
        try:
            return [dict(row) for row in connection.execute(query)]
        finally:
            connection.close()

    def tray(self) -> list[tuple[str, int]]:
        """The whole papers in the tray, in the order they came out: number, reprint."""
        read = (read_stamp(each.picture) for each in self.printer.papers())
        return [(f"A{each[0]:03d}", each[1]) for each in read if each]


def _said(output: IO[str]) -> str:
    line = output.readline()
    assert line, "the workload is gone"
    return str(json.loads(line))


@contextmanager
def works(folder: Path, rest: str = "kept") -> Iterator[Works]:
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.printing_workload"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        with PluggedPrinter(rest=rest) as printer:
            yield Works(server, printer, folder / "data", folder / "told")
    finally:
        server.communicate(timeout=30)


def lies(at: Works, *, in_order: bool = True) -> list[str]:
    """What the spool says that is not so, after all was given time to settle."""
    rows, tray, told = at.spool(), at.tray(), at.told()
    came = Counter(tray)
    said = {(str(row["number"]), row["reprint"]): str(row["state"]) for row in rows}
    wrong = [f"{each} was told and has no paper wanted" for each in told if (each, 0) not in said]
    wrong += [f"{each} was told twice" for each, n in Counter(told).items() if n > 1]
    wrong += [f"{each} came out {n} times" for each, n in came.items() if n > 1]
    wrong += [f"{each} came out and was never wanted" for each in came if each not in said]
    wrong += [f"{each} is wanted twice" for each, n in _wanted(rows).items() if n > 1]
    for row in rows:
        paper = (str(row["number"]), row["reprint"])
        state, why = row["state"], row["reason"]
        if state == "printed" and not came[paper]:  # type: ignore[index]
            wrong.append(f"{paper} is said to be printed and is not there")
        if state not in {"printed", "uncertain"} and why != "reprinted" and came[paper]:  # type: ignore[index]
            wrong.append(f"{paper} is there and said to be {state}")
        if state in {"queued", "failed", "sending"} or why == "too_old":
            wrong.append(f"{paper} is {state} though the printer is well")
    first = [number for number, reprint in tray if not reprint]
    if in_order and first != sorted(first):
        wrong.append(f"out of order: {first}")
    if not verify(at.data).intact:
        wrong.append("the chain is broken")
    return wrong


def _wanted(rows: list[dict[str, object]]) -> Counter[tuple[object, object]]:
    return Counter((row["number"], row["reprint"]) for row in rows)


@pytest.mark.parametrize("rest", ["kept", "lost", "dark"])
def test_the_plug_is_pulled_at_any_byte(tmp_path: Path, rest: str) -> None:
    chance = random.Random(rest)
    with works(tmp_path, rest) as at:
        assert at.run(tickets=TICKETS) == 0
        whole = at.printer.seen
        ends = [
            at.run(chance.randrange(whole), tickets=TICKETS, again=bool(kill % 2))
            for kill in range(KILLS)
        ]
        assert ends.count(KILLED) > KILLS * 0.7  # a plug may come too late
        assert at.run() == 0
        assert lies(at) == []
        states = Counter(row["state"] for row in at.spool())
        assert states["printed"] > KILLS
        assert states["uncertain"] + states["given_up"] > KILLS / 4


def test_the_plug_is_pulled_between_any_two_steps(tmp_path: Path) -> None:
    with works(tmp_path) as at:
        assert at.run(tickets=TICKETS) == 0
        for wish in WISHES:
            for nth in (1, 2):
                for after in (False, True):
                    # so that there is something to be made again
                    at.run(at="slip_printed", tickets=TICKETS)
                    at.run(at=wish, nth=nth, after=after, tickets=TICKETS, again=True)
        assert at.run() == 0
        assert lies(at) == []


def test_the_plug_of_one_of_two_who_print_on_the_same_printer_is_pulled(tmp_path: Path) -> None:
    chance = random.Random(2)
    with works(tmp_path) as at:
        assert at.run(tickets=TICKETS, rooms=2) == 0
        for kill in range(KILLS // 2):
            at.run(chance.randrange(at.printer.seen or 9000), tickets=3, rooms=2, again=kill > 9)
        assert at.run() == 0
        assert lies(at, in_order=False) == []
