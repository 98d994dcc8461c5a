"""Keys that were held back go on their way: to the window's shortcuts, or to what has the focus.

Qt looks for shortcuts before a key is pressed and has no public way to do it later, so the QML
shortcuts of the window are looked through here, by the same rule: one that is enabled, and alone.
"""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QMetaObject, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtQuick import QQuickItem, QQuickView


def copy_of(event: QKeyEvent, kind: QEvent.Type | None = None) -> QKeyEvent:
    """The same key, to keep: Qt takes its own away after the filter."""
    return QKeyEvent(
        kind or event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )


def send(view: QQuickView, event: QKeyEvent, *, shortcuts: bool) -> None:
    """As if the key had just been pressed or let go; `shortcuts`: the window may have some."""
    if shortcuts and event.type() == QEvent.Type.KeyPress and _is_a_shortcut(view, event):
        return
    QCoreApplication.sendEvent(view, event)


def _is_a_shortcut(view: QQuickView, event: QKeyEvent) -> bool:
    claim = copy_of(event, QEvent.Type.ShortcutOverride)
    claim.ignore()
    QCoreApplication.sendEvent(view, claim)
    if claim.isAccepted():  # what has the focus wants the key itself
        return False
    keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
    root = view.rootObject()
    found = [each for each in _shortcuts(root) if each.property("portableText") == keys]
    if len(found) == 1:
        QMetaObject.invokeMethod(found[0], "activated")
    return bool(found)


def _shortcuts(item: QQuickItem) -> Iterator[QObject]:
    """Those a person could press now."""
    if item.isVisible() and item.isEnabled():
        for child in item.children():
            if child.metaObject().className() == "QQuickShortcut" and child.property("enabled"):
                yield child
        for inner in item.childItems():
            yield from _shortcuts(inner)
