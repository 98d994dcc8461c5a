"""The mark outside the database rises while the store runs, and never above what is durable."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.answers import TicketTaken
from kiosk.data_directory import DataDirectory, verify
from kiosk.desk import Desk, Parts
from kiosk.store.writer import IDLE_SECONDS
from tests.desk_at_work import HandClock, counting_random
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH, small_centre

PATIENCE = 20


def take(desk: Desk) -> str:
    ticket = desk.take_ticket(procedure=BIRTH)
    assert isinstance(ticket, TicketTaken)
    return ticket.number


def mark(data: Path) -> int:
    return int(json.loads((data / "identity.json").read_bytes())["seq"])


def until(true: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.02)


def killed(data: Path, place: Path, older: Path | None = None) -> Path:
    """What a kill at this moment leaves behind, perhaps with an older journal put in its place."""
    shutil.copytree(data, place, ignore=shutil.ignore_patterns("writer.*"))
    if older:
        for file in place.glob("kiosk.db*"):
            file.unlink()
        shutil.copy(older, place / "kiosk.db")
    return place


def goes_on(data: Path, clock: HandClock) -> tuple[str, list[str]]:
    """The next number on a data directory, and what people are told."""
    directory = DataDirectory(data, clock, counting_random())
    directory.lock("after the kill", 0)
    store = directory.open_store(ballast_bytes=0)
    try:
        desk = Desk(Parts(store, small_centre(), clock, counting_random(), b"x" * 32))
        return take(desk), directory.news
    finally:
        store.close()
        directory.close()


def test_the_mark_follows_the_journal_while_nobody_waits(desk: Desk, data: Path) -> None:
    take(desk)
    first = desk.store.run(lambda tx: tx.head.seq)
    until(lambda: mark(data) == first)
    take(desk)
    until(lambda: mark(data) == first + 1)


def test_the_mark_follows_also_where_somebody_always_wishes(desk: Desk, data: Path) -> None:
    take(desk)
    first = desk.store.run(lambda tx: tx.head.seq)
    until(lambda: isinstance(desk.lobby().open, bool) and mark(data) == first)


def test_a_number_is_told_without_waiting_for_the_mark(desk: Desk, data: Path) -> None:
    for _ in range(PATIENCE):
        take(desk)
        before = desk.store.run(lambda tx: tx.head.seq)
        until(lambda before=before: mark(data) == before)  # type: ignore[misc]
        started = time.monotonic()
        for _ in range(10):
            take(desk)
        if time.monotonic() - started < IDLE_SECONDS:  # else the machine paused, and it may rise
            assert mark(data) == before
            return
    pytest.fail("the machine is too slow to tell")


def test_a_kill_at_any_moment_goes_on_with_the_same_numbers(
    desk: Desk, data: Path, clock: HandClock, tmp_path: Path
) -> None:
    take(desk)
    until(lambda: mark(data) > 0)
    take(desk)
    assert goes_on(killed(data, tmp_path / "killed"), clock) == ("A003", [])


def test_an_older_journal_put_back_after_a_kill_gives_no_number_twice(
    open_desk: OpenDesk, data: Path, clock: HandClock, tmp_path: Path
) -> None:
    desk = open_desk()
    take(desk)
    open_desk.close()  # type: ignore[attr-defined]
    older = tmp_path / "older.db"
    shutil.copy(data / "kiosk.db", older)
    desk = open_desk()
    assert [take(desk), take(desk)] == ["A002", "A003"]
    newest = desk.store.run(lambda tx: tx.head.seq)
    until(lambda: mark(data) == newest)
    left = killed(data, tmp_path / "killed", older)
    number, told = goes_on(left, clock)
    assert number == "AX001"
    assert len(told) == 1
    assert verify(left).intact
