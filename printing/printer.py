"""A slip printer: facts → paper, and what can honestly be said about whether it came out.

A job on a road that answers: ask DLE EOT 1 to 4 and stop on trouble; send the bands; ask GS r 1,
which is answered once everything before it was processed; ask DLE EOT again. A number is never
printed twice by itself: what is uncertain is told, and a person decides.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from kiosk.errors import PaperUncertain, PrinterBusy, PrinterOff, PrinterTrouble
from kiosk.forms import Copy, FormEdition, FormFacts
from kiosk.words import DEFAULT_LANGUAGE
from printing.connections import Connection, LineLost
from printing.escpos import job
from printing.outcome import HandedOver, Outcome, Printed, PrinterState, trouble
from printing.pages import ROLL_80, PageSetter, Roll
from printing.status import ASK_IN_ORDER
from printing.talk import SILENT_SECONDS, Talk

SLACK_SECONDS = 5.0  # heating, cutting, a busy print server


class RollPrinter:
    """A thermal printer on a road. One job at a time, also between threads.

    `slack_seconds`: how much longer than its bytes need a job may take before it is uncertain.
    """

    def __init__(
        self,
        connection: Connection,
        pages: PageSetter,
        roll: Roll = ROLL_80,
        *,
        slack_seconds: float = SLACK_SECONDS,
    ) -> None:
        self._connection = connection
        self._pages = pages
        self._roll = roll
        self._slack_seconds = slack_seconds
        self._lock = threading.Lock()
        self._state = PrinterState("unknown")

    def print_slip(
        self,
        facts: FormFacts,
        edition: FormEdition,
        *,
        language: str = DEFAULT_LANGUAGE,
        copy: Copy | None = None,
        reprint: int = 0,
    ) -> Outcome:
        """See `SlipPrinter`."""
        picture = self._pages.picture(
            facts, edition, roll=self._roll, language=language, copy=copy, reprint=reprint
        )
        return self.print_picture(picture)

    def print_picture(self, picture: Image.Image) -> Outcome:
        """A one-bit picture as wide as the head, and a cut."""
        with self._lock:
            try:
                outcome = self._print(job(picture))
            except PrinterTrouble as error:
                self._state = PrinterState("trouble", error.reason)
                raise
            if isinstance(outcome, Printed):
                self._state = PrinterState("low" if outcome.paper_low else "ready")
            return outcome

    def state(self) -> PrinterState:
        """See `SlipPrinter`; while a job runs, what was known before it."""
        if not self._connection.answers or not self._lock.acquire(blocking=False):
            return self._state
        try:
            with self._opened() as talk:
                self._state = PrinterState.of(talk.status())
        except PrinterTrouble as error:
            self._state = PrinterState("trouble", error.reason)
        except LineLost:
            self._state = PrinterState("trouble", PrinterBusy.reason)
        finally:
            self._lock.release()
        return self._state

    def _print(self, data: bytes) -> Outcome:
        seconds = self._slack_seconds + len(data) / self._connection.bytes_per_second
        with self._opened() as talk:
            if not self._connection.answers:
                self._send(data, seconds)
                return HandedOver()
            try:
                before = talk.status()
            except LineLost as error:  # as below
                raise trouble(PrinterBusy, str(error)) from error
            if before is not None and before.trouble:
                raise trouble(before.trouble)
            self._send(data + ASK_IN_ORDER, seconds)
            try:
                return talk.confirmation(seconds if before else SILENT_SECONDS)
            except LineLost as error:
                raise trouble(PaperUncertain, str(error)) from error

    def _send(self, data: bytes, seconds: float) -> None:
        try:
            self._connection.send(data, seconds)
        except LineLost as error:
            raise trouble(PaperUncertain, str(error)) from error

    @contextmanager
    def _opened(self) -> Iterator[Talk]:
        try:
            self._connection.open()
        except (PrinterOff, PrinterBusy) as error:
            raise trouble(type(error), str(error)) from error
        try:
            try:
                talk = Talk(self._connection)
            except LineLost as error:  # nothing was sent yet, so nothing is uncertain
                raise trouble(PrinterBusy, str(error)) from error
            yield talk
        finally:
            self._connection.close()
