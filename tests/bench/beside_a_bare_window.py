"""Start and memory of the kiosk place, beside those of a window with one button."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.measuring import Row, percentile, resident_mb

ROOT = Path(__file__).resolve().parents[2]
STARTS = 7
QML = """
import QtQuick
import QtQuick.Controls.Basic
Item { Button { anchors.centerIn: parent; text: "OK" } }
"""
BARE = """
import sys
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView
app = QGuiApplication([])
view = QQuickView()
view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
view.resize(1080, 1920)
view.setSource(QUrl.fromLocalFile(sys.argv[1]))
def drawn():
    print("shown", flush=True)
    sys.stdin.readline()
    app.quit()
view.frameSwapped.connect(drawn)
view.show()
app.exec()
"""


def start_and_memory(folder: Path, steps: str) -> Iterator[Row]:
    """`steps`: where to touch for a number; see `thousand_tickets`."""
    qml = folder / "bare.qml"
    qml.write_text(QML)
    data = str(folder / "s")
    bare = ("-c", BARE, str(qml))
    ours = ("-m", "kiosk", "run", "kiosk", "--self-test", "--data", data)
    # as an installed program has it; some machines are told to write no byte code
    packages = ("kiosk", "printing", "sync", "ui")
    subprocess.run([sys.executable, "-m", "compileall", "-q", *packages], cwd=ROOT, check=True)
    _until_shown(*ours)  # its first start ever also makes the database
    yield _start(ours, bare)
    yield from _memory(("-m", "tests.bench.thousand_tickets", data, steps), bare)


def _start(ours: tuple[str, ...], bare: tuple[str, ...]) -> Row:
    # by turns, so that both have the same weather
    times = [(_until_shown(*ours), _until_shown(*bare)) for _ in range(STARTS)]
    ratio = percentile([a / b for a, b in times], 0.5)
    seconds = percentile([a for a, _ in times], 0.5)
    return Row(
        "start of `kiosk run kiosk` to its first usable frame",
        f"{ratio:.2f} × a bare window ({seconds:.2f} s)",
        "3 ×",
        ratio <= 3,
    )


def _memory(ours: tuple[str, ...], bare: tuple[str, ...]) -> Iterator[Row]:
    """Measured from outside, while the program waits at the line it has said."""
    with _running(*bare) as window:
        _said(window)
        least = resident_mb(window.pid)
        _go_on(window)
    with _running(*ours) as place:
        _said(place)
        early = resident_mb(place.pid)
        _go_on(place)
        _said(place)
        late = resident_mb(place.pid)
        _go_on(place)
    yield Row(
        "memory of the kiosk place after 1,000 tickets",
        f"{late / least:.2f} × a bare window ({late:.0f} MB)",
        "2.2 ×",
        late <= 2.2 * least,
    )
    yield Row(
        "memory from ticket 100 to 1,000",
        f"{late - early:+.1f} MB",
        "flat (3 %)",
        late <= early * 1.03,
    )


def _until_shown(*command: str) -> float:
    """Seconds until a program says that its first frame is drawn."""
    started = time.perf_counter()
    with _running(*command) as program:
        _said(program)
        seconds = time.perf_counter() - started
        _go_on(program)
    return seconds


@contextmanager
def _running(*command: str) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, *command],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        yield program
    if program.returncode:
        raise subprocess.CalledProcessError(program.returncode, command)


def _said(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None
    return program.stdout.readline()


def _go_on(program: "subprocess.Popen[str]") -> None:
    """It may have ended by itself."""
    assert program.stdin is not None
    try:
        program.stdin.write("\n")
        program.stdin.flush()
    except BrokenPipeError:
        program.stdin = None  # nothing is left to be flushed when it is closed
