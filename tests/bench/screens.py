"""The kiosk as a citizen meets it: real QML, real store file, real TCP printer."""

import json
import shutil
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
from tests.bench.beside_a_bare_window import start_and_memory
from tests.bench.measuring import MS, Row, bare_commit, percentile
from tests.printing.tcp_printer import TcpPrinter
from tests.ui.finger import Finger
from ui.app import make_ready
from ui.places import open_place

TIMED = 200
SECOND_MS = 1000
SETTLE_MS = 300  # what the kiosk itself waits before a touch on a new screen counts


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    QGuiApplication.instance() or QGuiApplication([])
    with TcpPrinter() as printer, ExitStack() as closing:
        settings = _settings(folder / "centre", printer.url)
        program = closing.enter_context(centre_at_work(settings, folder / "data", "bench"))
        hall = open_hall(program, 2, closing)
        window = open_place("kiosk", hall)
        closing.callback(window.close)
        window.view.show()
        walk = Finger(window)
        make_ready(hall)
        QTest.qWait(SECOND_MS)
        steps = _steps(walk)
        yield from _tickets(walk, printer, bare_commit(folder))
    yield from start_and_memory(folder, steps)


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


def _settings(folder: Path, printer: str) -> Path:
    """The sample centre with a real printer at the kiosk."""
    shutil.copytree(SAMPLE, folder)
    devices = folder / "devices.toml"
    text = devices.read_text(encoding="utf-8")
    devices.write_text(text.replace('"screen:"', f'"{printer}"', 1), encoding="utf-8")
    return folder
