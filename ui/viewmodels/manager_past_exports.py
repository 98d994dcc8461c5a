"""The exports on record, as the export page lists them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import reports
from kiosk.catalogue import Centre
from kiosk.errors import KnownError
from kiosk.journal import Rows
from kiosk.reports import PastExport
from kiosk.words import Words
from ui.background import Background
from ui.viewmodels.place import number_text

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

DAY = "%d/%m/%Y"


@QmlElement
@QmlUncreatable("made by the program")
class ManagerPastExportsViewModel(QObject):
    """Signals: `changed` when the list is another one."""

    changed = Signal()

    def __init__(
        self,
        centre: Centre,
        background: Background,
        rows: Callable[[], AbstractContextManager[Rows]],
        spoken: Words,
        parent: QObject | None = None,
    ) -> None:
        """`rows` opens a connection that only reads."""
        super().__init__(parent)
        self._centre = centre
        self._background = background
        self._open = rows
        self._spoken = spoken
        self._rows: list[dict[str, Any]] = []

    rows = Property("QVariantList", lambda self: self._rows, notify=changed)

    @Slot()
    def look(self) -> None:
        """Read again."""

        def read() -> list[PastExport]:
            with self._open() as rows:
                return reports.past_exports(rows)

        self._background.run(read, self._seen, self._trouble)

    def _seen(self, found: list[PastExport]) -> None:
        fresh = past_rows(self._spoken, self._centre, found)
        if fresh != self._rows:
            self._rows = fresh
            self.changed.emit()

    def _trouble(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error


def past_rows(spoken: Words, centre: Centre, found: list[PastExport]) -> list[dict[str, Any]]:
    """One row an export: the file, and below it when, who and what."""
    return [
        {
            "file": each.file or each.format.upper(),
            "count": spoken.text("manager.past.rows", count=number_text(spoken, each.rows)),
            "about": spoken.text(
                "manager.past.about",
                what=spoken.text(f"manager.export.{each.what}"),
                period=_period(spoken, each),
            ),
            "done": spoken.text(
                "manager.past.done", at=f"{each.at:{DAY} %H:%M}", by=_who(centre, each.by)
            ),
        }
        for each in found
    ]


def _who(centre: Centre, by: str) -> str:
    known = centre.official.get(by)
    return known.name if known else by


def _period(spoken: Words, each: PastExport) -> str:
    since, until = f"{each.period.since:{DAY}}", f"{each.period.until:{DAY}}"
    if since == until:
        return since
    return spoken.text("manager.past.period", since=since, until=until)
