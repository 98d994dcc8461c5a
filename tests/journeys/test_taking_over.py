"""A place beside the writing one goes on by itself when that one ends, however it ended."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from kiosk.answers import TicketTaken
from kiosk.bootstrap import SAMPLE, Program, centre_for_places, desk_for_command
from kiosk.bootstrap.succession import Successor
from kiosk.data_directory import DataDirectory, verify
from kiosk.desk import Desk
from kiosk.errors import PlaceGone
from kiosk.journal import Recorded
from tests.journeys.test_commands import BIRTH, Commands
from tests.journeys.test_commands_and_places import ROOT, SHOWN

PATIENCE = 60


def until(true: Callable[[], bool], seconds: float = PATIENCE) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.05)


def take(desk: Desk, request_id: str = "") -> str:
    ticket = desk.take_ticket(procedure=BIRTH, request_id=request_id)
    assert isinstance(ticket, TicketTaken)
    return ticket.number


def door_of(data: Path) -> tuple[int, str]:
    """Who writes, and where its door is; nobody while it is not open."""
    with suppress(OSError, json.JSONDecodeError):
        said = json.loads((data / "writer.json").read_bytes())
        return said["pid"], said["address"]
    return 0, ""


@contextmanager
def place(data: Path) -> Iterator[Program]:
    with centre_for_places(SAMPLE, data, "a place") as program:
        program.open_door()  # as the screens do when they have drawn themselves
        yield program


def test_a_place_that_is_closed_is_followed_by_the_one_beside_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with ExitStack() as first, ExitStack() as second:
        writing = first.enter_context(place(data))
        until(lambda: bool(door_of(data)[1]))
        beside = second.enter_context(place(data))
        told: list[Recorded] = []
        beside.listen(told.extend)
        assert [take(writing.desk), take(beside.desk)] == ["A001", "A002"]
        assert told == []
        address = door_of(data)[1]
        first.close()
        assert take(beside.desk) == "A003"  # by itself: the wish waits for the take-over
        assert [each.kind for each in told][-1:] == ["ticket_issued"]
        until(lambda: door_of(data)[1] not in ("", address))
        with desk_for_command(SAMPLE, data, "a third") as third:
            assert take(third.desk) == "A004"
    assert verify(data).intact
    assert door_of(data) == (0, "")


def test_of_two_places_beside_it_one_takes_over_and_the_other_finds_its_door(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    with ExitStack() as first, ExitStack() as others:
        first.enter_context(place(data))
        until(lambda: bool(door_of(data)[1]))
        both = [others.enter_context(place(data)).desk for _ in range(2)]
        first.close()
        assert [take(both[0]), take(both[1])] == ["A001", "A002"]
        assert [take(both[1]), take(both[0])] == ["A003", "A004"]
    assert verify(data).intact


class DyingDesk:
    """The other process, killed after it heard a wish and before it answered."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def take_ticket(self, **parts: str) -> None:
        self._desk.take_ticket(**parts)
        raise PlaceGone("gone", asked=True)


@pytest.fixture
def dying(tmp_path: Path) -> Iterator[Successor]:
    """A successor whose neighbour grants one more wish, is not heard, and is gone."""
    with centre_for_places(SAMPLE, tmp_path / "data", "the last writer") as last:
        taken = threading.Event()

        class Waiting(Successor):
            def _knock(self, address: str) -> Desk:
                return DyingDesk(last.desk)  # type: ignore[return-value]

        class Locked(DataDirectory):
            def lock(self, what: str, wait_seconds: float = 0) -> None:
                taken.wait(0.1)

        directory = Locked(tmp_path / "beside", last.desk.parts.clock, os.urandom)
        successor = Waiting(directory, "beside", "nowhere", lambda: last)
        yield successor
        successor.close()


def test_a_wish_under_way_with_its_request_is_made_again_and_not_doubled(dying: Successor) -> None:
    assert take(dying, "touch") == "A001"  # type: ignore[arg-type]
    assert take(dying, "touch") == "A001"  # type: ignore[arg-type]
    assert take(dying) == "A002"  # type: ignore[arg-type]


def test_a_wish_under_way_without_one_is_answered_calmly_and_not_made_again(
    dying: Successor,
) -> None:
    with pytest.raises(PlaceGone):
        dying.take_ticket(procedure=BIRTH)
    until(lambda: take_or_gone(dying) == "A002")


def take_or_gone(desk: Successor) -> str:
    with suppress(PlaceGone):
        return take(desk, "later")  # type: ignore[arg-type]
    return ""


@contextmanager
def process(data: Path, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    ran = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", *arguments, "--data", str(data)],
        cwd=ROOT,
        env=SHOWN,
    )
    try:
        yield ran
    finally:
        ran.kill()
        ran.wait()


def test_a_killed_kiosk_is_followed_by_the_counter_and_a_third_process_reaches_it(
    tmp_path: Path,
) -> None:
    commands = Commands(tmp_path / "data")
    data = commands.data

    def number(request: str) -> str:
        said = commands.said("take", "--procedure", BIRTH, "--request-id", request)
        return str(said["number"])

    with process(data, "kiosk") as kiosk:
        until(lambda: door_of(data)[0] == kiosk.pid and bool(door_of(data)[1]))
        with process(data, "counter") as counter:
            assert number("before") == "A001"
            until(lambda: said_in(data / "kiosk.log", "counter stands beside"))
            kiosk.send_signal(signal.SIGKILL)
            kiosk.wait()
            started = time.monotonic()
            until(lambda: door_of(data)[0] == counter.pid and bool(door_of(data)[1]))
            assert time.monotonic() - started < 10
            assert said_in(data / "kiosk.log", "counter has taken over")
            assert number("before") == "A001"
            assert number("after") == "A002"
            counter.send_signal(signal.SIGTERM)
            assert counter.wait(PATIENCE) == 0
    assert verify(data).intact
    assert number("alone") == "A003"


def said_in(log: Path, words: str) -> bool:
    return log.exists() and words in log.read_text(encoding="utf-8")
