"""An office printer for A5 or A4 sheets, through the system's `lp` command (CUPS).

A job that `lp` took is followed until the queue is done with it. One that waits or is held is
taken back, so that no paper comes out long after somebody was told that it would not.
"""

import os
import re
import subprocess
import time
from collections.abc import Callable, Sequence

from kiosk.errors import (
    CoverOpen,
    PaperOut,
    PrinterBusy,
    PrinterOff,
    PrinterTrouble,
    QueueStopped,
)
from kiosk.forms import Copy, FormEdition, FormFacts
from kiosk.words import DEFAULT_LANGUAGE
from printing import ipp
from printing.outcome import HandedOver, Outcome, PrinterState, trouble, uncertain
from printing.pages import PageSetter

SECONDS = 30.0  # a sheet of a cold laser printer
COMMAND_SECONDS = 20.0
POLL_SECONDS = 0.2
REASONS = {
    "media-empty": PaperOut,
    "media-needed": PaperOut,
    "cover-open": CoverOpen,
    "door-open": CoverOpen,
    "media-jam": PrinterTrouble,
    "offline": PrinterOff,
    "timed-out": PrinterOff,
}


class OfficePrinter:
    """Hands a PDF to a named queue of CUPS and follows it there. The queue's "done" means that
    the printer took it, so the most that is said is that it was handed over.

    `paper`: "a4" or "a5", empty for the form's own. `seconds`: how long a job may take. `run`:
    what runs a command, `subprocess.run`.
    """

    def __init__(
        self,
        name: str,
        pages: PageSetter,
        *,
        paper: str = "",
        seconds: float = SECONDS,
        run: Callable[..., "subprocess.CompletedProcess[bytes]"] = subprocess.run,
    ) -> None:
        self._name = name
        self._pages = pages
        self.paper = paper
        self._seconds = seconds
        self._run = run

    def print_slip(
        self,
        facts: FormFacts,
        edition: FormEdition,
        *,
        language: str = DEFAULT_LANGUAGE,
        copy: Copy | None = None,
        reprint: int = 0,
    ) -> Outcome:
        """See `SlipPrinter`. The page goes through a pipe: no file of ours with a person's
        facts. What CUPS keeps of it is its `PreserveJobFiles`."""
        pdf = self._pages.pdf(
            facts, edition, paper=self.paper, language=language, copy=copy, reprint=reprint
        )
        return self.print_pdf(pdf, self.paper or edition.paper)

    def print_pdf(self, pdf: bytes, paper: str) -> Outcome:
        """Hands it over and follows it; raises as `print_slip` does."""
        server = ipp.server_here()
        found = ipp.queue_state(server, self._name) if server else None
        if found and found[0] == ipp.QUEUE_STOPPED:
            raise trouble(_trouble_of(found[1]) or QueueStopped, self._name)
        said = self._asked(
            ["lp", "-d", self._name, "-o", f"media={paper.upper()}", "-t", "kiosk"], pdf
        )
        number = re.search(rf"{re.escape(self._name)}-(\d+)", said)
        if number and server:
            self._follow(server, int(number[1]))
        return HandedOver()

    def interrupted(self) -> None:
        """Nothing: each slip is a sheet of its own."""

    def state(self) -> PrinterState:
        """How the queue is: the printer itself speaks only while it prints."""
        server = ipp.server_here()
        found = ipp.queue_state(server, self._name) if server else None
        if found is None:
            return PrinterState("trouble", PrinterOff.reason)
        state, reasons = found
        kind = _trouble_of(reasons) or (QueueStopped if state == ipp.QUEUE_STOPPED else None)
        if kind:
            return PrinterState("trouble", kind.reason)
        return PrinterState("low" if any("media-low" in each for each in reasons) else "ready")

    def _follow(self, server: str, number: int) -> None:
        """Until the queue is done with it; what is not done is taken back and raised."""
        end, begun, state = time.monotonic() + self._seconds, False, ipp.PENDING
        while True:
            told = ipp.job_state(server, number)
            if told in {ipp.COMPLETED, None}:  # done; or nobody tells, and `lp` took it
                return
            state = told or state
            begun |= state == ipp.PROCESSING
            _, reasons = ipp.queue_state(server, self._name) or (0, [])
            stopped = state in {ipp.HELD, ipp.STOPPED, ipp.CANCELLED, ipp.ABORTED}
            if stopped or "paused" in reasons or time.monotonic() > end:
                break
            time.sleep(POLL_SECONDS)
        if state < ipp.CANCELLED:
            self._asked(["cancel", "-x", f"{self._name}-{number}"])
        waited = state == ipp.PENDING and "paused" not in reasons
        kind = _trouble_of(reasons) or (PrinterBusy if waited else QueueStopped)
        if begun or state == ipp.ABORTED:  # some of it may be on paper
            raise uncertain(_trouble_of(reasons) or PrinterTrouble, f"{self._name}-{number}")
        raise trouble(kind, f"{self._name}-{number}")

    def _asked(self, command: Sequence[str], given: bytes = b"") -> str:
        plain = {**os.environ, "LC_ALL": "C"}  # its answer is read by us
        try:
            done = self._run(
                command, input=given, capture_output=True, timeout=COMMAND_SECONDS, check=False,
                env=plain,
            )  # fmt: skip
        except FileNotFoundError as error:
            raise trouble(PrinterOff, f"{command[0]}: {error.strerror}") from error
        except subprocess.TimeoutExpired as error:
            raise trouble(PrinterTrouble, f"{self._name}: {COMMAND_SECONDS:.0f} s") from error
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise trouble(PrinterOff, f"{self._name}: {said}")
        return done.stdout.decode(errors="replace")


def _trouble_of(reasons: Sequence[str]) -> type[PrinterTrouble] | None:
    """What a queue's reasons say, the first that a person can remove."""
    for word, kind in REASONS.items():
        if any(each.startswith(word) and not each.endswith("-warning") for each in reasons):
            return kind
    return None
