"""A kiosk place in a process of its own takes a thousand tickets.

Says so after a hundred and after a thousand, and waits to be measured. Where to touch comes from
outside, as `[[x, y], screen that follows]` per touch: a test library's finger looks at every item
of a screen to find a button, and what it and its library keep would count as the kiosk's.
"""

import json
import os
import sys
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent

from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.bootstrap.screens import open_hall
from tests.ui.waiting import waited_for
from ui.app import application, make_ready
from ui.memory import give_back
from ui.place_window import PlaceWindow
from ui.places import open_place

EARLY, TICKETS = 100, 1000
PAUSE_SECONDS = 0.03
Steps = list[tuple[tuple[int, int], str]]


def main(folder: Path, steps: Steps) -> None:
    """Walks, and waits to be measured."""
    app = application()
    with ExitStack() as closing:
        program = closing.enter_context(centre_at_work(SAMPLE, folder, "bench"))
        hall = open_hall(program, 2, closing)
        window = open_place("kiosk", hall)
        closing.callback(window.close)
        window.view.rootObject().setProperty("settleMs", 0)
        window.view.show()
        make_ready(hall)
        for n in range(1, TICKETS + 1):
            _take(window, steps)
            if n in (EARLY, TICKETS):
                app.processEvents()
                give_back()  # as the program does every minute
                print(n, flush=True)
                sys.stdin.readline()


def _take(window: PlaceWindow, steps: Steps) -> None:
    model: Any = window.model
    for (x, y), screen in steps:
        _pause()
        _touch(window, QPointF(x, y))
        if not waited_for(lambda wanted=screen: model.screen == wanted):
            raise TimeoutError(f"{screen} did not follow; on {model.screen}")
        if screen == "ticket" and not waited_for(lambda: model.ticket.paper == "printed"):
            raise TimeoutError(f"paper: {model.ticket.paper}")


def _pause() -> None:
    end = monotonic() + PAUSE_SECONDS
    waited_for(lambda: monotonic() > end)


def _touch(window: PlaceWindow, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in (
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, none),
    ):
        event = QMouseEvent(kind, at, at, left, held, Qt.KeyboardModifier.NoModifier)
        QGuiApplication.sendEvent(window.view, event)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    main(Path(sys.argv[1]), json.loads(sys.argv[2]))
