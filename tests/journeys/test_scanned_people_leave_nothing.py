"""After a day's end nothing of the people whose cards were scanned is left in any file.

Real places on a real store, cards through real serial lines, paper at a real TCP printer.
"""

import logging
import os
import re
import tempfile
import tty
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk.bootstrap import centre_at_work
from kiosk.bootstrap.screens import open_hall
from tests.desk_at_work import HandClock
from tests.ui.finger import Finger
from ui.places import open_place

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHOWN = ("000202000001", "Nguyễn Văn Ẩn", "15052002", "12 Đường Hoa Gạo, Phường Mẫu")
RECEIVED = ("000190000002", "Trần Thị Bé Mọn", "03021990", "Thôn Lá Thưa, Xã Thử")
HEALTH = "GD4000000000001|54726E|01/01/1990|2|4D|01 - 001|C|01/01/2026|-|-|4|-|0000|$"


def card(person: tuple[str, str, str, str]) -> str:
    number, name, birth, address = person
    return f"{number}||{name}|{birth}|Nữ|{address}|20042021"


def traces() -> Iterator[str]:
    """Every way in which a person's facts may be written."""
    for number, name, birth, address in (SHOWN, RECEIVED):
        day, month, year = birth[:2], birth[2:4], birth[4:]
        yield from (number, name, address, birth, f"{year}-{month}-{day}", f"{day}/{month}/{year}")
    yield from ("GD4000000000001", "54726E")


def left_in(*folders: Path) -> dict[str, set[str]]:
    """Files that hold a trace, in any of the ways text lies in files."""
    found: dict[str, set[str]] = {}
    for file in (each for folder in folders for each in folder.rglob("*") if each.is_file()):
        data = file.read_bytes().replace(bytes(4096), b"")  # the ballast is much of nothing
        for trace in traces():
            escaped = trace.encode("ascii", "backslashreplace")
            if any(form in data for form in (trace.encode(), trace.encode("utf-16-le"), escaped)):
                found.setdefault(file.name, set()).add(trace)
    return found


class Line:
    """A serial reader in the hand of the test."""

    def __init__(self) -> None:
        self._device, near = os.openpty()
        tty.setraw(near)
        self.path = os.ttyname(near)

    def scan(self, text: str) -> None:
        os.write(self._device, text.encode() + b"\r")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """Everything anybody logs, more than the program itself keeps."""
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "kiosk.log"
    handler = logging.FileHandler(file, encoding="utf-8")
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield file
    root.removeHandler(handler)
    root.setLevel(before)
    handler.close()


def test_nothing_of_a_scanned_card_outlives_its_day(
    qapp: QGuiApplication, settings: Path, tmp_path: Path, temporary: Path, log_file: Path
) -> None:
    data, clock, lines = tmp_path / "data", HandClock(), (Line(), Line())
    devices = settings / "devices.toml"
    urls = iter(f'"serial://{line.path}"' for line in lines)
    text = devices.read_text(encoding="utf-8")
    devices.write_text(re.sub('"wedge:"', lambda _: next(urls), text), encoding="utf-8")
    with ExitStack() as closing:
        program = closing.enter_context(centre_at_work(settings, data, "journey", clock=clock))
        hall = open_hall(program, 2, closing)
        places = []
        for name in ("kiosk", "counter"):
            model, window = open_place(name, hall)
            closing.callback(model.deleteLater)  # its clock would go on in other tests
            closing.callback(window.close)
            window.view.show()
            places.append(Finger(window, model))
        kiosk, counter = places
        counter.until(lambda: "Đầu đọc sẵn sàng" in counter.words(), "readers")
        at_the_kiosk(kiosk, lines[0])
        at_the_counter(counter, kiosk, lines[1])
        assert {RECEIVED[0], RECEIVED[1]} <= left_in(data)["kiosk.db-wal"]  # the search does find
        assert not traces_of(SHOWN) & set().union(*left_in(data, temporary).values())
        clock.forward(days=1)
        program.desk.lobby()
        logging.getLogger("kiosk").info("the day after")
        assert left_in(data, temporary) == {}
        assert "the day after" in log_file.read_text(encoding="utf-8")
    assert left_in(data, temporary) == {}


def traces_of(person: tuple[str, str, str, str]) -> set[str]:
    return set(person)


def at_the_kiosk(kiosk: Finger, reader: Line) -> None:
    """A card, a damaged one, and a health card are held to the reader."""
    for text, answer in (
        (card(SHOWN), "Đã nhận thẻ"),
        (card(SHOWN).replace("15052002", "31022002"), "Chưa đọc được mã này"),
        (HEALTH, "Thẻ bảo hiểm y tế"),
    ):
        reader.scan(text)
        kiosk.until(lambda words=answer: words in kiosk.words(), answer)
        kiosk.model.home()


def at_the_counter(counter: Finger, kiosk: Finger, reader: Line) -> None:
    """A dossier is received from a person whose card is scanned, and its slip printed."""
    kiosk.tap(kiosk.to_last_touch())
    kiosk.until(lambda: kiosk.model.screen == "ticket", "a number")
    counter.key(Qt.Key.Key_Down)
    counter.type("1102")
    counter.key(Qt.Key.Key_Return)
    counter.until(lambda: "A001" in counter.words(), "open")
    counter.key(Qt.Key.Key_F2)
    counter.until(lambda: "Đang phục vụ" in counter.words(), "serving")
    reader.scan(card(RECEIVED))
    counter.until(lambda: RECEIVED[1] in counter.words(), "the form is filled")
    counter.key(Qt.Key.Key_D, ALT)
    counter.key(Qt.Key.Key_F2)
    counter.until(lambda: "đã in 2 liên" in counter.words(), "two copies")
