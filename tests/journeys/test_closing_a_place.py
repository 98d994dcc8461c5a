"""A place that closes ends what is at work for it first: its voice, its camera's look."""

import os
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameInput

from tests.journeys.conftest import Hall
from tests.ui.readers.test_camera import frame_of
from tests.ui.waiting import waited_for
from ui.readers import PlaceReaders
from ui.readers.camera import CameraReader
from ui.readers.frames import Look

SPEAKER = "#!/bin/sh\necho $$ > {pid}\nexec sleep 60\n"


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A long-winded voice of the system; the file with its process number."""
    pid = tmp_path / "pid"
    program = tmp_path / "bin" / "espeak-ng"
    program.parent.mkdir()
    program.write_text(SPEAKER.format(pid=pid))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return pid


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_kiosk_that_closes_falls_silent(speaker: Path, hall: Hall) -> None:
    """A voice destroyed while it speaks would be Qt's warning, and go on for a moment."""
    window = hall.open("kiosk").window
    window.model.speak.emit("Một câu rất dài", "vi")
    assert waited_for(lambda: speaker.exists() and speaker.read_text().strip())
    process = int(speaker.read_text())
    assert runs(process)
    window.closing.close()
    assert waited_for(lambda: not runs(process), 2)


def test_a_look_under_way_is_waited_for_before_its_reader_is_gone(hall: Hall) -> None:
    began, ended = threading.Event(), threading.Event()

    def slow(_frame: QVideoFrame, _preview: bool) -> Look:
        began.set()
        time.sleep(0.3)
        ended.set()
        return Look([], QImage())

    window = hall.open("kiosk").window
    feed = QVideoFrameInput()
    readers = PlaceReaders({"D9": CameraReader(feed=feed, look=slow)}, window.model)
    window.closing.callback(readers.close)
    frame = frame_of("")

    def sent() -> bool:
        feed.sendVideoFrame(frame)
        return began.is_set()

    assert waited_for(sent)
    window.closing.close()
    assert ended.is_set()
