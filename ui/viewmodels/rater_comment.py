"""The comment a citizen types on our own keyboard: Telex or VNI, nothing kept beyond the visit."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.telex import Method, erased, typed

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 300
"""Characters; a screen at a counter is no place for a letter. The desk takes more."""
SENTENCE_ENDS = (".", "!", "?", "\n")
METHODS = tuple(Method)


@QmlElement
@QmlUncreatable("made by the program")
class RaterCommentViewModel(QObject):
    """`text` is what is being typed, `kept` what was confirmed with "done".

    Signals: `changed` with every key.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._kept = ""
        self._method = Method.TELEX
        self._shift = True

    text = Property(str, lambda self: self._text, notify=changed)
    kept = Property(str, lambda self: self._kept, notify=changed)
    method = Property(str, lambda self: str(self._method), notify=changed)
    shift = Property(bool, lambda self: self._shift, notify=changed)

    @property
    def kept_text(self) -> str:
        """The comment as confirmed."""
        return self._kept

    def begin(self, language: str) -> None:
        """A new visitor: nothing typed, the method of their language."""
        self._text = self._kept = ""
        self._method = Method.TELEX if language == "vi" else Method.OFF
        self._shift = True
        self.changed.emit()

    def open(self) -> None:
        """The keyboard comes up with what was confirmed before."""
        self._text = self._kept
        self._look_for_sentence()

    def keep(self) -> None:
        """ "Done": this is the comment."""
        self._kept = self._text.strip()
        self.changed.emit()

    @Slot(str)
    def press(self, key: str) -> None:
        """A letter, figure, sign or blank, as it stands on the key (small letters)."""
        if len(self._text) >= LONGEST:
            return
        self._text = typed(self._text, key.upper() if self._shift else key, self._method)
        self._look_for_sentence()

    @Slot()
    def erase(self) -> None:
        """The last letter goes, with its marks."""
        self._text = erased(self._text)
        self._look_for_sentence()

    @Slot()
    def toggleShift(self) -> None:
        """Capital for the next letter, or not."""
        self._shift = not self._shift
        self.changed.emit()

    @Slot()
    def nextMethod(self) -> None:
        """Telex, VNI, every key as it is, and round again."""
        self._method = METHODS[(METHODS.index(self._method) + 1) % len(METHODS)]
        self.changed.emit()

    def _look_for_sentence(self) -> None:
        """A sentence begins with a capital by itself."""
        before = self._text.rstrip()
        begins = not before or (self._text != before and before.endswith(SENTENCE_ENDS))
        self._shift = begins
        self.changed.emit()
