"""P1, P8: the hub's box is dead, a person promotes the standby, and nobody who waits is lost."""

import json
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.answers import Called, TicketTaken
from kiosk.bootstrap import SAMPLE
from kiosk.bootstrap.hub import centre_of_hub
from kiosk.data_directory import verify
from kiosk.desk import CounterView, Desk
from kiosk.store import connect
from tests.journeys.test_commands import BIRTH, Commands
from tests.journeys.test_commands_and_places import ROOT, SHOWN

PATIENCE_SECONDS = 40.0
PROMOTED_SECONDS = 60.0
MANAGER, PIN = "CB07", "1107"


class Box:
    """A machine with `kiosk hub` on it; what it says is read as it comes."""

    def __init__(self, data: Path, listen: str = "127.0.0.1:0", *more: str) -> None:
        self.data = data
        self.listen = listen
        self.said: list[dict[str, str]] = []
        self._start(*more)

    def _start(self, *more: str) -> None:
        self._ran = subprocess.Popen(
            [
                *(sys.executable, "-m", "kiosk", "hub", "--listen", self.listen, "--json"),
                *("--config", str(SAMPLE), "--data", str(self.data), *more),
            ],
            cwd=ROOT,
            env=SHOWN,
            stdout=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._read, args=(self._ran,), daemon=True).start()

    def _read(self, ran: "subprocess.Popen[str]") -> None:
        assert ran.stdout is not None
        for line in ran.stdout:
            self.said.append(json.loads(line))

    def told(self, name: str) -> str:
        """The newest word of this kind."""
        until(lambda: any(name in each for each in self.said))
        return next(each[name] for each in reversed(self.said) if name in each)

    def dies(self, how: signal.Signals = signal.SIGKILL) -> None:
        self._ran.send_signal(how)
        self._ran.wait(PATIENCE_SECONDS)
        assert self._ran.stdout is not None
        self._ran.stdout.close()

    def comes_back(self) -> None:
        self.said.clear()
        self._start()

    def close(self) -> None:
        if self._ran.poll() is None:
            self.dies()


def until(true: Callable[[], object], seconds: float = PATIENCE_SECONDS) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.02)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as line:
        return int(line.getsockname()[1])


def number(desk: Desk, request: str) -> str:
    taken = desk.take_ticket(procedure=BIRTH, request_id=request)
    assert isinstance(taken, TicketTaken)
    return taken.number


def waiting(counter: Desk) -> list[str]:
    view = counter.console(counter=2)
    assert isinstance(view, CounterView)
    return [] if view.alone else [each.number for each in view.waiting]


@pytest.fixture
def boxes() -> Iterator[list[Box]]:
    opened: list[Box] = []
    yield opened
    for each in opened:
        each.close()


def events(data: Path) -> int:
    connection = connect(data / "kiosk.db", read_only=True)
    count = next(connection.execute("SELECT count(*) FROM event"))[0]
    connection.close()
    return int(count)


def test_p8_a_promoted_standby_goes_on_with_everybody_who_waits(
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
        kiosk, counter = (
            closing.enter_context(
                centre_of_hub(SAMPLE, tmp_path / place, at, place, code(place, place_number))
            )[0].desk
            for place, place_number in (("kiosk", 0), ("counter", 2))
        )
        assert [number(kiosk, f"{n}") for n in range(3)] == ["A001", "A002", "A003"]
        counter.sign_in(counter=2, official="CB02", pin="1102")
        called = counter.call_next(counter=2)
        assert isinstance(called, Called)
        assert called.number == "A001"

        # the copy is no more than a second behind
        until(lambda: events(second.data) == events(first.data), 3.0)
        first.dies()
        assert number(kiosk, "alone") == "AK001"

        # only a manager's PIN
        promoting = Commands(second.data)
        assert promoting.said("hub", "promote", "--official", "CB02", "--pin", "1102", code=1)
        began = time.monotonic()
        promoting.said("hub", "promote", "--official", MANAGER, "--pin", PIN)
        assert second.told("address") == f"http://{second.listen}"
        until(lambda: waiting(counter) == ["A002", "A003", "AK001"])
        until(lambda: number(kiosk, f"{time.monotonic()}").startswith("AX"))
        assert time.monotonic() - began < PROMOTED_SECONDS
        view = counter.console(counter=2)
        assert isinstance(view, CounterView)
        assert view.serving is not None  # who was at the counter is there still
        assert view.serving.number == "A001"

        # the old box is switched on again: it hands over, and follows
        first.comes_back()
        assert first.told("replaced_by") == f"http://{second.listen}"
        assert first.told("following") == f"http://{second.listen}"
        until(lambda: events(second.data) == events(first.data))
        number(kiosk, "after")
        until(lambda: events(second.data) == events(first.data))

        # and follows still when its supervisor starts it as it always did
        first.dies()
        first.comes_back()
        assert first.told("following") == f"http://{second.listen}"
        number(kiosk, "later")
        until(lambda: events(second.data) == events(first.data))
    second.dies(signal.SIGTERM)
    assert verify(second.data).intact
