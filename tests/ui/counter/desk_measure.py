"""Measures a desktop screen: is every word whole, on the screen, in its place, and alone there."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from tests.ui.measuring import visible_items

ROUNDING = 1.5  # pixels


@dataclass(frozen=True)
class Word:
    """A painted text in pixels of the window."""

    text: str
    box: QRectF
    item: QQuickItem


def box_of(item: QQuickItem, x: float, y: float, width: float, height: float) -> QRectF:
    """A part of an item, in the window."""
    top, bottom = QPointF(x, y), QPointF(x + width, y + height)
    return QRectF(item.mapToScene(top), item.mapToScene(bottom))


def words_on(root: QQuickItem) -> list[Word]:
    """Every painted text that is not scrolled away."""
    found = []
    for item in visible_items(root):
        text = item.property("text")
        if item.property("lead") is None or not text or _is_a_clock_cell(item):
            continue
        width, height = item.property("contentWidth"), item.property("contentHeight")
        x = item.property("paintedLeft") or 0.0
        box = box_of(item, x, item.property("topPadding") or 0.0, width, height)
        if not scrolled_away(item, box):
            found.append(Word(str(text), box, item))
    return found


def _is_a_clock_cell(item: QQuickItem) -> bool:
    """A figure that ticks stands in a cell that may be narrower than its box (design §3)."""
    parent = item.parentItem()
    while parent is not None and not parent.metaObject().className().startswith("ClockText"):
        parent = parent.parentItem()
    return parent is not None


def scrolled_away(item: QQuickItem, box: QRectF) -> bool:
    """Whether a list that scrolls shows this only in part, or not at all."""
    parent = item.parentItem()
    while parent is not None:
        if parent.clip() and parent.property("interactive"):
            room = box_of(parent, 0, 0, parent.width(), parent.height())
            if not room.adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING).contains(box):
                return True
        parent = parent.parentItem()
    return False


def findings(root: QQuickItem) -> list[str]:
    """Everything a person would stumble over."""
    words = words_on(root)
    window = QRectF(0, 0, root.width(), root.height())
    return [*_outside(words, window), *_cut(words), *_inputs(root), *_over_each_other(words)]


def _outside(words: list[Word], window: QRectF) -> Iterator[str]:
    room = window.adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING)
    for one in words:
        if not room.contains(one.box):
            yield f"outside the window: {one.text!r} {one.box}"


def _cut(words: list[Word]) -> Iterator[str]:
    for one in words:
        if one.item.property("truncated"):
            yield f"cut: {one.text!r}"
        if one.item.width() > 0 and one.box.width() > one.item.width() + ROUNDING:
            yield f"wider than its place: {one.text!r}"
        button = _control_of(one.item)
        if button is not None:
            room = box_of(button, 0, 0, button.width(), button.height())
            if not room.adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING).contains(one.box):
                yield f"leaves its control: {one.text!r}"


def _inputs(root: QQuickItem) -> Iterator[str]:
    for item in visible_items(root):
        one_line = item.inherits("QQuickTextInput")
        if one_line and item.property("contentWidth") > item.width() + ROUNDING:
            yield f"longer than its field: {item.property('text')!r}"


def _over_each_other(words: list[Word]) -> Iterator[str]:
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            both = one.box.intersected(other.box)
            if both.width() > 2 and both.height() > 3:
                yield f"over each other: {one.text!r} and {other.text!r}"


def _control_of(item: QQuickItem) -> QQuickItem | None:
    parent = item.parentItem()
    while parent is not None:
        if parent.property("keys") is not None and parent.property("look") is not None:
            return parent
        parent = parent.parentItem()
    return None
