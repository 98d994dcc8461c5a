"""Codes that press keys (BadBarcode): what a reader set to type control characters would type."""

import random

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from ui.readers.bursts import GAP_MS
from ui.readers.keyboard_wedge import KeyboardWedge

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


class KeyReader:
    """A reader that types into a window, five milliseconds a key. Time moves only when told, so a
    busy machine does not make a person of it."""

    def __init__(self, view: QQuickView, *, keyboard: bool) -> None:
        self._view = view
        self._at = 1000
        self.wedge = KeyboardWedge(time_of=lambda _: self._at, pause_ms=60_000)
        self.wedge.watch(view, keyboard=keyboard)

    def scan(self, *burst: Stroke) -> None:
        """Types these keys, then is quiet for as long as a verdict takes."""
        for key, modifier in burst:
            self._at += 5
            QTest.keyClick(self._view, key, modifier)
        self._at += 2 * GAP_MS
        QTest.keyClick(self._view, Key.Key_Shift)  # the next key, long after
        QCoreApplication.processEvents()
