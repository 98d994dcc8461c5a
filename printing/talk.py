"""Questions to a printer on an open road, and its answers, each within a deadline.

An answer counts only for the question it was given to. Real-time answers come in the order of
the questions, so no second question is sent while one is open; an answer that comes late is
counted off first. Before a slip, one ordered question is answered (`settle`): what was asked and
sent earlier, by whomever, is then behind it, and the next ordered answer is the slip's own.
"""

import time
from collections import deque
from enum import Enum

from kiosk.errors import PrinterTrouble
from printing.connections import Connection, LineLost
from printing.outcome import Printed, uncertain
from printing.status import (
    ASK_IN_ORDER,
    QUESTIONS,
    Answer,
    PrinterStatus,
    StatusReader,
    ask_now,
    ask_when_printed,
    done_block,
)

SILENT_SECONDS = 0.7  # a printer that answers does so within 50 ms, over a poor radio within 300
QUIET_SECONDS = 0.03  # answers that belong together come closer than this
READY = 0x12  # a real-time answer with nothing to tell


class Settled(Enum):
    """What is known of everything that was sent earlier."""

    DONE = "the printer was through with it"
    TORN = "it was within a picture, which is given up"
    UNKNOWN = "it does not answer in order"


class Talk:
    """One conversation on an open connection. Raises `LineLost` wherever the road breaks."""

    def __init__(self, connection: Connection, silent_seconds: float = SILENT_SECONDS) -> None:
        self._connection = connection
        self._silent = silent_seconds
        self._reader = StatusReader()
        self._now: deque[int] = deque()
        self._in_order: deque[int] = deque()
        self._open_questions = 0
        self._questions: tuple[int, ...] = QUESTIONS
        self._met = False
        self._mark = b""
        self._drain(0.0)

    def status(self, seconds: float | None = None) -> PrinterStatus | None:
        """The four real-time answers; None where the printer is silent for `seconds`."""
        answers: list[int] = []
        for n in self._questions:
            byte = self._ask_now(n, seconds or self._silent)
            if byte is None:
                break
            answers.append(byte)
        if len(answers) < len(self._questions):
            if self._met or not answers:
                return None
            # some know only the first question; seen before any picture slows the line down
            self._questions, self._open_questions = self._questions[: len(answers)], 0
        self._met = True
        return PrinterStatus(*answers, *[READY] * (len(QUESTIONS) - len(answers)))

    def trouble(self) -> type[PrinterTrouble] | None:
        """What keeps the printer from printing, believed when it is said twice: dots of a picture
        may look like a question, and their answers put the others out of step."""
        first = self.status()
        if first is None or first.trouble is None:
            return None
        again = self.status()
        return again.trouble if again else first.trouble

    def settle(self, padding: bytes, seconds: float) -> Settled:
        """Waits until everything that was sent earlier is behind us.

        A line that broke within a picture leaves the printer waiting for the rest of it; then
        `padding`, blank dots that are nothing outside a picture, ends the wait.
        """
        self._in_order.clear()
        settled = Settled.DONE
        self._connection.send(ASK_IN_ORDER, self._silent)
        if self._next(self._in_order, self._silent) is None:
            settled = Settled.TORN
            self._connection.send(padding + ASK_IN_ORDER, seconds)
            if self._next(self._in_order, seconds) is None:
                settled = Settled.UNKNOWN
        self._drain(QUIET_SECONDS)
        self._in_order.clear()
        return settled

    def barrier(self, mark: bytes = b"") -> bytes:
        """The question to send behind a slip: GS r, or GS ( H with `mark` where that is known."""
        self._mark = mark
        return ask_when_printed(mark) if mark else ASK_IN_ORDER

    def confirmation(self, seconds: float) -> Printed:
        """Waits for the answer to `barrier`. Raises `PaperUncertain` where none comes in time,
        or where the printer says what keeps it away."""
        end = time.monotonic() + seconds
        byte = None
        while byte is None and (left := end - time.monotonic()) > 0:
            byte = self._answered(min(self._silent, left))
            if byte is None and left > self._silent and (cause := self.trouble()):
                raise uncertain(cause)
        if byte is None:
            raise uncertain()
        try:
            after = self.status()
            cause = self.trouble() if after and after.trouble else None
        except LineLost:  # the slip is out: it was said before the line broke
            return Printed(paper_low=bool(byte & 0x03))
        if byte & 0x0C or cause:
            raise uncertain(cause)
        return Printed(paper_low=bool(byte & 0x03 or (after and after.paper_low)))

    def names(self, questions: tuple[bytes, ...]) -> list[str]:
        """What the printer answers to GS I: maker, model; empty where it does not."""
        told: list[str] = []
        for question in questions:
            self._reader.blocks.clear()
            self._connection.send(question, self._silent)
            end = time.monotonic() + self._silent
            while not self._reader.blocks and (left := end - time.monotonic()) > 0:
                self._hear(left)
            told += [each[1:].decode("ascii", "replace") for each in self._reader.blocks]
        return told

    def _answered(self, seconds: float) -> int | None:
        """The barrier's answer: paper bits of GS r, or 0 for the block of GS ( H."""
        if not self._mark:
            return self._next(self._in_order, seconds)
        end = time.monotonic() + seconds
        while done_block(self._mark) not in self._reader.blocks:
            if (left := end - time.monotonic()) <= 0:
                return None
            self._hear(left)
        return 0

    def _ask_now(self, n: int, seconds: float) -> int | None:
        while self._open_questions:
            if self._next(self._now, seconds) is None:
                return None
            self._open_questions -= 1
        self._drain(0.0)
        self._now.clear()
        self._connection.send(ask_now(n), seconds)
        byte = self._next(self._now, seconds)
        self._open_questions = int(byte is None)
        return byte

    def _next(self, heard: deque[int], seconds: float) -> int | None:
        end = time.monotonic() + seconds
        while not heard:
            if (left := end - time.monotonic()) <= 0:
                return None
            self._hear(left)
        return heard.popleft()

    def _drain(self, seconds: float) -> None:
        end = time.monotonic() + self._silent
        while self._hear(seconds) and time.monotonic() < end:
            pass

    def _hear(self, seconds: float) -> bool:
        data = self._connection.receive(seconds)
        for kind, byte in self._reader.read(data):
            (self._now if kind is Answer.NOW else self._in_order).append(byte)
        return bool(data)
