"""The kiosk place as a whole: which screen, in which words and modes, and when a visit ends."""

import dataclasses
import secrets
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.catalogue import Centre
from kiosk.desk import Desk
from kiosk.flow import Screen, Waits
from kiosk.words import words
from ui.background import Background
from ui.viewmodels.kiosk_booking import BookingViewModel
from ui.viewmodels.kiosk_dossier import DossierViewModel
from ui.viewmodels.kiosk_idle import IdleViewModel
from ui.viewmodels.kiosk_message import MessageViewModel
from ui.viewmodels.kiosk_number import NumberViewModel
from ui.viewmodels.kiosk_rating import RatingViewModel
from ui.viewmodels.kiosk_scan import receive
from ui.viewmodels.kiosk_shown_ticket import ShownTicketViewModel
from ui.viewmodels.kiosk_ticket import PrintTicket, TicketViewModel
from ui.viewmodels.kiosk_visit import KioskVisit
from ui.viewmodels.kiosk_welcome import WelcomeViewModel
from ui.viewmodels.place import Modes, kiosk_tables, next_language
from ui.viewmodels.rater_comment import RaterCommentViewModel

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

SECOND_MS = 1000
LOOK_SECONDS = 15
MODES = {
    "large": "large_text",
    "contrast": "high_contrast",
    "reach": "low_reach",
    "speech": "speech",
}


