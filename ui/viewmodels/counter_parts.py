"""The counter's view-models, made in the order in which they know each other."""

from PySide6.QtCore import QObject

from printing.pages import PageSetter
from printing.room import PrintRoom
from ui.viewmodels.counter_by_hand import CounterByHandViewModel
from ui.viewmodels.counter_choice import CounterChoiceViewModel
from ui.viewmodels.counter_day import CounterDayViewModel
from ui.viewmodels.counter_dossier import CounterDossierViewModel
from ui.viewmodels.counter_entry import CounterEntry
from ui.viewmodels.counter_line import CounterLineViewModel
from ui.viewmodels.counter_paper import CounterPaper
from ui.viewmodels.counter_receive import CounterReceiveViewModel
from ui.viewmodels.counter_scan import CounterScan
from ui.viewmodels.counter_sign_in import SignInViewModel
from ui.viewmodels.counter_visit import CounterVisitViewModel
from ui.viewmodels.counter_wishes import CounterWishes


class CounterParts:
    """Wiring only; `owner` keeps them alive."""

    def __init__(
        self, wishes: CounterWishes, room: PrintRoom, pages: PageSetter, owner: QObject
    ) -> None:
        centre, counter = wishes.centre, wishes.counter
        printers = (each for each in centre.devices if each.kind == "printer")
        printer = next((each for each in printers if each.place == "counter"), None)
        people = [each for each in centre.staff if not each.counters or counter in each.counters]
        entry = CounterEntry(wishes)
        self.paper = CounterPaper(wishes, room, printer, owner)
        self.sign_in = SignInViewModel(people, entry.by_pin, wishes.spoken, owner)
        self.visit = CounterVisitViewModel(wishes, owner)
        self.line = CounterLineViewModel(wishes, owner)
        self.by_hand = CounterByHandViewModel(wishes, owner)
        self.choice = CounterChoiceViewModel(wishes, owner)
        self.day = CounterDayViewModel(wishes, owner)
        self.receive = CounterReceiveViewModel(wishes, self.paper, pages, owner)
        self.dossier = CounterDossierViewModel(wishes, self.paper, owner)
        self.scan = CounterScan(
            wishes, entry, self.sign_in, self.line, self.receive, self.dossier, owner
        )
