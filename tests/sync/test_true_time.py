"""The time is believed where the server's own key signed it for this question, and nowhere else."""

from collections.abc import Callable
from datetime import datetime

import pytest

from kiosk.clock import to_ms
from kiosk.disciplined_clock import RIGHT_MS
from sync.sender import Heard
from sync.true_time import AGAIN_MS, EVERY_MS, TimeTold, TrueTime, time_message
from tests.desk_at_work import MORNING
from tests.server.devices import key_of

SERVER, OTHER = key_of(b"s" * 32), key_of(b"o" * 32)
NOW = to_ms(MORNING)


def signed(nonce: str, ms: int = NOW, key: object = SERVER) -> TimeTold:
    return TimeTold(ms=ms, signature=key.sign(time_message(nonce, ms)).hex())  # type: ignore[attr-defined]


class Hearing:
    """A line that answers what a test says, and a clock that notes what it heard."""

    def __init__(self, answer: Callable[[str], object], ahead_ms: int = 0) -> None:
        self.answer, self.ahead_ms = answer, ahead_ms
        self.times: list[datetime] = []
        self.wrong: list[int] = []
        self.told: list[str] = []
        self.asking = TrueTime(self, SERVER.public, self, self.wrong.append, self.told.append)

    def time(self, nonce: str) -> Heard:
        return Heard(status=200, reply=self.answer(nonce))

    def heard(self, true: datetime) -> int:
        self.times.append(true)
        return self.ahead_ms


def test_what_the_server_signed_is_believed_for_an_hour() -> None:
    hearing = Hearing(signed)
    assert hearing.asking.step(0) == EVERY_MS
    assert hearing.asking.step(1000) == EVERY_MS - 1000
    (heard,) = hearing.times
    assert abs(to_ms(heard) - NOW) < 5_000
    assert (hearing.wrong, hearing.told) == ([], [""])


@pytest.mark.parametrize(
    "answer",
    [
        lambda nonce: signed(nonce, key=OTHER),
        lambda _: signed("0" * 32),
        lambda nonce: TimeTold(ms=NOW + 1, signature=signed(nonce).signature),
        lambda _: TimeTold(ms=NOW),
        lambda _: TimeTold(ms=NOW, signature="no hex"),
        lambda _: None,
    ],
    ids=["another key", "another question", "altered", "unsigned", "no signature", "no answer"],
)
def test_nobody_else_tells_the_time(answer: Callable[[str], object]) -> None:
    hearing = Hearing(answer)
    assert hearing.asking.step(0) == AGAIN_MS
    assert (hearing.times, hearing.wrong, hearing.told) == ([], [], [])


def test_a_difference_is_written_down_once_and_people_are_told_until_it_is_gone() -> None:
    hearing = Hearing(signed, ahead_ms=10 * RIGHT_MS)
    for now in (0, EVERY_MS):
        hearing.asking.step(now)
    assert (hearing.wrong, hearing.told) == ([10 * RIGHT_MS], ["wrong", "wrong"])
    hearing.ahead_ms = 0
    hearing.asking.step(2 * EVERY_MS)
    assert (hearing.wrong, hearing.told[-1]) == ([10 * RIGHT_MS], "")
