"""A reader on a real serial line: a pseudo-terminal with the test at its other end."""

import os
import termios
import tty
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest

from tests.ui.waiting import waited_for
from ui.readers import reader_for
from ui.readers.ports import port_now
from ui.readers.reader import Reader
from ui.readers.serial_line import SerialReader

CARD = "001099012345|1234|NGUYỄN VĂN ĐỨC|01011990|Nam|Thôn Mẫu, Phường Mẫu|01012021"


@dataclass
class Line:
    """The device's end of a serial line, and its name on this machine."""

    device: int
    near: int
    path: str

    def send(self, data: bytes) -> None:
        os.write(self.device, data)

    def unplug(self) -> None:
        os.close(self.near)
        os.close(self.device)
        self.device = self.near = -1

    def close(self) -> None:
        if self.device >= 0:
            self.unplug()


def new_line() -> Line:
    device, near = os.openpty()
    tty.setraw(near, termios.TCSANOW)
    return Line(device, near, os.ttyname(near))


@pytest.fixture
def line() -> Iterator[Line]:
    one = new_line()
    yield one
    one.close()


class Ear:
    """Hears a reader."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.texts: list[str] = []
        self.troubles: list[str] = []
        reader.scanned.connect(lambda scan: self.texts.append(scan.text))
        reader.troubled.connect(self.troubles.append)

    def ready(self) -> bool:
        return waited_for(lambda: self.troubles[-1:] == [""])


@pytest.fixture
def ear(line: Line, qapp: QCoreApplication) -> Iterator[Ear]:
    one = Ear(reader_for(f"serial://{line.path}?baud=115200"))
    assert one.ready()
    yield one
    one.reader.close()
    one.reader.deleteLater()


def test_an_id_card_arrives_with_every_letter(line: Line, ear: Ear) -> None:
    line.send(f"{CARD}\r".encode())
    assert waited_for(lambda: ear.texts == [CARD])


def test_a_pause_ends_a_code_without_an_end(line: Line, ear: Ear) -> None:
    line.send(b"A012")
    assert waited_for(lambda: ear.texts == ["A012"])


def test_a_code_in_pieces_is_one_text(line: Line, ear: Ear) -> None:
    data = f"{CARD}\n".encode()
    for at in range(0, len(data), 7):
        line.send(data[at : at + 7])
        QTest.qWait(2)
    assert waited_for(lambda: ear.texts == [CARD])


def test_unplugged_and_back_it_reads_on(tmp_path: Path, qapp: QCoreApplication) -> None:
    path = tmp_path / "by-id"  # as /dev/serial/by-id: a name that stays
    first = new_line()
    path.symlink_to(first.path)
    ear = Ear(SerialReader(str(path), reopen_ms=50))
    assert ear.ready()
    first.unplug()
    path.unlink()
    assert waited_for(lambda: ear.troubles == ["", "off"])
    QTest.qWait(120)
    second = new_line()
    path.symlink_to(second.path)
    assert waited_for(lambda: ear.troubles == ["", "off", ""])
    second.send(b"A012\r")
    assert waited_for(lambda: ear.texts == ["A012"])
    ear.reader.close()
    second.close()


def test_found_by_its_usb_id_it_is_read_wherever_it_is_plugged_in(qapp: QCoreApplication) -> None:
    first, second = new_line(), new_line()
    there = [first.path]
    reader = SerialReader("0c2e:0b61", reopen_ms=50, find=lambda _: there[0] if there else "")
    ear = Ear(reader)
    assert ear.ready()
    there.clear()
    first.unplug()
    assert waited_for(lambda: ear.troubles == ["", "off"])
    there.append(second.path)
    assert waited_for(lambda: ear.troubles == ["", "off", ""])
    second.send(b"A012\r")
    assert waited_for(lambda: ear.texts == ["A012"])
    reader.close()
    second.close()


@dataclass
class Port:
    """What the machine says of a serial port."""

    maker: int
    model: int
    number: str
    path: str

    def vendorIdentifier(self) -> int:
        return self.maker

    def productIdentifier(self) -> int:
        return self.model

    def serialNumber(self) -> str:
        return self.number

    def systemLocation(self) -> str:
        return self.path


@pytest.mark.parametrize(
    ("address", "port"),
    [
        ("0c2e:0b61", "/dev/ttyACM1"),
        ("0C2E:0B61/S2", "/dev/ttyACM2"),
        ("0c2e:0b61/S9", ""),
        ("1234:0b61", ""),
        ("/dev/serial/by-id/usb-Scanner-if00", "/dev/serial/by-id/usb-Scanner-if00"),
        ("COM3", "COM3"),
    ],
)
def test_a_port_is_found_by_what_stays_the_same(address: str, port: str) -> None:
    there = [
        Port(0x0403, 0x6001, "S1", "/dev/ttyUSB0"),
        Port(0x0C2E, 0x0B61, "S1", "/dev/ttyACM1"),
        Port(0x0C2E, 0x0B61, "S2", "/dev/ttyACM2"),
    ]
    assert port_now(address, lambda: there) == port


def test_a_reader_that_was_never_there_is_told_once(tmp_path: Path, qapp: QCoreApplication) -> None:
    ear = Ear(SerialReader(str(tmp_path / "none"), reopen_ms=20))
    QTest.qWait(120)
    assert ear.troubles == ["off"]
    ear.reader.close()
