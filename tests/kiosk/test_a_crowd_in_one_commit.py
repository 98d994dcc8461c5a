"""Wishes that come together share a commit and what they read: each is answered as if alone."""

import random
import threading
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.answers import Called, TicketTaken
from kiosk.catalogue import Centre
from kiosk.desk import Desk
from kiosk.transaction import Transaction
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import BIRTH

SEED, WISHES, MANY = 4, 600, 50
TAKE: Any = Desk.take_ticket.__wrapped__  # type: ignore[attr-defined]
FINISH: Any = Desk.finish.__wrapped__  # type: ignore[attr-defined]
CALL: Any = Desk.call_next.__wrapped__  # type: ignore[attr-defined]


class CoarseClock(HandClock):
    """Moves when it is told to, so that many numbers are of one millisecond."""

    def now(self) -> datetime:
        return self.at


class Crowd:
    """Makes wishes that wait for one another, and asks the tables again after each."""

    def __init__(self, desk: Desk, clock: CoarseClock) -> None:
        self.desk = desk
        self.clock = clock
        self.chance = random.Random(SEED)

    def wish(self, tx: Transaction) -> tuple[Any, Any]:
        """What a wish was told, and what is so."""
        self.clock.forward(milliseconds=self.chance.choice((0, 0, 0, 1, 1, 40, -3)))
        kind = self.chance.choices(("take", "call", "fail"), (8, 1, 1))[0]
        if kind == "call":
            called = CALL(self.desk, tx, counter=1)
            if isinstance(called, Called):
                FINISH(self.desk, tx, counter=1)
            return None, None
        taken = TAKE(self.desk, tx, queue=self.chance.choice(("A", "A", "S")))
        assert isinstance(taken, TicketTaken)
        if kind == "fail":
            raise RuntimeError("after a number was given")
        row = tx.one("SELECT * FROM ticket WHERE id = ?", taken.ticket)
        told = taken.ahead, self.desk.pace(tx, taken.queue)
        kept = dict(tx.known)
        tx.known.clear()
        found = self.desk.ahead(tx, row), self.desk.pace(tx, taken.queue)
        tx.known.update(kept)
        return told, found


@pytest.fixture
def clock() -> CoarseClock:
    return CoarseClock()


def test_a_crowd_in_one_commit_is_told_what_each_would_be_told_alone(
    tmp_path: Path, centre: Centre, clock: CoarseClock
) -> None:
    with desk_at_work(tmp_path / "data", centre, clock) as desk:
        for _ in range(3):
            desk.take_ticket(procedure=BIRTH)
        desk.sign_in_by_command(counter=1, official="CB01")
        held, crowd = threading.Event(), Crowd(desk, clock)
        desk.store.submit(lambda _: held.wait())
        wishes: list[Future[Any]] = [desk.store.submit(crowd.wish) for _ in range(WISHES)]
        held.set()
        answers = [each.result() for each in wishes if each.exception() is None]
    assert [told for told, _ in answers] == [found for _, found in answers]
    assert len(answers) < WISHES
    assert len({told[0] for told, _ in answers if told}) > MANY
    assert len({len(told[1][0]) for told, _ in answers if told}) > MANY // 10
