"""Questions to a printer on an open road, and its answers, each within a deadline."""

import time

from kiosk.errors import PaperUncertain
from printing.connections import Connection
from printing.outcome import Printed, trouble
from printing.status import QUESTIONS, Answer, PrinterStatus, StatusReader, ask_now

SILENT_SECONDS = 0.7  # a printer that answers does so within 50 ms, over a poor radio within 300
POLL_SECONDS = 0.5


class Talk:
    """One conversation; what was left on the line from before is never taken for an answer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reader = StatusReader()
        self._heard: dict[Answer, int] = {}
        while stale := connection.receive(0.0):
            self._reader.read(stale)

    def status(self) -> PrinterStatus | None:
        """The four real-time answers; None where the printer is silent. Raises `LineLost`."""
        answers: list[int] = []
        for n in QUESTIONS:
            self._heard.pop(Answer.NOW, None)
            self._connection.send(ask_now(n), SILENT_SECONDS)
            byte = self._wait(Answer.NOW, SILENT_SECONDS)
            if byte is None and not answers:
                return None
            answers.append(0x12 if byte is None else byte)  # some know only the first question
        return PrinterStatus(*answers)

    def confirmation(self, seconds: float) -> Printed:
        """Waits for the answer to GS r. Raises the trouble that keeps it away, `PaperUncertain`
        where nothing is heard in time, `LineLost`."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            byte = self._wait(Answer.IN_ORDER, min(POLL_SECONDS, left))
            status = self.status() if byte is not None or left > POLL_SECONDS else None
            if byte is not None:
                if byte & 0x0C or (status and status.trouble):
                    raise trouble(PaperUncertain)
                return Printed(paper_low=bool(byte & 0x03 or (status and status.paper_low)))
            if status and status.trouble and self._says_again(status):
                raise trouble(status.trouble)
        raise trouble(PaperUncertain)

    def _says_again(self, status: PrinterStatus) -> bool:
        """Dots of the picture may look like a question and put the answers out of step once."""
        again = self.status()
        return again is not None and again.trouble is status.trouble

    def _wait(self, wanted: Answer, seconds: float) -> int | None:
        end = time.monotonic() + seconds
        while wanted not in self._heard:
            if (left := end - time.monotonic()) <= 0:
                return None
            self._heard |= self._reader.read(self._connection.receive(left))
        return self._heard[wanted]
