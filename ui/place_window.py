"""One place on one screen: its engine, its view-model, its window."""

from collections.abc import Callable
from contextlib import ExitStack

import shiboken6
from PySide6.QtCore import QObject, QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from kiosk.catalogue import Centre, Panel
from ui.engine import QML, prepare
from ui.viewmodels.place import Modes, set_theme


class PlaceWindow:
    """Shows a place root such as `Kiosk/kiosk/KioskPlace.qml` with its view-model.

    The view-model may have `modes` (a `Modes`) and a signal `modesChanged`; the window applies
    them. A window smaller than the panel is the same layout with fewer pixels per millimetre.
    The window owns all three: `close` takes them down in the one order in which nothing is left
    that looks at something gone. `closing`: what is ended before them (readers, a voice), because
    it may be at work on another thread.
    """

    def __init__(self, root: str, view_model: QObject, panel: Panel, title: str) -> None:
        self.model = view_model
        self.closing = ExitStack()
        self._panel = panel
        self.view = QQuickView()
        prepare(self.view.engine())
        self.view.setTitle(title)
        self.view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.view.heightChanged.connect(self._measure)
        changed = getattr(view_model, "modesChanged", None)
        if changed is not None:
            changed.connect(self._measure)
        self.view.resize(panel.width, panel.height)
        self._measure()
        self.view.setInitialProperties({"vm": view_model})
        self.view.setSource(QUrl.fromLocalFile(str(QML / "Kiosk" / root)))
        if self.view.errors():
            raise RuntimeError("; ".join(error.toString() for error in self.view.errors()))

    def show_full(self, screen: int = 0) -> None:
        """The whole of a screen, as it stands in the hall."""
        screens = QGuiApplication.screens()
        self.view.setScreen(screens[min(screen, len(screens) - 1)])
        self.view.showFullScreen()

    def show_in(self, cell: QRect) -> None:
        """A window inside `cell` with the panel's proportions."""
        scale = min(cell.width() / self._panel.width, cell.height() / self._panel.height)
        self.view.resize(round(self._panel.width * scale), round(self._panel.height * scale))
        self.view.setPosition(cell.topLeft())
        self.view.show()

    def when_usable(self, then: Callable[[], None]) -> None:
        """Calls `then` once, after a frame was drawn while the view-model was `ready` (where it
        has such a property; others are ready with their first frame)."""

        def look() -> None:
            if self.model.property("ready") is False:
                return
            self.view.frameSwapped.disconnect(look)
            then()

        self.view.frameSwapped.connect(look, Qt.ConnectionType.QueuedConnection)

    def close(self) -> None:
        """Ends what is at work, destroys the window with its engine, then the view-model: at once
        and on this thread, not when Python comes to collect them."""
        self.closing.close()
        self.view.close()
        shiboken6.delete(self.view)
        shiboken6.delete(self.model)

    def _measure(self) -> None:
        modes = getattr(self.model, "modes", None)
        shown = modes if isinstance(modes, Modes) else Modes()
        set_theme(self.view.engine(), self._panel, shown, height=max(self.view.height(), 1))


def panel_of(centre: Centre, place: str) -> Panel:
    """The centre's panel of a place, or a usual one where the configuration names none."""
    usual = {
        "kiosk": Panel("kiosk", 21.5, 1080, 1920),
        "rater": Panel("rater", 10.1, 1280, 800),
        "board": Panel("board", 55, 1920, 1080),
        "papers": Panel("papers", 15, 720, 1280),
    }
    named = (panel for panel in centre.panels if panel.place == place)
    return next(named, usual.get(place, Panel(place, 23.8, 1920, 1080)))
