"""Walk 6's first look: who waits, how long, which counters are open, devices in order."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.catalogue import Centre
from kiosk.desk import Desk, HallView
from kiosk.errors import KnownError
from kiosk.words import Words
from ui.background import Background
from ui.viewmodels import counter_devices, manager_hall_texts

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class ManagerHallViewModel(QObject):
    """Signals: `changed` with every look. What was seen last stays when the desk cannot be asked,
    and `old` then says from when it is."""

    changed = Signal()

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
        self._view: HallView | None = None
        self._old = False
        self._looking = False
        self._look_again = False

    waiting = Property(int, lambda self: self._view.waiting if self._view else 0, notify=changed)
    pendingComplaints = Property(int, lambda self: self._pending(), notify=changed)
    facts = Property(
        "QVariantList",
        lambda self: self._told(lambda view: manager_hall_texts.hall_facts(self._spoken, view)),
        notify=changed,
    )
    hours = Property(
        "QVariantList", lambda self: self._told(manager_hall_texts.hour_bars), notify=changed
    )
    hoursNote = Property(str, lambda self: self._hours_note(), notify=changed)
    counters = Property("QVariantList", lambda self: self._counters(), notify=changed)
    devices = Property("QVariantList", lambda self: self._devices(), notify=changed)
    old = Property(str, lambda self: self._old_words(), notify=changed)

    def look(self) -> None:
        """Ask the desk; while a look is under way, once more after it."""
        if self._looking:
            self._look_again = True
            return
        self._looking = True
        self._background.run(self._desk.hall, self._seen, self._trouble)

    def _seen(self, view: HallView) -> None:
        self._view, self._old = view, False
        self._rest()

    def _trouble(self, error: Exception) -> None:
        self._old = True
        self._rest()
        if not isinstance(error, KnownError):
            raise error

    def _rest(self) -> None:
        self._looking = False
        self.changed.emit()
        if self._look_again:
            self._look_again = False
            self.look()

    def _told(self, tell: Callable[[HallView], list[dict[str, Any]]]) -> list[dict[str, Any]]:
        return tell(self._view) if self._view else []

    def _hours_note(self) -> str:
        return manager_hall_texts.hours_note(self._spoken, self._view) if self._view else ""

    def _counters(self) -> list[dict[str, Any]]:
        return self._told(
            lambda view: manager_hall_texts.counter_tiles(self._spoken, self._centre, view)
        )

    def _devices(self) -> list[dict[str, Any]]:
        return self._told(
            lambda view: counter_devices.hall_notes(
                self._spoken, self._centre, view.troubles, view.unsure, view.conflicts
            )
        )

    def _pending(self) -> int:
        return self._view.pending_complaints if self._view else 0

    def _old_words(self) -> str:
        if not self._old or self._view is None:
            return ""
        return self._spoken.text("manager.now.old", time=f"{self._view.now:%H:%M}")
