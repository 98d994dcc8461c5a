"""The printing room over a real desk: order, trouble, recovery, stand-ins, power cuts."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, cast

import pytest

from kiosk.answers import TicketTaken
from kiosk.catalogue import Device
from kiosk.desk import Desk
from kiosk.desk.slip_facts import SlipRow
from kiosk.errors import CoverOpen, PaperOut, PaperUncertain, PlaceGone, PrinterTrouble
from kiosk.forms import Copy, FormFacts, FormKind
from printing.outcome import HandedOver, Outcome, PrinterState, trouble
from printing.room import Paper, Printer, PrintRoom
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.printing.samples import RECEIPT
from tests.small_centre import BIRTH

SECONDS = 20


class Tray:
    """A printer that keeps what it printed; `fault` is raised instead while it is set."""

    def __init__(self) -> None:
        self.papers: list[tuple[str, int]] = []
        self.fault: Callable[[], PrinterTrouble] | None = None
        self.torn = False

    def print_slip(self, facts: FormFacts, edition: object, **how: Any) -> Outcome:
        if self.fault:
            raise self.fault()
        name = getattr(facts, "number", None) or f"{how['copy']}"
        self.papers.append((name, how["reprint"]))
        return HandedOver()

    def interrupted(self) -> None:
        self.torn = True

    def state(self) -> PrinterState:
        return PrinterState("trouble", self.fault().reason) if self.fault else PrinterState("ready")


class Room:
    """A kiosk's printer, a counter's sheet printer, and the roll that stands in for it."""

    def __init__(self, desk: Desk, at_kiosk: Tray | None = None) -> None:
        self.desk = desk
        devices = (
            Device("K1", "printer", "kiosk", "tcp://k1"),
            Device("A5", "printer", "counter", "cups:a5", media="page", fallback="R1"),
            Device("R1", "printer", "spare", "tcp://r1"),
        )
        self.trays = {each.code: Tray() for each in devices}
        if at_kiosk:
            self.trays["K1"] = at_kiosk
        printers = {each.code: Printer(each, self.trays[each.code]) for each in devices}
        self.room = PrintRoom(desk, desk.centre, printers, devices)

    def take(self) -> TicketTaken:
        ticket = self.desk.take_ticket(procedure=BIRTH, print_at="kiosk")
        assert isinstance(ticket, TicketTaken)
        return ticket

    def receipt(self) -> "Future[Paper]":
        both = (Copy.KEPT, Copy.CUSTOMER)
        return self.room.form(FormKind.RECEIPT, "H1", RECEIPT, copies=both)

    def state(self, slip: str) -> str:
        row = self.desk.slip(slip=slip)
        assert isinstance(row, SlipRow)
        return row.state


@pytest.fixture
def room(desk: Desk) -> Iterator[Room]:
    one = Room(desk)
    yield one
    one.room.close()


def out_of_paper() -> PrinterTrouble:
    return trouble(PaperOut)


def test_papers_come_in_the_order_they_were_wanted(room: Room) -> None:
    tickets = [room.take() for _ in range(8)]
    papers = [room.room.ticket(each).result(SECONDS) for each in reversed(tickets)]
    assert {each.state for each in papers} == {"printed"}
    assert room.trays["K1"].papers == [(each.number, 0) for each in tickets]


class AwayAtFirst:
    """A desk whose hub cannot be asked yet when the room opens."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)

    def interrupted_slips(self, *, device: str) -> int:
        raise PlaceGone("away", asked=False)


def test_a_room_that_cannot_learn_whether_a_paper_was_broken_off_takes_it_that_one_was(
    desk: Desk,
) -> None:
    one = Room(cast(Desk, AwayAtFirst(desk)))
    one.room.close()
    assert all(each.torn for each in one.trays.values())


def test_news_that_comes_after_the_room_was_closed_prints_nothing(room: Room) -> None:
    room.room.close()
    ticket = room.take()
    room.room.wake()
    assert room.state(ticket.slip) == "queued"