@QmlElement
@QmlUncreatable("made by the program")
class KioskViewModel(QObject):
    """What `KioskPlace.qml` shows.

    Signals: `changed` with every step; `wordsChanged` with the language; `modesChanged` with the
    modes; `speak(text, language)`: what a voice should read, instead of what it reads, an empty
    text for silence; `click`: answer a touch by sound.
    """

    changed = Signal()
    wordsChanged = Signal()
    modesChanged = Signal()
    previewChanged = Signal()
    speak = Signal(str, str)
    click = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        print_ticket: PrintTicket,
        *,
        now: Callable[[], datetime],
        waits: Waits = Waits(),
        new_id: Callable[[], str] = lambda: secrets.token_hex(16),
        speech: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`speech`: a voice is there to follow `speak`; without one its button is not drawn."""
        super().__init__(parent)
        self._visit = KioskVisit(desk, centre, background, now, waits, self)
        self._ticket = TicketViewModel(self._visit, print_ticket, new_id, self)
        self._number = NumberViewModel(self._visit, self._ticket, self)
        self._dossier = DossierViewModel(self._visit, self._ticket, self)
        self._comment = RaterCommentViewModel(self)
        self._shown = ShownTicketViewModel(self._visit, self)
        self._rating = RatingViewModel(self._visit, self._shown, self._comment, new_id, self)
        self._booking = BookingViewModel(self._visit, self._ticket, self._rating.show, self)
        self._dossier.bookingTyped.connect(self._booking.find)
        self._message = MessageViewModel(self._visit, self._dossier, self)
        self._welcome = WelcomeViewModel(self._visit, self)
        self._idle = IdleViewModel(self._visit, self)
        self._speech = speech
        self._since_look = 0
        self._preview = ""
        self._pages: dict[Screen, int] = {}
        self.modes = Modes()
        self._visit.changed.connect(self._moved)
        self._visit.looked.connect(self.changed)
        self._visit.ended.connect(self._wipe)
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self.second)
        self._timer.start()
        self._visit.look()

    number = Property(NumberViewModel, lambda self: self._number, constant=True)
    ticket = Property(TicketViewModel, lambda self: self._ticket, constant=True)
    dossier = Property(DossierViewModel, lambda self: self._dossier, constant=True)
    booking = Property(BookingViewModel, lambda self: self._booking, constant=True)
    rating = Property(RatingViewModel, lambda self: self._rating, constant=True)
    shown = Property(ShownTicketViewModel, lambda self: self._shown, constant=True)
    message = Property(MessageViewModel, lambda self: self._message, constant=True)
    comment = Property(RaterCommentViewModel, lambda self: self._comment, constant=True)
    welcome = Property(WelcomeViewModel, lambda self: self._welcome, constant=True)
    idle = Property(IdleViewModel, lambda self: self._idle, constant=True)
    ready = Property(bool, lambda self: self._visit.lobby is not None, notify=changed)
    screen = Property(str, lambda self: str(self._visit.walk.screen), notify=changed)
    page = Property(int, lambda self: self._pages.get(self._visit.walk.screen, 0), notify=changed)
    words = Property(
        "QVariantMap", lambda self: kiosk_tables(self._visit.spoken), notify=wordsChanged
    )
    preview = Property(str, lambda self: self._preview, notify=previewChanged)
    speechAvailable = Property(bool, lambda self: self._speech, constant=True)
    speechOn = Property(bool, lambda self: self.modes.speech, notify=modesChanged)

    @Slot()
    def back(self) -> None:
        """One screen back."""
        self._visit.back()

    @Slot()
    def home(self) -> None:
        """ "Về đầu": the visit is over."""
        self._visit.end()

    @Slot()
    def help(self) -> None:
        """Help, on the way; back leads to where it was asked."""
        self._visit.go(Screen.HELP)

    @Slot(int)
    def turned(self, page: int) -> None:
        """The visitor turned a page; coming back to the screen finds it open."""
        self._pages[self._visit.walk.screen] = page

    @Slot(str)
    def mode(self, name: str) -> None:
        """One of the modes row. A language changes all words in place, without losing the step."""
        if name == "language":
            self._visit.spoken = words(next_language(self._visit.spoken.language))
            self._visit.changed.emit()
            self.wordsChanged.emit()
            self._welcome.second()
            return
        field = MODES[name]
        self._fall_silent()
        self.modes = dataclasses.replace(self.modes, **{field: not getattr(self.modes, field)})
        self.modesChanged.emit()

    @Slot()
    def touched(self) -> None:
        """A finger or a key, anywhere."""
        self._idle.touched()

    @Slot(str)
    def say(self, text: str) -> None:
        """What stands on the screen, for the voice, while the visitor wants to hear it."""
        if self.modes.speech:
            self.speak.emit(text, self._visit.spoken.language)

    @Slot(str)
    def previewed(self, address: str) -> None:
        """What the camera sees, for the scan screen."""
        self._preview = address
        self.previewChanged.emit()

    @Slot(str)
    def scanned(self, text: str, source: str = "") -> None:
        """A code was held to the reader, whatever screen is shown."""
        self.touched()
        if not self._visit.working:
            receive(text, self._visit, self._dossier, self._booking, self._rating)

    @Slot()
    def look(self) -> None:
        """Something happened in the hall: read the queues again."""
        self._since_look = 0
        self._visit.look()

    @Slot()
    def sorry(self) -> None:
        """After a bug of ours: the one hook for all threads calls this."""
        self._visit.sorry()

    @Slot()
    def second(self) -> None:
        """A second passed: clock, idle count, and now and then a look at the queues."""
        self._welcome.second()
        anything_set = self.modes != Modes() or self._visit.spoken is not words()
        self._idle.second(anything_set)
        self._since_look += 1
        if self._since_look >= LOOK_SECONDS:
            self.look()

    def _fall_silent(self) -> None:
        if self.modes.speech:
            self.speak.emit("", self._visit.spoken.language)

    @Slot()
    def _moved(self) -> None:
        # a list left behind opens at its first page again
        self._pages = {k: v for k, v in self._pages.items() if k in self._visit.walk.path}
        self.changed.emit()

    @Slot()
    def _wipe(self) -> None:
        """The visitor is gone: modes and clipboard too."""
        QGuiApplication.clipboard().clear()
        self._pages = {}
        self._preview = ""
        self._fall_silent()
        if self.modes != Modes():
            self.modes = Modes()
            self.modesChanged.emit()
        self.wordsChanged.emit()
        self._welcome.second()
