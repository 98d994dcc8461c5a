"""A place beside the one that writes: it speaks through that one's door, and takes over from it.

When the writing process ends, however it ended, whoever of the others gets the lock first writes
from then on and opens a door of its own; the rest find that door. The screens stay as they are.
"""

import logging
import threading
from collections.abc import Callable
from typing import Any, cast

from kiosk import door
from kiosk.bootstrap.program import Program
from kiosk.data_directory import DataDirectory
from kiosk.desk import Desk
from kiosk.errors import KnownError, PlaceGone, StoreBusy
from kiosk.keys import secret_for
from kiosk.store.writer import Listener

log = logging.getLogger(__name__)
LOOK_SECONDS = 0.3
AGAIN_SECONDS = 3.0
PATIENCE_SECONDS = 8.0


class Successor:
    """Has the methods of `Desk`, by name: through a door at first, its own after the take-over.

    A wish that the ended process cannot have heard, or that carries a `request_id`, is made
    again by itself; any other that was under way raises `PlaceGone`, a sentence to try again.
    """

    def __init__(
        self,
        directory: DataDirectory,
        what: str,
        address: str,
        take_over: Callable[[], Program] | None,
        restarting: Callable[[], bool] = lambda: False,
    ) -> None:
        """`take_over` is called on a thread of this object, once, when the lock is held; None:
        this one never writes and waits for the other to come back. `restarting`: the other is to
        come back with what this one does not know."""
        self._directory = directory
        self._what = what
        self._take_over = take_over
        self._restarting = restarting
        self._address = address
        self._desk = self._knock(address)
        self._listeners: list[Listener] = []
        self._turned = threading.Condition()
        self._closing = threading.Event()
        self._writing = False
        self._thread = threading.Thread(target=self._watch, name="successor", daemon=True)
        self._thread.start()
        log.info("%s stands beside the place that writes", what)

    def __getattr__(self, name: str) -> Any:
        getattr(Desk, name)  # no wish of the desk: AttributeError
        return getattr(self._desk, name) if self._writing else self._asking(name)

    def listen(self, listener: Listener) -> None:
        """`listener` is told of every commit of this process, from the take-over on."""
        with self._turned:
            self._listeners.append(listener)
            if self._writing:
                self._desk.store.listen(listener)

    def close(self) -> None:
        """Takes over no more."""
        self._closing.set()
        self._thread.join()

    def _asking(self, name: str) -> Callable[..., Any]:
        def ask(**parts: object) -> Any:
            desk = self._desk
            try:
                return getattr(desk, name)(**parts)
            except PlaceGone as gone:
                again = not gone.asked or bool(parts.get("request_id"))
                if not again or not self._turn_from(desk):
                    raise
                return getattr(self._desk, name)(**parts)

        return ask

    def _turn_from(self, desk: Desk) -> bool:
        """Waits until another desk than this one answers; whether one does."""
        with self._turned:
            return self._turned.wait_for(lambda: self._desk is not desk, PATIENCE_SECONDS)

    def _watch(self) -> None:
        while not self._writing and not self._closing.wait(LOOK_SECONDS):
            try:
                self._look()
            except (KnownError, OSError) as trouble:
                log.warning("no take-over yet: %s", trouble)
                self._closing.wait(AGAIN_SECONDS)

    def _look(self) -> None:
        if self._take_over is None or self._restarting():
            self._follow()
            return
        try:
            self._directory.lock(self._what, 0)
        except StoreBusy:
            self._follow()
            return
        program = self._take_over()
        program.open_door()
        log.info("%s has taken over", self._what)
        for each in program.news:
            log.warning("%s", each)
        self._turn(program.desk, writing=True)

    def _follow(self) -> None:
        """Finds the door of another place that has taken over."""
        writer = self._directory.writer()
        if writer and writer.address and writer.address != self._address:
            self._address = writer.address
            self._turn(self._knock(writer.address))

    def _turn(self, desk: Desk, *, writing: bool = False) -> None:
        with self._turned:
            self._desk, self._writing = desk, writing
            if writing:
                for each in self._listeners:
                    desk.store.listen(each)
            self._turned.notify_all()

    def _knock(self, address: str) -> Desk:
        return door.knock(address, secret_for("door", self._directory.seed()))


def as_desk(successor: Successor) -> Desk:
    """What the places are given."""
    return cast(Desk, successor)
