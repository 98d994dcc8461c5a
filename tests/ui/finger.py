"""A finger and a keyboard on a real place: waits until a screen lies still, then touches it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.ui.waiting import waited_for
from ui.place_window import PlaceWindow

PATIENCE_SECONDS = 5.0
PERSON_MS = 70
"""Between two keys; what comes faster is a reader's (see `ui/readers/bursts.py`)."""


class Finger:
    """Touches what a person would see in `window`."""

    def __init__(self, window: PlaceWindow) -> None:
        self.window = window
        self.model = window.model
        root = window.view.rootObject()
        if root.property("settleMs") is not None:
            root.setProperty("settleMs", 0)  # this finger does not bounce

    def touch(self, name: str) -> None:
        """One touch in the middle of the first control whose name begins so."""
        self.tap(self.aim(name))

    def aim(self, name: str) -> QPoint:
        """Where that control is, once its screen lies still."""
        seen: list[QPoint] = []

        def still() -> bool:
            item = next(
                (
                    item
                    for item in visible(self.window.view.rootObject())
                    if item.objectName().startswith(name)
                    and item.property("touchTarget") is not False
                ),
                None,
            )
            if item is not None:
                middle = QPointF(item.width() / 2, item.height() / 2)
                seen.append(item.mapToScene(middle).toPoint())
                QTest.qWait(5)
            return len(seen) > 2 and seen[-1] == seen[-2] == seen[-3]

        self.until(still, name)
        return seen[-1]

    def tap(self, at: QPoint) -> None:
        """One touch."""
        QTest.mouseClick(self.window.view, Qt.MouseButton.LeftButton, pos=at)

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key, no sooner after the last than a person presses one."""
        self._awake()
        QTest.qWait(PERSON_MS)
        QTest.keyClick(self.window.view, key, modifier)

    def type(self, text: str) -> None:
        """Some ASCII, character by character."""
        self._awake()
        for character in text:
            QTest.qWait(PERSON_MS)
            QTest.keyClick(self.window.view, character)
        QTest.qWait(PERSON_MS)

    def _awake(self) -> None:
        view = self.window.view
        view.requestActivate()
        self.until(view.isActive, "an active window")

    def until(self, ready: Callable[[], object], what: str) -> None:
        """Runs the event loop, idle between looks as the program is, until `ready()`."""
        if not waited_for(ready, PATIENCE_SECONDS):
            raise TimeoutError(f"{what}; on screen: {self.words()}")

    def words(self) -> str:
        """What stands on the screen."""
        found = (item.property("text") for item in visible(self.window.view.rootObject()))
        return " | ".join(str(text) for text in found if isinstance(text, str) and text)

    def to_last_touch(self) -> QPoint:
        """At the kiosk: everything before the touch that takes a number; where to touch then."""
        for name in ("takeNumber", "row_", "row_", "take"):
            self.touch(name)
        return self.aim("noPriority")


def visible(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every item that is shown, parents before children."""
    if root.isVisible():
        yield root
        for child in root.childItems():
            yield from visible(child)
