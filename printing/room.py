"""The printing room: each printer's thread takes what waits for it in the spool, oldest first.

A number is valid before its paper exists; whatever happens to the paper is on record (`SlipSending`
before the first byte, then what became of it), and a printer's trouble is a light that clears by
itself: what did not come is tried again when its printer is well, what may be out never is.
"""

import logging
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

import msgspec

from kiosk import routing
from kiosk.answers import Reason, Refused, TicketTaken
from kiosk.catalogue import Centre, Device
from kiosk.desk import Desk
from kiosk.desk.slip_facts import SlipJob, SlipRow
from kiosk.errors import KnownError, PaperUncertain, PrinterTrouble, StoreTrouble
from kiosk.forms import Copy, FormFacts, FormKind, Media, edition_of, read_facts
from kiosk.papers import ticket_facts
from printing.outcome import SlipPrinter

log = logging.getLogger(__name__)


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
    """One thread per printer, so that papers of one printer keep their order."""

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        printers: Mapping[str, Printer],
        devices: Sequence[Device],
        places: Collection[str] | None = None,
    ) -> None:
        """`printers`: by code of their device, looked up on their threads, so that they may be
        made at the first look; `places`: whose papers are made here, all if None."""
        self._desk = desk
        self._centre = centre
        self._printers = printers
        self._devices = tuple(devices)
        all_places = [each.place for each in devices]
        self._places = tuple(dict.fromkeys(all_places if places is None else places))
        self._asked: dict[str, tuple[str, Future[Paper]]] = {}
        self._asking = threading.Lock()
        self._troubled: dict[str, Paper] = {}
        self._threads = {
            each.code: ThreadPoolExecutor(1, thread_name_prefix=f"printer-{each.code}")
            for each in self._devices
            if each.place in self._places
        }
        for code in self._threads:
            self._submit(code, self._recover, code)

    def ticket(self, ticket: TicketTaken, place: str = "kiosk") -> "Future[Paper]":
        """What becomes of a number's paper, which was wanted with `print_at=place`."""
        code = self._first(place, FormKind.TICKET)
        paper = self._ask(ticket.slip, code)
        self._submit(code, self._work, code)
        return paper

    def form(
        self,
        kind: FormKind,
        about: str,
        facts: FormFacts,
        *,
        place: str = "counter",
        copies: tuple[Copy | None, ...] = (None,),
        reprint: int = 0,
    ) -> "Future[Paper]":
        """Wants a counter form, one paper per copy; `about` is the dossier's code. Its future is
        settled with the first paper that did not come, else with the last."""
        told: Future[Paper] = Future()
        code = self._first(place, kind)

        def order() -> None:
            papers = []
            try:
                for copy in copies:
                    wanted = self._desk.order_slip(
                        form=kind,
                        about=about,
                        place=place,
                        facts=msgspec.json.encode(facts).decode(),
                        copy=copy or "",
                        reprint=reprint,
                    )
                    papers.append(self._ask(wanted.slip, code))
            except Exception as error:  # whoever waits for the paper must hear of a bug, too
                told.set_result(_not_recorded(error))
                return
            for each in papers:
                each.add_done_callback(lambda _: _tell_of_all(told, papers))
            self._work(code)

        self._submit(code, order)
        return told

    def look(self) -> None:
        """Asks every printer how it is, puts news on record, and prints what waits for it; waits
        for no running job."""
        for code in self._threads:
            self._submit(code, self._look, code)

    def wake(self) -> None:
        """Somebody else wants paper: prints what waits. Nothing after `close`: news may come until
        whoever tells it has stopped, and what waits keeps waiting in the spool."""
        with suppress(RuntimeError):  # a closed thread takes no work
            for code in self._threads:
                self._submit(code, self._work, code)

    def close(self) -> None:
        """Finishes what is being printed; what waits keeps waiting in the spool."""
        for thread in self._threads.values():
            thread.shutdown()

    def _submit(self, code: str, work: Callable[..., None], *about: str) -> None:
        """On the printer's thread; a bug of ours there must not be silent."""
        self._threads[code].submit(work, *about).add_done_callback(_log_a_bug)

    def _ask(self, slip: str, code: str) -> "Future[Paper]":
        with self._asking:
            return self._asked.setdefault(slip, (code, Future()))[1]

    def _first(self, place: str, form: str) -> str:
        return routing.route(self._devices, place, form)[0].code

    def _recover(self, code: str) -> None:
        """Where nobody can say whether a paper was broken off, an empty piece is better than two
        numbers on one."""
        try:
            torn = self._desk.interrupted_slips(device=code) > 0
        except StoreTrouble:
            torn = True
        if torn:
            self._printers[code].slips.interrupted()

    def _look(self, code: str) -> None:
        state = self._printers[code].slips.state()
        if state.light != "unknown":
            reason = state.reason or ("paper_low" if state.light == "low" else "")
            with suppress(StoreTrouble):  # it tells its own trouble; the next look tries again
                self._desk.device_state(device=code, reason=reason)
        self._work(code)

    def _work(self, code: str) -> None:
        """Everything that waits for this printer; whoever asked about its papers is told. Behind
        one that did not come the others wait too, or their order would be lost."""
        behind: Paper | None = None
        try:
            for row in self._desk.waiting_slips(places=self._places):
                route = routing.route(self._devices, row.place, row.form)
                if not route or route[0].code != code:
                    continue
                paper = self._hold(row, behind) if behind else self._print(row, route)
                if paper.state == "failed" and all(each.code in self._troubled for each in route):
                    behind = paper
                self._tell(row.slip, paper)
            self._tell_rest(code, lambda slip: _became(self._desk.slip(slip=slip)))
        except Exception as error:  # as above
            untold = _not_recorded(error)
            self._tell_rest(code, lambda _: untold)

    def _print(self, row: SlipRow, route: tuple[Device, ...]) -> Paper:
        """On the first printer of its route that is well."""
        paper = Paper("failed", "printer")
        for device in route:
            known = self._troubled.get(device.code)
            if known is not None and self._printers[device.code].slips.state().light == "trouble":
                paper = known
                continue
            self._troubled.pop(device.code, None)
            job = self._desk.begin_slip(slip=row.slip, device=device.code)
            if isinstance(job, Refused):
                return _not_begun(job)
            paper = self._made(self._printers[device.code], job)
            if paper.state != "failed":
                return paper
            self._troubled[device.code] = paper
        return self._hold(row, paper)

    def _hold(self, row: SlipRow, paper: Paper) -> Paper:
        with suppress(StoreTrouble):
            self._desk.hold_slip(slip=row.slip, reason=paper.reason)
        return paper

    def _made(self, printer: Printer, job: SlipJob) -> Paper:
        """A bug of ours in one paper keeps no other waiting, and nobody knows how far it came."""
        try:
            return self._make(printer, job)
        except Exception:
            log.exception("a bug of ours")
            with suppress(StoreTrouble):
                self._desk.slip_failed(slip=job.slip, state="uncertain", reason="bug")
            return Paper("uncertain", "bug")

    def _make(self, printer: Printer, job: SlipJob) -> Paper:
        kind = FormKind(job.form)
        facts = (
            ticket_facts(job.ticket, self._centre)
            if job.ticket
            else read_facts(kind, job.facts.encode())
        )
        media = Media.PAGE if printer.device.media == "page" else Media.ROLL
        try:
            outcome = printer.slips.print_slip(
                facts,
                edition_of(facts, media),
                language=job.language,
                copy=Copy(job.copy) if job.copy else None,
                reprint=job.reprint,
            )
        except PrinterTrouble as trouble:
            state = "uncertain" if isinstance(trouble, PaperUncertain) else "failed"
            light = trouble.cause if isinstance(trouble, PaperUncertain) else trouble.reason
            with suppress(StoreTrouble):  # as below
                self._desk.slip_failed(slip=job.slip, state=state, reason=trouble.reason)
                if light:
                    self._desk.device_state(device=printer.device.code, reason=light)
            return Paper(state, trouble.reason, str(trouble))
        # the paper is out, whether or not there is room to say so: the store tells its own trouble
        with suppress(StoreTrouble):
            self._desk.slip_printed(slip=job.slip, confirmed=outcome.confirmed)
            low = "paper_low" if outcome.paper_low else ""
            self._desk.device_state(device=printer.device.code, reason=low)
        return Paper("printed")

    def _tell(self, slip: str, paper: Paper) -> None:
        with self._asking:
            _, asked = self._asked.pop(slip, ("", None))
        if asked is not None:
            asked.set_result(paper)

    def _tell_rest(self, code: str, became: Callable[[str], Paper | None]) -> None:
        """Whoever asked about a paper that did not wait, or could not be looked for."""
        with self._asking:
            slips = [slip for slip, (asked_of, _) in self._asked.items() if asked_of == code]
        for slip in slips:
            if paper := became(slip):
                self._tell(slip, paper)


def _not_recorded(error: Exception) -> Paper:
    """What waits still waits; a bug of ours stands in the log."""
    if isinstance(error, KnownError):
        return Paper("failed", "not_recorded", str(error))
    log.error("a bug of ours", exc_info=error)
    return Paper("failed", "bug")


def _log_a_bug(done: "Future[None]") -> None:
    if error := done.exception():
        log.error("a bug of ours", exc_info=error)


def _not_begun(refused: Refused) -> Paper:
    reason = "too_old" if refused.reason is Reason.TOO_OLD else "printer"
    return Paper("failed", reason, refused.message())


def _tell_of_all(told: "Future[Paper]", papers: "Sequence[Future[Paper]]") -> None:
    if all(each.done() for each in papers) and not told.done():
        came = [each.result() for each in papers]
        told.set_result(next((each for each in came if each.state != "printed"), came[-1]))


def _became(row: SlipRow | Refused) -> Paper | None:
    """None while that is open: it was wanted after this look, or another process is at it."""
    if isinstance(row, Refused):
        return Paper("failed", "printer", row.message())
    if row.state in {"queued", "sending"}:
        return None
    state = row.state if row.state in {"printed", "uncertain"} else "failed"
    return Paper(state, row.reason)
