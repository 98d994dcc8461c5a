"""An office printer behind a real CUPS: what became of the sheet is followed and told."""

import subprocess
from collections.abc import Iterator

import pytest

from kiosk.errors import PaperUncertain, PrinterBusy, PrinterOff, PrinterTrouble, QueueStopped
from kiosk.forms import FormKind, Media
from printing.office import OfficePrinter
from printing.outcome import HandedOver, PrinterState
from tests.printing.print_service import QUEUE, PrintService
from tests.printing.samples import RECEIPT
from tests.printing.tools import PAGES, edition, pdf_text


@pytest.fixture(scope="module")
def service() -> Iterator[PrintService]:
    with PrintService() as cups:
        yield cups


@pytest.fixture
def cups(service: PrintService) -> Iterator[PrintService]:
    service.mode("print")
    before = len(service.papers())
    yield service
    service.mode("print")
    service.resume()
    service.rest()
    assert len(service.papers()) - before <= 1


def office(seconds: float = 8.0, name: str = QUEUE) -> OfficePrinter:
    return OfficePrinter(name, PAGES, seconds=seconds)


def print_receipt(printer: OfficePrinter) -> object:
    return printer.print_slip(RECEIPT, edition(FormKind.RECEIPT, Media.PAGE))


def test_a_sheet_comes_out_and_is_told_as_handed_over(cups: PrintService) -> None:
    assert print_receipt(office()) == HandedOver()
    assert "Trần Thị Bé" in pdf_text(cups.papers()[-1])
    assert office().state() == PrinterState("ready")


def test_a_paused_queue_gets_nothing(cups: PrintService) -> None:
    cups.pause()
    with pytest.raises(QueueStopped):
        print_receipt(office())
    assert office().state() == PrinterState("trouble", "stopped")
    assert cups.jobs() == ""
    cups.resume()
    assert office().state() == PrinterState("ready")


@pytest.mark.parametrize("mode", ["hold", "stop"])
def test_a_sheet_that_is_held_is_taken_back(cups: PrintService, mode: str) -> None:
    papers = len(cups.papers())
    cups.mode(mode)
    with pytest.raises((QueueStopped, PaperUncertain)):
        print_receipt(office())
    cups.mode("print")
    cups.resume()
    cups.rest()
    assert len(cups.papers()) == papers


def test_a_sheet_that_the_queue_gives_up_is_not_called_printed(cups: PrintService) -> None:
    cups.mode("fail")
    with pytest.raises(PaperUncertain):
        print_receipt(office(name=f"{QUEUE}-gives-up"))


def test_no_paper_is_told_while_the_sheet_waits_for_it(cups: PrintService) -> None:
    cups.mode("empty")
    with pytest.raises(PaperUncertain, match="hết giấy") as caught:
        print_receipt(office(seconds=1.0))
    assert caught.value.cause == "paper_out"


def test_a_sheet_behind_somebody_elses_is_taken_back_when_it_takes_too_long(
    cups: PrintService,
) -> None:
    cups.mode("slow")
    subprocess.run(["lp", "-d", QUEUE], input=b"%PDF other", capture_output=True, check=True)
    with pytest.raises(PrinterBusy):
        print_receipt(office(seconds=0.5))
    cups.rest()
    assert cups.papers()[-1] == b"%PDF other"


def test_a_queue_that_is_not_there_is_off(cups: PrintService) -> None:
    with pytest.raises(PrinterOff, match="does not exist"):
        print_receipt(office(name="quay9"))
    assert office(name="quay9").state() == PrinterState("trouble", "off")


def test_a_machine_without_lp_says_so() -> None:
    def run(command: list[str], **how: object) -> "subprocess.CompletedProcess[bytes]":
        raise FileNotFoundError(2, "No such file or directory", command[0])

    with pytest.raises(PrinterTrouble, match="lp: No such file"):
        print_receipt(OfficePrinter("quay5", PAGES, run=run))


def test_the_page_never_lies_in_a_file_of_ours(cups: PrintService) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **how: object) -> "subprocess.CompletedProcess[bytes]":
        asked.append(command)
        return subprocess.CompletedProcess(command, 0, b"request id is quay5-999999 (0 file(s))")

    assert print_receipt(OfficePrinter("quay5", PAGES, run=run)) == HandedOver()
    assert asked == [["lp", "-d", "quay5", "-o", "media=A5", "-t", "kiosk"]]
