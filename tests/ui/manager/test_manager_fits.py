"""Every manager screen on a large and a small office screen, in both languages."""

import pytest
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.catalogue import Panel
from tests.ui.counter.desk_measure import findings
from ui.gallery import show
from ui.gallery_manager import manager_screens


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_every_word_is_whole_and_in_its_place(
    gallery: QQuickView, size: tuple[int, int], language: str
) -> None:
    found: list[str] = []
    for sample in manager_screens(language):
        root = show(gallery, sample, Panel("manager", 23.8, *size))
        assert isinstance(root, QQuickItem)
        gallery.grabWindow()  # lists lay themselves out with a frame
        found += [f"{sample.name}: {each}" for each in findings(root)]
    assert not found, "\n" + "\n".join(found)
