"""What any slip printer can do, and what can be said of the paper afterwards."""

from dataclasses import dataclass
from typing import Protocol

from kiosk.errors import PaperUncertain, PrinterTrouble
from kiosk.forms import Copy, FormEdition, FormFacts
from kiosk.words import DEFAULT_LANGUAGE, words
from printing.status import PrinterStatus


@dataclass(frozen=True)
class Printed:
    """The printer confirmed that it processed everything."""

    paper_low: bool = False
    confirmed: bool = True


@dataclass(frozen=True)
class HandedOver:
    """Everything was handed to a road that cannot answer (file, spooler, screen)."""

    paper_low: bool = False
    confirmed: bool = False


Outcome = Printed | HandedOver


@dataclass(frozen=True)
class PrinterState:
    """For the health light. `light`: "ready", "low" (paper near its end), "trouble" or "unknown"
    (the road cannot answer); `reason`: the stable word of a `PrinterTrouble`, else empty."""

    light: str
    reason: str = ""

    @classmethod
    def of(cls, status: PrinterStatus) -> "PrinterState":
        """The light for what a printer answered."""
        if status.trouble:
            return cls("trouble", status.trouble.reason)
        return cls("low" if status.paper_low else "ready")


class SlipPrinter(Protocol):
    """Anything that makes paper of facts."""

    def print_slip(
        self,
        facts: FormFacts,
        edition: FormEdition,
        *,
        language: str = DEFAULT_LANGUAGE,
        copy: Copy | None = None,
        reprint: int = 0,
    ) -> Outcome:
        """One copy on paper. Raises a `PrinterTrouble`: it did not come, or (`PaperUncertain`)
        may not have; `str(error)` is a sentence for staff, `error.reason` the stable word."""

    def interrupted(self) -> None:
        """The process before this one ended in the middle of a slip: whatever hangs in the printer
        is cut off before the next one."""

    def state(self) -> PrinterState:
        """How it is now; asks the printer where it can answer, waits for no running job."""


def trouble(kind: type[PrinterTrouble], detail: str = "") -> PrinterTrouble:
    """The error with its sentence for staff, and a detail for the log where there is one."""
    sentence = words().text(f"paper.trouble.{kind.reason}")
    return kind(f"{sentence} ({detail})" if detail else sentence)


def uncertain(cause: type[PrinterTrouble] | None = None, detail: str = "") -> PaperUncertain:
    """The slip may or may not be out; `cause` is the trouble the printer is in meanwhile."""
    sentence = words().text("paper.trouble.uncertain")
    if cause:
        sentence = f"{words().text(f'paper.trouble.{cause.reason}')} {sentence}"
    told = PaperUncertain(f"{sentence} ({detail})" if detail else sentence)
    told.cause = cause.reason if cause else ""
    return told
