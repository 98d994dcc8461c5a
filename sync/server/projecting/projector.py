"""Reads new events on while the server serves: on a thread of its own, a fifth of the time."""

import logging
import threading
import time

from sqlalchemy import exc as trouble

from sync.server.database import Database
from sync.server.projecting.projection import centres_behind, step

LOOK_SECONDS = 2.0
REST_TIMES, LONGEST_REST_SECONDS = 4, 1.0

log = logging.getLogger("kiosk.server")


class Projector:
    """`start` and `stop` it with the server; several copies of the server each have one.

    Whatever goes wrong is tried again: nothing is lost, because the cursor and what was read
    move in one transaction.
    """

    def __init__(self, database: Database, look_seconds: float = LOOK_SECONDS) -> None:
        self._database = database
        self._look_seconds = look_seconds
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._work, name="projector", daemon=True)

    def start(self) -> None:
        """From now on it looks every `look_seconds`."""
        self._thread.start()

    def stop(self) -> None:
        """Ends after the step under way."""
        self._ending.set()
        self._thread.join()

    def _work(self) -> None:
        while not self._ending.is_set():
            try:
                self._read_on()
            except trouble.SQLAlchemyError as error:
                log.warning("figures wait for the database: %s", type(error).__name__)
            self._ending.wait(self._look_seconds)

    def _read_on(self) -> None:
        for centre in centres_behind(self._database):
            begun = time.monotonic()
            while not self._ending.is_set() and step(self._database, centre):
                # it rests longer than it worked: devices that send come first
                rest = (time.monotonic() - begun) * REST_TIMES
                self._ending.wait(min(rest, LONGEST_REST_SECONDS))
                begun = time.monotonic()
