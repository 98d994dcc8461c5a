"""How an official is let in at a counter: by PIN or by badge."""

from collections.abc import Callable
from functools import partial
from typing import Any

from kiosk.answers import Refused
from ui.viewmodels.counter_wishes import CounterWishes


class CounterEntry:
    """Asks the desk; one of the two continuations follows."""

    def __init__(self, wishes: CounterWishes) -> None:
        self._wishes = wishes

    def by_pin(
        self, official: str, pin: str, welcome: Callable[[], None], no: Callable[[Refused], None]
    ) -> None:
        """A name and a PIN."""
        self._ask(partial(self._wishes.desk.sign_in, official=official, pin=pin), welcome, no)

    def by_badge(
        self, badge: str, welcome: Callable[[], None], no: Callable[[Refused], None]
    ) -> None:
        """The text of a badge's QR."""
        self._ask(partial(self._wishes.desk.sign_in_badge, badge=badge), welcome, no)

    def _ask(self, ask: Any, welcome: Callable[[], None], no: Callable[[Refused], None]) -> None:
        wish = partial(ask, counter=self._wishes.counter)
        self._wishes.wish("sign_in", wish, lambda _: welcome(), no, once=False)
