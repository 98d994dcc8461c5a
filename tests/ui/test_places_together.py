"""All places of the trial in one process: each as it would be alone."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.bootstrap.screens import open_hall
from kiosk.cli.run import TRIAL
from kiosk.words import words
from tests.ui.finger import visible
from tests.ui.waiting import waited_for
from ui.app import App
from ui.place_window import PlaceWindow


@pytest.fixture
def trial(tmp_path: Path, qapp: object) -> Iterator[dict[str, PlaceWindow]]:
    with ExitStack() as closing:
        program = closing.enter_context(centre_at_work(SAMPLE, tmp_path / "data", "test"))
        hall = open_hall(program, 2, closing)
        app = App(hall, TRIAL, windowed=True, screen=0, then=program.open_door)
        closing.callback(app.close)
        shown: list[None] = []
        app.when_usable(lambda: shown.append(None))
        assert waited_for(lambda: shown)
        yield dict(zip(TRIAL, app.windows, strict=True))


def texts(window: PlaceWindow) -> list[str]:
    root = window.view.rootObject()
    assert isinstance(root, QQuickItem)
    found = (item.property("text") for item in visible(root))
    return [text for text in found if isinstance(text, str)]


def test_the_first_question_keeps_its_line_break(trial: dict[str, PlaceWindow]) -> None:
    """Its letters are measured while other places are still coming up."""
    title = words().text("kiosk.welcome.title")
    assert "\n" in title
    assert waited_for(lambda: title in texts(trial["kiosk"]))


def test_every_place_shows_its_first_screen(trial: dict[str, PlaceWindow]) -> None:
    for place, window in trial.items():
        assert any(texts(window)), place
