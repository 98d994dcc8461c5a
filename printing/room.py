"""The printing room: papers are asked for here, made on the printer's thread, put on record.

A number is valid before its paper exists; whatever happens to the paper is an event of its own
(`SlipPrinted`, `SlipFailed`) and a light (`DeviceTroubled`) that clears by itself.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime

import msgspec

from kiosk.answers import TicketTaken
from kiosk.catalogue import Centre, Device
from kiosk.desk import Desk
from kiosk.errors import PaperUncertain, PrinterTrouble, StoreTrouble
from kiosk.forms import Copy, FormFacts, FormKind, Media, edition_for
from kiosk.papers import ticket_facts
from printing.outcome import SlipPrinter


class Paper(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a paper: `state` is printed, failed or uncertain; `reason` a stable word,
    `sentence` what staff are told."""

    state: str
    reason: str = ""
    sentence: str = ""


class Printer(msgspec.Struct, frozen=True):
    """A printer of the centre and how to reach it."""

    device: Device
    slips: SlipPrinter


class PrintRoom:
    """One thread per printer; orders to one printer are kept in order."""

    def __init__(self, desk: Desk, centre: Centre, printers: Mapping[str, Printer]) -> None:
        """`printers`: by place ("kiosk", "counter", "office"); looked up on their threads, so that
        they may be made at the first look."""
        self._desk = desk
        self._centre = centre
        self._printers = printers
        self._threads = {
            place: ThreadPoolExecutor(1, thread_name_prefix=f"printer-{place}")
            for place in printers
        }

    def ticket(
        self, ticket: TicketTaken, place: str = "kiosk", reprint: int = 0
    ) -> "Future[Paper]":
        """Prints a number; `reprint` counts second papers from 1."""
        return self._order(
            place,
            FormKind.TICKET,
            ticket.ticket,
            lambda: ticket_facts(ticket, self._centre),
            ticket.issued_at,
            ticket.language,
            (None,),
            reprint,
        )

    def form(
        self,
        kind: FormKind,
        about: str,
        facts: FormFacts,
        on: datetime,
        *,
        place: str = "counter",
        copies: tuple[Copy | None, ...] = (None,),
        reprint: int = 0,
    ) -> "Future[Paper]":
        """Prints a counter form, one paper per copy; `about` is the dossier's code."""
        return self._order(place, kind, about, lambda: facts, on, "vi", copies, reprint)

    def look(self) -> None:
        """Asks every printer how it is and puts news on record; waits for no running job."""
        for place in self._printers:
            self._threads[place].submit(self._look, place)

    def close(self) -> None:
        """Finishes what was ordered."""
        for thread in self._threads.values():
            thread.shutdown()

    def _order(
        self,
        place: str,
        kind: FormKind,
        about: str,
        facts: Callable[[], FormFacts],
        on: datetime,
        language: str,
        copies: tuple[Copy | None, ...],
        reprint: int,
    ) -> "Future[Paper]":
        def make() -> Paper:
            printer = self._printers[place]
            media = Media.PAGE if printer.device.media == "page" else Media.ROLL
            paper = Paper("failed", "printer")
            for copy in copies:
                paper = self._make(
                    printer, kind, media, about, facts(), on, language, copy, reprint
                )
                if paper.state != "printed":
                    break
            return paper

        return self._threads[place].submit(make)

    def _make(
        self,
        printer: Printer,
        kind: FormKind,
        media: Media,
        about: str,
        facts: FormFacts,
        on: datetime,
        language: str,
        copy: Copy | None,
        reprint: int,
    ) -> Paper:
        try:
            edition = edition_for(kind, on.date(), media)
            outcome = printer.slips.print_slip(
                facts, edition, language=language, copy=copy, reprint=reprint
            )
        except PrinterTrouble as trouble:
            state = "uncertain" if isinstance(trouble, PaperUncertain) else "failed"
            with suppress(StoreTrouble):  # as below
                self._desk.slip_failed(
                    form=kind, about=about, state=state, reason=trouble.reason, copy=reprint
                )
                if state == "failed":
                    self._desk.device_state(device=printer.device.code, reason=trouble.reason)
            return Paper(state, trouble.reason, str(trouble))
        # the paper is out, whether or not there is room to say so: the store tells its own trouble
        with suppress(StoreTrouble):
            self._desk.slip_printed(
                form=kind, about=about, copy=reprint, confirmed=outcome.confirmed
            )
            low = "paper_low" if outcome.paper_low else ""
            self._desk.device_state(device=printer.device.code, reason=low)
        return Paper("printed")

    def _look(self, place: str) -> None:
        printer = self._printers[place]
        state = printer.slips.state()
        if state.light == "unknown":
            return
        reason = state.reason or ("paper_low" if state.light == "low" else "")
        with suppress(StoreTrouble):  # the store tells its own trouble; the next look tries again
            self._desk.device_state(device=printer.device.code, reason=reason)
