"""The whole sample centre in one process: real places, a real store file, a real TCP printer."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_IM_MODULE"] = ""
# Qt says at length which sound servers are not there
os.environ["QT_LOGGING_RULES"] = "qt.multimedia.*=false"

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.bootstrap import SAMPLE, Program, centre_at_work
from kiosk.bootstrap.screens import open_hall
from tests.printing.tcp_printer import TcpPrinter
from tests.ui.finger import Finger
from ui.collecting import Collecting
from ui.places import open_place

COUNTER = 2


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """No widgets anywhere in the program, so none in its tests."""
    return QGuiApplication


@pytest.fixture(scope="session", autouse=True)
def collecting(qapp: QGuiApplication) -> None:
    """Garbage is collected on this thread alone, as in the program."""
    Collecting(qapp)


@pytest.fixture
def printer() -> Iterator[TcpPrinter]:
    with TcpPrinter() as peer:
        yield peer


@pytest.fixture
def settings(tmp_path: Path, printer: TcpPrinter) -> Path:
    """The sample centre whose kiosk and counter print on one real TCP printer."""
    folder = tmp_path / "centre"
    shutil.copytree(SAMPLE, folder)
    devices = folder / "devices.toml"
    text = devices.read_text(encoding="utf-8")
    text = text.replace('"screen:"', f'"{printer.url}"').replace('media = "page"', 'media = "roll"')
    devices.write_text(text, encoding="utf-8")
    return folder


class Hall:
    """The places of one machine, opened as they are asked for."""

    def __init__(self, program: Program, closing: ExitStack) -> None:
        self.program = program
        self._closing = closing
        self._hall = open_hall(program, COUNTER, closing)

    def open(self, place: str) -> Finger:
        window = open_place(place, self._hall)
        self._closing.callback(window.close)
        window.view.show()
        return Finger(window)


@pytest.fixture
def hall(qapp: QGuiApplication, settings: Path, tmp_path: Path) -> Iterator[Hall]:
    with ExitStack() as closing:
        program = closing.enter_context(centre_at_work(settings, tmp_path / "data", "journey"))
        yield Hall(program, closing)
