"""Every rater screen in millimetres: panels, languages, text sizes, three and five faces."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.catalogue import Panel
from tests.ui.measuring import findings, visible_items
from tests.ui.waiting import waited_for
from ui.gallery import show
from ui.gallery_rater import rater_screens
from ui.viewmodels.place import Modes, theme_of

PANELS = {
    "10.1 wide": Panel("rater", 10.1, 1280, 800, 900),
    "10.1 fine": Panel("rater", 10.1, 1920, 1200, 900),
    "10.1 flat": Panel("rater", 10.1, 1366, 768, 900),
}
MODES = {
    "normal": Modes(),
    "large": Modes(large_text=True),
    "black": Modes(high_contrast=True),
    "large and black": Modes(large_text=True, high_contrast=True),
}


def pages_of(root: QQuickItem) -> QQuickItem | None:
    found = (item for item in visible_items(root) if item.property("sheets") is not None)
    return next((item for item in found if item.property("chipHeight")), None)


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("modes", MODES)
def test_every_screen_can_be_read_and_touched(
    gallery: QQuickView, panel: str, language: str, modes: str
) -> None:
    found: list[str] = []
    for sample in rater_screens(language):
        root = show(gallery, sample, PANELS[panel], MODES[modes])
        assert isinstance(root, QQuickItem)
        assert waited_for(lambda: root.width() == PANELS[panel].width)  # noqa: B023 - at once
        gallery.grabWindow()  # rows and grids take their places when a frame is drawn
        theme = theme_of(gallery.engine())
        theme.setProperty("mountMm", 700.0)  # on the desk: everything is in reach
        found += [f"{sample.name}: {each}" for each in findings(root, theme)]
        pages = pages_of(root)
        for page in range(1, pages.property("count") if pages else 1):
            pages.setProperty("page", page)
            QCoreApplication.processEvents()
            found += [f"{sample.name} page {page + 1}: {each}" for each in findings(root, theme)]
    assert not found, "\n" + "\n".join(found)


def faces(root: QQuickItem) -> list[QQuickItem]:
    return [item for item in visible_items(root) if item.objectName().startswith("score_")]


@pytest.mark.parametrize("name", ["rater-question", "rater-question-three"])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("modes", MODES)
def test_all_faces_are_equal_and_equally_far_apart(
    gallery: QQuickView, name: str, language: str, modes: str
) -> None:
    sample = next(each for each in rater_screens(language) if each.name == name)
    root = show(gallery, sample, PANELS["10.1 wide"], MODES[modes])
    assert isinstance(root, QQuickItem)
    QCoreApplication.processEvents()
    cards = faces(root)
    assert len({(card.width(), card.height()) for card in cards}) == 1
    steps = {(b.x() - a.x(), b.y() - a.y()) for a, b in pairwise(cards)}
    assert len(steps) == 1
    assert not any(card.property("chosen") for card in cards)


def test_the_program_measures_whether_words_fit_columns(gallery: QQuickView) -> None:
    """Vietnamese fits five columns; "Dissatisfied" does not, nor do large letters."""
    shapes = {}
    for language in ("vi", "en"):
        for name, modes in (("normal", Modes()), ("large", Modes(large_text=True))):
            sample = next(s for s in rater_screens(language) if s.name == "rater-question")
            root = show(gallery, sample, PANELS["10.1 wide"], modes)
            assert isinstance(root, QQuickItem)
            QCoreApplication.processEvents()
            first, second = faces(root)[:2]
            shapes[language, name] = "columns" if first.y() == second.y() else "rows"
    assert shapes == {
        ("vi", "normal"): "columns",
        ("vi", "large"): "rows",
        ("en", "normal"): "rows",
        ("en", "large"): "rows",
    }
