"""The kiosk as a citizen meets it: real QML, real store file, real TCP printer."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.bootstrap.screens import open_hall
from tests.bench.measuring import MS, Row, bare_commit, percentile
from tests.printing.tcp_printer import TcpPrinter
from tests.ui.finger import Finger
from ui.places import open_place

ROOT = Path(__file__).resolve().parents[2]
TIMED = 200
STARTS = 7
SECOND_MS = 1000
SETTLE_MS = 300  # what the kiosk itself waits before a touch on a new screen counts
BARE = """
import sys
from pathlib import Path
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView
app = QGuiApplication([])
view = QQuickView()
view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
view.resize(1080, 1920)
view.setSource(QUrl.fromLocalFile(sys.argv[1]))
def drawn():
    status = Path("/proc/self/status")
    if status.exists():
        print(
            [line for line in status.read_text().splitlines() if "VmRSS" in line][0].split()[1],
            flush=True,
        )
    app.quit()
view.frameSwapped.connect(drawn)
view.show()
app.exec()
"""


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    QGuiApplication.instance() or QGuiApplication([])
    with TcpPrinter() as printer, ExitStack() as closing:
        settings = _settings(folder / "centre", printer.url)
        program = closing.enter_context(centre_at_work(settings, folder / "data", "bench"))
        hall = open_hall(program, 2, closing)
        model, window = open_place("kiosk", hall)
        closing.callback(window.close)
        window.view.show()
        walk = Finger(window, model)
        hall.room.look()  # as the program does in its first second
        QTest.qWait(SECOND_MS)
        steps = _steps(walk)
        yield from _tickets(walk, printer, bare_commit(folder))
    yield from _start(folder, steps)


def _steps(walk: Finger) -> str:
    """Where a visitor touches for a number, and which screen follows: for the other process."""
    found = []
    for name in ("takeNumber", "row_", "row_", "take", "noPriority", "done"):
        at, before = walk.aim(name), walk.model.screen
        walk.tap(at)
        walk.until(lambda was=before: walk.model.screen != was, "another screen")
        found.append(((at.x(), at.y()), walk.model.screen))
    return json.dumps(found)


def _tickets(walk: Finger, printer: TcpPrinter, bare: list[float]) -> Iterator[Row]:
    ticket = walk.model.ticket
    told, painted, paper, gaps = [], [], [], []
    frames: list[float] = []
    known: list[float] = []
    walk.window.view.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
    ticket.changed.connect(lambda: known.append(time.perf_counter()) if ticket.number else None)
    for _ in range(TIMED):
        last = walk.to_last_touch()
        QTest.qWait(SETTLE_MS)
        before = printer.last_byte_at
        gap = _Gap()
        frames.clear()
        known.clear()
        started = time.perf_counter()
        walk.tap(last)
        walk.until(lambda: bool(known) and any(frame > known[0] for frame in frames), "frame")
        told.append(known[0] - started)
        painted.append(next(frame for frame in frames if frame > known[0]) - started)
        walk.until(partial(_on_paper, printer, ticket, before), "paper")
        paper.append(printer.last_byte_at - (time.monotonic() - time.perf_counter()) - started)
        gaps.append(gap.stop())
        walk.touch("done")
    yield from _timings(told, painted, paper, gaps, bare)


def _on_paper(printer: TcpPrinter, ticket: Any, before: float) -> bool:
    return printer.last_byte_at != before and bool(ticket.paper == "printed")


def _timings(
    told: list[float],
    painted: list[float],
    paper: list[float],
    gaps: list[float],
    bare: list[float],
) -> Iterator[Row]:
    commit = percentile(bare, 0.95)
    before_paint = percentile(told, 0.95)
    yield Row(
        "tap → number known to the screen, p95",
        f"{before_paint * MS:.1f} ms",
        f"10 ms + 5 × bare commit ({(0.010 + 5 * commit) * MS:.1f} ms)",
        before_paint <= 0.010 + 5 * commit,
    )
    shown = percentile(painted, 0.95)
    yield Row("tap → number painted, p95", f"{shown * MS:.0f} ms", "100 ms", shown <= 0.1)
    last = percentile(paper, 0.95)
    yield Row(
        "tap → last byte at a TCP printer, p95", f"{last * MS:.0f} ms", "150 ms", last <= 0.15
    )
    longest = percentile(gaps, 0.95)
    yield Row(
        "longest wait of the GUI thread, p95 (one ticket)",
        f"{longest * MS:.1f} ms (worst {max(gaps) * MS:.1f})",
        "16 ms",
        longest <= 0.016,
    )


class _Gap:
    """The longest time in which the GUI thread did not come round to a timer of one millisecond."""

    def __init__(self) -> None:
        self._longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def stop(self) -> float:
        self._timer.stop()
        return self._longest


def _start(folder: Path, steps: str) -> Iterator[Row]:
    qml = folder / "bare.qml"
    qml.write_text(
        "import QtQuick\nimport QtQuick.Controls.Basic\n"
        'Item { Button { anchors.centerIn: parent; text: "OK" } }\n'
    )
    ours = [
        sys.executable,
        "-m",
        "kiosk",
        "run",
        "kiosk",
        "--self-test",
        "--data",
        str(folder / "s"),
    ]
    bare = [sys.executable, "-c", BARE, str(qml)]
    # as an installed program has it; some machines are told to write no byte code
    packages = ("kiosk", "printing", "sync", "ui")
    subprocess.run([sys.executable, "-m", "compileall", "-q", *packages], cwd=ROOT, check=True)
    _until_shown(ours)
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    size = 0.0
    for _ in range(STARTS):  # by turns, so that both have the same weather
        for name, command in (("ours", ours), ("bare", bare)):
            seconds, said = _until_shown(command)
            times[name].append(seconds)
            if name == "bare" and said.strip():
                size = float(said) / 1000
    ratio = percentile([a / b for a, b in zip(times["ours"], times["bare"], strict=True)], 0.5)
    yield Row(
        "start of `kiosk run kiosk` to its first usable frame",
        f"{ratio:.2f} × a bare window ({percentile(times['ours'], 0.5):.2f} s)",
        "3 ×",
        ratio <= 3,
    )
    yield from _memory(folder, steps, size)


def _until_shown(command: list[str]) -> tuple[float, str]:
    """Seconds until a program says that its first frame is drawn, and what it says."""
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = program.stdout.readline()
        seconds = time.perf_counter() - started
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, command)
    return seconds, said


def _memory(folder: Path, steps: str, bare: float) -> Iterator[Row]:
    """The kiosk place alone in a process of its own, after a thousand tickets; not its first
    start ever, which also makes the database."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.bench.thousand_tickets", str(folder / "s"), steps],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    early, ours = (float(line) for line in ran.stdout.split())
    yield Row(
        "memory of the kiosk place after 1,000 tickets",
        f"{ours / bare:.2f} × a bare window ({ours:.0f} MB)",
        "2.2 ×",
        ours <= 2.2 * bare,
    )
    yield Row(
        "memory from ticket 100 to 1,000",
        f"{ours - early:+.1f} MB",
        "flat (3 %)",
        ours <= early * 1.03,
    )


def _settings(folder: Path, printer: str) -> Path:
    """The sample centre with a real printer at the kiosk."""
    shutil.copytree(SAMPLE, folder)
    devices = folder / "devices.toml"
    text = devices.read_text(encoding="utf-8")
    devices.write_text(text.replace('"screen:"', f'"{printer}"', 1), encoding="utf-8")
    return folder
