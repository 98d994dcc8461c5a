"""Every fault of a printer and its line × every form: what is said of the paper is true.

"printed" only where the tray holds the whole slip; "failed" only where nothing came and nothing
will; otherwise "uncertain", and then at most one. When the fault is over the printer says so by
itself, and the next slip is printed once and whole, whatever the last one left behind.
"""

import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache

import pytest
from PIL import Image

from kiosk.errors import PaperUncertain, PrinterTrouble
from kiosk.forms import REPORTS, FormKind
from printing.connections import TcpConnection
from printing.escpos import job
from printing.outcome import Printed, PrinterState
from printing.printer import RollPrinter
from tests.printing.samples import PLAIN
from tests.printing.tcp_printer import STALE_ASB, STALE_ASB_OFFLINE, TcpPrinter
from tests.printing.tools import PAGES, edition

FORMS = sorted(set(PLAIN) - REPORTS)
MIDDLE, ALL, ASKED = 0.5, 1.0, 1.5  # of a job's bytes; after its last; after its barrier


@dataclass
class Fault:
    """`says`: printed, failed or uncertain; `light`: the reason told meanwhile, "" for none.
    `at`: settings of the peer that are places within the job, as parts of it."""

    says: str
    light: str = ""
    peer: dict[str, object] = field(default_factory=dict)
    at: dict[str, float] = field(default_factory=dict)
    sick: dict[str, float] = field(default_factory=dict)
    whole: int | None = None


FAULTS = {
    "none": Fault("printed"),
    "near its end": Fault("printed", peer={"near_end": True}),
    "answers the first question only": Fault("printed", peer={"half": True}),
    "knows marks": Fault("printed", peer={"knows_marks": True}),
    "a stale packet": Fault("printed", peer={"greeting": STALE_ASB}),
    "a stale packet that says offline": Fault("printed", peer={"greeting": STALE_ASB_OFFLINE}),
    "half a stale packet": Fault("printed", peer={"greeting": STALE_ASB[:2]}),
    "a stale answer to DLE EOT": Fault("printed", peer={"greeting": b"\x1a\x32"}),
    "a stale answer to GS r": Fault("printed", peer={"greeting": b"\x00\x0c"}),
    "noise in the answers": Fault("printed", peer={"extra": b"\x11\x93\x10\x00\x00\x00"}),
    "slow": Fault("printed", peer={"pace": 200_000}),
    "slow and near its end": Fault("printed", peer={"pace": 200_000, "near_end": True}),
    "no paper": Fault("failed", "paper_out", peer={"paper_out": True}),
    "no paper, and a stale packet that says ready": Fault(
        "failed", "paper_out", peer={"paper_out": True, "greeting": STALE_ASB}
    ),
    "no paper, and stale answers that say ready": Fault(
        "failed", "paper_out", peer={"paper_out": True, "greeting": b"\x12\x12\x12\x12\x00"}
    ),
    "cover open": Fault("failed", "cover_open", peer={"cover_open": True}),
    "cutter": Fault("failed", "cutter", peer={"cutter": True}),
    "hot": Fault("failed", "overheated", peer={"hot": True}),
    "offline": Fault("failed", "off", peer={"offline": True}),
    "no answers": Fault("failed", "busy", peer={"mute": True}),
    "never reads": Fault("failed", "busy", peer={"deaf": True}),
    "held by another machine": Fault("failed", "busy", peer={"turn_away": True}),
    "paper ends in the middle": Fault("uncertain", "paper_out", sick={"paper_out": MIDDLE}),
    "paper ends with the first dot": Fault("uncertain", "paper_out", sick={"paper_out": 0}),
    "paper ends with the slip": Fault("uncertain", "paper_out", sick={"paper_out": ALL}, whole=1),
    "paper ends in the middle, and a stale answer says done": Fault(
        "uncertain", "paper_out", peer={"greeting": b"\x00"}, sick={"paper_out": MIDDLE}
    ),
    "paper ends in the middle, and every answer comes twice": Fault(
        "uncertain", "paper_out", peer={"extra": b"\x00"}, sick={"paper_out": MIDDLE}
    ),
    "cover opened in the middle": Fault("uncertain", "cover_open", sick={"cover_open": MIDDLE}),
    "cutter jams on cutting": Fault("uncertain", "cutter", sick={"cutter": 0.9999}),
    "too hot in the middle": Fault("uncertain", "overheated", sick={"hot": MIDDLE}),
    "no answers in order": Fault("uncertain", peer={"hang": True}, whole=1),
    "no answers in order, and a stale one": Fault(
        "uncertain", peer={"hang": True, "greeting": b"\x00"}, whole=1
    ),
    "reads no more, and every answer comes twice": Fault(
        "uncertain", "busy", peer={"extra": b"\x00"}, at={"deaf_after": MIDDLE}
    ),
    "reads no more": Fault("uncertain", "busy", at={"deaf_after": MIDDLE}),
    "closes before the first dot": Fault("uncertain", at={"drop_after": 0}),
    "closes in the middle": Fault("uncertain", at={"drop_after": MIDDLE}),
    "resets in the middle": Fault("uncertain", peer={"reset": True}, at={"drop_after": MIDDLE}),
    "closes after the last byte": Fault("uncertain", at={"drop_after": ALL}, whole=1),
    "closes instead of confirming": Fault("uncertain", at={"drop_after": ASKED}, whole=1),
    "resets instead of confirming": Fault(
        "uncertain", peer={"reset": True}, at={"drop_after": ASKED}, whole=1
    ),
}


