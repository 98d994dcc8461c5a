"""The manager's place as a whole: who is in, which page, the clock."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Done, Refused
from kiosk.catalogue import Centre
from kiosk.desk import Desk
from kiosk.errors import KnownError
from kiosk.upkeep import Upkeep
from kiosk.words import DEFAULT_LANGUAGE, words
from ui.background import Background
from ui.viewmodels.counter_receive_texts import date_text
from ui.viewmodels.counter_sign_in import SignInViewModel
from ui.viewmodels.desktop import desk_size
from ui.viewmodels.manager_complaint_entry import ManagerComplaintEntryViewModel
from ui.viewmodels.manager_complaints import ManagerComplaintsViewModel
from ui.viewmodels.manager_export import Export, ManagerExportViewModel
from ui.viewmodels.manager_hall import ManagerHallViewModel
from ui.viewmodels.manager_indicators import ManagerIndicatorsViewModel
from ui.viewmodels.manager_past_exports import ManagerPastExportsViewModel
from ui.viewmodels.manager_ratings import ManagerRatingsViewModel, OpenRows
from ui.viewmodels.manager_upkeep import ManagerUpkeepViewModel

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

SECOND_MS = 1000
LOOK_SECONDS = 10
PAGES = ("now", "ratings", "complaints", "indicators", "export", "upkeep")


def user_folders() -> dict[str, Path]:
    """Where this user keeps documents and downloads."""
    return {
        "documents": platformdirs.user_documents_path(),
        "downloads": platformdirs.user_downloads_path(),
    }


@QmlElement
@QmlUncreatable("made by the program")
class ManagerViewModel(QObject):
    """What `ManagerPlace.qml` shows.

    Signals: `changed` with the page and the clock.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        rows: OpenRows,
        export: Export,
        *,
        now: Callable[[], datetime],
        upkeep: Upkeep | None = None,
        folders: Mapping[str, Path] | None = None,
        language: str = DEFAULT_LANGUAGE,
        parent: QObject | None = None,
    ) -> None:
        """`rows` opens a connection that only reads; `export` is `bootstrap.export_figures` of the
        running program; `upkeep`: what is looked after on this machine; `folders`: where files may
        go by one key (default: the user's own)."""
        super().__init__(parent)
        self._desk = desk
        self._centre = centre
        self._background = background
        self._now = now
        self._spoken = words(language)
        spoken = self._spoken
        managers = [each for each in centre.staff if each.manager]
        self._sign_in = SignInViewModel(managers, self._admit, spoken, self)
        self._hall = ManagerHallViewModel(desk, centre, background, spoken, self)
        self._ratings = ManagerRatingsViewModel(centre, background, rows, now, spoken, self)
        self._export = ManagerExportViewModel(
            background, export, user_folders() if folders is None else folders, now, spoken, self
        )
        self._past = ManagerPastExportsViewModel(centre, background, rows, spoken, self)
        self._complaints = ManagerComplaintsViewModel(desk, centre, background, spoken, self)
        self._entry = ManagerComplaintEntryViewModel(desk, centre, background, now, spoken, self)
        self._indicators = ManagerIndicatorsViewModel(centre, background, rows, now, spoken, self)
        self._upkeep = ManagerUpkeepViewModel(desk, upkeep, background, spoken, self)
        self._export.exported.connect(self._past.look)
        self._entry.recorded.connect(self._complaints.tell)
        self._page = "signIn"
        self._seconds = 0
        self._timer = QTimer(self, interval=SECOND_MS)
        self._timer.timeout.connect(self.second)
        self._timer.start()

    signIn = Property(SignInViewModel, lambda self: self._sign_in, constant=True)
    hall = Property(ManagerHallViewModel, lambda self: self._hall, constant=True)
    ratings = Property(ManagerRatingsViewModel, lambda self: self._ratings, constant=True)
    export = Property(ManagerExportViewModel, lambda self: self._export, constant=True)
    past = Property(ManagerPastExportsViewModel, lambda self: self._past, constant=True)
    complaints = Property(ManagerComplaintsViewModel, lambda self: self._complaints, constant=True)
    entry = Property(ManagerComplaintEntryViewModel, lambda self: self._entry, constant=True)
    indicators = Property(ManagerIndicatorsViewModel, lambda self: self._indicators, constant=True)
    upkeep = Property(ManagerUpkeepViewModel, lambda self: self._upkeep, constant=True)
    words = Property("QVariantMap", lambda self: self._words(), constant=True)
    centre = Property(str, lambda self: self._name(), constant=True)
    note = Property(str, lambda self: self._note(), constant=True)
    page = Property(str, lambda self: self._page, notify=changed)
    time = Property(str, lambda self: f"{self._now():%H:%M}", notify=changed)
    date = Property(str, lambda self: date_text(self._spoken, self._now()), notify=changed)
    panel = Property("QSize", lambda self: desk_size(self._centre, "manager"), constant=True)

    def look(self) -> None:
        """Something happened in the centre: look again, if anybody looks."""
        if self._page == "signIn":
            return
        self._hall.look()
        self._ratings.look()
        self._upkeep.look()
        others = {
            "complaints": self._complaints.look,
            "indicators": self._indicators.look,
            "export": self._past.look,
        }
        others.get(self._page, _nothing)()

    @Slot()
    def second(self) -> None:
        """A second has gone."""
        self._seconds += 1
        if self._seconds % LOOK_SECONDS == 0:
            self.look()
        elif self._page == "upkeep":
            self._upkeep.look()
        self.changed.emit()

    @Slot(str)
    def show(self, page: str) -> None:
        """One of `PAGES`."""
        if self._page == "signIn" or page not in PAGES:
            return
        if page == "now":
            self._ratings.group("counter")
            self._ratings.today()
        self._entry.open("")
        self._upkeep.ask("")
        self._page = page
        self.look()
        self.changed.emit()

    @Slot(str)
    def exportToday(self, format_: str) -> None:
        """A button under the live look: the day's ratings, at once."""
        self._export.span("today")
        self._export.edit("what", "ratings")
        self._export.edit("format", format_)
        self.show("export")
        self._export.run()

    @Slot()
    def leave(self) -> None:
        """Ctrl+Q: nobody sees the figures."""
        self._let("")
        self._page = "signIn"
        self._sign_in.forget()
        self.changed.emit()

    def _admit(
        self, official: str, pin: str, welcome: Callable[[], None], no: Callable[[Refused], None]
    ) -> None:
        def answered(answer: Done | Refused) -> None:
            if isinstance(answer, Refused):
                no(answer)
                return
            welcome()
            self._let(official)
            self._page = "now"
            self.look()
            self.changed.emit()

        def trouble(error: Exception) -> None:
            self._sign_in.stumbled(self._spoken.text("counter.said.trouble"))
            if not isinstance(error, KnownError):
                raise error

        ask: Any = partial(self._desk.admit_manager, official=official, pin=pin)
        self._background.run(ask, answered, trouble)

    def _let(self, official: str) -> None:
        for page in (self._export, self._complaints, self._entry, self._upkeep):
            page.by = official
        self._upkeep.ask("")
        self._complaints.choose("")
        self._entry.open("")

    def _words(self) -> dict[str, Any]:
        tables = self._spoken.tables("manager")
        return {name: dict(table) for name, table in tables.items()}

    def _name(self) -> str:
        return self._centre.facts.name[self._spoken.language]

    def _note(self) -> str:
        return self._spoken.text("manager.now.note", n=self._centre.rating.minimum_n)


def _nothing() -> None:
    """The live look is all there is."""
