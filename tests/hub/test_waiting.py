"""What the hub's event loop waits for from the store's thread."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from kiosk.desk import Desk
from kiosk.desk.parts import submitted
from sync.hub.waiting import Waiting
from tests.small_centre import BIRTH


class CountingLoop(asyncio.SelectorEventLoop):
    """Counts how often another thread woke it."""

    def __init__(self) -> None:
        super().__init__()
        self.woken = 0

    def call_soon_threadsafe(self, callback: Callable[..., object], *args: Any, **more: Any) -> Any:
        self.woken += 1
        return super().call_soon_threadsafe(callback, *args, **more)


def test_what_one_commit_settles_wakes_the_loop_once() -> None:
    async def asked() -> tuple[list[int], int]:
        loop, waiting = asyncio.get_running_loop(), Waiting()
        assert isinstance(loop, CountingLoop)
        given: list[Future[int]] = [Future() for _ in range(9)]
        answers = [asyncio.ensure_future(waiting.answer(each)) for each in given]
        await asyncio.sleep(0)
        before = loop.woken
        for n, each in enumerate(given):
            each.set_result(n)
        return await asyncio.gather(*answers), loop.woken - before

    with asyncio.Runner(loop_factory=CountingLoop) as runner:
        assert runner.run(asked()) == (list(range(9)), 1)


def test_what_is_settled_later_wakes_it_again() -> None:
    async def asked() -> list[int]:
        waiting, found = Waiting(), []
        for n in range(3):
            given: Future[int] = Future()
            answer = asyncio.ensure_future(waiting.answer(given))
            await asyncio.sleep(0)
            given.set_result(n)
            found.append(await asyncio.wait_for(answer, 10))
        return found

    assert asyncio.run(asked()) == [0, 1, 2]


def test_a_trouble_is_told_to_whoever_waits() -> None:
    async def asked() -> None:
        given: Future[int] = Future()
        given.set_exception(ZeroDivisionError("the desk's own"))
        await Waiting().answer(given)

    with pytest.raises(ZeroDivisionError, match="the desk's own"):
        asyncio.run(asked())


def test_whoever_gives_up_cancels_nothing_and_the_next_is_answered(desk: Desk) -> None:
    """The wish may be in the journal already, and the store's thread settles it all the same."""

    async def asked() -> tuple[Any, Any]:
        waiting = Waiting()
        first = submitted(desk, "take_ticket", procedure=BIRTH)
        assert first is not None
        answer = asyncio.ensure_future(waiting.answer(first))
        await asyncio.sleep(0)
        answer.cancel()
        second = submitted(desk, "take_ticket", procedure=BIRTH)
        assert second is not None
        return await asyncio.wait_for(waiting.answer(second), 10), first.result(10)

    second, first = asyncio.run(asked())
    assert (first.number, second.number) == ("A001", "A002")


def test_a_loop_that_has_ended_does_not_disturb_the_store(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    given: Future[int] = Future()

    async def left() -> None:
        answer = asyncio.ensure_future(Waiting().answer(given))
        await asyncio.sleep(0)
        answer.cancel()

    asyncio.run(left())
    given.set_result(1)
    assert not caplog.records


def test_a_wish_of_several_transactions_is_left_to_a_thread(desk: Desk) -> None:
    assert submitted(desk, "admit_manager", official="CB07", pin="0000") is None
