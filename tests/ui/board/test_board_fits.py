"""The board's words in millimetres: high enough for 4.6 m, calls for 6 m, nothing over another."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.catalogue import Panel
from tests.ui.measuring import visible_items
from tests.ui.waiting import waited_for
from ui.gallery import Sample, show
from ui.gallery_board import board_screens
from ui.viewmodels.place import theme_of

PANELS = {
    "55": Panel("board", 55, 1920, 1080),
    "43": Panel("board", 43, 1920, 1080),
    "75": Panel("board", 75, 3840, 2160),
}
NEAR_MM, FAR_MM = 52.0, 66.0  # to 4.6 m and to 6 m (ADA 703.5.5)
CAPITAL_EM = 0.74


def shown(gallery: QQuickView, sample: Sample, panel: Panel) -> QQuickItem:
    root = show(gallery, sample, panel)
    assert isinstance(root, QQuickItem)
    assert waited_for(lambda: root.width() == panel.width)
    gallery.grabWindow()  # rows and columns take their places when a frame is drawn
    return root


def words(root: QQuickItem) -> list[tuple[str, QRectF, float]]:
    """Text, the box of its capitals, and their height in pixels; clock cells as one."""
    found = []
    for item in visible_items(root):
        if item.objectName() == "words" and item.property("text"):
            capitals = item.parentItem()
        elif item.objectName() in {"clock", "waiting"}:
            capitals = item
        else:
            continue
        size = item.property("font").pixelSize() if item.property("font") else item.property("size")
        corner = capitals.mapToScene(QPointF(0, 0))
        text = str(item.property("text") or item.property("time"))
        box = QRectF(corner.x(), corner.y(), capitals.width(), capitals.height())
        found.append((text, box, size * CAPITAL_EM))
    return found


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_is_read_from_where_people_stand(
    gallery: QQuickView, panel: str, language: str
) -> None:
    for sample in board_screens(language):
        root = shown(gallery, sample, PANELS[panel])
        per_mm = theme_of(gallery.engine()).property("pxPerMm")
        window = QRectF(0, 0, root.width() + 1, root.height() + 1)
        seen = words(root)
        assert len(seen) >= 3
        for text, box, capital in seen:
            where = f"{sample.name} {panel} {text!r}"
            assert capital / per_mm >= NEAR_MM, where
            assert window.contains(box), where
        for at, (text, box, _) in enumerate(seen):
            for other, other_box, _ in seen[at + 1 :]:
                both = box.intersected(other_box)
                assert both.width() <= 1 or both.height() <= 1, (sample.name, text, other)


@pytest.mark.parametrize("panel", ["55", "75"])
def test_calls_are_read_from_six_metres(gallery: QQuickView, panel: str) -> None:
    for sample in board_screens("vi"):
        root = shown(gallery, sample, PANELS[panel])
        per_mm = theme_of(gallery.engine()).property("pxPerMm")
        calls = ("B105", "BK1105", "A047", "B103")
        for text, _, capital in words(root):
            if text in calls or text.isdigit():
                assert capital / per_mm >= FAR_MM, f"{sample.name} {text}"


def test_a_two_digit_counter_stays_on_the_plate_and_the_number_keeps_its_size(
    gallery: QQuickView,
) -> None:
    sizes = []
    for sample in board_screens("vi")[:2]:
        root = shown(gallery, sample, PANELS["55"])
        sizes.append(root.findChild(QQuickItem, "number").property("size"))
        plate = root.findChild(QQuickItem, "plate")
        counter = plate.findChild(QQuickItem, "counter")
        assert counter.x() + counter.width() <= plate.width() - plate.property("margin") + 1
    assert sizes[0] == sizes[1]


def test_fewer_rows_on_a_smaller_panel_never_smaller_letters(gallery: QQuickView) -> None:
    rows = {}
    for panel in ("55", "43"):
        root = shown(gallery, board_screens("vi")[0], PANELS[panel])
        rows[panel] = sum(i.objectName().startswith("earlier_") for i in visible_items(root))
    assert rows["55"] == 4
    assert 1 <= rows["43"] < 4


def test_a_long_sentence_comes_in_turns(gallery: QQuickView) -> None:
    root = shown(gallery, board_screens("en")[0], PANELS["55"])
    strip = root.findChild(QQuickItem, "strip")
    assert strip.property("turns") == ["Missed your call?", "Ask at the guidance desk."]
    line = strip.findChild(QQuickItem, "stripWords")
    assert line.property("text") == "Missed your call?"
    strip.setProperty("turn", 1)
    assert line.property("text") == "Ask at the guidance desk."
