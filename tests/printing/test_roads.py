"""Printers by URL: serial line, file, screen, office printer, and addresses that are none."""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.errors import (
    ConfigError,
    PaperUncertain,
    PrinterBusy,
    PrinterOff,
    PrinterTrouble,
    PrinterUnplugged,
)
from kiosk.forms import REPORTS, FormKind, Media
from printing.devices import SerialConnection, UsbConnection
from printing.outcome import HandedOver, Printed, PrinterState
from printing.output import print_form
from printing.printer import RollPrinter
from printing.printers import printer_for
from printing.screen import ScreenPrinter, ShownPaper
from tests.printing.escpos_reader import read_paper
from tests.printing.mechanism import Mechanism
from tests.printing.samples import PLAIN, REPORT, TICKET, TICKET_QR
from tests.printing.tcp_printer import TcpPrinter
from tests.printing.tools import PAGES, edition, qr_codes

pty = pytest.importorskip("pty") if sys.platform == "win32" else __import__("pty")


class SerialPeer(Mechanism):
    """The far end of a serial line: a pseudo-terminal that answers as a printer does. Nothing is
    plugged in any more after `unplug`, also in the middle of a job (`unplug_after` bytes)."""

    def __init__(self, unplug_after: int = 1 << 30) -> None:
        import tty  # noqa: PLC0415  not on Windows

        super().__init__()
        self._unplug_after = unplug_after
        self._end, self.near = pty.openpty()
        tty.setraw(self._end)
        tty.setraw(self.near)
        self.port = os.ttyname(self.near)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while len(self.received) < self._unplug_after:
            try:
                data = os.read(self._end, 4096)
                os.write(self._end, self.take(data))
            except OSError:
                return
            if data.endswith(b"\x1dr\x01"):
                self.new_line()
        self.unplug()

    def unplug(self) -> None:
        for end in (self.near, self._end):
            with contextlib.suppress(OSError):
                os.close(end)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self.near)
        self._thread.join(5)
        with contextlib.suppress(OSError):
            os.close(self._end)


@pytest.fixture(params=["serial://{}?baud=115200", "file://{}", "{}"])
def line(request: pytest.FixtureRequest) -> str:
    """The same printer as a serial line, and as the system's device file."""
    return str(request.param)


@pytest.fixture
def far_end() -> Iterator[SerialPeer]:
    peer = SerialPeer()
    yield peer
    peer.close()


def test_a_printer_on_a_line_prints_and_confirms(line: str, far_end: SerialPeer) -> None:
    printer = printer_for(line.format(far_end.port), PAGES)
    for n in (1, 2):
        assert printer.print_slip(TICKET, edition(FormKind.TICKET)) == Printed()
        assert [qr_codes(each.picture) for each in far_end.papers()] == [[TICKET_QR]] * n
    assert printer.state() == PrinterState("ready")


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [("paper_out", "paper_out"), ("cover_open", "cover_open"), ("hot", "overheated")],
)
def test_a_printer_on_a_line_says_what_it_lacks_and_when_it_is_well(
    line: str, far_end: SerialPeer, trouble: str, reason: str
) -> None:
    setattr(far_end, trouble, True)
    printer = printer_for(line.format(far_end.port), PAGES)
    with pytest.raises(PrinterTrouble) as caught:
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    assert caught.value.reason == reason
    assert printer.state() == PrinterState("trouble", reason)
    assert far_end.papers() == []
    far_end.mend()
    assert printer.state() == PrinterState("ready")


def test_trouble_in_the_middle_of_a_slip_is_seen_on_a_line_too(
    line: str, far_end: SerialPeer
) -> None:
    far_end.sick_after = {"cover_open": 5_000}
    printer = printer_for(line.format(far_end.port), PAGES)
    with pytest.raises(PaperUncertain) as caught:
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    assert caught.value.cause == "cover_open"
    assert far_end.papers()[0].cut is False


def test_a_line_that_is_pulled_within_a_slip_leaves_it_uncertain_and_is_a_missing_cable(
    line: str,
) -> None:
    peer = SerialPeer(unplug_after=5_000)
    printer = printer_for(line.format(peer.port), PAGES)
    with pytest.raises(PaperUncertain):
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    assert printer.state() == PrinterState("trouble", "cable")
    peer.close()


def test_a_serial_line_that_another_program_holds_is_busy() -> None:
    peer = SerialPeer()
    first = SerialConnection(peer.port, 115200)
    first.open()
    with pytest.raises(PrinterBusy):
        SerialConnection(peer.port, 115200).open()
    first.close()
    peer.close()


def test_a_serial_line_that_is_not_there_is_a_missing_cable(tmp_path: Path) -> None:
    with pytest.raises(PrinterUnplugged, match="ttyNONE: No such file"):
        printer_for(f"serial://{tmp_path}/ttyNONE", PAGES).print_slip(
            TICKET, edition(FormKind.TICKET)
        )


def test_a_usb_printer_that_is_not_plugged_in_is_told_so() -> None:
    with pytest.raises((PrinterUnplugged, PrinterOff)):  # off: libusb itself is not there
        RollPrinter(UsbConnection(0x04B8, 0x0E15), PAGES).print_slip(
            TICKET, edition(FormKind.TICKET)
        )


