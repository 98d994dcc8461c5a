"""The hub's desk for a place where citizens answer: their answers are signed on this machine."""

from collections.abc import Callable
from typing import Any, cast

from kiosk.answers import TicketPlace
from kiosk.clock import to_ms
from kiosk.desk import Desk, Question
from kiosk.device_word import word_for_rating
from kiosk.keys import DeviceKey
from kiosk.ports import Clock


class _SigningDesk:
    """Has the desk's methods, by name. Remembers which visit a token belongs to, as the question
    said it."""

    def __init__(self, desk: Desk, key: DeviceKey, clock: Clock) -> None:
        self._desk = desk
        self._key = key
        self._clock = clock
        self._calls: dict[str, str] = {}

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return cast(Callable[..., Any], getattr(self._desk, name))

    def question(self, **parts: Any) -> Question:
        asked = self._desk.question(**parts)
        self._calls = {asked.rating: asked.call}
        return asked

    def ticket_place(self, **parts: Any) -> Any:
        found = self._desk.ticket_place(**parts)
        if isinstance(found, TicketPlace):
            self._calls = {found.rating: found.call}
        return found

    def rate(self, *, rating: str, score: int, **parts: Any) -> Any:
        call = self._calls.get(rating, "")
        at_ms = to_ms(self._clock.now())
        word = word_for_rating(self._key, call, rating, score, at_ms)
        return self._desk.rate(rating=rating, score=score, word=word, **parts)


def signing_desk(desk: Desk, key: DeviceKey, clock: Clock) -> Desk:
    """The same desk, with this machine's word for every rating."""
    return cast(Desk, _SigningDesk(desk, key, clock))
