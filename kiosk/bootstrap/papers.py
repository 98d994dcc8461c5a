"""Printers and papers: what of `printing/` the command line and the screens are given."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kiosk.answers import TicketTaken
from kiosk.bootstrap.program import Program
from kiosk.catalogue import Centre, Device
from kiosk.clock import SystemClock
from kiosk.errors import PaperUncertain, PrinterTrouble, StoreTrouble
from kiosk.forms import FormFacts, FormKind, Media, TicketFacts, edition_for
from kiosk.papers import ticket_facts

if TYPE_CHECKING:
    from printing.pages import PageSetter
    from printing.room import Printer

SHARED = ("kiosk", "counter")
"""Places that always print; without a printer of their own, on the screen."""


def check_output(to: str) -> None:
    """Raises `ConfigError` for a place where no ticket can go; opens nothing yet."""
    from printing.output import check_ticket_output

    check_ticket_output(to)


def print_ticket(program: Program, ticket: TicketTaken, to: str) -> dict[str, str]:
    """Prints a number to a file or printer and puts it on record; what became of the paper.

    The number is valid whatever happens here, and is told even where that cannot be recorded.
    """
    from printing.output import print_form  # Typst only where paper is asked for
    from printing.pages import PageSetter

    about = ticket.ticket
    try:
        facts = ticket_facts(ticket, program.centre)
        outcome = print_form(facts, to, PageSetter(), language=ticket.language)
    except PrinterTrouble as trouble:
        state = "uncertain" if isinstance(trouble, PaperUncertain) else "failed"
        with suppress(StoreTrouble):
            program.desk.slip_failed(form="ticket", about=about, state=state, reason=trouble.reason)
        return {"state": state, "reason": trouble.reason, "sentence": str(trouble)}
    with suppress(StoreTrouble):
        program.desk.slip_printed(form="ticket", about=about, confirmed=outcome.confirmed)
    return {"state": "printed"}


def print_form_to(facts: FormFacts, to: str, **how: Any) -> Any:
    """Prints any form to any output; see `printing.output.print_form`."""
    from printing.output import print_form
    from printing.pages import PageSetter

    return print_form(
        facts, to, PageSetter(), **{key: value for key, value in how.items() if value}
    )


def printers_of(
    centre: Centre,
    show: Callable[[Any], None] | None = None,
    pages: "PageSetter | None" = None,
) -> dict[str, "Printer"]:
    """The centre's printers by place; a place without one shares the kiosk's, else a screen."""
    from printing.pages import PageSetter, Roll
    from printing.printers import printer_for
    from printing.room import Printer

    pages = pages or PageSetter()
    found: dict[str, Printer] = {}
    for device in centre.devices:
        if device.kind == "printer" and device.place not in found:
            slips = printer_for(
                device.url,
                pages,
                roll=Roll(device.width_dots, device.dpi),
                media=Media(device.media),
                show=show,
            )
            found[device.place] = Printer(device, slips)
    for place in SHARED:
        if place not in found:
            device = Device(f"printer-{place}", "printer", place, "screen:")
            found[place] = Printer(device, printer_for(device.url, pages, show=show))
    return found


class Printers(Mapping[str, "Printer"]):
    """The same, made when the first one is looked up: what prints (Typst, pictures) costs a tenth
    of a second that the first frame need not wait for."""

    def __init__(self, centre: Centre, show: Callable[[Any], None] | None = None) -> None:
        self._centre = centre
        self._show = show
        self._made: dict[str, Printer] = {}
        self._lock = threading.Lock()

    def __getitem__(self, place: str) -> "Printer":
        with self._lock:
            if not self._made:
                from printing.pages import PageSetter

                pages = PageSetter()
                self._made = printers_of(self._centre, self._show, pages)
                _set_a_first_page(self._centre, pages)
        return self._made[place]

    def __iter__(self) -> Iterator[str]:
        named = [each.place for each in self._centre.devices if each.kind == "printer"]
        return iter(dict.fromkeys([*named, *SHARED]))

    def __len__(self) -> int:
        return len(list(iter(self)))


def _ticket_for_nobody(centre: Centre) -> TicketFacts:
    """A number that nobody has, with the letters that are hardest to print."""
    return TicketFacts(
        centre=centre.facts.name["vi"],
        number="TEST",
        purpose="ăâđêôơư ẮẰẲẴẶ ếềểễệ ốồổỗộ ứừửữự",
        counters=("0",),
        ahead=0,
        issued_at=SystemClock().now(),
        token="TEST",  # noqa: S106 - no secret: a page for eyes
    )


def _set_a_first_page(centre: Centre, pages: "PageSetter") -> None:
    """For nobody: letters and templates take half a second that no visitor shall wait for."""
    facts = _ticket_for_nobody(centre)
    pages.picture(facts, edition_for(FormKind.TICKET, facts.issued_at.date(), Media.ROLL))
