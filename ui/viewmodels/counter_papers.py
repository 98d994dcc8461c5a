"""The papers of a dossier being received, as a list that keeps its rows under the keyboard."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.catalogue import PaperKind, Procedure
from kiosk.events import PaperReceived

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

KINDS = ("", *(kind.value for kind in PaperKind))
ROLES = ("name", "kind", "count", "received", "added")
FIRST_ROLE = Qt.ItemDataRole.UserRole + 1
MOST, MOST_COPIES, LONGEST_NAME = 40, 99, 200
Index = QModelIndex | QPersistentModelIndex


@QmlElement
@QmlUncreatable("made by the program")
class PaperList(QAbstractListModel):
    """Rows: name, kind (index of `KINDS`), count, received, added (by hand, so it may be named).

    Signals: `edited` after every change.
    """

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[dict[str, Any]] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own form
        """Qt asks."""
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, Any]:
        """Qt asks."""
        return {FIRST_ROLE + at: role.encode() for at, role in enumerate(ROLES)}

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt asks."""
        at = role - FIRST_ROLE
        if not index.isValid() or not 0 <= at < len(ROLES):
            return None
        return self._rows[index.row()][ROLES[at]]

    def fill(self, procedure: Procedure | None) -> None:
        """The papers a procedure needs, none of them handed in yet."""
        self.beginResetModel()
        self._rows = [
            _row(each.name.vi, KINDS.index(each.kind.value if each.kind else ""), each.count)
            for each in (procedure.papers if procedure else None) or ()
        ]
        self.endResetModel()
        self.edited.emit()

    def received(self) -> tuple[PaperReceived, ...]:
        """What was handed in; a row without a name is none."""
        return tuple(
            PaperReceived(row["name"].strip(), KINDS[row["kind"]], row["count"])
            for row in self._rows
            if row["received"] and row["name"].strip()
        )

    def expected(self) -> int:
        """How many rows have a name."""
        return sum(bool(row["name"].strip()) for row in self._rows)

    @Slot(int, bool)
    def receive(self, at: int, received: bool) -> None:
        """Handed in, or not."""
        self._set(at, "received", received)

    @Slot()
    def receiveAll(self) -> None:
        """Everything was handed in."""
        for at in range(len(self._rows)):
            self._set(at, "received", True)

    @Slot(int, int)
    def setKind(self, at: int, kind: int) -> None:
        """One of `KINDS`."""
        if 0 <= kind < len(KINDS):
            self._set(at, "kind", kind)

    @Slot(int, str)
    def setCount(self, at: int, text: str) -> None:
        """How many; anything but a number from 1 to 99 is 1."""
        count = int(text) if text.isdigit() and text.isascii() else 1
        self._set(at, "count", min(max(count, 1), MOST_COPIES))

    @Slot(int, str)
    def setName(self, at: int, name: str) -> None:
        """Names a paper that was added by hand."""
        self._set(at, "name", name[:LONGEST_NAME])

    @Slot()
    def add(self) -> None:
        """One more row, to be named; it is there because the paper is."""
        if len(self._rows) >= MOST:
            return
        end = len(self._rows)
        self.beginInsertRows(QModelIndex(), end, end)
        self._rows.append(_row("", 1, 1, received=True, added=True))
        self.endInsertRows()
        self.edited.emit()

    def _set(self, at: int, role: str, value: Any) -> None:
        if not 0 <= at < len(self._rows) or self._rows[at][role] == value:
            return
        self._rows[at][role] = value
        changed = self.index(at)
        self.dataChanged.emit(changed, changed, [FIRST_ROLE + ROLES.index(role)])
        self.edited.emit()


def _row(
    name: str, kind: int, count: int, *, received: bool = False, added: bool = False
) -> dict[str, Any]:
    values = (name, kind, count, received, added)
    return dict(zip(ROLES, values, strict=True))
