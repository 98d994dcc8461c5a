"""Keys pressed in a real window, and waiting that lets the other threads work."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest

from tests.ui.counter.desk_measure import words_on

NONE = Qt.KeyboardModifier.NoModifier
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


def rest(milliseconds: int) -> None:
    """Runs the event loop for a while; other threads run meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def comes(condition: Callable[[], object], seconds: float = 8.0) -> bool:
    """Whether something comes about in time."""
    end = monotonic() + seconds
    while not condition():
        if monotonic() > end:
            return False
        rest(5)
    return True


def press(view: QQuickView, keys: str) -> None:
    """One stroke, written as on a key cap: "F2", "Ctrl+N", "Return"."""
    *held, name = keys.split("+")
    modifiers = NONE
    for each in held:
        modifiers |= MODIFIERS[each]
    QTest.keyClick(view, getattr(Qt.Key, f"Key_{name}"), modifiers)


def type_text(view: QQuickView, text: str) -> None:
    """Letters as an input method sends them, Vietnamese ones too."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(view, QKeyEvent(kind, 0, NONE, letter))


def focused(view: QQuickView) -> str:
    """The nearest name around the keyboard."""
    item: QQuickItem | None = view.activeFocusItem()
    while item is not None:
        name = item.objectName()
        if name and name != "input":
            return name
        item = item.parentItem()
    return ""


def words_shown(view: QQuickView) -> str:
    """Everything that stands on the screen now."""
    root = view.rootObject()
    assert isinstance(root, QQuickItem)
    return " | ".join(one.text for one in words_on(root)).replace("\u00a0", " ")
