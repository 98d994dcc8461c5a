"""What `screen:` printers printed, for the window that shows it in the sample centre."""

from base64 import b64encode
from collections import deque
from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.words import DEFAULT_LANGUAGE, words
from printing.screen import ShownPaper

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

KEPT = 8


@QmlElement
@QmlUncreatable("made by the program")
class PapersViewModel(QObject):
    """Give `show` to a `ScreenPrinter`; it may be called from any thread.

    Signals: `changed` with every paper; `chosenChanged` when another one is looked at.
    """

    changed = Signal()
    chosenChanged = Signal()
    _arrived = Signal(object)

    def __init__(self, *, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._papers: deque[dict[str, Any]] = deque(maxlen=KEPT)
        self._chosen = 0
        self._arrived.connect(self._add, Qt.ConnectionType.QueuedConnection)

    papers = Property("QVariantList", lambda self: list(self._papers), notify=changed)
    chosen = Property(int, lambda self: self._chosen, notify=chosenChanged)
    words = Property(
        "QVariantMap",
        lambda self: dict(words(DEFAULT_LANGUAGE).section("papers_window", "papers")),
        constant=True,
    )

    def show(self, paper: ShownPaper) -> None:
        """A paper came out of a printer."""
        self._arrived.emit(paper)

    @Slot(int)
    def choose(self, index: int) -> None:
        """Look at an earlier paper; 0 is the newest."""
        self._chosen = index
        self.chosenChanged.emit()

    @Slot(object)
    def _add(self, paper: ShownPaper) -> None:
        title = words(DEFAULT_LANGUAGE).text(f"papers_window.forms.{paper.kind.value}")
        self._papers.appendleft(
            {
                "title": title,
                "time": f"{self._now():%H:%M:%S}",
                "pages": [_address(png) for png in paper.pages],
            }
        )
        self._chosen = 0
        self.changed.emit()
        self.chosenChanged.emit()


def _address(png: bytes) -> str:
    """A picture as QML takes it without a file."""
    return "data:image/png;base64," + b64encode(png).decode()
