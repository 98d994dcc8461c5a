"""Every state of a printer has its words and its look wherever it is told, and clears by itself."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kiosk.answers import Lobby
from kiosk.catalogue import Device
from kiosk.desk import Desk
from kiosk.desk.looks import CounterView
from kiosk.errors import PrinterTrouble
from kiosk.words import languages, words
from printing.connections import TcpConnection
from printing.printer import RollPrinter
from printing.room import Printer, PrintRoom
from tests.desk_at_work import MORNING, HandClock, desk_at_work
from tests.printing.tcp_printer import TcpPrinter
from tests.printing.tools import PAGES
from tests.small_centre import small_centre
from ui.viewmodels.counter_devices import bar_notes, hall_notes, trouble_text
from ui.viewmodels.kiosk_texts import paper_notice
from ui.viewmodels.kiosk_ticket import TROUBLES

K1 = Device("K1", "printer", "kiosk", "tcp://127.0.0.1")
CENTRE = msgspec.structs.replace(small_centre(), devices=(K1,))
TROUBLED = sorted({each.reason for each in PrinterTrouble.__subclasses__()} - {"uncertain"})
REASONS = ["paper_low", "printer", *TROUBLED]
PEER = {  # how the peer is told to be in it, where a state is a printer's own
    "paper_low": "near_end",
    "paper_out": "paper_out",
    "cover_open": "cover_open",
    "cutter": "cutter",
    "overheated": "hot",
    "off": "offline",
    "busy": "turn_away",
}


def lobby(**troubles: str) -> Lobby:
    return Lobby(
        open=True, closes_at=None, opens_at=None, queues={}, troubles=troubles, now=MORNING
    )


def test_all_states_of_the_specification_are_there() -> None:
    assert set(TROUBLED) == {
        *("paper_out", "cover_open", "cutter", "overheated", "off", "cable", "busy", "stopped")
    }


@pytest.mark.parametrize("language", languages())
def test_no_two_states_are_told_alike(language: str) -> None:
    spoken = words(language)
    assert len({trouble_text(spoken, each) for each in REASONS}) == len(REASONS)
    sentences = {spoken.text(f"paper.trouble.{each}") for each in REASONS if each != "paper_low"}
    assert len(sentences) == len(REASONS) - 1


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("reason", REASONS)
def test_every_state_is_seen_at_counter_manager_and_kiosk(reason: str, language: str) -> None:
    spoken = words(language)
    (note,) = bar_notes(spoken, CENTRE, {"K1": reason})
    (seen, *_) = hall_notes(spoken, CENTRE, {"K1": (reason, MORNING)})
    told = spoken.text(f"counter.devices.{reason}")
    assert told in str(note["words"])
    assert told in str(seen["words"])
    assert note["mood"] == seen["mood"] != "calm"
    before_a_number = paper_notice(spoken, CENTRE, lobby(K1=reason))
    assert bool(before_a_number) is (reason != "paper_low")
    assert spoken.has(f"kiosk.ticket.{TROUBLES.get(reason, 'paper_failed')}")


def test_the_kiosk_speaks_only_of_its_own_printers_and_only_when_none_prints() -> None:
    other = Device("K2", "printer", "kiosk", "tcp://127.0.0.2")
    two = msgspec.structs.replace(CENTRE, devices=(K1, other))
    assert paper_notice(words(), CENTRE, lobby(Q1="off")) == ""
    assert paper_notice(words(), two, lobby(K1="off")) == ""
    assert paper_notice(words(), two, lobby(K1="off", K2="cable")) != ""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at_work(tmp_path / "data", CENTRE, HandClock()) as at_work:
        yield at_work


@pytest.mark.parametrize("reason", PEER)
def test_a_state_reaches_the_hall_and_clears_by_itself(desk: Desk, reason: str) -> None:
    with TcpPrinter() as peer:
        slips = RollPrinter(TcpConnection(peer.host, peer.port), PAGES, silent_seconds=0.3)
        setattr(peer, PEER[reason], True)
        look(desk, slips)
        console = desk.console(counter=1)
        assert isinstance(console, CounterView)
        assert desk.lobby().troubles == console.troubles == {"K1": reason}
        assert desk.hall().troubles["K1"][0] == reason
        setattr(peer, PEER[reason], False)
        look(desk, slips)
        assert desk.lobby().troubles == desk.hall().troubles == {}


def look(desk: Desk, slips: RollPrinter) -> None:
    room = PrintRoom(desk, CENTRE, {"K1": Printer(K1, slips)}, [K1])
    room.look()
    room.close()
