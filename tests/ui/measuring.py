"""Measures a screen as people meet it: what can be touched, what can be read, where it stands.

Millimetres and limits are those of touch.md; a finding is a sentence with the screen's own words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtQuick import QQuickItem

TARGET_MM = 20.0
GAP_MM = 3.0
CAPITAL_MM = 7.3  # at 600 mm viewing distance (EN 301 549 §5.1.4)
CAPITAL_EM = 0.74  # Be Vietnam Pro
ASCENT_EM = 1.0
ROUNDING = 1.0  # pixels


@dataclass(frozen=True)
class Seen:
    """One thing on the screen in pixels of the window."""

    name: str
    box: QRectF
    item: QQuickItem


def visible_items(root: QQuickItem) -> Iterator[QQuickItem]:
    """Every item that is shown, parents before children."""
    if not root.isVisible():
        return
    yield root
    for child in root.childItems():
        yield from visible_items(child)


def _box(item: QQuickItem, width: float, height: float, x: float = 0, y: float = 0) -> QRectF:
    return QRectF(item.mapToScene(QPointF(x, y)), item.mapToScene(QPointF(x + width, y + height)))


def targets(root: QQuickItem) -> list[Seen]:
    """What can be touched."""
    return [
        Seen(str(item.property("name")), _box(item, item.width(), item.height()), item)
        for item in visible_items(root)
        if item.property("touchTarget") is True
    ]


def texts(root: QQuickItem) -> list[Seen]:
    """The painted words; a Text item's `lead` is ours alone."""
    found = []
    for item in visible_items(root):
        words = item.property("text")
        if item.property("lead") is None or not words:
            continue
        width, height = item.property("contentWidth"), item.property("contentHeight")
        x, y = item.property("paintedLeft"), item.property("topPadding")
        if item.objectName() == "number":  # capitals and figures alone, without the line's air
            pixels = item.property("font").pixelSize()
            y, height = y + pixels * (ASCENT_EM - CAPITAL_EM), pixels * CAPITAL_EM
        found.append(Seen(str(words), _box(item, width, height, x, y), item))
    return found


def pictures(root: QQuickItem) -> list[Seen]:
    """The QR codes: they must be whole, and nothing may lie over them."""
    return [
        Seen("QR code", _box(item, item.width(), item.height()), item)
        for item in visible_items(root)
        if item.metaObject().className().startswith("QrPicture")
    ]


def findings(root: QQuickItem, theme: QObject) -> list[str]:
    """Everything on this screen, as it is now, that a person would stumble over."""
    per_mm = theme.property("pxPerMm")
    touch, words = targets(root), texts(root)
    window = QRectF(0, 0, root.width(), root.height())
    return [
        *_small(touch, per_mm),
        *_close(touch, per_mm),
        *_out_of_reach(touch, theme),
        *_outside(touch + words + pictures(root), window),
        *_cut(words),
        *_tiny(words, theme),
        *_overlapping(touch, words + pictures(root)),
    ]


def _small(touch: list[Seen], per_mm: float) -> Iterator[str]:
    least = TARGET_MM * per_mm - ROUNDING
    for one in touch:
        if one.box.width() < least or one.box.height() < least:
            size = f"{one.box.width() / per_mm:.1f}×{one.box.height() / per_mm:.1f} mm"
            yield f"too small to touch: {one.name!r} {size}"


def _close(touch: list[Seen], per_mm: float) -> Iterator[str]:
    least = GAP_MM * per_mm - ROUNDING
    for at, one in enumerate(touch):
        for other in touch[at + 1 :]:
            beside = max(one.box.left() - other.box.right(), other.box.left() - one.box.right())
            under = max(one.box.top() - other.box.bottom(), other.box.top() - one.box.bottom())
            if max(beside, under) < least:
                gap = max(beside, under) / per_mm
                yield f"too close: {one.name!r} and {other.name!r} {gap:.1f} mm"


def _out_of_reach(touch: list[Seen], theme: QObject) -> Iterator[str]:
    top = theme.property("reachTop") - ROUNDING
    for one in touch:
        if one.box.top() < top:
            yield f"out of reach: {one.name!r} at {one.box.top():.0f}, highest {top:.0f}"


def _outside(things: list[Seen], window: QRectF) -> Iterator[str]:
    room = window.adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING)
    for one in things:
        if not room.contains(one.box):
            yield f"outside the window: {one.name!r} {one.box}"


def _cut(words: list[Seen]) -> Iterator[str]:
    for one in words:
        item = one.item
        if item.property("truncated"):
            yield f"cut: {one.name!r}"
        if item.width() > 0 and one.box.width() > item.width() + ROUNDING:
            yield f"wider than its place: {one.name!r} {one.box.width():.0f} > {item.width():.0f}"
        target = _target_of(item)
        if target is not None:
            room = _box(target, target.width(), target.height())
            if not room.adjusted(-ROUNDING, -ROUNDING, ROUNDING, ROUNDING).contains(one.box):
                yield f"leaves its control: {one.name!r} {one.box} in {room}"


def _tiny(words: list[Seen], theme: QObject) -> Iterator[str]:
    distance = theme.property("viewingMm") / 600
    for one in words:
        pixels = one.item.property("font").pixelSize()
        capital = pixels / theme.property("pxPerMm") * CAPITAL_EM
        if capital < CAPITAL_MM * distance - 0.1:
            yield f"too small to read: {one.name!r} capitals {capital:.1f} mm"


def _overlapping(touch: list[Seen], words: list[Seen]) -> Iterator[str]:
    for at, one in enumerate(words):
        for other in words[at + 1 :]:
            if _meet(one.box, other.box):
                yield f"over each other: {one.name!r} and {other.name!r}"
        for target in touch:
            if _meet(one.box, target.box) and not _within(one.item, target.item):
                yield f"under a control: {one.name!r} and {target.name!r}"


def _meet(one: QRectF, other: QRectF) -> bool:
    both = one.intersected(other)
    return both.width() > 3 and both.height() > 3  # letters have air around them


def _target_of(item: QQuickItem) -> QQuickItem | None:
    parent = item.parentItem()
    while parent is not None and parent.property("touchTarget") is None:
        parent = parent.parentItem()
    return parent


def _within(item: QQuickItem, ancestor: QQuickItem) -> bool:
    while item is not None:
        if item is ancestor:
            return True
        item = item.parentItem()
    return False


def paged(root: QQuickItem) -> list[QQuickItem]:
    """The columns on this screen that have more than one page."""
    return [
        item
        for item in visible_items(root)
        if item.property("cell") is not None and (item.property("pages") or 1) > 1
    ]
