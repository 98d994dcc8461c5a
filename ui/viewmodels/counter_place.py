"""The counter place as a whole: which screen, the bar, the last sentence, and what a scan does."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.catalogue import Centre
from kiosk.desk import CounterView, Desk
from kiosk.scans import Source
from kiosk.words import DEFAULT_LANGUAGE
from printing.pages import PageSetter
from printing.room import PrintRoom
from ui.background import Background
from ui.viewmodels.counter_by_hand import CounterByHandViewModel
from ui.viewmodels.counter_choice import CounterChoiceViewModel
from ui.viewmodels.counter_day import CounterDayViewModel
from ui.viewmodels.counter_dossier import CounterDossierViewModel
from ui.viewmodels.counter_line import CounterLineViewModel
from ui.viewmodels.counter_parts import CounterParts
from ui.viewmodels.counter_receive import CounterReceiveViewModel
from ui.viewmodels.counter_sign_in import SignInViewModel
from ui.viewmodels.counter_visit import CounterVisitViewModel
from ui.viewmodels.counter_visit_texts import own_dossier
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
        self._parts = CounterParts(wishes, room, pages or PageSetter(), self)
        self._screen = "console"
        self._mood, self._sentence = CALM, ""
        self._view: CounterView | None = None
        self._seconds = 0
        wishes.looked.connect(self._looked)
        wishes.said.connect(self._said)
        self._parts.scan.went.connect(self._go)
        self._parts.receive.left.connect(self._home)
        self._parts.dossier.left.connect(self._home)
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self.second)
        self._timer.start()
        self.look()

    signIn = Property(SignInViewModel, lambda self: self._parts.sign_in, constant=True)
    visit = Property(CounterVisitViewModel, lambda self: self._parts.visit, constant=True)
    line = Property(CounterLineViewModel, lambda self: self._parts.line, constant=True)
    byHand = Property(CounterByHandViewModel, lambda self: self._parts.by_hand, constant=True)
    choice = Property(CounterChoiceViewModel, lambda self: self._parts.choice, constant=True)
    day = Property(CounterDayViewModel, lambda self: self._parts.day, constant=True)
    receive = Property(CounterReceiveViewModel, lambda self: self._parts.receive, constant=True)
    dossier = Property(CounterDossierViewModel, lambda self: self._parts.dossier, constant=True)
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
        self._parts.visit.tick()
        if self._seconds % LOOK_SECONDS == 0:
            self.look()
        self.changed.emit()

    @Slot()
    def receiveDossier(self) -> None:
        """Ctrl+N."""
        self._parts.receive.begin(self._view)
        self._go("receive")

    @Slot(str)
    def openDossier(self, mode: str) -> None:
        """A key of `DossierKeys`: with the visit's own dossier where it is plain which is meant."""
        own = own_dossier(self._view)
        if not self._parts.paper.at_once(mode, own):
            self._parts.dossier.open(mode, own)
            self._go("dossier")

    @Slot(str)
    def scanned(self, text: str, source: str = "") -> None:
        """Any code held to the reader, on any screen of the counter."""
        self._parts.scan.read(text, self._shown(), spoilt=source == Source.WEDGE)

    @Slot(object)
    def _looked(self, view: CounterView) -> None:
        before = self._view.serving if self._view else None
        if before and (view.serving is None or view.serving.ticket != before.ticket):
            self._parts.paper.forget()
        if view.state == "closed":
            self._parts.paper.forget()
            self._parts.receive.wipe()
            self._parts.dossier.wipe()
            self._screen = "console"
        self._view = view
        self.changed.emit()

    @Slot(int, str)
    def _said(self, mood: int, sentence: str) -> None:
        self._mood, self._sentence = mood, sentence
        if self._shown() == "signIn":
            self._parts.sign_in.stumbled(sentence)
        self.changed.emit()

    @Slot(str)
    def _go(self, screen: str) -> None:
        self._screen = screen
        self._wishes.say(CALM, "")

    @Slot()
    def _home(self) -> None:
        self._go("console")

    def _shown(self) -> str:
        if self._view is None:
            return "signIn" if self._wishes.away else ""  # there is a line to say why
        return "signIn" if self._view.state == "closed" else self._screen

    def _words(self) -> dict[str, Any]:
        tables = self._wishes.spoken.tables("counter")
        return {name: dict(table) for name, table in tables.items()}

    def _title(self) -> str:
        return self._wishes.text("console.counter", number=self._wishes.counter)

    def _name(self) -> str:
        known = self._wishes.centre.counter.get(self._wishes.counter)
        return known.name[self._wishes.spoken.language] if known else ""
