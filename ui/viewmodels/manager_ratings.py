"""Walk 6's ratings: by counter, official, service and hour of one day."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk import reports
from kiosk.catalogue import Centre
from kiosk.errors import KnownError
from kiosk.figures import Distribution
from kiosk.journal import Rows
from kiosk.reports import Period
from kiosk.words import Words
from ui.background import Background
from ui.viewmodels.counter_receive_texts import date_text
from ui.viewmodels.manager_ratings_texts import (
    SORTABLE,
    DayRatings,
    as_text,
    figures,
    read_ratings,
    sorted_rows,
    table_rows,
)

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

OpenRows = Callable[[], AbstractContextManager[Rows]]


@QmlElement
@QmlUncreatable("made by the program")
class ManagerRatingsViewModel(QObject):
    """Signals: `changed` when another day, group or order is shown; `rowsChanged` only when the
    figures are other ones."""

    changed = Signal()
    rowsChanged = Signal()

    def __init__(
        self,
        centre: Centre,
        background: Background,
        rows: OpenRows,
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
        self._day: date | None = None
        self._by = "counter"
        self._sort, self._down = "", False
        self._read: DayRatings | None = None
        self._rows: list[dict[str, Any]] = []
        self._total = figures(spoken, centre, Distribution(0, 0, ()))
        self._copied = False
        self._order = 0

    by = Property(str, lambda self: self._by, notify=changed)
    sortedBy = Property(str, lambda self: self._sort, notify=changed)
    downwards = Property(bool, lambda self: self._down, notify=changed)
    isToday = Property(bool, lambda self: self._shown_day() == self._now().date(), notify=changed)
    day = Property(str, lambda self: self._day_words(), notify=changed)
    copied = Property(bool, lambda self: self._copied, notify=changed)
    rows = Property("QVariantList", lambda self: self._rows, notify=rowsChanged)
    total = Property("QVariantMap", lambda self: self._total, notify=rowsChanged)
    summary = Property(str, lambda self: self._summary(), notify=rowsChanged)
    levels = Property("QStringList", lambda self: self._levels(), constant=True)

    @Slot(str)
    def group(self, by: str) -> None:
        """counter, official, service or hour."""
        if by in reports.GROUPS:
            self._by, self._sort, self._down = by, "", False
            self.look()

    @Slot(int)
    def step(self, days: int) -> None:
        """Another day; never one that has not come."""
        wanted = self._shown_day() + timedelta(days=days)
        today = self._now().date()
        self._day = None if wanted >= today else wanted
        self.look()

    @Slot()
    def today(self) -> None:
        """Back to the running day."""
        self._day = None
        self.look()

    @Slot(str)
    def sort(self, column: str) -> None:
        """Ascending, descending, and back to the order of the key."""
        if column not in SORTABLE:
            return
        if self._sort != column:
            self._sort, self._down = column, False
        elif not self._down:
            self._down = True
        else:
            self._sort, self._down = "", False
        self._redraw()

    @Slot()
    def copy(self) -> None:
        """The table as it stands, to the clipboard; columns stay columns."""
        QGuiApplication.clipboard().setText(as_text(self._spoken, self._by, self._rows))
        self._copied = True
        self.changed.emit()

    def look(self) -> None:
        """Read again; only the newest question is answered."""
        self._order += 1
        self._copied = False
        order, by, day = self._order, self._by, self._shown_day()

        def read() -> DayRatings:
            with self._open() as rows:
                return read_ratings(rows, self._centre, Period(day, day), by)

        def seen(found: DayRatings) -> None:
            if order == self._order:
                self._read = found
                self._redraw()

        self._background.run(read, seen, self._trouble)
        self.changed.emit()

    def _trouble(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error

    def _redraw(self) -> None:
        if self._read is None:
            return
        made = table_rows(
            self._spoken, self._centre, self._read.groups, self._by, self._read.pending
        )
        fresh = sorted_rows(made, self._sort, down=self._down)
        total = figures(self._spoken, self._centre, self._read.total)
        if (fresh, total) != (self._rows, self._total):
            self._rows, self._total = fresh, total
            self.rowsChanged.emit()
        self.changed.emit()

    def _shown_day(self) -> date:
        return self._day or self._now().date()

    def _day_words(self) -> str:
        day = self._shown_day()
        return date_text(
            self._spoken, self._now().replace(year=day.year, month=day.month, day=day.day)
        )

    def _summary(self) -> str:
        if self._read is None:
            return ""
        counts = {name: self._total[name] for name in ("asked", "answered", "unanswered")}
        return self._spoken.text("manager.ratings.summary", **counts)

    def _levels(self) -> list[str]:
        return [level.name[self._spoken.language] for level in self._centre.rating.levels]