def test_what_did_not_come_comes_by_itself_when_the_printer_is_well_again(room: Room) -> None:
    tray = room.trays["K1"]
    tray.fault = out_of_paper
    tickets = [room.take() for _ in range(3)]
    told = [room.room.ticket(each).result(SECONDS) for each in tickets]
    assert {(each.state, each.reason) for each in told} == {("failed", "paper_out")}
    assert room.desk.lobby().troubles == {"K1": "paper_out"}
    room.room.look()
    tray.fault = None
    room.room.look()
    room.room.close()
    assert tray.papers == [(each.number, 0) for each in tickets]
    assert {room.state(each.slip) for each in tickets} == {"printed"}
    assert room.desk.lobby().troubles == {}


def test_a_paper_that_is_too_old_keeps_no_other_waiting(desk: Desk, clock: HandClock) -> None:
    old = desk.take_ticket(procedure=BIRTH, print_at="kiosk")
    clock.forward(minutes=desk.centre.times.paper_minutes, seconds=1)
    room = Room(desk)
    ticket = room.take()
    assert isinstance(old, TicketTaken)
    assert room.room.ticket(old).result(SECONDS).state == "failed"
    assert room.room.ticket(ticket).result(SECONDS).state == "printed"
    room.room.close()
    assert room.trays["K1"].papers == [(ticket.number, 0)]


def test_what_may_be_out_is_never_printed_again_by_itself(room: Room) -> None:
    tray = room.trays["K1"]
    tray.fault = lambda: trouble(PaperUncertain)
    ticket = room.take()
    assert room.room.ticket(ticket).result(SECONDS).state == "uncertain"
    tray.fault = None
    room.room.look()
    room.room.wake()
    room.room.close()
    assert tray.papers == []
    assert room.state(ticket.slip) == "uncertain"


