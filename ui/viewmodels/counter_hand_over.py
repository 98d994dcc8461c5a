"""A dossier given to an office, or taken back from it, each time its control slip is scanned."""

from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Done
from kiosk.desk import DossierAtCounter
from ui.viewmodels.counter_dossier_texts import hand_over_words
from ui.viewmodels.counter_wishes import CounterWishes, new_request
from ui.viewmodels.desktop import CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterHandOverViewModel(QObject):
    """Where the dossier lies decides whether it is given or comes back.

    Signals: `changed` with every key; `wrong(field)` for the keyboard; `done`: recorded.
    """

    changed = Signal()
    wrong = Signal(str)
    done = Signal()

    def __init__(self, wishes: CounterWishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._dossier: DossierAtCounter | None = None
        self._office, self._colleague, self._error = "", "", ""

    office = Property(str, lambda self: self._office, notify=changed)
    colleague = Property(str, lambda self: self._colleague, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
    words = Property("QVariantMap", lambda self: self._words(), notify=changed)

    def begin(self, dossier: DossierAtCounter) -> None:
        """With the office it comes from, or where the last one of its procedure went."""
        self.wipe()
        self._dossier = dossier
        self._office = dossier.lies_at or dossier.usual_office
        self.changed.emit()

    def wipe(self) -> None:
        """Nothing of a dossier stays."""
        self._dossier = None
        self._office, self._colleague, self._error = "", "", ""
        self.changed.emit()

    @Slot(str, str)
    def edit(self, field: str, text: str) -> None:
        """A key in one of the two fields."""
        if field == "office":
            self._office, self._error = text, ""
        else:
            self._colleague = text
        self.changed.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """Up, Down: an office that dossiers went to before."""
        known = self._dossier.offices if self._dossier else ()
        if known:
            at = known.index(self._office) + by if self._office in known else 0
            self.edit("office", known[at % len(known)])

    @Slot()
    def save(self) -> None:
        """F2: records it; the next dossier may be scanned at once."""
        dossier, wishes, office = self._dossier, self._wishes, self._office.strip()
        if dossier is None:
            return
        if not office:
            self._error = wishes.text("hand_over.wrong_office")
            self.changed.emit()
            self.wrong.emit("office")
            return
        giving = not dossier.lies_at
        ask: Any = partial(
            wishes.desk.hand_over,
            counter=wishes.counter,
            code=dossier.code,
            giving=giving,
            office=office,
            colleague=self._colleague.strip(),
            request_id=new_request(),
        )

        def recorded(_: Done) -> None:
            said = "said.given" if giving else "said.taken_back"
            self.done.emit()
            wishes.say(CALM, wishes.text(said, code=dossier.code, office=office))

        wishes.wish("save", ask, recorded, once=False)

    def _words(self) -> dict[str, str]:
        return hand_over_words(self._wishes.spoken, self._dossier) if self._dossier else {}
