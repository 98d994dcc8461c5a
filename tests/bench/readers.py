"""From a picture or a byte to a code, and from a code to its screen."""

import os
import re
import shutil
import threading
import time
import tty
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameInput

from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.bootstrap.screens import open_hall
from tests.bench.measuring import MS, Row, percentile
from tests.ui.finger import Finger
from tests.ui.readers.test_camera import CARD, frame_of
from tests.ui.waiting import waited_for
from ui.app import make_ready
from ui.places import open_place
from ui.readers.camera import CameraReader
from ui.readers.frames import Look, look_at

LOOKS = 60
SCANS = 60
DECODE, PAINTED = 0.015, 0.150


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    QGuiApplication.instance() or QGuiApplication([])
    for what, text in (("a card", CARD), ("nothing", "")):
        yield _looks(what, text)
    yield _scans(folder)


def _looks(what: str, text: str) -> Row:
    """Frames through Qt's own pipeline, timed where they are looked at."""
    took: list[float] = []
    threads: set[int] = set()

    def look(frame: QVideoFrame, preview: bool) -> Look:
        started = time.perf_counter()
        found = look_at(frame, preview)
        took.append(time.perf_counter() - started)
        threads.add(threading.get_ident())
        return found

    feed, several = QVideoFrameInput(), [frame_of(text) for _ in range(3)]
    reader = CameraReader(feed=feed, look=look)
    reader.show(True)
    sent = 0
    while len(took) <= LOOKS:  # thirty frames a second; `QTest.qWait` would starve the worker
        feed.sendVideoFrame(several[sent % len(several)])
        sent += 1
        waited_for(lambda: False, 1 / 30)
    reader.close()
    here = threading.get_ident() in threads
    slow = percentile(took[1:], 0.95)  # the first one loads the library
    where = "on the GUI thread" if here else "none on the GUI thread"
    return Row(
        f"decode of a 1280×720 frame with {what}, with its preview, p95",
        f"{slow * MS:.1f} ms, {where}",
        f"{DECODE * MS:.0f} ms, none on the GUI thread",
        slow <= DECODE and not here,
    )


def _scans(folder: Path) -> Row:
    """A code's last byte on a serial line until its screen is painted."""
    device, near = os.openpty()
    tty.setraw(near)
    settings = folder / "centre"
    shutil.copytree(SAMPLE, settings)
    devices = settings / "devices.toml"
    url = f'"serial://{os.ttyname(near)}"'
    text = re.sub('"wedge:"', url, devices.read_text(encoding="utf-8"), count=1)
    devices.write_text(text, encoding="utf-8")
    with ExitStack() as closing:
        program = closing.enter_context(centre_at_work(settings, folder / "data", "bench"))
        hall = open_hall(program, 2, closing)
        window = open_place("kiosk", hall)
        closing.callback(window.close)
        window.view.show()
        walk = Finger(window)
        make_ready(hall)
        waited_for(lambda: False, 1.0)
        painted = [_scan(walk, device, number) for number in range(SCANS)]
    slow = percentile(painted, 0.95)
    return Row(
        "a scan's last byte → its screen painted, p95",
        f"{slow * MS:.0f} ms",
        f"{PAINTED * MS:.0f} ms",
        slow <= PAINTED,
    )


def _scan(walk: Finger, device: int, number: int) -> float:
    frames: list[float] = []
    changed: list[float] = []

    def drawn() -> None:
        frames.append(time.perf_counter())

    def moved() -> None:
        if walk.model.screen == "factor" and not changed:
            changed.append(time.perf_counter())

    walk.window.view.frameSwapped.connect(drawn)
    walk.model.changed.connect(moved)
    os.write(device, f"H00.14-261112-{number:04d}".encode())
    started = time.perf_counter()
    os.write(device, b"\r")
    walk.until(lambda: changed and any(each > changed[0] for each in frames), "a frame")
    walk.window.view.frameSwapped.disconnect(drawn)
    walk.model.changed.disconnect(moved)
    walk.model.home()
    waited_for(lambda: False, 0.05)
    return next(each for each in frames if each > changed[0]) - started
