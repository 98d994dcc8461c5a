"""The counter place as a whole: which screen, the bar, the last sentence, and what a scan does."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import codes
from kiosk.answers import Refused, SignedIn, TicketPlace
from kiosk.catalogue import Centre
from kiosk.codes import Badge, DossierCode, IdCard, TicketToken
from kiosk.desk import CounterView, Desk
from kiosk.words import DEFAULT_LANGUAGE
from printing.pages import PageSetter
from printing.room import PrintRoom
from ui.background import Background
from ui.viewmodels.counter_choice import CounterChoiceViewModel
from ui.viewmodels.counter_day import CounterDayViewModel
from ui.viewmodels.counter_dossier import CounterDossierViewModel
from ui.viewmodels.counter_line import CounterLineViewModel
from ui.viewmodels.counter_paper import CounterPaper
from ui.viewmodels.counter_receive import CounterReceiveViewModel
from ui.viewmodels.counter_sign_in import SignInViewModel
from ui.viewmodels.counter_visit import CounterVisitViewModel
from ui.viewmodels.counter_wishes import ATTENTION, CALM, CounterWishes
from ui.viewmodels.desktop import desk_size

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
        self._sign_in = SignInViewModel(people, self._admit, wishes.spoken, self)
        self._visit = CounterVisitViewModel(wishes, self)
        self._line = CounterLineViewModel(wishes, self)
        self._choice = CounterChoiceViewModel(wishes, self)
        self._day = CounterDayViewModel(wishes, self)
        self._receive = CounterReceiveViewModel(wishes, self._paper, pages or PageSetter(), self)
        self._dossier = CounterDossierViewModel(wishes, self._paper, self)
        self._screen = "console"
        self._mood, self._sentence = CALM, ""
        self._view: CounterView | None = None
        self._seconds = 0
        wishes.looked.connect(self._looked)
        wishes.said.connect(self._said)
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
        self._open_receive(None)

    @Slot(str)
    def openDossier(self, mode: str) -> None:
        """Ctrl+T, K, B, R, P: with the visit's own dossier where it is plain which one is meant."""
        serving = self._view.serving if self._view else None
        own = (
            serving.received_dossiers or ((serving.dossier,) if serving.dossier else ())
            if serving
            else ()
        )
        if mode == "reprint" and len(own) == 1:
            self._paper.receipt(own[0])
            return
        self._dossier.open(mode, own[0] if len(own) == 1 else "")
        self._go("dossier")

    @Slot(str)
    def scanned(self, text: str) -> None:
        """Any code held to the reader, on any screen of the counter."""
        pattern = self._wishes.centre.facts.dossier_pattern or codes.DOSSIER_PATTERN
        signed_in = self._shown() != "signIn"
        match codes.read(text, dossier_pattern=pattern):
            case Badge(token=badge) if not signed_in:
                self._sign_in_badge(badge)
            case IdCard() as card if signed_in:
                if self._screen == "receive":
                    self._receive.fill(card)
                else:
                    self._open_receive(card)
            case DossierCode(code=code) if signed_in and self._screen == "receive":
                self._receive.edit("code", code)
            case DossierCode(code=code) if signed_in:
                mode = self._dossier.mode if self._screen == "dossier" else ""
                self._dossier.open(mode, code)
                self._go("dossier")
            case TicketToken(token=token) if signed_in and self._screen == "console":
                self._find_ticket(token)
            case _:
                key = "scan_other" if signed_in else "scan_signed_out"
                self._wishes.say(ATTENTION, self._wishes.text(f"said.{key}"))

    def _open_receive(self, card: IdCard | None) -> None:
        serving = self._view.serving if self._view else None
        self._receive.open(serving.procedure if serving else "", card)
        self._go("receive")

    def _find_ticket(self, token: str) -> None:
        wishes = self._wishes

        def found(place: TicketPlace) -> None:
            if not self._line.find(place.ticket):
                key = (
                    "ticket_here"
                    if place.counter == wishes.counter and place.state == "serving"
                    else "ticket_elsewhere"
                )
                wishes.say(ATTENTION, wishes.text(f"said.{key}", number=place.number))

        ask: Any = partial(wishes.desk.ticket_place, ticket=token)
        wishes.wish("scan", ask, found)

    def _admit(
        self, official: str, pin: str, welcome: Callable[[], None], no: Callable[[Refused], None]
    ) -> None:
        wishes = self._wishes
        ask: Any = partial(wishes.desk.sign_in, counter=wishes.counter, official=official, pin=pin)
        wishes.wish("sign_in", ask, lambda _: welcome(), no, once=False)

    def _sign_in_badge(self, badge: str) -> None:
        wishes = self._wishes
        ask: Any = partial(wishes.desk.sign_in_badge, counter=wishes.counter, badge=badge)

        def welcome(_: SignedIn) -> None:
            self._sign_in.forget()

        def no(refused: Refused) -> None:
            self._sign_in.stumbled(refused.message(wishes.spoken.language))

        wishes.wish("sign_in", ask, welcome, no, once=False)

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

    def _said(self, mood: int, sentence: str) -> None:
        self._mood, self._sentence = mood, sentence
        if self._shown() == "signIn" and sentence:
            self._sign_in.stumbled(sentence)
        self.changed.emit()

    def _go(self, screen: str) -> None:
        self._screen = screen
        self._mood, self._sentence = CALM, ""
        self.changed.emit()

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
