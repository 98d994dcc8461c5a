"""The indicators of a quarter at the manager's place."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.catalogue import Centre
from kiosk.clock import to_ms
from kiosk.errors import KnownError
from kiosk.journal import Rows
from kiosk.reports.judged import JudgedQuarter, judged_quarter
from kiosk.words import Words
from ui.background import Background
from ui.viewmodels.manager_indicators_texts import (
    indicator_rows,
    last_day_after,
    last_day_before,
    people_rows,
    quarter_text,
    summary,
)

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

NOTHING = {"total": "", "judged": "", "provisional": "", "check": ""}


@QmlElement
@QmlUncreatable("made by the program")
class ManagerIndicatorsViewModel(QObject):
    """Signals: `changed` with every quarter and every look."""

    changed = Signal()

    def __init__(
        self,
        centre: Centre,
        background: Background,
        rows: Callable[[], AbstractContextManager[Rows]],
        now: Callable[[], datetime],
        spoken: Words,
        parent: QObject | None = None,
    ) -> None:
        """`rows` opens a connection that only reads."""
        super().__init__(parent)
        self._centre = centre
        self._background = background
        self._open = rows
        self._now = now
        self._spoken = spoken
        self._until: date | None = None
        self._judged: JudgedQuarter | None = None
        self._trouble = ""

    quarter = Property(str, lambda self: quarter_text(self._spoken, self._day()), notify=changed)
    isNow = Property(bool, lambda self: self._until is None, notify=changed)
    rows = Property("QVariantList", lambda self: self._rows(), notify=changed)
    people = Property("QVariantList", lambda self: self._people(), notify=changed)
    summary = Property("QVariantMap", lambda self: self._summary(), notify=changed)
    trouble = Property(str, lambda self: self._trouble, notify=changed)

    @Slot(bool)
    def step(self, forward: bool) -> None:
        """The quarter before or after; never one that has not begun."""
        wanted = last_day_after(self._day()) if forward else last_day_before(self._day())
        self._until = None if wanted >= self._now().date() else wanted
        self.look()

    def look(self) -> None:
        """Count again."""
        day, now_ms = self._day(), to_ms(self._now())

        def read() -> JudgedQuarter:
            with self._open() as rows:
                return judged_quarter(rows, self._centre, day, now_ms)

        def seen(found: JudgedQuarter) -> None:
            if day == self._day():
                self._judged, self._trouble = found, ""
                self.changed.emit()

        self._background.run(read, seen, self._failed)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._trouble = str(error)
        self.changed.emit()
        if not isinstance(error, KnownError):
            raise error

    def _day(self) -> date:
        return self._until or self._now().date()

    def _rows(self) -> list[dict[str, Any]]:
        return indicator_rows(self._spoken, self._judged) if self._judged else []

    def _people(self) -> list[dict[str, Any]]:
        return people_rows(self._spoken, self._centre, self._judged) if self._judged else []

    def _summary(self) -> dict[str, str]:
        return summary(self._spoken, self._judged) if self._judged else NOTHING
