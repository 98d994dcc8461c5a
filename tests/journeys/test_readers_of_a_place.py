"""Readers as a centre configures them, in a real place: their trouble goes on record."""

import errno
import os
import re
import tty
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from kiosk.bootstrap import Program, centre_at_work
from kiosk.bootstrap.screens import open_hall
from tests.ui.finger import Finger
from ui.places import open_place

SPOILT = "000202000001||Nguyn Vn An|15052002|Nam|Xa Mau|20042021"
Open = Callable[[str], tuple[Program, Finger]]


@pytest.fixture
def at(qapp: QGuiApplication, settings: Path, tmp_path: Path) -> Iterator[Open]:
    """Opens the kiosk with a reader at this address."""
    with ExitStack() as closing:

        def open_it(url: str) -> tuple[Program, Finger]:
            devices = settings / "devices.toml"
            text = devices.read_text(encoding="utf-8")
            devices.write_text(re.sub('"wedge:"', f'"{url}"', text), encoding="utf-8")
            program = closing.enter_context(centre_at_work(settings, tmp_path / "data", "test"))
            window = open_place("kiosk", open_hall(program, 2, closing))
            closing.callback(window.close)
            window.view.show()
            return program, Finger(window)

        yield open_it


def troubles(program: Program) -> dict[str, str]:
    rows = program.desk.store.run(lambda tx: tx.all("SELECT code, reason FROM device"))
    return {row["code"]: row["reason"] for row in rows}


def test_an_id_card_through_a_wedge_is_on_record(
    at: Open, caplog: pytest.LogCaptureFixture
) -> None:
    program, kiosk = at("wedge:")
    for letter in SPOILT:
        QTest.keyClick(kiosk.window.view, letter)
    QTest.keyClick(kiosk.window.view, Qt.Key.Key_Return)
    kiosk.until(lambda: kiosk.model.screen == "message", "an answer")
    kiosk.until(lambda: troubles(program) == {"D1": "wedge_id_card"}, "a note")
    assert [each.message for each in caplog.records if each.levelname == "WARNING"] == [
        "reader D1: wedge_id_card"
    ]
    assert "000202000001" not in caplog.text


def test_a_camera_that_is_not_there_is_on_record_and_the_kiosk_works(at: Open) -> None:
    program, kiosk = at("camera:")
    kiosk.until(lambda: troubles(program) == {"D1": "no_camera"}, "a note")
    kiosk.touch("rate")
    kiosk.until(lambda: kiosk.model.screen == "scan", "the scan screen")
    assert "Mời đưa phiếu" in kiosk.words()


def test_a_serial_reader_that_comes_back_clears_its_note(at: Open, tmp_path: Path) -> None:
    path = tmp_path / "reader"
    program, kiosk = at(f"serial://{path}")
    kiosk.until(lambda: troubles(program) == {"D1": "off"}, "a note")
    device, near = os.openpty()
    tty.setraw(near)
    path.symlink_to(os.ttyname(near))
    kiosk.until(lambda: troubles(program) == {}, "no note")
    os.write(device, b"H00.14-261112-0042\r")
    kiosk.until(lambda: kiosk.model.screen == "factor", "the second factor")


def test_a_place_that_closes_lets_its_reader_go(at: Open) -> None:
    device, near = os.openpty()
    tty.setraw(near)
    _, kiosk = at(f"serial://{os.ttyname(near)}")

    def read() -> bool:  # what is sent before the line is open is lost
        os.write(device, b"H00.14-261112-0042\r")
        return bool(kiosk.model.screen == "factor")

    kiosk.until(read, "the second factor")
    os.close(near)
    kiosk.window.closing.close()
    os.set_blocking(device, False)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):  # nobody holds the other end
        os.read(device, 1)
