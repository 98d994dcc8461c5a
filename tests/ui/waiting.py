"""Waiting for what another thread or a timer brings, no longer than it takes."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtTest import QTest


def waited_for(condition: Callable[[], object], seconds: float = 4.0) -> bool:
    """Lets the event loop run until `condition` holds; whether it came in time."""
    end = monotonic() + seconds
    while not condition():
        if monotonic() > end:
            return False
        QTest.qWait(3)
    return True
