"""Every kiosk screen on every panel, in both languages and text sizes, measured in millimetres."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.catalogue import Panel
from tests.ui.measuring import findings, paged, targets, texts
from ui.gallery import Sample, kiosk_screens, show
from ui.viewmodels.place import Modes, set_theme, theme_of

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


BOTH = ("vi", "en")
SHOWN = [
    *((panel, language, "normal") for panel in list(PANELS)[:3] for language in BOTH),
    *((panel, language, "large") for panel in list(PANELS)[:3] for language in BOTH),
    *(("21.5 upright", language, low) for language in BOTH for low in ("low", "large and low")),
    ("21.5 wide", "vi", "low"),
    ("21.5 wide", "en", "large and low"),
    # a larger panel gets space, not larger type: the longer words of each text size
    *((panel, "vi", "normal") for panel in ("32 upright", "32 wide")),
    *((panel, "en", "large") for panel in ("32 upright", "32 wide")),
]


@pytest.mark.parametrize(("panel", "language", "modes"), SHOWN)
def test_every_screen_can_be_read_touched_and_reached(
    gallery: QQuickView, panel: str, language: str, modes: str
) -> None:
    found: list[str] = []
    for sample in kiosk_screens(language):
        # nine keys of 20 mm need a wider panel; ReasonsScreen offers no comment on this one
        if not (sample.name == "write" and panel.startswith("10.1")):
            found += measured(gallery, sample, PANELS[panel], MODES[modes])
    assert not found, "\n" + "\n".join(found)


def test_the_measure_sees_what_it_should(gallery: QQuickView) -> None:
    """Too small a button and too long words are found, so that silence means something."""
    sample = next(each for each in kiosk_screens("vi") if each.name == "welcome")
    root = show(gallery, sample, PANELS["21.5 upright"])
    assert isinstance(root, QQuickItem)
    tile = root.findChild(QQuickItem, "lookUp")
    tile.setProperty("width", 60)
    root.setProperty("title", "Việc" * 40)
    QCoreApplication.processEvents()
    found = "\n".join(findings(root, theme_of(gallery.engine())))
    assert "too small to touch: 'Tra cứu" in found
    assert "leaves its control" in found


def test_modes_apply_in_place(gallery: QQuickView) -> None:
    """A screen that was shown before the mode came looks like one that opens in it."""
    panel, large = PANELS["21.5 upright"], Modes(large_text=True, high_contrast=True)
    for sample in kiosk_screens("vi"):
        fresh = _boxes(show(gallery, sample, panel, large))
        changed = show(gallery, sample, panel)
        QCoreApplication.processEvents()
        set_theme(gallery.engine(), panel, large, height=panel.height)
        assert _boxes(changed) == fresh, sample.name


def _boxes(root: object) -> list[tuple[str, tuple[int, ...]]]:
    assert isinstance(root, QQuickItem)
    QCoreApplication.processEvents()
    seen = targets(root) + texts(root)
    return sorted((one.name, one.box.toRect().getRect()) for one in seen)


def test_a_day_of_numbers_needs_few_sizes_of_letters(gallery: QQuickView) -> None:
    """Each size keeps its own letters in memory, a tenth of a megabyte apiece."""
    sample = next(each for each in kiosk_screens("vi") if each.name == "ticket")
    root = show(gallery, sample, PANELS["21.5 upright"])
    assert isinstance(root, QQuickItem)
    sizes = set()
    for number in range(1, 1000):
        root.setProperty("number", f"A{number:03}")
        (shown,) = (each.item for each in texts(root) if each.item.objectName() == "number")
        sizes.add(QQmlProperty(shown, "font.pixelSize").read())
    assert len(sizes) <= 6
    assert min(sizes) >= 0.8 * max(sizes)  # and none looks small beside another