@pytest.mark.parametrize("form", ["{}", "file://{}"])
def test_a_file_holds_exactly_one_slip_and_is_handed_over(form: str, tmp_path: Path) -> None:
    file = tmp_path / "phiếu số.bin"
    printer = printer_for(form.format(file), PAGES)
    for _ in range(2):
        assert printer.print_slip(TICKET, edition(FormKind.TICKET)) == HandedOver()
    (paper,) = read_paper(file.read_bytes())
    assert qr_codes(paper.picture) == [TICKET_QR]
    assert printer.state() == PrinterState("unknown")


def test_a_file_in_a_folder_that_is_not_there_is_off(tmp_path: Path) -> None:
    printer = printer_for(str(tmp_path / "none" / "x.bin"), PAGES)
    with pytest.raises(PrinterOff):
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    assert printer.state() == PrinterState("trouble", "off")


def test_a_road_that_cannot_answer_is_no_longer_in_trouble_after_a_slip(tmp_path: Path) -> None:
    printer = printer_for(str(tmp_path / "none" / "x.bin"), PAGES)
    with pytest.raises(PrinterOff):
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    (tmp_path / "none").mkdir()
    assert printer.print_slip(TICKET, edition(FormKind.TICKET)) == HandedOver()
    assert printer.state() == PrinterState("unknown")


def test_the_screen_shows_the_paper_and_keeps_the_last_ones(tmp_path: Path) -> None:
    shown: list[ShownPaper] = []
    printer = ScreenPrinter(PAGES, folder=tmp_path / "paper", show=shown.append, keep=2)
    for _ in range(3):
        assert printer.print_slip(TICKET, edition(FormKind.TICKET)) == HandedOver()
    assert [each.kind for each in shown] == [FormKind.TICKET] * 3
    kept = sorted((tmp_path / "paper").iterdir())
    assert [each.name for each in kept] == ["000002-ticket-1.png", "000003-ticket-1.png"]
    assert kept[0].read_bytes() == shown[1].pages[0]
    with Image.open(kept[0]) as picture:
        assert qr_codes(picture) == [TICKET_QR]
    assert printer.state() == PrinterState("ready")


def test_the_screen_shows_sheets_where_the_printer_would_take_sheets(tmp_path: Path) -> None:
    printer = printer_for(f"screen:{tmp_path}", PAGES, media=Media.PAGE)
    printer.print_slip(PLAIN[FormKind.CONTROL], edition(FormKind.CONTROL, Media.PAGE))
    pages = sorted(each.name for each in tmp_path.iterdir())
    assert pages == ["000001-control-1.png", "000001-control-2.png"]


@pytest.mark.parametrize(
    "url",
    ["", "tcp://", "tcp://h:port", "usb://04b8", "usb://x:y", "ftp://h/x", "serial://", "cups://",
     "serial:///dev/ttyS0?baud=fast", "win://", "file://"],
)  # fmt: skip
def test_an_address_that_is_none_is_told_with_what_was_expected(url: str) -> None:
    with pytest.raises(ConfigError, match="is not a printer address: tcp://HOST:PORT"):
        printer_for(url, PAGES, where=Path("devices.toml"))


def test_any_form_goes_to_a_file_of_any_kind(tmp_path: Path) -> None:
    for kind, facts in PLAIN.items():
        for ending in ("pdf", "png", "bin"):
            file = tmp_path / f"{kind.value}.{ending}"
            if kind in REPORTS and ending == "bin":
                with pytest.raises(ConfigError, match="not to a roll"):
                    print_form(facts, str(file), PAGES)
                continue
            assert print_form(facts, str(file), PAGES) == HandedOver()
            head = {"pdf": b"%PDF", "png": b"\x89PNG", "bin": b"\x1b@"}[ending]
            assert file.read_bytes().startswith(head)


def test_a_form_of_several_sheets_makes_several_pictures(tmp_path: Path) -> None:
    print_form(REPORT, str(tmp_path / "ngày.png"), PAGES)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["ngày-2.png", "ngày.png"]


def test_a_form_goes_to_a_printer_by_its_url() -> None:
    with TcpPrinter() as peer:
        assert print_form(TICKET, peer.url, PAGES) == Printed()
        (paper,) = peer.papers()
    assert qr_codes(paper.picture) == [TICKET_QR]


@pytest.mark.parametrize("kind", sorted(set(FormKind) - REPORTS))
def test_every_form_of_a_roll_goes_to_a_printer_whole(kind: FormKind) -> None:
    with TcpPrinter() as peer:
        assert print_form(PLAIN[kind], peer.url, PAGES) == Printed()
        (paper,) = peer.papers()
    picture = PAGES.picture(PLAIN[kind], edition(kind))
    assert paper.picture.tobytes() == picture.tobytes()


def test_a_file_that_cannot_be_written_is_the_printers_trouble(tmp_path: Path) -> None:
    with pytest.raises(PrinterTrouble):
        print_form(TICKET, str(tmp_path / "none" / "x.pdf"), PAGES)
