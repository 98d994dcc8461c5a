"""Every kiosk screen on every panel, in both languages and text sizes, measured in millimetres."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.catalogue import Panel
from tests.ui.measuring import findings, paged
from ui.gallery import Sample, kiosk_screens, show
from ui.viewmodels.place import Modes, theme_of

PANELS = {
    "21.5 upright": Panel("kiosk", 21.5, 1080, 1920, 880),
    "21.5 wide": Panel("kiosk", 21.5, 1920, 1080, 880),
    "10.1 upright": Panel("kiosk", 10.1, 800, 1280, 900),
    "32 upright": Panel("kiosk", 32, 1080, 1920, 600),
    "32 wide": Panel("kiosk", 32, 1920, 1080, 830),
}
MODES = {
    "normal": Modes(),
    "large": Modes(large_text=True),
    "low": Modes(low_reach=True),
    "large and low": Modes(large_text=True, low_reach=True),
}


def measured(view: QQuickView, sample: Sample, panel: Panel, modes: Modes) -> list[str]:
    """What is wrong with a screen, on each of its pages."""
    root = show(view, sample, panel, modes)
    assert isinstance(root, QQuickItem)
    QCoreApplication.processEvents()
    theme = theme_of(view.engine())
    found = [f"{sample.name}: {each}" for each in findings(root, theme)]
    for column in paged(root):
        for page in range(1, int(column.property("pages"))):
            column.setProperty("page", page)
            QCoreApplication.processEvents()
            found += [f"{sample.name} page {page + 1}: {each}" for each in findings(root, theme)]
    return found


@pytest.mark.parametrize("modes", MODES)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("panel", PANELS)
def test_every_screen_can_be_read_touched_and_reached(
    gallery: QQuickView, panel: str, language: str, modes: str
) -> None:
    found: list[str] = []
    for sample in kiosk_screens(language):
        found += measured(gallery, sample, PANELS[panel], MODES[modes])
    assert not found, "\n" + "\n".join(found)
