"""Cycles are collected on the GUI thread, wherever they were made."""

import gc
import threading

from tests.ui.waiting import waited_for

ENOUGH = 3


class Cycle:
    """Says on which thread it ended."""

    def __init__(self, ended: list[int]) -> None:
        self._itself = self
        self._ended = ended

    def __del__(self) -> None:
        self._ended.append(threading.get_ident())


def make_garbage(ended: list[int]) -> None:
    """More than Python collects by itself at."""
    for _ in range(ENOUGH * gc.get_threshold()[0]):
        Cycle(ended)


def test_a_cycle_made_on_another_thread_ends_on_this_one() -> None:
    ended: list[int] = []
    worker = threading.Thread(target=make_garbage, args=(ended,))
    worker.start()
    worker.join()
    assert ended == []
    assert waited_for(lambda: ended)
    assert set(ended) == {threading.get_ident()}
