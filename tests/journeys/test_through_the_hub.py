"""Places on machines of their own, a hub in a process of its own, and HTTP between them."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.bootstrap import SAMPLE, centre_for_places
from kiosk.bootstrap.hub import centre_of_hub
from kiosk.bootstrap.screens import open_hall
from kiosk.data_directory import verify
from kiosk.errors import NotAdmitted, PlaceGone, WrongAddress
from kiosk.words import words
from tests.journeys.test_commands import Commands
from tests.journeys.test_commands_and_places import ROOT, SHOWN
from tests.printing.tcp_printer import TcpPrinter
from tests.ui.finger import Finger
from ui.hall import Hall
from ui.places import open_place

COUNTER = 2
PATIENCE_SECONDS = 30
ALONE_SECONDS = 5.0
"""P8: numbers go on; three seconds by design, and whatever a busy test machine adds."""
ANY_PORT = "127.0.0.1:0"


class HubProcess:
    """`kiosk hub` on a data directory; may be killed and started again at the same address."""

    def __init__(self, settings: Path, data: Path) -> None:
        self._settings = settings
        self.data = data
        self._ran: subprocess.Popen[str] | None = None
        self.address = self.start(ANY_PORT)

    def start(self, listen: str) -> str:
        self._ran = subprocess.Popen(
            [
                *(sys.executable, "-m", "kiosk", "hub", "--listen", listen, "--json"),
                *("--config", str(self._settings), "--data", str(self.data)),
            ],
            cwd=ROOT,
            env=SHOWN,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._ran.stdout is not None
        return str(json.loads(self._ran.stdout.readline())["address"])

    def start_again(self) -> None:
        self.start(self.address.removeprefix("http://"))

    def end(self, how: signal.Signals) -> int:
        assert self._ran is not None
        assert self._ran.stdout is not None
        self._ran.send_signal(how)
        code = self._ran.wait(PATIENCE_SECONDS)
        self._ran.stdout.close()
        return code

    def close(self) -> None:
        if self._ran is not None and self._ran.poll() is None:
            self.end(signal.SIGKILL)

    def code_for(self, place: str, counter: int = 0) -> str:
        """A one-time code, made by the command beside the running hub."""
        said = Commands(self.data).said(
            "hub", "enrol", "--place", place, "--counter", str(counter), "--config", str(SAMPLE)
        )
        return str(said["code"])


@pytest.fixture
def hub(settings: Path, tmp_path: Path) -> Iterator[HubProcess]:
    process = HubProcess(settings, tmp_path / "hub")
    yield process
    process.close()


Open = Callable[..., Finger]


@pytest.fixture
def halls() -> dict[str, Hall]:
    """What each place that was opened was given."""
    return {}


@pytest.fixture
def open_through(
    qapp: QGuiApplication,
    halls: dict[str, Hall],
    hub: HubProcess,
    settings: Path,
    tmp_path: Path,
) -> Iterator[Open]:
    """Opens a place as `kiosk run PLACE --hub` does, on a machine (a data folder) of its own."""
    with ExitStack() as closing:

        def open_it(place: str, *, enrolled: bool = False) -> Finger:
            number = COUNTER if place in ("counter", "rater") else 0
            code = "" if enrolled else hub.code_for(place, number)
            machine = tmp_path / f"machine of the {place}"
            found = centre_of_hub(settings, machine, hub.address, place, code)
            program, own = closing.enter_context(found)
            assert own == number
            halls[place] = open_hall(program, own or COUNTER, closing)
            window = open_place(place, halls[place])
            closing.callback(window.close)
            window.view.show()
            return Finger(window)

        yield open_it


def sign_in(counter: Finger) -> None:
    counter.key(Qt.Key.Key_Down)
    counter.type("1102")
    counter.key(Qt.Key.Key_Return)
    counter.until(lambda: "Trần Thị Mẫu" in counter.words(), "open")


def test_a_visit_over_four_machines_with_the_hub_killed_in_its_midst(
    open_through: Open,
    halls: dict[str, Hall],
    hub: HubProcess,
    printer: TcpPrinter,
    tmp_path: Path,
) -> None:
    kiosk, board, counter, rater = (
        open_through(place) for place in ("kiosk", "board", "counter", "rater")
    )

    # a number at the kiosk, on screen and on the kiosk machine's own printer
    kiosk.tap(kiosk.to_last_touch())
    kiosk.until(lambda: "A001" in kiosk.words(), "the number")
    kiosk.until(lambda: kiosk.model.ticket.paper == "printed", "the paper")
    assert len(printer.papers()) == 1

    # the counter hears of it
    sign_in(counter)
    counter.until(lambda: "A001" in counter.words(), "the line")

    # the hub is gone: every place says so, and nothing is lost
    hub.end(signal.SIGKILL)
    board.until(lambda: board.model.lost, "the board says that it does not know")
    by_hand = words().text("counter.said.by_hand", time="").split(".")[0]
    counter.until(lambda: by_hand in counter.words(), "the counter says")
    kiosk.touch("done")
    touch = kiosk.to_last_touch()
    touched = time.monotonic()
    kiosk.tap(touch)
    kiosk.until(lambda: "AK001" in kiosk.words(), "a number of the kiosk's own")
    kiosk.until(lambda: kiosk.model.ticket.paper == "printed", "its paper")
    assert time.monotonic() - touched < ALONE_SECONDS
    assert words().text("kiosk.message.trouble_title") not in kiosk.words()
    assert len(printer.papers()) == 2

    # it is back: they go on by themselves
    hub.start_again()
    board.until(lambda: not board.model.lost, "the board knows again")
    counter.until(lambda: by_hand not in counter.words(), "the counter again")
    counter.until(lambda: "AK001" in counter.words(), "who came meanwhile")
    kiosk.model.home()
    kiosk.tap(kiosk.to_last_touch())
    kiosk.until(lambda: "A002" in kiosk.words(), "the next number")
    kiosk.until(lambda: kiosk.model.ticket.paper == "printed", "its paper")
    assert len(printer.papers()) == 3

    # the counter calls, the board is told by a push, and the citizen rates
    told: list[frozenset[str]] = []
    halls["board"].feed.happened.connect(told.append)
    counter.key(Qt.Key.Key_F2)
    counter.until(lambda: "Đang phục vụ" in counter.words(), "serving")
    board.until(lambda: (board.model.number, board.model.counter) == ("A001", str(COUNTER)), "call")
    board.until(lambda: any("ticket_called" in each and len(each) < 5 for each in told), "the push")
    counter.key(Qt.Key.Key_F3)
    at = rater.aim("score_5")
    QTest.qWait(700)  # a touch just as the question appears is not an answer
    rater.tap(at)
    rater.until(lambda: "Cảm ơn" in rater.words(), "thanks")

    assert hub.end(signal.SIGTERM) == 0
    assert verify(hub.data).intact
    assert verify(tmp_path / "machine of the kiosk" / "kiosk").intact


def test_a_counter_that_is_switched_on_before_the_hub_says_so_and_opens_by_itself(
    open_through: Open, hub: HubProcess, settings: Path, tmp_path: Path
) -> None:
    with centre_of_hub(
        settings,
        tmp_path / "machine of the counter",
        hub.address,
        "counter",
        hub.code_for("counter", COUNTER),
    ):
        pass
    hub.end(signal.SIGTERM)
    counter = open_through("counter", enrolled=True)
    counter.until(lambda: words().text("counter.said.away") in counter.words(), "it says so")
    hub.start_again()
    counter.until(
        lambda: words().text("counter.said.away") not in counter.words(), "the hub is there"
    )
    sign_in(counter)


def test_a_machine_that_was_not_let_in_or_for_something_else_is_told(
    hub: HubProcess, settings: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "machine"
    with pytest.raises(NotAdmitted, match="does not know this machine"):
        opened(settings, folder, hub.address, "board")
    with pytest.raises(NotAdmitted, match="for another place"):
        opened(settings, folder, hub.address, "board", hub.code_for("kiosk"))
    opened(settings, folder, hub.address, "board", hub.code_for("board"))
    opened(settings, folder, hub.address, "board")
    hub.end(signal.SIGTERM)
    opened(settings, folder, hub.address, "board")  # it knows what it is
    with pytest.raises(PlaceGone, match="cannot be reached"):
        opened(settings, tmp_path / "new", hub.address, "board")


def test_a_place_on_the_hubs_own_machine_does_not_take_over_but_waits_for_it(
    hub: HubProcess, settings: Path
) -> None:
    """Machines elsewhere speak to the hub; a manager's window would leave them outside."""
    with centre_for_places(settings, hub.data, "kiosk run manager") as beside:
        assert beside.desk.hall().waiting == 0
        hub.end(signal.SIGKILL)
        time.sleep(1.0)  # three looks
        hub.start_again()
        assert beside.desk.hall().waiting == 0  # by itself: the wish waits for the new door


