"""A place that is to begin anew waits until nobody is in the middle of anything there."""

import pytest
from PySide6.QtCore import QObject

from ui.app import at_rest


@pytest.mark.parametrize(
    ("screen", "rests"),
    [
        ("welcome", True),
        ("console", True),
        ("signIn", True),
        ("rest", True),
        (None, True),  # a board, a manager
        ("ticket", False),
        ("receive", False),
        ("dossier", False),
        ("question", False),
        ("comment", False),
    ],
)
def test_a_place_rests_where_nothing_is_taken_from_anybody(screen: str | None, rests: bool) -> None:
    place = QObject()
    if screen is not None:
        place.setProperty("screen", screen)
    assert at_rest(place) is rests
