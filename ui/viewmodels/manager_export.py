"""Walk 6's export: which figures, of which days, as which file; every export is on record."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.errors import KnownError
from kiosk.exports.tables import ONLY_PDF
from kiosk.reports import Period
from kiosk.words import Words
from ui.background import Background
from ui.viewmodels.desktop import CALM, WRONG
from ui.viewmodels.place import number_text

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

FORMATS = ("xlsx", "csv", "pdf")
DAY = "%d/%m/%Y"
Export = Callable[[str, Period, Path, str, Callable[[int, int], None]], int]


class ExportForm(msgspec.Struct, frozen=True):
    """What is chosen; days as people write them."""

    what: str = "ratings"
    since: str = ""
    until: str = ""
    format: str = "xlsx"
    folder: str = ""


@QmlElement
@QmlUncreatable("made by the program")
class ManagerExportViewModel(QObject):
    """Signals: `changed` with every choice and every step of a running export; `exported` when one
    more is on record."""

    changed = Signal()
    exported = Signal()
    _stepped = Signal(int, int)

    def __init__(
        self,
        background: Background,
        export: Export,
        folders: Mapping[str, Path],
        now: Callable[[], datetime],
        spoken: Words,
        parent: QObject | None = None,
    ) -> None:
        """`export(what, period, file, by, progress)` writes the file and puts it on record.
        `folders`: "documents" and "downloads" of this user."""
        super().__init__(parent)
        self._background = background
        self._export = export
        self._folders = dict(folders)
        self._now = now
        self._spoken = spoken
        self.by = ""
        self._errors: dict[str, str] = {}
        self._running = False
        self._progress = (0, 0)
        self._mood, self._sentence = CALM, ""
        today = now().strftime(DAY)
        there = (folder for folder in self._folders.values() if folder.is_dir())
        folder = str(next(there, Path.home()))
        self._form = ExportForm(since=today, until=today, folder=folder)
        self._stepped.connect(self._advance)

    form = Property("QVariantMap", lambda self: self._shown(), notify=changed)
    errors = Property("QVariantMap", lambda self: self._errors, notify=changed)
    running = Property(bool, lambda self: self._running, notify=changed)
    progress = Property(float, lambda self: self._share(), notify=changed)
    mood = Property(int, lambda self: self._mood, notify=changed)
    sentence = Property(str, lambda self: self._words(), notify=changed)

    @Slot(str, str)
    def edit(self, field: str, text: str) -> None:
        """Another choice."""
        self._form = msgspec.structs.replace(self._form, **{field: text})
        if self._form.format not in formats_of(self._form.what):
            self._form = msgspec.structs.replace(self._form, format="pdf")
        self._errors.pop(field, None)
        self._sentence = ""
        self.changed.emit()

    @Slot(str)
    def span(self, name: str) -> None:
        """today, week or month."""
        today = self._now().date()
        starts = {"week": today - timedelta(days=6), "month": today.replace(day=1)}
        since = starts.get(name, today).strftime(DAY)
        self._form = msgspec.structs.replace(self._form, since=since, until=today.strftime(DAY))
        self._errors = {}
        self.changed.emit()

    @Slot(str)
    def useFolder(self, name: str) -> None:
        """documents or downloads."""
        if name in self._folders:
            self.edit("folder", str(self._folders[name]))

    @Slot()
    def run(self) -> None:
        """F2: writes the file."""
        if self._running:
            return
        form = self._form
        since, until = _day(form.since), _day(form.until)
        self._errors = self._wrong(since, until)
        if self._errors or since is None or until is None:
            self.changed.emit()
            return
        self._running, self._progress, self._sentence = True, (0, 0), ""
        file = free_name(Path(form.folder), self._stem(since, until), form.format)
        period, by = Period(since, until), self.by
        work: Callable[[], int] = lambda: self._export(  # noqa: E731
            form.what, period, file, by, self._stepped.emit
        )
        self._background.run(work, lambda count: self._done(count, file), self._failed)
        self.changed.emit()

    def _shown(self) -> dict[str, Any]:
        formats = list(formats_of(self._form.what))
        return msgspec.structs.asdict(self._form) | {"formats": formats}

    def _wrong(self, since: date | None, until: date | None) -> dict[str, str]:
        found: dict[str, str] = {}
        if since is None:
            found["since"] = "wrong_day"
        if until is None:
            found["until"] = "wrong_day"
        if since and until and until < since:
            found["until"] = "wrong_order"
        if not self._form.folder.strip() or not Path(self._form.folder).is_dir():
            found["folder"] = "wrong_folder"
        return {name: self._spoken.text(f"manager.export.{key}") for name, key in found.items()}

    def _stem(self, since: date, until: date) -> str:
        name = self._spoken.text(f"manager.export.name_{self._form.what}")
        days = f"{since}" if since == until else f"{since}_{until}"
        return f"{name}-{days}"

    @Slot(int, int)
    def _advance(self, done: int, of: int) -> None:
        self._progress = done, of
        self.changed.emit()

    def _done(self, count: int, file: Path) -> None:
        self._running = False
        self._mood = CALM
        self._sentence = self._spoken.text("manager.export.done", count=count, file=file)
        self.changed.emit()
        self.exported.emit()

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._mood = WRONG
        self._sentence = self._spoken.text("manager.export.failed", why=error)
        self.changed.emit()
        if not isinstance(error, KnownError):
            raise error

    def _share(self) -> float:
        done, of = self._progress
        return done / of if of else 0.0

    def _words(self) -> str:
        if not self._running:
            return self._sentence
        done, of = (number_text(self._spoken, each) for each in self._progress)
        key = "running" if self._progress[1] else "starting"
        return self._spoken.text(f"manager.export.{key}", done=done, of=of)


def formats_of(what: str) -> tuple[str, ...]:
    """The kinds of file that these figures go to."""
    return ("pdf",) if what in ONLY_PDF else FORMATS


def free_name(folder: Path, stem: str, ending: str) -> Path:
    """A file that is not there yet: nothing a manager saved is written over."""
    file, n = folder / f"{stem}.{ending}", 2
    while file.exists():
        file, n = folder / f"{stem}-{n}.{ending}", n + 1
    return file


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text.strip(), DAY).date()  # noqa: DTZ007 - a day, not a moment
    except ValueError:
        return None
