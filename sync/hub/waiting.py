"""What the hub's event loop waits for from other threads."""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

T = TypeVar("T")
THREADS = 64
"""Of those who have to stand and wait, at once; they share their commits."""


class Waiting:
    """Lives on the event loop. What one commit settles is told there in one hop, not one by one:
    each hop wakes the loop, which then takes the interpreter's lock from the store's thread."""

    def __init__(self) -> None:
        self._settled: deque[tuple[asyncio.Future[Any], Future[Any]]] = deque()
        self._called = False
        self._threads: CapacityLimiter | None = None

    async def on_a_thread(self, work: Callable[[], T]) -> T:
        """Of work that waits by itself. The limiter belongs to the loop, so it is made there."""
        self._threads = self._threads or CapacityLimiter(THREADS)
        return await run_sync(work, limiter=self._threads)

    async def answer(self, given: Future[T]) -> T:
        """What is settled on another thread, or its trouble. Whoever gives up waiting does not
        cancel it: it may be durable already."""
        loop = asyncio.get_running_loop()
        told: asyncio.Future[T] = loop.create_future()

        def settled(done: Future[T]) -> None:
            self._settled.append((told, done))
            if not self._called:
                self._called = True
                with suppress(RuntimeError):  # the loop has ended, and nobody waits
                    loop.call_soon_threadsafe(self._tell)

        given.add_done_callback(settled)
        return await told

    def _tell(self) -> None:
        self._called = False  # first: what is settled from here on calls again
        while self._settled:
            told, done = self._settled.popleft()
            if told.done():  # given up
                continue
            trouble = done.exception()
            if trouble is None:
                told.set_result(done.result())
            else:
                told.set_exception(trouble)
