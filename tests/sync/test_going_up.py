"""The uplink's thread: it steps when something happened, and nothing ends it but its end."""

import threading

import pytest

from sync.going_up import GoingUp
from sync.uplink import Status

SECONDS = 10.0


class Steps:
    """An uplink that counts its steps; `fault` is raised once."""

    def __init__(self) -> None:
        self.status = Status()
        self.taken = threading.Semaphore(0)
        self.fault: Exception | None = None

    def step(self, now_ms: int) -> int:
        assert now_ms >= 0
        self.taken.release()
        fault, self.fault = self.fault, None
        if fault:
            raise fault
        return 3_600_000


def test_what_happens_is_sent_soon_and_not_once_an_hour() -> None:
    steps = Steps()
    with GoingUp(steps) as going:  # type: ignore[arg-type]  # what it calls of an uplink
        assert steps.taken.acquire(timeout=SECONDS)
        going.wake()
        assert steps.taken.acquire(timeout=SECONDS)


def test_it_ends_at_once_though_the_next_step_is_far() -> None:
    steps = Steps()
    going = GoingUp(steps)  # type: ignore[arg-type]
    assert steps.taken.acquire(timeout=SECONDS)
    going.close()
    assert "uplink" not in {each.name for each in threading.enumerate()}


def test_people_are_told_of_each_change() -> None:
    steps, told, came = Steps(), [], threading.Semaphore(0)

    def hear(status: Status) -> None:
        told.append(status)
        came.release()

    with GoingUp(steps, hear) as going:  # type: ignore[arg-type]
        assert steps.taken.acquire(timeout=SECONDS)
        steps.status = Status(backlog=3, trouble="line")
        going.wake()
        assert came.acquire(timeout=SECONDS)
        going.wake()
        assert steps.taken.acquire(timeout=SECONDS)
    assert told == [Status(backlog=3, trouble="line")]


def test_a_bug_is_on_record_and_the_next_event_is_sent_all_the_same(
    caplog: pytest.LogCaptureFixture,
) -> None:
    steps = Steps()
    steps.fault = ZeroDivisionError()
    with GoingUp(steps) as going:  # type: ignore[arg-type]
        assert steps.taken.acquire(timeout=SECONDS)
        going.wake()
        assert steps.taken.acquire(timeout=SECONDS)
    assert "a bug of ours" in caplog.text


def test_a_bug_beside_the_journal_keeps_none_of_it_from_being_sent(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """P4: a live state that cannot be made must not hold up a backlog."""

    class Broken:
        def step(self, now_ms: int) -> int:
            raise ZeroDivisionError

    steps = Steps()
    with GoingUp(steps, beside=[Broken()]) as going:  # type: ignore[arg-type]
        for _ in range(3):
            assert steps.taken.acquire(timeout=SECONDS)
            going.wake()
    assert caplog.text.count("a bug of ours, beside the journal") == 1
