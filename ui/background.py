"""Runs what may wait (the desk, a picture, a file) off the GUI thread and brings the result home.

The GUI thread never waits: it hands over a callable and two continuations, and one of them is
called back on the GUI thread by one signal.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
log = logging.getLogger(__name__)
Trouble = Callable[[Exception], None]


class Background(QObject):
    """Two threads for short work. Results of work begun before `close` are dropped after it."""

    _home = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="background")
        self._open = True
        self._home.connect(self._arrive, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], T], then: Callable[[T], None], trouble: Trouble | None = None
    ) -> None:
        """`then(result)` or `trouble(error)` follows on the GUI thread; without `trouble` an error
        goes to the program's own hook for bugs. After `close` nothing is run any more."""
        if self._open:
            self.follow(self._threads.submit(work), then, trouble)

    def follow(
        self, future: "Future[T]", then: Callable[[T], None], trouble: Trouble | None = None
    ) -> None:
        """The same for work that somebody else does."""

        def settled(done: "Future[T]") -> None:
            if self._open:
                self._home.emit((done, then, trouble))

        future.add_done_callback(settled)

    def close(self) -> None:
        """Waits for work under way; nothing is called back any more."""
        self._open = False
        self._threads.shutdown()

    @Slot(object)
    def _arrive(self, parcel: tuple["Future[Any]", Callable[[Any], None], Trouble | None]) -> None:
        done, then, trouble = parcel
        if not self._open:
            return
        error = done.exception()
        if error is None:
            then(done.result())
        elif trouble is not None and isinstance(error, Exception):
            trouble(error)
        else:
            raise error