@cache
def picture(kind: FormKind) -> Image.Image:
    return PAGES.picture(PLAIN[kind], edition(kind))


def printer_at(peer: TcpPrinter) -> RollPrinter:
    return RollPrinter(
        TcpConnection(peer.host, peer.port, bytes_per_second=peer.pace / 2 or 1_000_000),
        PAGES,
        slack_seconds=0.6,
        patience_seconds=1.0,
        silent_seconds=0.25,
        marks=peer.knows_marks,
    )


def said(printer: RollPrinter, paper: Image.Image) -> tuple[str, str]:
    """What is claimed of one slip, and the trouble that is named."""
    try:
        return ("printed", "") if isinstance(printer.print_picture(paper), Printed) else ("?", "")
    except PaperUncertain as error:
        return "uncertain", error.cause
    except PrinterTrouble as error:
        return "failed", error.reason


def whole(peer: TcpPrinter, paper: Image.Image) -> int:
    """Slips in the tray that are all there, to the last dot and the cut."""
    return sum(each.cut and each.picture.tobytes() == paper.tobytes() for each in peer.papers(0.1))


def place(part: float, length: int) -> int:
    return length + 3 if part == ASKED else int(part * length)


def mend(peer: TcpPrinter) -> None:
    """The fault is over; what the printer kept is printed."""
    for name in ("mute", "half", "hang", "deaf", "turn_away", "reset"):
        setattr(peer, name, False)
    peer.greeting = peer.extra = b""
    peer.deaf_after = peer.drop_after = None
    peer.pace = 0
    peer.mend()


def faulty_print(fault: Fault, paper: Image.Image) -> None:
    length = len(job(paper))
    with TcpPrinter(**fault.peer) as peer:
        for setting, part in fault.at.items():
            setattr(peer, setting, place(part, length))
        peer.sick_after = {each: place(part, length) for each, part in fault.sick.items()}
        printer = printer_at(peer)
        claim, cause = said(printer, paper)
        assert claim == fault.says
        if claim == "failed" or fault.sick:
            assert cause == fault.light
        if fault.light:
            assert printer.state() == PrinterState("trouble", fault.light)
        before = whole(peer, paper)
        assert before == (1 if claim == "printed" else fault.whole or 0)

        mend(peer)
        assert printer.state() == PrinterState("low" if peer.near_end else "ready")
        kept = whole(peer, paper)
        assert kept <= 1 if claim == "uncertain" else kept == before
        assert said(printer, paper) == ("printed", "")
        assert whole(peer, paper) == kept + 1


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_said_of_the_paper_is_true_for_every_form(name: str) -> None:
    papers = [picture(kind) for kind in FORMS]
    with ThreadPoolExecutor(len(FORMS)) as at_once:
        list(at_once.map(lambda paper: faulty_print(FAULTS[name], paper), papers))


