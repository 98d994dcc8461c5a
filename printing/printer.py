"""A slip printer: facts → paper, and what can honestly be said about whether it came out.

A job on a road that answers: ask DLE EOT 1 to 4 and stop on trouble; have an ordered question
answered, so that the printer is known to be done with everything before; ask again; send the
bands; ask GS r 1 (or GS ( H), which is answered once everything before it was processed; ask
DLE EOT again. Until the first dot is sent, trouble means that nothing was printed; from then on
only the printer's own word does, and without it the slip is uncertain: what waits in the
printer's memory is printed when somebody puts in a new roll. A number is never printed twice by
itself: what is uncertain is told, and a person decides.
"""

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from kiosk.errors import (
    PaperUncertain,
    PrinterBusy,
    PrinterOff,
    PrinterTrouble,
    PrinterUnplugged,
)
from kiosk.forms import Copy, FormEdition, FormFacts
from kiosk.words import DEFAULT_LANGUAGE
from printing.connections import Connection, LineLost
from printing.escpos import BAND_ROWS, CUT, INIT, job
from printing.outcome import HandedOver, Outcome, Printed, PrinterState, trouble, uncertain
from printing.pages import ROLL_80, PageSetter, Roll
from printing.talk import SILENT_SECONDS, Settled, Talk

SLACK_SECONDS = 5.0  # heating, cutting, a busy print server
PATIENCE_SECONDS = 6.0  # a visitor waits that long before the number is shown to photograph
FIRST_PAUSE = 0.1


class RollPrinter:
    """A thermal printer on a road. One job at a time, also between threads.

    `slack_seconds`: how much longer than its bytes need a job may take before it is uncertain.
    `patience_seconds`: how long one that is busy or silent is tried before the job has failed.
    `silent_seconds`: how long one answer may take. `marks`: it knows GS ( H.
    """

    def __init__(
        self,
        connection: Connection,
        pages: PageSetter,
        roll: Roll = ROLL_80,
        *,
        slack_seconds: float = SLACK_SECONDS,
        patience_seconds: float = PATIENCE_SECONDS,
        silent_seconds: float = SILENT_SECONDS,
        marks: bool = False,
    ) -> None:
        self._connection = connection
        self._pages = pages
        self._roll = roll
        self._slack_seconds = slack_seconds
        self._patience_seconds = patience_seconds
        self._silent_seconds = silent_seconds
        self._marks = marks
        self._padding = bytes(-(-roll.dots // 8) * BAND_ROWS)
        self._answers_in_order = self._torn = False
        self._lock = threading.Lock()
        self._state = PrinterState("unknown")

    @property
    def answers(self) -> bool:
        """Whether the road can bring an answer."""
        return self._connection.answers

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
            except PaperUncertain as error:
                known = PrinterState("trouble", error.cause)
                self._state = known if error.cause else PrinterState("unknown")
                self._torn = True
                raise
            except PrinterTrouble as error:
                self._state = PrinterState("trouble", error.reason)
                raise
            self._torn = False
            if isinstance(outcome, Printed):
                self._state = PrinterState("low" if outcome.paper_low else "ready")
            else:
                self._state = PrinterState("unknown")
            return outcome

    def interrupted(self) -> None:
        """See `SlipPrinter`."""
        self._torn = True

    def state(self) -> PrinterState:
        """See `SlipPrinter`; while a job runs, what was known before it."""
        if not self._connection.answers or not self._lock.acquire(blocking=False):
            return self._state
        try:
            with self._talking() as talk:
                status = talk.status()
                if status is None:
                    raise PrinterBusy
                self._state = PrinterState.of(status)
        except PrinterTrouble as error:
            self._state = PrinterState("trouble", error.reason)
        except LineLost as error:
            self._state = PrinterState("trouble", error.means.reason)
        finally:
            self._lock.release()
        return self._state

    @contextmanager
    def conversation(self) -> Iterator[Talk]:
        """The open line, for who wants to ask more than `state`; no job runs meanwhile. Raises
        `PrinterTrouble` where it does not open, `LineLost` later on."""
        with self._lock, self._talking() as talk:
            yield talk

    def _print(self, data: bytes) -> Outcome:
        """Tries again while somebody else holds the printer, after pauses that double."""
        end, pause = time.monotonic() + self._patience_seconds, FIRST_PAUSE
        while True:
            try:
                with self._talking() as talk:
                    return self._job(talk, data, max(end - time.monotonic(), self._silent_seconds))
            except PrinterBusy:
                if time.monotonic() + pause > end:
                    raise
            time.sleep(pause)
            pause *= 2

    def _job(self, talk: Talk, data: bytes, patience: float) -> Outcome:
        seconds = self._slack_seconds + len(data) / self._connection.bytes_per_second
        if not self._connection.answers:
            self._send(data, seconds)
            return HandedOver()
        settled = self._ready(talk, patience)
        if self._torn or settled is Settled.TORN:
            data = INIT + CUT + data  # what may hang there belongs to somebody else
        mark = secrets.token_hex(2).encode() if self._marks else b""
        self._send(data + talk.barrier(mark), seconds)
        try:
            printed = talk.confirmation(seconds)
        except LineLost as error:
            raise uncertain(detail=str(error)) from error
        if settled is Settled.UNKNOWN and not mark:  # the answer may be to an earlier question
            raise uncertain()
        return printed

    def _ready(self, talk: Talk, patience: float) -> Settled:
        """Makes sure that the printer prints, and that it is done with all that was before."""
        try:
            status = talk.status(patience)
            if status is None:
                raise trouble(PrinterBusy)
            if status.trouble and (found := talk.trouble()):
                raise trouble(found)
            settled = talk.settle(self._padding, patience)
            if found := talk.trouble():
                raise trouble(found)
            if settled is not Settled.UNKNOWN:
                self._answers_in_order = True
            elif self._answers_in_order:  # it still waits for the rest of a picture
                raise trouble(PrinterBusy)
            return settled
        except LineLost as error:  # not a dot was sent yet, so nothing is uncertain
            raise trouble(error.means, str(error)) from error

    def _send(self, data: bytes, seconds: float) -> None:
        try:
            self._connection.send(data, seconds)
        except LineLost as error:
            raise uncertain(detail=str(error)) from error

    @contextmanager
    def _talking(self) -> Iterator[Talk]:
        try:
            self._connection.open()
        except (PrinterOff, PrinterUnplugged, PrinterBusy) as error:
            raise trouble(type(error), str(error)) from error
        try:
            try:
                talk = Talk(self._connection, self._silent_seconds)
            except LineLost as error:
                raise trouble(error.means, str(error)) from error
            yield talk
        finally:
            self._connection.close()
