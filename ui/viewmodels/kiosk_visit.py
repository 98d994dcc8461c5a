"""The one visit going on at a kiosk: its walk, its language, and the way to the desk."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TypeVar

import msgspec
from PySide6.QtCore import QObject, Signal

from kiosk import codes
from kiosk.answers import Lobby, Refused
from kiosk.catalogue import Centre
from kiosk.codes import Code
from kiosk.desk import Desk
from kiosk.errors import KnownError
from kiosk.flow import Screen, Waits, Walk
from kiosk.words import DEFAULT_LANGUAGE, Words, words
from ui.background import Background

T = TypeVar("T")


class Message(msgspec.Struct, frozen=True):
    """What the message screen says. `action`: the words of its one button, which leads to `to`;
    `kind` as in `MessageScreen.qml`; `face`: the level just given."""

    heading: str = ""
    advice: str = ""
    kind: str = "attention"
    action: str = ""
    to: Screen = Screen.WELCOME
    face: int = 0


class KioskVisit(QObject):
    """Shared by the kiosk's view-models.

    Signals: `changed` after every step of the walk and every answer; `ended` when the visitor has
    left, before the next one comes: everything of the visit must be forgotten then; `looked` when
    the state of the queues was read again.
    """

    changed = Signal()
    ended = Signal()
    looked = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        now: Callable[[], datetime],
        waits: Waits,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.centre = centre
        self.now = now
        self.waits = waits
        self.walk = Walk()
        self.spoken: Words = words(DEFAULT_LANGUAGE)
        self.message = Message()
        self.lobby: Lobby | None = None
        self.working = False
        self.photograph = False  # the ticket did not come on paper
        self._background = background
        self._visit = 0

    def read(self, text: str) -> Code:
        """A code that was scanned or typed, by this centre's grammars."""
        return codes.read(
            text,
            dossier_pattern=self.centre.facts.dossier_pattern,
            booking_pattern=self.centre.bookings.pattern,
        )

    def go(self, screen: Screen, **answers: str) -> None:
        """Show `screen` next."""
        self.walk = self.walk.to(screen, **answers)
        self.changed.emit()

    def back(self) -> None:
        """One screen back, or to the start."""
        self.walk = self.walk.back()
        if self.walk.screen is Screen.WELCOME:
            self.end()
        else:
            self.changed.emit()

    def end(self) -> None:
        """The visitor is gone: answers are thrown away, results under way are dropped."""
        self._visit += 1
        self.walk = Walk()
        self.spoken = words(DEFAULT_LANGUAGE)
        self.message = Message()
        self.working = False
        self.photograph = False
        self.ended.emit()
        self.changed.emit()

    def ask(
        self,
        wish: Callable[[], T | Refused],
        then: Callable[[T], None],
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Ask the desk off the GUI thread; a "no" goes to `refused`, by default to a message, as
        trouble does.

        While a wish is under way, further ones are ignored (a second tap is not a second wish).
        """
        if self.working:
            return
        self.working = True
        visit = self._visit

        def arrived(answer: T | Refused) -> None:
            if visit != self._visit:
                return
            self.working = False
            if isinstance(answer, Refused):
                (refused or self.refuse)(answer)
            else:
                then(answer)

        self._background.run(wish, arrived, lambda error: self._trouble(visit, error))
        self.changed.emit()

    def follow(self, start: Callable[[], "Future[T]"], then: Callable[[T], None]) -> None:
        """Wait for work that somebody else does (paper); dropped when the visit ends first."""
        visit = self._visit

        def arrived(result: T) -> None:
            if visit == self._visit:
                then(result)

        self._background.follow(start(), arrived, lambda error: self._trouble(visit, error))

    def look(self) -> None:
        """Read again which queues are open; the last answer stays when it cannot be read."""

        def seen(lobby: Lobby) -> None:
            self.lobby = lobby
            self.looked.emit()

        self._background.run(self.desk.lobby, seen, self._known)

    def refuse(self, refused: Refused) -> None:
        """A normal no, in words."""
        self.tell(
            heading=self.spoken.text("kiosk.message.refused_title"),
            advice=refused.message(self.spoken.language),
        )

    def tell(
        self,
        heading: str,
        advice: str,
        kind: str = "attention",
        *,
        action: str = "",
        to: Screen = Screen.WELCOME,
    ) -> None:
        """Show the message screen."""
        self.message = Message(heading, advice, kind, action, to)
        self.go(Screen.MESSAGE)

    def sorry(self) -> None:
        """After a bug of ours: apologise; the start follows by itself."""
        self._visit += 1
        self.working = False
        self.message = Message(
            self.spoken.text("kiosk.sorry.title"),
            self.spoken.text("kiosk.sorry.advice"),
            action=self.spoken.text("kiosk.sorry.home"),
        )
        self.go(Screen.SORRY)

    def _trouble(self, visit: int, error: Exception) -> None:
        """The world is in trouble: say so. Anything else is our bug and goes to the one hook."""
        if visit == self._visit:
            self.working = False
            if isinstance(error, KnownError):
                self.tell(
                    self.spoken.text("kiosk.message.trouble_title"),
                    self.spoken.text("kiosk.message.trouble"),
                )
            else:
                self.sorry()
        self._known(error)

    def _known(self, error: Exception) -> None:
        if not isinstance(error, KnownError):
            raise error
