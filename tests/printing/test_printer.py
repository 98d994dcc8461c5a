"""A roll printer on a real line: what it says when all is well, and in every trouble."""

import socket
import threading
import time
from collections.abc import Iterator

import pytest

from kiosk.errors import (
    CoverOpen,
    CutterJammed,
    Overheated,
    PaperOut,
    PaperUncertain,
    PrinterBusy,
    PrinterOff,
    PrinterTrouble,
)
from kiosk.forms import FormKind
from kiosk.words import languages, words
from printing.connections import TcpConnection
from printing.outcome import HandedOver, Outcome, Printed, PrinterState
from printing.printer import RollPrinter
from printing.status import Answer, PrinterStatus, StatusReader, ask_now, done_block
from printing.talk import Talk
from tests.printing.samples import TICKET, TICKET_QR
from tests.printing.tcp_printer import STALE_ASB, TcpPrinter
from tests.printing.tools import PAGES, edition, qr_codes


@pytest.fixture
def peer() -> Iterator[TcpPrinter]:
    with TcpPrinter() as printer:
        yield printer


def roll_printer(peer: TcpPrinter, *, answers: bool = True) -> RollPrinter:
    connection = TcpConnection(peer.host, peer.port, answers=answers)
    return RollPrinter(connection, PAGES, patience_seconds=0.5, silent_seconds=0.3)


def print_ticket(peer: TcpPrinter, *, answers: bool = True) -> Outcome:
    return roll_printer(peer, answers=answers).print_slip(TICKET, edition(FormKind.TICKET))


def test_a_ticket_is_printed_once_and_confirmed(peer: TcpPrinter) -> None:
    assert print_ticket(peer) == Printed(paper_low=False)
    (paper,) = peer.papers()
    assert qr_codes(paper.picture) == [TICKET_QR]
    assert paper.cut
    assert peer.lines == 1


def test_a_roll_near_its_end_prints_and_says_so(peer: TcpPrinter) -> None:
    peer.near_end = True
    assert print_ticket(peer) == Printed(paper_low=True)
    assert roll_printer(peer).state() == PrinterState("low")


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        ("paper_out", PaperOut),
        ("cover_open", CoverOpen),
        ("cutter", CutterJammed),
        ("hot", Overheated),
        ("offline", PrinterOff),
    ],
)
def test_a_printer_in_trouble_gets_nothing_to_print(
    peer: TcpPrinter, trouble: str, error: type[PrinterTrouble]
) -> None:
    setattr(peer, trouble, True)
    printer = roll_printer(peer)
    with pytest.raises(error) as caught:
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    assert str(caught.value) == words().text(f"paper.trouble.{error.reason}")
    assert peer.papers(0.2) == []
    assert printer.state() == PrinterState("trouble", error.reason)
    setattr(peer, trouble, False)
    assert printer.state() == PrinterState("ready")
    assert isinstance(printer.print_slip(TICKET, edition(FormKind.TICKET)), Printed)


def test_an_old_status_from_before_it_went_offline_is_not_believed(peer: TcpPrinter) -> None:
    peer.greeting, peer.paper_out = STALE_ASB, True
    with pytest.raises(PaperOut):
        print_ticket(peer)


def test_a_roll_that_ends_within_the_slip_leaves_it_uncertain_and_is_paper_out(
    peer: TcpPrinter,
) -> None:
    peer.sick_after = {"paper_out": 9_000}
    printer, begun = roll_printer(peer), time.monotonic()
    with pytest.raises(PaperUncertain, match="hết giấy") as caught:
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    assert time.monotonic() - begun < 3
    assert caught.value.cause == "paper_out"
    assert printer.state() == PrinterState("trouble", "paper_out")
    peer.mend()
    (paper,) = peer.papers()  # what it kept comes out when the new roll is in: never "failed"
    assert qr_codes(paper.picture) == [TICKET_QR]


def test_a_line_that_breaks_within_the_slip_leaves_it_uncertain(peer: TcpPrinter) -> None:
    peer.drop_after = 9_000
    with pytest.raises(PaperUncertain):
        print_ticket(peer)


