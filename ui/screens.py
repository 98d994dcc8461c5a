"""Every screen of every place as a picture, without a display: `kiosk screens`."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from kiosk.catalogue import Centre, Panel
from ui.engine import prepare
from ui.gallery import Sample, kiosk_screens, show
from ui.gallery_board import board_screens
from ui.gallery_counter import counter_screens
from ui.gallery_manager import manager_screens
from ui.gallery_rater import rater_screens
from ui.place_window import panel_of
from ui.viewmodels.place import Modes, theme_of

SETTLE_MS = 80
GALLERIES: dict[str, Callable[[str], list[Sample]]] = {
    "kiosk": kiosk_screens,
    "counter": counter_screens,
    "rater": rater_screens,
    "board": board_screens,
    "manager": manager_screens,
}


def save_screens(
    folder: Path,
    centre: Centre,
    languages: Iterable[str],
    modes: Modes = Modes(),
    kiosk_panel: Panel | None = None,
    places: Iterable[str] = tuple(GALLERIES),
) -> list[Path]:
    """Draws all sample states of `places`; the files, `PLACE-NAME-LANGUAGE.png`.

    `kiosk_panel` replaces the kiosk's panel; the other places keep theirs.
    """
    existing = QGuiApplication.instance()
    app = existing if isinstance(existing, QGuiApplication) else QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for place in places:
        panel = kiosk_panel if place == "kiosk" and kiosk_panel else panel_of(centre, place)
        view = QQuickView()
        prepare(view.engine())
        view.show()
        for language in languages:
            for sample in GALLERIES[place](language):
                show(view, sample, panel, modes)
                view.setColor(theme_of(view.engine()).property("page"))
                QTest.qWait(SETTLE_MS)
                file = folder / f"{place}-{sample.name.removeprefix(f'{place}-')}-{language}.png"
                view.grabWindow().save(str(file))
                files.append(file)
        view.close()
        view.deleteLater()
        app.processEvents()
    return files
