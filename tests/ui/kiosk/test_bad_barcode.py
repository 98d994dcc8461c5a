"""With a reader that types like a keyboard, no code presses, opens, closes, focuses or types
anything at the kiosk."""

from collections.abc import Callable, Iterator

import pytest

from tests.fuzz.keys import NONE, Key, KeyReader, bursts
from tests.ui.kiosk.conftest import FINISHED, Kiosk

WAYS: dict[str, Callable[[Kiosk], object]] = {
    "welcome": lambda kiosk: None,
    "field": lambda kiosk: kiosk.touch("takeNumber"),
    "code": lambda kiosk: kiosk.touch("lookUp"),
    "factor": lambda kiosk: kiosk.scan(FINISHED),
    "help": lambda kiosk: kiosk.touch("help"),
}


@pytest.fixture
def reader(kiosk: Kiosk) -> Iterator[KeyReader]:
    one = KeyReader(kiosk.view, keyboard=False)
    yield one
    one.wedge.close()


def seen(kiosk: Kiosk) -> tuple[object, ...]:
    """All that a key could have changed."""
    focus = kiosk.view.activeFocusItem()
    return (
        kiosk.screen,
        kiosk.words().partition("|")[2],
        kiosk.vm.dossier.property("text"),
        focus.objectName() if focus else None,
        kiosk.view.isVisible(),
        kiosk.vm.modes,
    )


@pytest.mark.parametrize("screen", WAYS)
def test_no_code_does_anything_but_be_read(kiosk: Kiosk, reader: KeyReader, screen: str) -> None:
    WAYS[screen](kiosk)
    reader.scan((Key.Key_Tab, NONE))  # somebody stands at the first control
    before = seen(kiosk)
    for burst in bursts(10, seed=len(screen)):
        reader.scan(*burst)
        assert seen(kiosk) == before, burst


def test_a_keypad_still_walks_and_presses(kiosk: Kiosk, reader: KeyReader) -> None:
    kiosk.view.requestActivate()
    for _ in range(20):
        reader.scan((Key.Key_Tab, NONE))
        focus = kiosk.view.activeFocusItem()
        if focus and focus.objectName() == "takeNumber":
            break
    reader.scan((Key.Key_Return, NONE))
    kiosk.settle()
    assert kiosk.screen == "field"
