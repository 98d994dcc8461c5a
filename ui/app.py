"""The application: places of this machine in windows or full screens, until they are closed."""

import logging
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication

from ui.collecting import Collecting
from ui.hall import Hall
from ui.memory import give_back, let_lie, share_one_heap
from ui.places import open_place
from ui.qr_image import qr_image

log = logging.getLogger(__name__)
PRINTER_LOOK_SECONDS = 30
UNANSWERED_LOOK_SECONDS = 5
GIVE_BACK_SECONDS = 60
AT_REST = (None, "", "welcome", "signIn", "console", "rest")
"""Screens of kiosk, counter and rater that nobody is in the middle of; other places have none."""


class App:
    """Opens places, keeps the small regular duties, and says sorry after a bug of ours.

    `windows`: one per place, in the order asked for.
    """

    def __init__(
        self,
        hall: Hall,
        places: Sequence[str],
        *,
        windowed: bool,
        screen: int,
        then: Callable[[], None],
    ) -> None:
        """`then` is called once, when the screens have had a second to draw themselves."""
        self._hall = hall
        self._then = then
        self._wanted: Callable[[], bool] = lambda: False
        self._end: Callable[[], None] = lambda: None
        self._seconds = 0
        self.windows = [open_place(place, hall) for place in places]
        if windowed:
            cells = arranged(places, QGuiApplication.primaryScreen().availableGeometry())
            for window, cell in zip(self.windows, cells, strict=True):
                window.show_in(cell)
        else:
            for at, window in enumerate(self.windows):
                window.show_full(screen + at)
        hall.feed.ticked.connect(self._second)
        sys.excepthook = self._bug
        threading.excepthook = lambda args: self._bug(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def begin_anew(self, wanted: Callable[[], bool], end: Callable[[], None]) -> None:
        """Calls `end` where that is `wanted` (asked every second) and every place is at rest: no
        visitor's walk and nothing half written is cut off."""
        self._wanted, self._end = wanted, end

    def close(self) -> None:
        """Every place is gone when this returns."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        for window in reversed(self.windows):
            window.close()
        self.windows.clear()

    def _second(self) -> None:
        self._seconds += 1
        if self._wanted() and all(at_rest(each.model) for each in self.windows):
            self._end()
        if self._seconds == 1:
            make_ready(self._hall)
            self._then()
        if self._seconds % PRINTER_LOOK_SECONDS == 0:
            self._hall.room.look()
        if self._seconds % GIVE_BACK_SECONDS == 0:
            self._hall.background.run(give_back, lambda _: None)
        if self._seconds % UNANSWERED_LOOK_SECONDS == 0:
            self._hall.background.run(
                self._hall.desk.give_up_waiting,
                lambda _: None,
                lambda error: log.warning("%s", error),
            )

    def _bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """One hook for all threads: on record, and a sorry screen where there is one."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        log.error("a bug of ours", exc_info=(kind, error, trace))
        for window in self.windows:
            sorry = getattr(window.model, "sorry", None)
            if sorry is not None:
                QTimer.singleShot(0, window.model, sorry)

    def when_usable(self, then: Callable[[], None]) -> None:
        """Calls `then` once, when every place has drawn its first usable frame."""
        waiting = {id(window) for window in self.windows}

        def drawn(which: int) -> None:
            waiting.discard(which)
            if not waiting:
                then()

        for window in self.windows:
            window.when_usable(partial(drawn, id(window)))


def at_rest(model: QObject) -> bool:
    """Whether a place may close without taking anything from anybody."""
    return model.property("screen") in AT_REST


def make_ready(hall: Hall) -> None:
    """What the first visitor needs is there before anyone wants it, and after the first frame."""
    hall.room.look()
    hall.background.run(lambda: qr_image("0", 1), lambda _: None)
    let_lie()


def arranged(places: Sequence[str], screen: QRect) -> list[QRect]:
    """Where the windows of a trial go: the kiosk upright at the left, the desk with its paper
    beside it, rater, board and manager below; a place alone has the whole screen."""
    if len(places) == 1:
        return [screen]
    x, y, width, height = screen.x(), screen.y(), screen.width(), screen.height()
    kiosk = min(round(height * 9 / 16), round(width * 0.34))
    right = width - kiosk
    counter = min(round(right * 0.78), round(height * 0.54 * 16 / 9))
    top = round(counter * 9 / 16)
    below = height - top
    small = round(below / 2 * 16 / 9)
    left = x + kiosk
    cells = {
        "kiosk": QRect(x, y, kiosk, height),
        "counter": QRect(left, y, counter, top),
        "papers": QRect(left + counter, y, right - counter, top),
        "rater": QRect(left, y + top, small, below // 2),
        "board": QRect(left, y + top + below // 2, small, below // 2),
        "manager": QRect(left + small, y + top, right - small, below),
    }
    return [cells[place] for place in places]


def application() -> QGuiApplication:
    """The one application of this process; Ctrl+C and a service manager's stop end it in order."""
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    share_one_heap()
    app = QGuiApplication([])
    Collecting(app)
    app.setApplicationName("kiosk")
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: app.quit())
    return app
