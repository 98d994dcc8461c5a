"""Contrast of the colours that meet (WCAG 1.4.3: 4.5 for text; 1.4.11: 3 for controls)."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickView

from kiosk.catalogue import Panel
from ui.viewmodels.place import Modes, set_theme, theme_of

PANEL = Panel("kiosk", 21.5, 1080, 1920, 880)
TEXT = [
    ("ink", "page"),
    ("ink", "surface"),
    ("muted", "page"),
    ("plateText", "plate"),
    ("plateSecond", "plate"),
    ("accentText", "accent"),
    ("pressedText", "pressed"),
    ("controlText", "surface"),
    ("controlText", "soft"),
    ("controlSecond", "surface"),
    ("accent", "surface"),
    ("attention", "page"),
    ("attention", "attentionGround"),
    ("error", "errorGround"),
    ("error", "page"),
    ("page", "ink"),
]
SHAPE = [
    ("accent", "page"),
    ("quiet", "page"),
    ("attentionLine", "page"),
    ("focusRing", "page"),
    ("plate", "page"),
]


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("high", [False, True], ids=["light", "high contrast"])
def test_words_and_controls_stand_out_from_their_ground(gallery: QQuickView, high: bool) -> None:
    set_theme(gallery.engine(), PANEL, Modes(high_contrast=high), height=PANEL.height)
    theme = theme_of(gallery.engine())
    for least, pairs in ((4.5, TEXT), (3.0, SHAPE)):
        for front, ground in pairs:
            if high and (front, ground) == ("plate", "page"):
                continue  # a white rule stands for the plate's edge
            found = contrast(QColor(theme.property(front)), QColor(theme.property(ground)))
            assert found >= least, f"{front} on {ground}: {found:.1f}"
