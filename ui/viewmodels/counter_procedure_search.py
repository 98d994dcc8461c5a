"""Finding the procedure of a dossier that is received: what is typed, and what fits."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.viewmodels.counter_receive_texts import suggestion_rows
from ui.viewmodels.counter_wishes import CounterWishes

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class ProcedureSearch(QObject):
    """`query` is None while nobody searches.

    Signals: `changed` with every key; `chosen(code)`, an empty code leaves what was.
    """

    changed = Signal()
    chosen = Signal(str)

    def __init__(self, wishes: CounterWishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self.query: str | None = None

    suggestions = Property("QVariantList", lambda self: self._suggestions(), notify=changed)

    @Slot(str)
    def type(self, text: str) -> None:
        """A key in the procedure's field."""
        self.query = text
        self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        """One of the suggestions, or "" for none."""
        self.close()
        self.chosen.emit(code)

    def close(self) -> None:
        """Nobody searches."""
        self.query = None
        self.changed.emit()

    def _suggestions(self) -> list[dict[str, str]]:
        if self.query is None:
            return []
        return suggestion_rows(self._wishes.centre, self.query, self._wishes.spoken.language)