def test_a_printer_that_never_confirms_leaves_it_uncertain(peer: TcpPrinter) -> None:
    peer.hang = True
    printer = RollPrinter(
        TcpConnection(peer.host, peer.port, bytes_per_second=100_000),
        PAGES,
        slack_seconds=0.3,
        patience_seconds=0.2,
    )
    with pytest.raises(PaperUncertain):
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    (paper,) = peer.papers()
    assert paper.cut


def test_a_printer_that_says_nothing_at_all_gets_nothing_to_print(peer: TcpPrinter) -> None:
    peer.mute = True
    printer = roll_printer(peer)
    with pytest.raises(PrinterBusy):
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    assert peer.papers(0.2) == []
    assert printer.state() == PrinterState("trouble", "busy")


def test_a_road_said_to_be_dumb_is_not_asked(peer: TcpPrinter) -> None:
    peer.mute = True
    begun = time.monotonic()
    assert print_ticket(peer, answers=False) == HandedOver()
    assert time.monotonic() - begun < 0.5
    assert len(peer.papers()) == 1
    assert b"\x10\x04" not in peer.received


def test_nobody_at_the_address_is_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    printer = RollPrinter(TcpConnection("127.0.0.1", port), PAGES)
    with pytest.raises(PrinterOff):
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    assert printer.state() == PrinterState("trouble", "off")


def test_a_printer_that_another_machine_holds_is_busy(peer: TcpPrinter) -> None:
    peer.turn_away = True
    printer = roll_printer(peer)
    with pytest.raises(PrinterBusy):
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    assert printer.state() == PrinterState("trouble", "busy")