def test_a_bug_in_one_paper_keeps_no_other_waiting(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    def bug() -> PrinterTrouble:
        raise ZeroDivisionError

    room.trays["K1"].fault = bug
    first = room.take()
    assert room.room.ticket(first).result(SECONDS).state == "uncertain"
    room.trays["K1"].fault = None
    second = room.take()
    assert room.room.ticket(second).result(SECONDS).state == "printed"
    assert room.trays["K1"].papers == [(second.number, 0)]
    assert "a bug of ours" in caplog.text
    assert first.token not in caplog.text


class Mad(Tray):
    """A printer whose look is a bug of ours."""

    mad = True

    def state(self) -> PrinterState:
        if self.mad:
            raise ZeroDivisionError
        return super().state()


def test_a_bug_beside_the_papers_is_told_and_they_come_when_it_is_over(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    tray = Mad()
    room = Room(desk, tray)
    tray.fault = out_of_paper
    first = room.take()
    assert room.room.ticket(first).result(SECONDS).reason == "paper_out"
    second = room.take()
    assert room.room.ticket(second).result(SECONDS) == Paper("failed", "bug")
    room.room.look()
    assert room.receipt().result(SECONDS).state == "printed"
    tray.mad, tray.fault = False, None
    room.room.look()
    room.room.close()
    assert tray.papers == [(first.number, 0), (second.number, 0)]
    assert caplog.text.count("a bug of ours") == 2  # of the paper, of the look


def test_a_form_that_cannot_be_written_down_is_told(
    room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    told = room.room.form(FormKind.RECEIPT, "H1", object())  # type: ignore[arg-type]  # as a bug
    assert told.result(SECONDS) == Paper("failed", "bug")
    assert "a bug of ours" in caplog.text
    assert room.receipt().result(SECONDS).state == "printed"


def test_a_person_has_it_made_again_and_it_says_so(room: Room) -> None:
    tray = room.trays["K1"]
    tray.fault = lambda: trouble(PaperUncertain)
    ticket = room.take()
    room.room.ticket(ticket).result(SECONDS)
    tray.fault = None
    room.desk.retry_slip(slip=ticket.number)
    room.room.wake()
    room.room.close()
    assert tray.papers == [(ticket.number, 1)]


def test_a_form_goes_to_the_printer_that_stands_in(room: Room) -> None:
    room.trays["A5"].fault = lambda: trouble(CoverOpen)
    assert room.receipt().result(SECONDS).state == "printed"
    assert room.trays["A5"].papers == []
    assert room.trays["R1"].papers == [("kept", 0), ("customer", 0)]
    assert room.desk.lobby().troubles == {"A5": "cover_open"}
    room.trays["A5"].fault = None
    assert room.receipt().result(SECONDS).state == "printed"
    assert room.trays["A5"].papers == [("kept", 0), ("customer", 0)]


def test_a_form_that_may_be_out_goes_to_no_other_printer(room: Room) -> None:
    room.trays["A5"].fault = lambda: trouble(PaperUncertain)
    assert room.receipt().result(SECONDS).state == "uncertain"
    assert room.trays["R1"].papers == []


def test_where_all_are_in_trouble_the_form_waits_and_comes_once(room: Room) -> None:
    for code in ("A5", "R1"):
        room.trays[code].fault = out_of_paper
    assert room.receipt().result(SECONDS).reason == "paper_out"
    assert room.receipt().result(SECONDS).reason == "paper_out"
    room.trays["A5"].fault = None
    room.room.look()
    room.room.close()
    assert room.trays["A5"].papers == [("kept", 0), ("customer", 0)]


def test_after_a_power_cut_the_queue_goes_on_and_the_one_under_way_is_told(
    open_desk: OpenDesk, data: Path
) -> None:
    first = open_desk()
    tickets = []
    for _ in range(3):
        ticket = first.take_ticket(procedure=BIRTH, print_at="kiosk")
        assert isinstance(ticket, TicketTaken)
        tickets.append(ticket)
    first.begin_slip(slip=tickets[0].slip, device="K1")
    open_desk.close()  # type: ignore[attr-defined]

    room = Room(open_desk())
    room.room.look()
    room.room.close()
    assert room.trays["K1"].papers == [(each.number, 0) for each in tickets[1:]]
    assert [room.state(each.slip) for each in tickets] == ["uncertain", "printed", "printed"]


class SlowTray(Tray):
    """Prints when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.begun, self.let = threading.Event(), threading.Event()

    def print_slip(self, facts: FormFacts, edition: object, **how: Any) -> Outcome:
        self.begun.set()
        self.let.wait(SECONDS)
        return super().print_slip(facts, edition, **how)


@pytest.fixture
def slow(desk: Desk) -> Iterator[tuple[SlowTray, Room]]:
    """A tray that waits, and the room of a process that prints on it."""
    tray = SlowTray()
    room = Room(desk, tray)
    yield tray, room
    tray.let.set()
    room.room.close()


def test_a_number_taken_while_another_is_printed_is_told_what_became_of_its_own_paper(
    slow: tuple[SlowTray, Room],
) -> None:
    tray, room = slow
    first = room.room.ticket(room.take())
    assert tray.begun.wait(SECONDS)
    second = room.room.ticket(room.take())
    tray.let.set()
    assert {each.result(SECONDS).state for each in (first, second)} == {"printed"}


def test_a_number_that_another_process_prints_is_told_when_it_came(
    slow: tuple[SlowTray, Room], room: Room
) -> None:
    tray, other = slow
    ticket = other.take()
    other.room.wake()
    assert tray.begun.wait(SECONDS)
    told = room.room.ticket(ticket)
    for _ in range(2):  # its thread has looked at everything once
        assert room.room.ticket(room.take()).result(SECONDS).state == "printed"
    assert not told.done()
    tray.let.set()
    other.room.close()
    room.room.look()
    assert told.result(SECONDS).state == "printed"


def test_what_a_process_left_in_the_printer_is_cut_off_first(
    open_desk: OpenDesk, data: Path
) -> None:
    first = open_desk()
    ticket = first.take_ticket(procedure=BIRTH, print_at="kiosk")
    assert isinstance(ticket, TicketTaken)
    first.begin_slip(slip=ticket.slip, device="K1")
    open_desk.close()  # type: ignore[attr-defined]
    room = Room(open_desk())
    room.room.close()
    assert (room.trays["K1"].torn, room.trays["A5"].torn) == (True, False)


def test_two_processes_with_the_same_printer_print_each_paper_once(desk: Desk) -> None:
    rooms = [Room(desk), Room(desk)]
    tickets = [rooms[0].take() for _ in range(30)]
    for each in rooms:
        each.room.wake()
    for each in rooms:
        each.room.close()
    papers = [paper for each in rooms for paper in each.trays["K1"].papers]
    assert sorted(papers) == sorted((each.number, 0) for each in tickets)
