"""A printer examined: what it was asked, what it answered. Prints nothing."""

from dataclasses import dataclass

from kiosk.errors import PrinterBusy, PrinterTrouble
from printing.connections import LineLost
from printing.outcome import PrinterState, SlipPrinter
from printing.printer import RollPrinter
from printing.status import ASK_MAKER, ASK_MODEL
from printing.talk import Settled


@dataclass(frozen=True)
class Checkup:
    """`answers`: the raw bytes of DLE EOT 1 to 4, empty where it was silent, None where it was
    not asked; `in_order`: whether it answers GS r, None where that was not asked (an offline
    printer never does); `name`: maker and model, where it tells."""

    state: PrinterState
    answers: tuple[int, ...] | None = None
    in_order: bool | None = None
    name: str = ""


def check_up(slips: SlipPrinter) -> Checkup:
    """Asks a roll printer everything it may know; of others, its state."""
    if not isinstance(slips, RollPrinter) or not slips.answers:
        return Checkup(slips.state())
    try:
        with slips.conversation() as talk:
            status = talk.status()
            if status is None:
                return Checkup(PrinterState("trouble", PrinterBusy.reason), ())
            answers = (status.printer, status.offline, status.error, status.paper)
            state = PrinterState.of(status)
            if status.trouble:
                return Checkup(state, answers)
            in_order = talk.settle(b"", 0.0) is Settled.DONE
            name = " ".join(talk.names((ASK_MAKER, ASK_MODEL))) if in_order else ""
            return Checkup(state, answers, in_order, name)
    except PrinterTrouble as error:
        return Checkup(PrinterState("trouble", error.reason))
    except LineLost as error:
        return Checkup(PrinterState("trouble", error.means.reason))
