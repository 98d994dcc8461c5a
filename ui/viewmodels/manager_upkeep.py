"""The manager's page of configuration and hub: what waits, what stands by, and a person's word."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Done, Refused
from kiosk.desk import Desk
from kiosk.errors import KnownError
from kiosk.upkeep import BundleLook, HubLook, Upkeep, UpkeepLook, needs_second_press
from kiosk.words import Words
from ui.background import Background
from ui.viewmodels import manager_upkeep_texts as texts
from ui.viewmodels.desktop import CALM, WRONG

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1
NOTHING = UpkeepLook(bundle=BundleLook(), hub=HubLook())
BUNDLE, HUB = "bundle", "hub"


@QmlElement
@QmlUncreatable("made by the program")
class ManagerUpkeepViewModel(QObject):
    """Signals: `changed` with every look and every press. `by`: who is signed in.

    `asking` is bundle or hub while a PIN is asked for, empty otherwise.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        upkeep: Upkeep | None,
        background: Background,
        spoken: Words,
        parent: QObject | None = None,
    ) -> None:
        """`upkeep`: None where this machine has nothing to look after."""
        super().__init__(parent)
        self.by = ""
        self._desk = desk
        self._upkeep = upkeep
        self._background = background
        self._spoken = spoken
        self._look = NOTHING
        self._looking = False
        self._asking = self._error = self._sentence = self._pin = ""
        self._mood = CALM
        self._sure = self._working = False

    asking = Property(str, lambda self: self._asking, notify=changed)
    sure = Property(bool, lambda self: self._sure, notify=changed)
    pin = Property(str, lambda self: self._pin, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
    working = Property(bool, lambda self: self._working, notify=changed)
    sentence = Property(str, lambda self: self._sentence, notify=changed)
    mood = Property(int, lambda self: self._mood, notify=changed)
    waiting = Property(int, lambda self: self._look.bundle.waiting, notify=changed)
    bundle = Property(
        "QVariantMap",
        lambda self: texts.bundle_part(self._spoken, self._look.bundle),
        notify=changed,
    )
    hub = Property(
        "QVariantMap", lambda self: texts.hub_part(self._spoken, self._look.hub), notify=changed
    )
    notes = Property(
        "QVariantList", lambda self: texts.notes(self._spoken, self._look), notify=changed
    )

    def look(self) -> None:
        """How it stands now."""
        if self._upkeep is None or self._looking:
            return
        self._looking = True
        self._background.run(self._upkeep.look, self._seen, self._not_seen)

    @Slot(str)
    def ask(self, what: str) -> None:
        """F2 opens the question; empty: Esc."""
        self._asking, self._error, self._pin, self._sure = what, "", "", False
        self._say("", CALM)

    @Slot(str)
    def edit(self, pin: str) -> None:
        """The PIN as it is typed."""
        self._pin, self._error = pin, ""
        self.changed.emit()

    @Slot()
    def confirm(self) -> None:
        """F2: does it, or asks once more where the hub may be well."""
        if self._working or not self._asking or self._upkeep is None:
            return
        if self._asking == HUB and not self._sure and needs_second_press(self._look.hub):
            self._sure = True
            self._error = self._text("promote_early")
            self.changed.emit()
            return
        self._working = True
        self.changed.emit()
        self._background.run(self._work(self._upkeep), self._answered, self._failed)

    def _work(self, upkeep: Upkeep) -> Callable[[], Done | Refused]:
        asking, by, pin, version = self._asking, self.by, self._pin, self._look.bundle.waiting

        def job() -> Done | Refused:
            admitted = self._desk.admit_manager(official=by, pin=pin)
            if isinstance(admitted, Refused):
                return admitted
            return upkeep.promote(by, pin) if asking == HUB else upkeep.take_bundle(version)

        return job

    def _answered(self, answer: Done | Refused) -> None:
        self._working = False
        self._pin = ""
        if isinstance(answer, Refused):
            self._error = answer.message(self._spoken.language)
            self.changed.emit()
            return
        said = "promoting" if self._asking == HUB else "taken"
        self._asking, self._sure, self._error = "", False, ""
        self._say(self._text(said), CALM)
        self.look()

    def _failed(self, error: Exception) -> None:
        self._working = False
        self._say(self._text("trouble"), WRONG)
        if not isinstance(error, KnownError):
            raise error

    def _seen(self, look: UpkeepLook) -> None:
        before, self._look, self._looking = self._look.hub.role, look, False
        if before in ("standby", "promoting") and look.hub.role == HUB:
            self._sentence, self._mood = self._text("promoted"), CALM
        self.changed.emit()

    def _not_seen(self, error: Exception) -> None:
        self._looking = False
        if not isinstance(error, KnownError | OSError):
            raise error

    def _say(self, sentence: str, mood: int) -> None:
        self._sentence, self._mood = sentence, mood
        self.changed.emit()

    def _text(self, name: str, **values: Any) -> str:
        return self._spoken.text(f"manager.upkeep.{name}", **values)
