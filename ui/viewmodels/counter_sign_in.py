"""Who sits here: a name and a PIN, at a counter or at the manager's desk."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Refused
from kiosk.catalogue import Official
from kiosk.words import Words

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_PIN = 12
Admit = Callable[[str, str, Callable[[], None], Callable[[Refused], None]], None]
"""`admit(official, pin, welcome, no)` asks the desk and calls one of the last two."""


@QmlElement
@QmlUncreatable("made by the program")
class SignInViewModel(QObject):
    """Signals: `changed` with every key. The PIN is forgotten with every answer; QML learns how
    long it is, never what it is."""

    changed = Signal()

    def __init__(
        self,
        people: Sequence[Official],
        admit: Admit,
        spoken: Words,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = tuple(people)
        self._admit = admit
        self._spoken = spoken
        self._chosen = self._only()
        self._pin = ""
        self._error = ""
        self._working = False

    people = Property("QVariantList", lambda self: self._rows(), constant=True)
    chosen = Property(str, lambda self: self._chosen, notify=changed)
    length = Property(int, lambda self: len(self._pin), notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
    working = Property(bool, lambda self: self._working, notify=changed)

    @Slot(str)
    def choose(self, code: str) -> None:
        """A name of the list."""
        self._chosen, self._pin, self._error = code, "", ""
        self.changed.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """The next name, or the one before."""
        codes = [each.code for each in self._people]
        if codes:
            at = codes.index(self._chosen) + by if self._chosen in codes else min(by, 0)
            self.choose(codes[at % len(codes)])

    @Slot(str)
    def type(self, digit: str) -> None:
        """One figure of the PIN."""
        if digit.isdigit() and digit.isascii() and len(self._pin) < LONGEST_PIN:
            self._pin += digit[:1]
            self._error = ""
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """Takes the last figure back."""
        self._pin = self._pin[:-1]
        self.changed.emit()

    @Slot()
    def enter(self) -> None:
        """Asks to be let in."""
        if self._working:
            return
        if not self._chosen:
            self._say(self._spoken.text("counter.sign_in.choose_first"))
        elif not self._pin:
            self._say(self._spoken.text("counter.sign_in.pin_first"))
        else:
            pin, self._pin, self._working = self._pin, "", True
            self._admit(self._chosen, pin, self.forget, self._refused)
            self.changed.emit()

    def forget(self) -> None:
        """Nothing of this try is kept."""
        self._chosen, self._pin, self._error, self._working = self._only(), "", "", False
        self.changed.emit()

    def stumbled(self, sentence: str) -> None:
        """The desk could not be asked."""
        self._working = False
        self._say(sentence)

    def _refused(self, refused: Refused) -> None:
        self._working = False
        self._say(refused.message(self._spoken.language))

    def _say(self, sentence: str) -> None:
        self._error = sentence
        self.changed.emit()

    def _only(self) -> str:
        return self._people[0].code if len(self._people) == 1 else ""

    def _rows(self) -> list[dict[str, str]]:
        return [{"code": each.code, "name": each.name} for each in self._people]
