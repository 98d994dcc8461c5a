"""Codes that press keys (BadBarcode): what a reader set to type control characters would type."""

import random

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from tests.ui.waiting import waited_for
from ui.readers.bursts import GAP_MS

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, ALT, META = (
    Modifier.NoModifier,
    Modifier.ControlModifier,
    Modifier.AltModifier,
    Modifier.MetaModifier,
)
Stroke = tuple[Key, Modifier]

LETTERS = tuple((Key(code), NONE) for code in map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-| /"))
PLAIN = tuple(
    (key, NONE)
    for key in (
        *(Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Backtab, Key.Key_Escape),
        *(Key.Key_Space, Key.Key_Backspace, Key.Key_Delete, Key.Key_Home, Key.Key_End),
        *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_PageDown),
        *(Key.Key_Menu, Key.Key_Print, Key.Key_F1, Key.Key_F2, Key.Key_F3, Key.Key_F5, Key.Key_F11),
    )
)
CHORDS = (
    *((Key(ord(letter)), CTRL) for letter in "ACJMNOPQRSVWXZ"),
    *((Key(ord(letter)), ALT) for letter in "DFG123"),
    *((Key(ord(letter)), META) for letter in "RDE"),
    (Key.Key_F4, ALT),
    (Key.Key_Tab, ALT),
    (Key.Key_Delete, CTRL | ALT),
)

KNOWN: tuple[tuple[Stroke, ...], ...] = (
    ((Key.Key_Return, NONE), (Key.Key_Return, NONE)),
    ((Key.Key_Tab, NONE), (Key.Key_Tab, NONE), (Key.Key_Return, NONE)),
    ((Key.Key_F2, NONE), (Key.Key_Return, NONE)),
    ((Key.Key_Escape, NONE), (Key.Key_Escape, NONE)),
    ((Key.Key_N, CTRL), (Key.Key_S, CTRL), (Key.Key_Return, NONE)),
    ((Key.Key_R, META), *LETTERS[:3], (Key.Key_Return, NONE)),
    ((Key.Key_F4, ALT), (Key.Key_F4, ALT)),
    (*LETTERS[:9], (Key.Key_Tab, NONE), (Key.Key_Return, NONE), (Key.Key_J, CTRL)),
)


def bursts(count: int, seed: int) -> list[tuple[Stroke, ...]]:
    """The known tricks, then others made by chance; each of two keys or more."""
    chance = random.Random(seed)
    made = [
        tuple(
            chance.choice(chance.choice((LETTERS, PLAIN, CHORDS)))
            for _ in range(chance.randint(2, 30))
        )
        for _ in range(count)
    ]
    return [*KNOWN, *made]


def scan_keys(view: QQuickView, burst: tuple[Stroke, ...]) -> None:
    """A reader types these keys; then it is quiet for as long as a verdict takes."""
    for key, modifier in burst:
        QTest.keyClick(view, key, modifier)
    waited_for(lambda: False, (GAP_MS + 20) / 1000)
    QCoreApplication.processEvents()
