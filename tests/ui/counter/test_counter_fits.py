"""Every counter screen on a large and a small office screen, in both languages."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.catalogue import Panel
from tests.ui.counter.desk_measure import findings
from ui.gallery import show
from ui.gallery_counter import counter_screens

SIZES = ((1920, 1080), (1366, 768))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_word_is_whole_and_in_its_place(
    gallery: QQuickView, size: tuple[int, int], language: str
) -> None:
    found: list[str] = []
    for sample in counter_screens(language):
        root = show(gallery, sample, Panel("counter", 23.8, *size))
        assert isinstance(root, QQuickItem)
        gallery.grabWindow()  # lists lay themselves out with a frame
        found += [f"{sample.name}: {each}" for each in findings(root)]
    assert not found, "\n" + "\n".join(found)


def test_the_measure_sees_what_it_should(gallery: QQuickView) -> None:
    sample = next(each for each in counter_screens("vi") if each.name == "console-serving")
    root = show(gallery, sample, Panel("counter", 23.8, 1366, 768))
    assert isinstance(root, QQuickItem)
    button = root.findChild(QQuickItem, "recall")
    assert isinstance(button, QQuickItem)
    button.setProperty("words", "Gọi lại thêm một lần nữa thật to " * 3)
    root.setProperty("title", "Quầy " * 60)
    QCoreApplication.processEvents()
    found = "\n".join(findings(root))
    assert "cut: 'Quầy" in found or "outside the window: 'Quầy" in found
    assert "over each other: 'Quầy" in found
    assert "'Gọi lại thêm" in found
