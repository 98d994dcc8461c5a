"""With a reader that types like a keyboard, no code presses, opens, closes, focuses or types
anything at the counter, where people have a keyboard beside it."""

from collections.abc import Callable

import pytest
from PySide6.QtQuick import QQuickItem

from tests.fuzz.keys import NONE, Key, KeyReader, bursts
from tests.ui.counter.conftest import Counter


def at_the_form(counter: Counter) -> None:
    counter.serve()
    counter.key("Ctrl+N")
    assert counter.comes(lambda: "01/12/2026" in str(seen(counter)))  # worked out a moment later


WAYS: dict[str, Callable[[Counter], object]] = {
    "signing in": lambda counter: None,
    "serving": Counter.serve,
    "receiving": at_the_form,
}


def seen(counter: Counter) -> tuple[object, ...]:
    """All that a key could have changed."""
    fields = [
        item.property("text")
        for item in counter.view.rootObject().findChildren(QQuickItem)
        if item.property("cursorPosition") is not None
    ]
    serving = (counter.state, counter.number)
    return (counter.screen, counter.focus, fields, serving, counter.view.isVisible())


@pytest.mark.parametrize("where", WAYS)
def test_no_code_does_anything_but_be_read(counter: Counter, where: str) -> None:
    WAYS[where](counter)
    reader = KeyReader(counter.view, keyboard=True)
    before = seen(counter)
    for burst in bursts(8, seed=len(where)):
        reader.scan(*burst)
        assert seen(counter) == before, burst


def test_an_official_still_has_every_key(counter: Counter) -> None:
    reader = KeyReader(counter.view, keyboard=True)
    counter.take()
    for stroke in ((Key.Key_Down, NONE), *((Key(ord(one)), NONE) for one in "2468")):
        reader.scan(stroke)
    reader.scan((Key.Key_Return, NONE))
    assert counter.comes(lambda: counter.screen == "console")
    reader.scan((Key.Key_F2, NONE))
    assert counter.comes(lambda: counter.state == "serving")
