"""A centre and its server, set up as the README tells, with a bad line between any two of them."""

import random
import shutil
import signal
from contextlib import ExitStack
from pathlib import Path

from kiosk import config
from kiosk.bootstrap import SAMPLE
from tests.hub.patience import until
from tests.journeys.test_commands import Commands
from tests.printing.tcp_printer import TcpPrinter
from tests.server.processes import kiosk as command
from tests.soak.chaos import ChaosLine
from tests.soak.evidence import Evidence, Server, ends_of, slips_of, told_by
from tests.soak.processes import Process, free_port, until_it_listens
from tests.soak.windows import Display, Fingers

KIOSKS = ("kiosk 1", "kiosk 2")
PLACES = {
    **dict.fromkeys(KIOSKS, ("kiosk", 0)),
    "counter 2": ("counter", 2),
    "counter 3": ("counter", 3),
    "rater 2": ("rater", 2),
    "board": ("board", 0),
}
WINDOWS = ("kiosk 1", "counter 2", "board")
"""Where asked for, these are real screens; the others are the same programs without one."""
STANDBY = "standby"
MANAGER = ("--official", "CB07", "--pin", "1107")
CENTRE = "P-MAU"


class Hall:
    """`with Hall(folder, chance) as hall:` everything runs and all lines are well.

    `processes` and `lines` are by name; the hub's own line is that to the server.
    """

    def __init__(
        self,
        folder: Path,
        seed: str,
        server_url: str | None = None,
        *,
        windows: bool = False,
        standby: bool = False,
    ) -> None:
        """`standby`: a machine stands by, and may be promoted once."""
        self.folder = folder
        self.standby = standby
        self._windows = WINDOWS if windows else ()
        self._seed = seed
        self._url = server_url
        self._chance = random.Random(f"{seed} lines")
        self._centre = config.load(SAMPLE)
        self.processes: dict[str, Process] = {}
        self.lines: dict[str, ChaosLine] = {}
        self.printers: dict[str, TcpPrinter] = {}
        self._server = Server(folder / "server", server_url)

    def __enter__(self) -> "Hall":
        with ExitStack() as undoing:
            undoing.callback(self.end)
            self._start(undoing)
            self._undoing = undoing.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._undoing.close()

    def end(self) -> None:
        """Every process, as a person would; places first."""
        for each in reversed(self.processes.values()):
            each.end()

    def quiet(self) -> None:
        """Nobody wishes anything any more; what is under way goes on."""
        (self.folder / "quiet").touch()

    def promote(self) -> None:
        """A manager at the machine that stands by; the hub must be dead."""
        at_standby = Commands(self.folder / STANDBY)
        at_standby.said("hub", "promote", *MANAGER, "--config", str(SAMPLE))

    def thanked(self) -> int:
        """For how many ratings citizens were thanked so far."""
        told = [each for name in PLACES for each in told_by(self.folder / name)]
        return sum("thanked" in each for each in told)

    def evidence(self) -> Evidence:
        """As it is now. Raises `StoreTrouble`."""
        stored, there, aside = self._server.read()
        ends: dict[tuple[str, int], tuple[int, bytes]] = {}
        for hub in ("hub", STANDBY):
            for chain, end in ends_of(self.folder / hub).items():
                ends[chain] = max(ends.get(chain, end), end, key=lambda each: each[0])
        for name, (place, _) in PLACES.items():
            ends |= ends_of(self.folder / name / "data" / place)
        url = self._centre.facts.tickets_url
        return Evidence(
            slips=[
                slip
                for name, each in self.printers.items()
                for slip in slips_of(name, each.papers(0.1), url)
            ],
            told={name: told_by(self.folder / name) for name in PLACES},
            deaths={name: self.processes[name].deaths for name in KIOSKS},
            stored=stored,
            ends=ends,
            ends_there=there,
            aside=aside,
        )

    def journals(self) -> dict[str, Path]:
        """The data folders that hold one."""
        return {
            "hub": self.folder / (STANDBY if self.standby else "hub"),
            **{
                name: self.folder / name / "data" / place
                for name, (place, _) in PLACES.items()
                if place in ("kiosk", "counter")
            },
        }

    def _start(self, undoing: ExitStack) -> None:
        hub_port, server_port = free_port(), free_port()
        where = ("--data", str(self.folder / "server"))
        db = ("--db", self._url) if self._url else ()
        listen = f"127.0.0.1:{server_port}"
        server = self._process("server", "kiosk", "server", "--listen", listen, *where, *db)
        server.start()
        until_it_listens(server, server_port)
        self.lines["hub"] = line = self._line(server_port, undoing)
        settings = ("--config", str(SAMPLE), "--data", str(self.folder / "hub"))
        listen = f"127.0.0.1:{hub_port}"
        hub = self._process("hub", "kiosk", "hub", "--listen", listen, *settings)
        hub.start()
        until_it_listens(hub, hub_port)
        made = command("server", "enrol", "--centre", CENTRE, "--json", *where, *db)
        code = made.stdout.split('"code":"')[1].split('"')[0]
        at_hub = Commands(self.folder / "hub")
        at_hub.said("central", "join", line.address, code)
        hub.end(signal.SIGTERM)  # it learns at its start that it joined
        hub.start()
        until_it_listens(hub, hub_port)
        if self.standby:
            self._stand_by(at_hub, hub_port)
        for name, (place, counter) in PLACES.items():
            self._place(name, place, counter, hub_port, undoing)
        until(lambda: all([self._let_in(at_hub, each) for each in PLACES]))
        if self._windows:
            at_hub.said("counter", "2", "open", "--official", "CB02", "--config", str(SAMPLE))

    def _stand_by(self, at_hub: Commands, hub_port: int) -> None:
        port = free_port()
        listen = ("--listen", f"127.0.0.1:{port}", "--standby-of", f"http://127.0.0.1:{hub_port}")
        where = ("--config", str(SAMPLE), "--data", str(self.folder / STANDBY))
        code = at_hub.said("hub", "enrol", "--place", "standby", "--config", str(SAMPLE))["code"]
        self._process(STANDBY, "kiosk", "hub", *listen, *where).start("--enrol", str(code))

    def _let_in(self, at_hub: Commands, name: str) -> bool:
        """Whether it is; a place that is not running is started with a new code, as by a person
        whose first try found the hub too busy."""
        place, counter = PLACES[name]
        if (self.folder / name / "data" / place / "enrolled.json").exists():
            return True
        if not self.processes[name].runs:
            asked = ("hub", "enrol", "--place", place, "--counter", str(counter))
            code = at_hub.said(*asked, "--config", str(SAMPLE))["code"]
            option = ("--enrol",) if name in self._windows else ()
            self.processes[name].start(*option, str(code))
        return False

    def _place(
        self, name: str, place: str, counter: int, hub_port: int, undoing: ExitStack
    ) -> None:
        folder = self.folder / name
        shutil.copytree(SAMPLE, folder / "centre")
        if place == "kiosk":
            self.printers[name] = undoing.enter_context(TcpPrinter())
            devices = folder / "centre" / "devices.toml"
            text = devices.read_text(encoding="utf-8")
            devices.write_text(
                text.replace('"screen:"', f'"{self.printers[name].url}"', 1), "utf-8"
            )
        self.lines[name] = line = self._line(hub_port, undoing)
        if name in self._windows:
            self._window(name, place, counter, undoing)
            return
        said = (place, str(folder), line.address, f"{self._seed} {name}")
        self._process(name, "tests.soak.place", *said)

    def _window(self, name: str, place: str, counter: int, undoing: ExitStack) -> None:
        folder, display = self.folder / name, Display(place)
        undoing.callback(display.close)
        where = ("--config", str(folder / "centre"), "--data", str(folder / "data"))
        there = ("--hub", self.lines[name].address, "--counter", str(counter))
        said = ("kiosk", "run", place, "--window", *there, *where)
        self._process(name, *said, display=display.name)
        if place != "board":
            fingers = Fingers(place, display, self.folder / "quiet", f"{self._seed} {name}")
            undoing.callback(fingers.close)

    def _line(self, port: int, undoing: ExitStack) -> ChaosLine:
        line = ChaosLine(port, random.Random(self._chance.random()))
        undoing.callback(line.close)
        return line

    def _process(self, name: str, *arguments: str, display: str = "") -> Process:
        process = Process(name, self.folder / f"{name}.log", *arguments, display=display)
        self.processes[name] = process
        return process