def broken_at(n: int) -> tuple[str, str]:
    """What is claimed of a ticket whose line breaks after `n` bytes, and of the one after it."""
    paper = picture(FormKind.TICKET)
    with TcpPrinter(drop_after=n, reset=bool(n % 2)) as peer:
        printer = printer_at(peer)
        first, _ = said(printer, paper)
        mend(peer)
        kept, length = whole(peer, paper), len(job(paper))
        assert kept == (n >= length)
        second, _ = said(printer, paper)
        kept += length - 4 <= n < length  # the next slip cuts first, or completes half a cut
        assert whole(peer, paper) == kept + (second == "printed")
        if second != "printed":
            peer.power_cycle()
            assert said(printer, paper) == ("printed", "")
            assert whole(peer, paper) == kept + 1
        return first, second


def test_a_line_that_breaks_at_any_byte_is_never_called_printed_nor_spoils_the_next_slip() -> None:
    data = job(picture(FormKind.TICKET))
    length, band = len(data), data.index(b"\x1dv0", 3000)
    header = range(band + 4, band + 8)
    places = [*range(6), *range(band, band + 12), *range(4000, length - 8, 1711),
              *range(length - 8, length + 4)]  # fmt: skip
    with ThreadPoolExecutor(8) as at_once:
        claims = dict(zip(places, at_once.map(broken_at, places), strict=True))
    assert {first for first, _ in claims.values()} == {"uncertain"}
    # within a band's size it may wait for a picture of any size: then the next slip is not sent
    assert {n for n, (_, second) in claims.items() if second != "printed"} <= set(header)


def test_a_printer_that_reads_ten_kilobytes_a_second_is_waited_for() -> None:
    with TcpPrinter(pace=10_000, near_end=True) as peer:
        printer = RollPrinter(TcpConnection(peer.host, peer.port), PAGES, slack_seconds=0.5)
        assert printer.print_picture(picture(FormKind.TICKET)) == Printed(paper_low=True)
        assert whole(peer, picture(FormKind.TICKET)) == 1


def held(peer: TcpPrinter, seconds: float) -> tuple[tuple[str, str], int]:
    """What is claimed of a slip while another machine has the printer for that long."""
    paper = picture(FormKind.TICKET)
    other = socket.create_connection((peer.host, peer.port))
    letting_go = threading.Timer(seconds, other.close)
    letting_go.start()
    claim = said(RollPrinter(
        TcpConnection(peer.host, peer.port), PAGES, patience_seconds=1.0, silent_seconds=0.25
    ), paper)  # fmt: skip
    letting_go.join()
    return claim, whole(peer, paper)


def test_a_printer_that_another_machine_has_for_a_moment_is_waited_for() -> None:
    with TcpPrinter() as peer:
        assert held(peer, 0.5) == (("printed", ""), 1)


def test_a_printer_that_turns_us_away_for_a_moment_is_tried_again() -> None:
    with TcpPrinter(turn_away=True) as peer:
        printer = RollPrinter(TcpConnection(peer.host, peer.port), PAGES, patience_seconds=3.0)
        letting_in = threading.Timer(0.4, setattr, (peer, "turn_away", False))
        letting_in.start()
        assert said(printer, picture(FormKind.TICKET)) == ("printed", "")
        letting_in.join()
        assert 1 < peer.lines < 8
        assert whole(peer, picture(FormKind.TICKET)) == 1


def test_a_printer_that_another_machine_keeps_is_busy_and_prints_nothing_later() -> None:
    with TcpPrinter() as peer:
        assert held(peer, 1.6) == (("failed", "busy"), 0)


def test_a_printer_that_refuses_a_second_line_is_busy_until_it_is_free() -> None:
    with TcpPrinter() as peer:
        printer = printer_at(peer)
        assert printer.state() == PrinterState("ready")
    assert said(printer, picture(FormKind.TICKET)) == ("failed", "busy")
    with TcpPrinter(port=peer.port) as again:
        assert said(printer, picture(FormKind.TICKET)) == ("printed", "")
        assert whole(again, picture(FormKind.TICKET)) == 1
