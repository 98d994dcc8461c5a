"""Who is told what, and when."""

import pytest

from sync.alarm import PATIENCE_MS, Alarm
from sync.uplink import LINE


class Said:
    def __init__(self) -> None:
        self.troubles: tuple[str, ...] = ("", "")
        self.told: list[str] = []
        self.alarm = Alarm(lambda: self.troubles, self.told.append)


def test_a_line_that_comes_and_goes_disturbs_nobody() -> None:
    said = Said()
    for minute in range(0, 60, 10):
        said.troubles = (LINE if minute % 20 else "", "")
        said.alarm.step(minute * 60_000)
    assert said.told == []


def test_a_line_that_stays_away_is_told_once_and_so_is_its_return() -> None:
    said = Said()
    said.troubles = (LINE, "")
    for at in (0, PATIENCE_MS - 1, PATIENCE_MS, PATIENCE_MS * 2):
        said.alarm.step(at)
    assert said.told == [LINE]
    said.troubles = ("", "")
    said.alarm.step(PATIENCE_MS * 3)
    assert said.told == [LINE, ""]


def test_what_only_people_can_mend_is_told_at_once_and_before_a_line() -> None:
    said = Said()
    said.troubles = ("revoked", "")
    said.alarm.step(0)
    said.troubles = (LINE, "other_history")
    said.alarm.step(1)
    assert said.told == ["revoked", "other_history"]


def test_what_could_not_be_told_is_told_at_the_next_look() -> None:
    told: list[str] = []

    def tell(reason: str) -> None:
        told.append(reason)
        if len(told) == 1:
            raise OSError("the disk is full")

    alarm = Alarm(lambda: ("revoked",), tell)
    with pytest.raises(OSError, match="full"):
        alarm.step(0)
    alarm.step(1)
    alarm.step(2)
    assert told == ["revoked", "revoked"]
