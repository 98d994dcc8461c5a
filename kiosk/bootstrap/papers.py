"""Printers and papers: what of `printing/` the command line and the screens are given."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk import routing
from kiosk.answers import Refused, TicketTaken
from kiosk.bootstrap.program import Program
from kiosk.catalogue import Centre, Device
from kiosk.clock import SystemClock
from kiosk.errors import PaperUncertain, PrinterTrouble, StoreTrouble
from kiosk.forms import FormFacts, FormKind, Media, TicketFacts, edition_for
from kiosk.papers import ticket_facts
from kiosk.words import languages

if TYPE_CHECKING:
    from printing.pages import PageSetter
    from printing.room import Printer


def check_output(to: str) -> None:
    """Raises `ConfigError` for a place where no ticket can go; opens nothing yet."""
    from printing.output import check_ticket_output

    check_ticket_output(to)


def print_ticket(program: Program, ticket: TicketTaken, to: str) -> dict[str, str]:
    """Prints a number, wanted at `routing.COMMAND`, to a file or printer; what became of the paper.

    The number is valid whatever happens here, and is told even where that cannot be recorded. One
    that was printed for an earlier request is not printed again. `sentence`: the
    printer's, in Vietnamese; `refused`: the desk's, in every language.
    """
    from printing.output import print_form  # Typst only where paper is asked for
    from printing.pages import PageSetter

    begun = program.desk.begin_slip(slip=ticket.slip, device=routing.COMMAND)
    if isinstance(begun, Refused):
        row = program.desk.slip(slip=ticket.slip)
        if not isinstance(row, Refused) and row.state in {"printed", "uncertain"}:
            return {"state": row.state}
        return {"state": "failed", "reason": begun.reason, "refused": _in_both(begun)}
    try:
        facts = ticket_facts(ticket, program.centre)
        outcome = print_form(facts, to, PageSetter(), language=ticket.language)
    except PrinterTrouble as trouble:
        state = "uncertain" if isinstance(trouble, PaperUncertain) else "failed"
        with suppress(StoreTrouble):
            program.desk.slip_failed(slip=ticket.slip, state=state, reason=trouble.reason)
        return {"state": state, "reason": trouble.reason, "sentence": str(trouble)}
    with suppress(StoreTrouble):
        program.desk.slip_printed(slip=ticket.slip, confirmed=outcome.confirmed)
    return {"state": "printed"}


def _in_both(refused: Refused) -> str:
    return " — ".join(refused.message(each) for each in languages())


def print_form_to(facts: FormFacts, to: str, **how: Any) -> Any:
    """Prints any form to any output; see `printing.output.print_form`."""
    from printing.output import print_form
    from printing.pages import PageSetter

    return print_form(
        facts, to, PageSetter(), **{key: value for key, value in how.items() if value}
    )


def printers_of(
    devices: Sequence[Device],
    show: Callable[[Any], None] | None = None,
    pages: "PageSetter | None" = None,
) -> dict[str, "Printer"]:
    """These printers by their code."""
    from printing.pages import PageSetter, Roll
    from printing.printers import printer_for
    from printing.room import Printer

    pages = pages or PageSetter()
    return {
        each.code: Printer(
            each,
            printer_for(
                each.url,
                pages,
                roll=Roll(each.width_dots, each.dpi),
                media=Media(each.media),
                show=show,
                where=Path(each.code),
            ),
        )
        for each in devices
    }


class Printers(Mapping[str, "Printer"]):
    """The same, made when the first one is looked up: what prints (Typst, pictures) costs a tenth
    of a second that the first frame need not wait for."""

    def __init__(self, centre: Centre, show: Callable[[Any], None] | None = None) -> None:
        self._centre = centre
        self._devices = routing.printers(centre.devices)
        self._show = show
        self._made: dict[str, Printer] = {}
        self._lock = threading.Lock()

    def __getitem__(self, code: str) -> "Printer":
        with self._lock:
            if not self._made:
                from printing.pages import PageSetter

                pages = PageSetter()
                self._made = printers_of(self._devices, self._show, pages)
                _set_a_first_page(self._centre, pages)
        return self._made[code]

    def __iter__(self) -> Iterator[str]:
        return iter([each.code for each in self._devices])

    def __len__(self) -> int:
        return len(self._devices)


def _ticket_for_nobody(centre: Centre) -> TicketFacts:
    """A number that nobody has, with the letters that are hardest to print."""
    return TicketFacts(
        centre=centre.facts.name["vi"],
        number="TEST",
        purpose="ăâđêôơư ẮẰẲẴẶ ếềểễệ ốồổỗộ ứừửữự",
        counters=("0",),
        ahead=0,
        issued_at=SystemClock().now(),
        qr="TEST",
    )


def _set_a_first_page(centre: Centre, pages: "PageSetter") -> None:
    """For nobody: letters and templates take half a second that no visitor shall wait for."""
    facts = _ticket_for_nobody(centre)
    pages.picture(facts, edition_for(FormKind.TICKET, facts.issued_at.date(), Media.ROLL))
