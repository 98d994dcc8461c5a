"""An office printer for A5 or A4 sheets, through the system's `lp` command (CUPS)."""

import subprocess
from collections.abc import Sequence

from kiosk.errors import PrinterOff, PrinterTrouble
from kiosk.forms import Copy, FormEdition, FormFacts
from kiosk.words import DEFAULT_LANGUAGE
from printing.outcome import HandedOver, Outcome, PrinterState, trouble
from printing.pages import PageSetter

SECONDS = 20.0


class OfficePrinter:
    """Hands a PDF to a named queue of CUPS. The queue takes it; paper is the queue's business,
    so the most it can say is that the job was handed over."""

    def __init__(
        self,
        name: str,
        pages: PageSetter,
        *,
        paper: str = "",
        command: Sequence[str] = ("lp",),
    ) -> None:
        self._name = name
        self._pages = pages
        self._paper = paper
        self._command = tuple(command)
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
        """See `SlipPrinter`. The page goes through a pipe: no file with a person's facts."""
        pdf = self._pages.pdf(
            facts, edition, paper=self._paper, language=language, copy=copy, reprint=reprint
        )
        try:
            self._hand_over(pdf, self._paper or edition.paper)
        except PrinterTrouble as error:
            self._state = PrinterState("trouble", error.reason)
            raise
        self._state = PrinterState("unknown")
        return HandedOver()

    def state(self) -> PrinterState:
        """Trouble after a job that was refused; otherwise unknown."""
        return self._state

    def _hand_over(self, pdf: bytes, paper: str) -> None:
        try:
            done = subprocess.run(
                [*self._command, "-d", self._name, "-o", f"media={paper.upper()}"],
                input=pdf,
                capture_output=True,
                timeout=SECONDS,
                check=False,
            )
        except FileNotFoundError as error:
            raise trouble(PrinterOff, f"{self._command[0]}: {error.strerror}") from error
        except subprocess.TimeoutExpired as error:
            raise trouble(PrinterTrouble, f"{self._name}: {SECONDS:.0f} s") from error
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise trouble(PrinterOff, f"{self._name}: {said}")
