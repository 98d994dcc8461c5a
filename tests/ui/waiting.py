"""Waiting for what another thread or a timer brings, no longer than it takes.

A real event loop, not `QTest.qWait`: that one spins and leaves other threads no time (work of a
fifth of a second took three).
"""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer

LOOK_MS = 2


def waited_for(condition: Callable[[], object], seconds: float = 6.0) -> bool:
    """Lets the event loop run until `condition` holds; whether it came in time."""
    if condition():
        return True
    loop, end = QEventLoop(), monotonic() + seconds
    timer = QTimer(interval=LOOK_MS)
    timer.timeout.connect(lambda: loop.quit() if condition() or monotonic() > end else None)
    timer.start()
    loop.exec()
    timer.stop()
    return bool(condition())
