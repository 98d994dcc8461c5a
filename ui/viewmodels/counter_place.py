"""The counter place as a whole: which screen, the bar, the last sentence, and what a scan does."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.catalogue import Centre
from kiosk.desk import CounterView, Desk
from kiosk.words import DEFAULT_LANGUAGE
from printing.pages import PageSetter
from printing.room import PrintRoom
from ui.background import Background
from ui.viewmodels.counter_choice import CounterChoiceViewModel
from ui.viewmodels.counter_day import CounterDayViewModel
from ui.viewmodels.counter_dossier import CounterDossierViewModel
from ui.viewmodels.counter_entry import CounterEntry
from ui.viewmodels.counter_line import CounterLineViewModel
from ui.viewmodels.counter_paper import CounterPaper
from ui.viewmodels.counter_receive import CounterReceiveViewModel
from ui.viewmodels.counter_scan import CounterScan
from ui.viewmodels.counter_sign_in import SignInViewModel
from ui.viewmodels.counter_visit import CounterVisitViewModel, own_dossier
from ui.viewmodels.counter_wishes import CounterWishes
from ui.viewmodels.desktop import CALM, desk_size

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

SECOND_MS = 1000
LOOK_SECONDS = 5


@QmlElement
@QmlUncreatable("made by the program")
class CounterViewModel(QObject):
    """What `CounterPlace.qml` shows.

    Signals: `changed` with the screen, the bar or the sentence.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        room: PrintRoom,
        *,
        now: Callable[[], datetime],
        counter: int,
        pages: PageSetter | None = None,
        language: str = DEFAULT_LANGUAGE,
        parent: QObject | None = None,
    ) -> None:
        """`counter`: the number of this counter, one of the centre's. `pages`: for the preview."""
        super().__init__(parent)
        wishes = CounterWishes(desk, centre, background, now, counter, language, self)
        self._wishes = wishes
        printers = (each for each in centre.devices if each.kind == "printer")
        printer = next((each for each in printers if each.place == "counter"), None)
        self._paper = CounterPaper(wishes, room, printer, self)
        people = [each for each in centre.staff if not each.counters or counter in each.counters]
        entry = CounterEntry(wishes)
        self._sign_in = SignInViewModel(people, entry.by_pin, wishes.spoken, self)
        self._visit = CounterVisitViewModel(wishes, self)
        self._line = CounterLineViewModel(wishes, self)
        self._choice = CounterChoiceViewModel(wishes, self)
        self._day = CounterDayViewModel(wishes, self)
        self._receive = CounterReceiveViewModel(wishes, self._paper, pages or PageSetter(), self)
        self._dossier = CounterDossierViewModel(wishes, self._paper, self)
        self._scan = CounterScan(
            wishes, entry, self._sign_in, self._line, self._receive, self._dossier, self
        )
        self._screen = "console"
        self._mood, self._sentence = CALM, ""
        self._view: CounterView | None = None
        self._seconds = 0
        wishes.looked.connect(self._looked)
        wishes.said.connect(self._said)
        self._scan.went.connect(self._go)
        self._receive.left.connect(self._home)
        self._dossier.left.connect(self._home)
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self.second)
        self._timer.start()
        self.look()

    signIn = Property(SignInViewModel, lambda self: self._sign_in, constant=True)
    visit = Property(CounterVisitViewModel, lambda self: self._visit, constant=True)
    line = Property(CounterLineViewModel, lambda self: self._line, constant=True)
    choice = Property(CounterChoiceViewModel, lambda self: self._choice, constant=True)
    day = Property(CounterDayViewModel, lambda self: self._day, constant=True)
    receive = Property(CounterReceiveViewModel, lambda self: self._receive, constant=True)
    dossier = Property(CounterDossierViewModel, lambda self: self._dossier, constant=True)
    words = Property("QVariantMap", lambda self: self._words(), constant=True)
    screen = Property(str, lambda self: self._shown(), notify=changed)
    title = Property(str, lambda self: self._title(), constant=True)
    name = Property(str, lambda self: self._name(), constant=True)
    time = Property(str, lambda self: f"{self._wishes.now():%H:%M}", notify=changed)
    mood = Property(int, lambda self: self._mood, notify=changed)
    sentence = Property(str, lambda self: self._sentence, notify=changed)
    panel = Property("QSize", lambda self: desk_size(self._wishes.centre, "counter"), constant=True)

    def look(self) -> None:
        """Something happened in the centre: look again."""
        self._wishes.look()

    @Slot()
    def second(self) -> None:
        """A second has gone; the desk is asked now and then even when nothing was told."""
        self._seconds += 1
        self._visit.tick()
        if self._seconds % LOOK_SECONDS == 0:
            self.look()
        self.changed.emit()

    @Slot()
    def receiveDossier(self) -> None:
        """Ctrl+N."""
        self._receive.begin(self._view)
        self._go("receive")

    @Slot(str)
    def openDossier(self, mode: str) -> None:
        """Ctrl+T, K, B, R, P: with the visit's own dossier where it is plain which one is meant."""
        own = own_dossier(self._view)
        if mode == "reprint" and own:
            self._paper.receipt(own)
            return
        self._dossier.open(mode, own)
        self._go("dossier")

    @Slot(str)
    def scanned(self, text: str) -> None:
        """Any code held to the reader, on any screen of the counter."""
        self._scan.read(text, self._shown())

    @Slot(object)
    def _looked(self, view: CounterView) -> None:
        before = self._view.serving if self._view else None
        if before and (view.serving is None or view.serving.ticket != before.ticket):
            self._paper.forget()
        if view.state == "closed" and self._screen != "console":
            self._receive.wipe()
            self._dossier.wipe()
            self._screen = "console"
        self._view = view
        self.changed.emit()

    @Slot(int, str)
    def _said(self, mood: int, sentence: str) -> None:
        self._mood, self._sentence = mood, sentence
        if self._shown() == "signIn" and sentence:
            self._sign_in.stumbled(sentence)
        self.changed.emit()

    @Slot(str)
    def _go(self, screen: str) -> None:
        self._screen = screen
        self._mood, self._sentence = CALM, ""
        self.changed.emit()

    @Slot()
    def _home(self) -> None:
        self._go("console")

    def _shown(self) -> str:
        if self._view is None:
            return ""
        return "signIn" if self._view.state == "closed" else self._screen

    def _words(self) -> dict[str, Any]:
        tables = self._wishes.spoken.tables("counter")
        return {name: dict(table) for name, table in tables.items()}

    def _title(self) -> str:
        return self._wishes.text("console.counter", number=self._wishes.counter)

    def _name(self) -> str:
        known = self._wishes.centre.counter.get(self._wishes.counter)
        return known.name[self._wishes.spoken.language] if known else ""