def opened(settings: Path, folder: Path, address: str, place: str, code: str = "") -> None:
    with centre_of_hub(settings, folder, address, place, code):
        pass


def test_the_commands_of_the_hub_and_of_its_places(hub: HubProcess, tmp_path: Path) -> None:
    commands, away = Commands(hub.data), Commands(tmp_path / "away")
    assert commands.said("hub", "machines") == {"machines": []}
    assert commands.said("hub", "enrol", "--place", "counter", code=1)["refused"]
    code = hub.code_for("board")
    run = ("run", "board", "--self-test", "--hub", hub.address)
    shown = [
        subprocess.run(
            [sys.executable, "-m", "kiosk", *run, *more, "--data", str(away.data)],
            cwd=ROOT,
            env=SHOWN,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        for more in (("--enrol", code), ())
    ]
    assert [each.returncode for each in shown] == [0, 0], [each.stderr for each in shown]
    (machine,) = commands.said("hub", "machines")["machines"]
    assert (machine["place"], machine["revoked"]) == ("board", None)
    assert away.run("run", "--hub", hub.address).exit_code == 2
    assert away.run("run", "board", "--enrol", "X").exit_code == 2
    with pytest.raises(WrongAddress, match="at the hub itself"):
        opened(SAMPLE, away.data, hub.address, "manager")
    for wrong in ("hub", "http://", "https://hub:1", "http://u@hub:1", "http://hub:1/x"):
        with pytest.raises(WrongAddress, match=r"192\.168\.1\.10"):
            opened(SAMPLE, away.data, wrong, "board")
    assert commands.run("hub", "--listen", ANY_PORT, "machines").exit_code == 2
    assert commands.said("hub", "revoke", machine["machine"][:6])
    with suppress(NotAdmitted):
        limit = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < limit:
            opened(SAMPLE, away.data, hub.address, "board")
            time.sleep(0.05)
        raise AssertionError("a revoked machine is still let in")
    assert commands.said("hub", "revoke", "nobody", code=1)["refused"] == "unknown_machine"
