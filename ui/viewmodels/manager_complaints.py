"""Walk 6's complaints: the register, and verifying what waits in it."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Done, Refused
from kiosk.catalogue import Centre
from kiosk.desk import Desk
from kiosk.desk.complaint_facts import ComplaintRegister
from kiosk.desk.complaints import OUTCOMES
from kiosk.errors import KnownError
from kiosk.words import Words
from ui.background import Background
from ui.viewmodels.desktop import CALM, WRONG
from ui.viewmodels.manager_complaints_texts import count_rows, register_rows

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class ManagerComplaintsViewModel(QObject):
    """Signals: `changed` with the choice and what is typed; `registerChanged` when the register
    is another one."""

    changed = Signal()
    registerChanged = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        spoken: Words,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._centre = centre
        self._background = background
        self._spoken = spoken
        self.by = ""
        self._rows: list[dict[str, Any]] = []
        self._counts: list[dict[str, Any]] = []
        self._chosen = ""
        self._outcome, self._reason, self._error = "", "", ""
        self._mood, self._sentence = CALM, ""
        self._working = False

    rows = Property("QVariantList", lambda self: self._rows, notify=registerChanged)
    counts = Property("QVariantList", lambda self: self._counts, notify=registerChanged)
    chosen = Property("QVariantMap", lambda self: self._chosen_row(), notify=changed)
    outcome = Property(str, lambda self: self._outcome, notify=changed)
    reason = Property(str, lambda self: self._reason, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
    mood = Property(int, lambda self: self._mood, notify=changed)
    sentence = Property(str, lambda self: self._sentence, notify=changed)
    working = Property(bool, lambda self: self._working, notify=changed)

    def look(self) -> None:
        """Read the register again."""
        self._background.run(self._desk.complaints, self._seen, self._trouble)

    @Slot(str)
    def choose(self, complaint: str) -> None:
        """Another line of the register."""
        self._chosen = complaint
        self._outcome, self._reason, self._error, self._sentence = "", "", "", ""
        self.changed.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """The line below or above."""
        names = [row["complaint"] for row in self._rows]
        if names:
            at = names.index(self._chosen) + by if self._chosen in names else 0
            self.choose(names[max(0, min(len(names) - 1, at))])

    @Slot(str)
    def judge(self, outcome: str) -> None:
        """upheld or not_upheld, not yet said to anybody."""
        if outcome in OUTCOMES:
            self._outcome, self._error = outcome, ""
            self.changed.emit()

    @Slot(str)
    def explain(self, reason: str) -> None:
        """The reason, as it is typed."""
        self._reason, self._error = reason, ""
        self.changed.emit()

    @Slot()
    def settle(self) -> None:
        """Puts it on record."""
        if self._working or not self._chosen:
            return
        if not self._outcome or not self._reason.strip():
            missing = "no_reason" if self._outcome else "no_outcome"
            self._error = self._spoken.text(f"manager.complaints.{missing}")
            self.changed.emit()
            return
        by, complaint, outcome, reason = self.by, self._chosen, self._outcome, self._reason
        self._working = True
        self._background.run(
            lambda: self._desk.settle_complaint(
                by=by, complaint=complaint, outcome=outcome, reason=reason
            ),
            self._settled,
            self._trouble,
        )
        self.changed.emit()

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """What just came of a wish."""
        self._mood, self._sentence = CALM, sentence
        self.changed.emit()
        self.look()

    def _settled(self, answer: Done | Refused) -> None:
        self._working = False
        if isinstance(answer, Refused):
            self._mood, self._sentence = WRONG, answer.message(self._spoken.language)
            self.changed.emit()
            return
        self._outcome, self._reason = "", ""
        self.tell(self._spoken.text("manager.complaints.was_settled"))

    def _seen(self, register: ComplaintRegister) -> None:
        rows = register_rows(self._spoken, self._centre, register)
        counts = count_rows(self._spoken, register)
        if (rows, counts) != (self._rows, self._counts):
            self._rows, self._counts = rows, counts
            self.registerChanged.emit()
            self.changed.emit()

    def _trouble(self, error: Exception) -> None:
        self._working = False
        self._mood, self._sentence = WRONG, self._spoken.text("counter.said.trouble")
        self.changed.emit()
        if not isinstance(error, KnownError):
            raise error

    def _chosen_row(self) -> dict[str, Any]:
        return next((row for row in self._rows if row["complaint"] == self._chosen), {})
