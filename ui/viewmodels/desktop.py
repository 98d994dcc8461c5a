"""What the desktop places share: how large their screen is drawn."""

from PySide6.QtCore import QSize

from kiosk.catalogue import Centre

USUAL = QSize(1920, 1080)
CALM, ATTENTION, WRONG = 0, 1, 2
"""The moods of a sentence or a light, as `Tag.qml` has them."""


def desk_size(centre: Centre, place: str) -> QSize:
    """The pixels of a place's screen: 1920×1080 is drawn as designed, a smaller one folds."""
    panel = next((each for each in centre.panels if each.place == place), None)
    return QSize(panel.width, panel.height) if panel else USUAL