def test_slips_of_several_threads_come_out_one_after_the_other(peer: TcpPrinter) -> None:
    printer = roll_printer(peer)
    done: list[Outcome] = []

    def one() -> None:
        done.append(printer.print_slip(TICKET, edition(FormKind.TICKET)))

    threads = [threading.Thread(target=one) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(20)
    assert done == [Printed()] * 4
    papers = peer.papers()
    assert [qr_codes(each.picture) for each in papers] == [[TICKET_QR]] * 4


def test_dots_that_look_like_a_question_do_not_upset_the_answers(peer: TcpPrinter) -> None:
    picture = PAGES.picture(TICKET, edition(FormKind.TICKET))
    for row in range(100, 500, 7):
        for x, byte in enumerate(b"\x10\x04\x04\x10\x04\x01"):
            for bit in range(8):
                picture.putpixel((x * 8 + bit, row), 0 if byte & (128 >> bit) else 255)
    peer.near_end = True
    assert roll_printer(peer).print_picture(picture) == Printed(paper_low=True)


class OnceOutOfStep:
    """A road on which a stray answer puts the first poll out of step; then all is well."""

    answers = True
    bytes_per_second = 20_000.0

    def __init__(self) -> None:
        self.polls = 0
        self._replies = b""

    def open(self) -> None: ...

    def close(self) -> None: ...

    def send(self, data: bytes, seconds: float) -> None:
        first = data == ask_now(1)
        self.polls += first
        self._replies += b"\x1e" if first and self.polls == 1 else b"\x12"
        if data == ask_now(4) and self.polls == 2:
            self._replies += b"\x00"

    def receive(self, seconds: float) -> bytes:
        if not self._replies:
            time.sleep(min(seconds, 0.02))
        replies, self._replies = self._replies, b""
        return replies


def test_trouble_within_a_slip_is_believed_when_it_is_said_twice() -> None:
    road = OnceOutOfStep()
    assert Talk(road).confirmation(3) == Printed()
    assert road.polls == 3  # out of step, right, and once more after the confirmation


class LateRoad:
    """A road on which the first answer comes later than it is waited for, as behind a picture,
    and the others behind it; the roll is near its end."""

    answers = True
    bytes_per_second = 20_000.0

    def __init__(self) -> None:
        self._last = time.monotonic() + 0.12
        self._replies: list[tuple[float, bytes]] = []

    def open(self) -> None: ...

    def close(self) -> None: ...

    def send(self, data: bytes, seconds: float) -> None:
        reply = b"\x1e" if data == ask_now(4) else b"\x12"
        self._last = max(self._last, time.monotonic()) + 0.03
        self._replies.append((self._last, reply))

    def receive(self, seconds: float) -> bytes:
        end = time.monotonic() + seconds
        while not self._replies or self._replies[0][0] > time.monotonic():
            if time.monotonic() >= end:
                return b""
            time.sleep(0.002)
        return self._replies.pop(0)[1]


def test_an_answer_that_comes_late_is_not_taken_for_that_to_the_next_question() -> None:
    talk = Talk(LateRoad(), silent_seconds=0.1)
    assert [talk.trouble() for _ in range(5)] == [None] * 5


def test_a_mark_of_an_earlier_slip_does_not_confirm_this_one(peer: TcpPrinter) -> None:
    peer.knows_marks = peer.hang = True
    peer.greeting = done_block(b"0000") + b"\0"
    connection = TcpConnection(peer.host, peer.port, bytes_per_second=100_000)
    printer = RollPrinter(
        connection, PAGES, slack_seconds=0.3, patience_seconds=0.2, silent_seconds=0.2, marks=True
    )
    with pytest.raises(PaperUncertain):
        printer.print_slip(TICKET, edition(FormKind.TICKET))
    peer.hang = False
    assert isinstance(printer.print_slip(TICKET, edition(FormKind.TICKET)), Printed)


def test_the_printers_name_is_no_status() -> None:
    reader = StatusReader()
    assert reader.read(b"\x12_TM-R20") == [(Answer.NOW, 0x12)]  # R alone looks like DLE EOT
    assert reader.read(b"\x00\x03") == [(Answer.IN_ORDER, 0x03)]
    assert reader.blocks == [b"_TM-R20"]


def test_answers_of_three_kinds_are_told_apart() -> None:
    reader = StatusReader()
    assert reader.read(b"\x12\x13\x11") == [(Answer.NOW, 0x12)]
    assert reader.read(b"\x92\x93\x17\xff") == []  # noise: none has the bits of an answer
    assert reader.read(b"\x18\x00") == []  # an ASB packet, cut in two
    assert reader.read(b"\x13\x0c\x00\x1e\x03") == [(Answer.NOW, 0x1E), (Answer.IN_ORDER, 0x03)]


@pytest.mark.parametrize(
    ("answers", "trouble", "low"),
    [
        ((0x12, 0x12, 0x12, 0x12), None, False),
        ((0x16, 0x12, 0x12, 0x12), None, False),  # drawer pin high is nothing wrong
        ((0x12, 0x12, 0x12, 0x1E), None, True),
        ((0x1A, 0x32, 0x12, 0x7E), PaperOut, True),
        ((0x1E, 0x32, 0x12, 0x72), PaperOut, False),
        ((0x1A, 0x16, 0x12, 0x12), CoverOpen, False),
        ((0x1A, 0x16, 0x12, 0x72), CoverOpen, False),
        ((0x1A, 0x52, 0x1A, 0x12), CutterJammed, False),
        ((0x1A, 0x52, 0x52, 0x12), Overheated, False),
        ((0x1A, 0x52, 0x32, 0x12), PrinterTrouble, False),
        ((0x1A, 0x12, 0x12, 0x12), PrinterOff, False),
    ],
)
def test_status_bytes_say_what_a_person_can_do(
    answers: tuple[int, int, int, int], trouble: type[PrinterTrouble] | None, low: bool
) -> None:
    status = PrinterStatus(*answers)
    assert status.trouble is trouble
    assert status.paper_low is low


def test_every_trouble_has_its_sentence_in_every_language() -> None:
    reasons = {each.reason for each in [PrinterTrouble, *PrinterTrouble.__subclasses__()]}
    for language in languages():
        assert set(words(language).section("paper", "trouble")) == reasons
