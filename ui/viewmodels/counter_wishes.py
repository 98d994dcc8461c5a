"""The one way of a counter's screens to the desk: one wish at a time, and a fresh look after it."""

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from kiosk.answers import Refused
from kiosk.catalogue import Centre
from kiosk.desk import CounterView, Desk
from kiosk.errors import KnownError
from kiosk.words import DEFAULT_LANGUAGE, Words, words
from ui.background import Background
from ui.viewmodels.desktop import ATTENTION, CALM, WRONG

T = TypeVar("T")
SAME_PRESS = timedelta(milliseconds=700)
"""Impatient fingers: the same key again within this time is the same wish."""


def new_request() -> str:
    """Made at the press: the same wish sent twice is granted once."""
    return uuid.uuid4().hex


class CounterWishes(QObject):
    """Shared by the counter's view-models.

    Signals: `looked(CounterView)` when the console was read again; `said(mood, sentence)` for the
    official; `busyChanged`. While a wish is under way further ones are ignored, and what is shown
    is not replaced by an older look.
    """

    looked = Signal(object)
    said = Signal(int, str)
    busyChanged = Signal()

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        now: Callable[[], datetime],
        counter: int,
        language: str = DEFAULT_LANGUAGE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.centre = centre
        self.background = background
        self.now = now
        self.counter = counter
        self.spoken: Words = words(language)
        self.busy = ""
        self.away = False
        self._looking = False
        self._look_again = False
        self._order = 0
        self._last: tuple[str, datetime] | None = None

    def text(self, key: str, **values: object) -> str:
        """The text of `table.name` in the counter's language file."""
        return self.spoken.text(f"counter.{key}", **values)

    def look(self) -> None:
        """Read the console again; while a wish or a look is under way, once more after it."""
        if self.busy or self._looking:
            self._look_again = True
            return
        self._looking = True
        self.background.run(self._console, partial(self._seen, self._order), self._not_seen)

    def wish(
        self,
        name: str,
        work: Callable[[], T | Refused],
        then: Callable[[T], None] | None = None,
        no: Callable[[Refused], None] | None = None,
        *,
        once: bool = True,
    ) -> None:
        """Ask the desk; `then(answer)` or `no(refused)` follows, after the console was read again.

        `name` tells the button that is at work. `once`: the same name again within 0.7 s is the
        same press.
        """
        if self.busy or (once and self._same_press(name)):
            return
        self.busy = name
        self._order += 1
        self.busyChanged.emit()

        def job() -> tuple[T | Refused, CounterView | Refused]:
            return work(), self._console()

        self.background.run(job, partial(self._granted, then, no), self._trouble)

    def say(self, mood: int, sentence: str) -> None:
        """Tell the official."""
        self.said.emit(mood, sentence)

    def known(self, error: Exception) -> None:
        """Trouble from outside is said; anything else is our bug and goes to the one hook."""
        if not isinstance(error, KnownError):
            raise error
        self.say(WRONG, self.text("said.trouble"))

    def _console(self) -> CounterView | Refused:
        return self.desk.console(counter=self.counter)

    def _same_press(self, name: str) -> bool:
        now, last = self.now(), self._last
        self._last = name, now
        return bool(last) and last[0] == name and timedelta() <= now - last[1] < SAME_PRESS  # type: ignore[index]

    def _granted(
        self,
        then: Callable[[Any], None] | None,
        no: Callable[[Refused], None] | None,
        answers: tuple[Any, CounterView | Refused],
    ) -> None:
        answer, view = answers
        self._rest()
        self._show(view)
        if isinstance(answer, Refused):
            if no:
                no(answer)
            else:
                self.say(ATTENTION, answer.message(self.spoken.language))
        elif then:
            then(answer)
        if self._look_again:
            self._look_again = False
            self.look()

    def _trouble(self, error: Exception) -> None:
        self._rest()
        self.known(error)

    def _rest(self) -> None:
        self.busy = ""
        self.busyChanged.emit()

    def _seen(self, order: int, view: CounterView | Refused) -> None:
        self._looking = False
        if order == self._order:
            self._show(view)
        if self._look_again and not self.busy:
            self._look_again = False
            self.look()

    def _not_seen(self, error: Exception) -> None:
        """The desk is out of reach: what is shown stays, and is said to be old."""
        self._looking = False
        if not isinstance(error, KnownError):
            raise error
        if not self.away:
            self.away = True
            self.say(WRONG, self.text("said.away"))

    def _show(self, view: CounterView | Refused) -> None:
        if not isinstance(view, Refused):
            self.looked.emit(view)
        alone = isinstance(view, CounterView) and view.alone
        if alone and not self.away:
            self.say(WRONG, self.text("said.by_hand", time=f"{view.now:%H:%M}"))  # type: ignore[union-attr]
        elif self.away and not alone:
            self.say(CALM, "")
        self.away = alone
