"""A counter's paper: printed after the dossier is safe, and whatever became of it is said."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.answers import Refused
from kiosk.catalogue import Device
from kiosk.forms import Copy, FormFacts, FormKind
from kiosk.papers import control_facts, receipt_facts
from printing.room import Paper, PrintRoom
from ui.viewmodels.counter_wishes import CounterWishes
from ui.viewmodels.desktop import ATTENTION, CALM, WRONG

BOTH: tuple[Copy | None, ...] = (Copy.KEPT, Copy.CUSTOMER)
Order = tuple[FormFacts, int]


class CounterPaper(QObject):
    """Orders paper and tells the official. `printer` None: this counter has none, and says so.

    The look-up codes of slips that did not come out are kept until the next visitor, because only
    their first print can show them; so is a paper that did not come out at all.
    """

    def __init__(
        self,
        wishes: CounterWishes,
        room: PrintRoom,
        printer: Device | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._room = room
        self.printer = printer
        self._lookups: dict[str, str] = {}
        self._again: Callable[[], None] | None = None

    def receipt(self, code: str, lookup: str = "") -> None:
        """The receipt and appointment slip, two copies; marked as a reprint if it came before."""
        if lookup:
            self.keep(code, lookup)
        shown = self._lookups.get(code, "")
        wishes = self._wishes

        def work() -> Order | Refused:
            dossier = wishes.desk.find_dossier(code=code)
            if isinstance(dossier, Refused):
                return dossier
            times = wishes.desk.times_printed(form=FormKind.RECEIPT, about=code)
            return receipt_facts(dossier, wishes.centre, shown), times

        self._ready(work, FormKind.RECEIPT, code, BOTH)

    def control(self, code: str) -> None:
        """The control slip as the dossier's way is known now."""
        wishes = self._wishes

        def work() -> Order | Refused:
            dossier = wishes.desk.find_dossier(code=code)
            if isinstance(dossier, Refused):
                return dossier
            times = wishes.desk.times_printed(form=FormKind.CONTROL, about=code)
            return control_facts(dossier, wishes.centre, wishes.now()), times

        self._ready(work, FormKind.CONTROL, code, (None,))

    def at_once(self, wanted: str, own: str) -> bool:
        """Ctrl+P, Ctrl+I where nothing is to be asked: the last paper that did not come out, or
        one of the visit's `own` dossier. Whether there was something to print."""
        if wanted == "reprint" and self._again:
            self._again()
        elif own and wanted == "reprint":
            self.receipt(own)
        elif own and wanted == "control":
            self.control(own)
        else:
            return False
        return True

    def keep(self, code: str, lookup: str) -> None:
        """Saved, to be printed later in this visit."""
        self._lookups = {code: lookup}

    def form(self, kind: FormKind, code: str, facts: FormFacts) -> None:
        """Any other form, one paper."""
        self._ready(lambda: (facts, 0), kind, code, (None,))

    def forget(self) -> None:
        """The visitor has gone."""
        self._lookups, self._again = {}, None

    def _ready(
        self,
        work: Callable[[], Order | Refused],
        kind: FormKind,
        code: str,
        copies: tuple[Copy | None, ...],
    ) -> None:
        wishes, self._again = self._wishes, None
        if self.printer is None:
            wishes.say(ATTENTION, wishes.text("said.no_printer", code=code))
            return
        wishes.say(CALM, wishes.text("said.printing", code=code))

        def order(ready: Order | Refused) -> None:
            if isinstance(ready, Refused):
                wishes.say(ATTENTION, ready.message(wishes.spoken.language))
                return
            facts, times = ready
            paper = self._room.form(kind, code, facts, copies=copies, reprint=times)
            wishes.background.follow(paper, came, failed)

        def came(paper: Paper) -> None:
            if paper.state != "printed":
                self._again = lambda: self._ready(work, kind, code, copies)
            self._came(kind, code, copies, paper)

        def failed(error: Exception) -> None:
            self._again = lambda: self._ready(work, kind, code, copies)
            wishes.say(WRONG, wishes.text("said.not_printed", code=code, why=""))
            wishes.known(error)

        wishes.background.run(work, order, failed)

    def _came(
        self, kind: FormKind, code: str, copies: tuple[Copy | None, ...], paper: Paper
    ) -> None:
        wishes = self._wishes
        if paper.state == "printed":
            key = "said.printed_two" if len(copies) > 1 else "said.printed"
            name = wishes.spoken.text(f"papers_window.forms.{kind}")
            wishes.say(CALM, wishes.text(key, code=code, paper=name))
            return
        why = paper.sentence.split(" (")[0]  # the detail in brackets is for the log
        wishes.say(WRONG, wishes.text("said.not_printed", code=code, why=why))
