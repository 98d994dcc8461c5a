"""A reader that types like a keyboard: its bursts are taken out of what people type."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickView

from kiosk.scans import Source, needs_letters
from ui.readers.bursts import GAP_MS, Bursts, Verdict
from ui.readers.giving_back import copy_of, send
from ui.readers.reader import REAL_MS, Reader

ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr, Qt.Key.Key_NumLock)
MODIFIERS = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
KEYPAD = (
    *ENDS,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Space,
)
"""The keys of a keypad for people who cannot use the glass: all there is to press at a kiosk."""
CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
PRESSES = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class KeyboardWedge(Reader):
    """Looks at the keys of the windows it watches (not of the whole application, which would cost
    every event of every object). A person's keys reach the focus a blink later.

    Keys count by the time they were pressed, which they carry, not by when they are dealt with: a
    screen that is busy for a moment must not take a reader for a person. `troubled` with
    "wedge_id_card" tells once that ID cards are held to a reader that cannot spell their names.
    """

    source = Source.WEDGE

    def __init__(
        self,
        *,
        time_of: Callable[[QKeyEvent], int] = QKeyEvent.timestamp,
        pause_ms: int = GAP_MS + 5,
        monotonic_ms: Callable[[], int] = REAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(monotonic_ms, parent)
        self._time_of = time_of
        self._bursts = Bursts()
        self._views: dict[QQuickView, bool] = {}
        self._at: QQuickView | None = None
        self._passing = False
        self._warned = False
        self._swallowed: set[int] = set()  # keys whose release must go the way of their press
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        # once more round the event loop: keys pressed in time may still lie there
        self._lull = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self._lull.start)
        self._lull.timeout.connect(self._give_back)

    def watch(self, view: QQuickView, *, keyboard: bool) -> None:
        """Take the reader's keys out of this window's. Without a `keyboard` there, nothing but a
        keypad's keys is ever a person's."""
        self._views[view] = keyboard
        view.installEventFilter(self)

    def close(self) -> None:
        """Leaves all keys alone."""
        self._pause.stop()
        self._lull.stop()
        for view in self._views:
            view.removeEventFilter(self)
        self._views.clear()

    def read(self, text: str) -> None:
        """A whole text was typed."""
        if not self._warned and needs_letters(text):
            self._warned = True
            self.troubled.emit("wedge_id_card")
        super().read(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True: the key goes no further now."""
        if self._passing or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # shortcuts are looked for when the key is given back
            return True
        if event.type() not in PRESSES or not isinstance(watched, QQuickView):
            return False
        self._at = watched
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        if self._bursts.paused(self._time_of(event)):
            self._give_back()
        verdict = self._pressed(event)
        if verdict is Verdict.PASS and not self._a_persons(event):
            verdict = Verdict.SWALLOW
        if verdict is Verdict.SWALLOW:
            self._swallowed.add(event.key())
        if self._bursts.waiting:
            self._lull.stop()
            self._pause.start()
        return verdict is not Verdict.PASS

    def _pressed(self, event: QKeyEvent) -> Verdict:
        bursts, at = self._bursts, self._time_of(event)
        if event.isAutoRepeat() and not bursts.sure:  # a key held down: a person
            self._give_back()
            self._pass_on(copy_of(event))
            return Verdict.HOLD
        if event.key() in SILENT or event.key() in MODIFIERS:
            return self._hold(event) if bursts.waiting else Verdict.PASS
        chord = bool(event.modifiers() & CHORDS)
        if not chord and event.key() < Qt.Key.Key_Escape:
            verdict = bursts.letter(copy_of(event), event.text(), at)
            if verdict is Verdict.PASS:
                self._give_back()
            return verdict
        if event.key() in ENDS and not chord and bursts.waiting:
            return self._ended(event, at)
        return bursts.special(copy_of(event), at)

    def _ended(self, event: QKeyEvent, at: int) -> Verdict:
        text = self._bursts.end(at, typing=self._views[self._at] if self._at else False)
        if text is None:  # a person's quick Enter: after what was typed before it
            return self._hold(event)
        if text:
            # after this key is dealt with: whoever listens may close the window
            QTimer.singleShot(0, self, lambda: self.read(text))
        return Verdict.SWALLOW

    def _released(self, event: QKeyEvent) -> bool:
        if event.key() in self._swallowed:
            self._swallowed.discard(event.key())
            return True
        if self._bursts.waiting:
            self._hold(event)
            return True
        return not self._a_persons(event)

    def _a_persons(self, key: QKeyEvent) -> bool:
        """Whether there is such a key for people before this window."""
        at_a_keyboard = self._at is not None and self._views.get(self._at, False)
        only = key.key() in KEYPAD and not key.modifiers() & CHORDS
        return at_a_keyboard or only or key.key() in (*SILENT, *MODIFIERS)

    def _hold(self, event: QKeyEvent) -> Verdict:
        self._bursts.held.append(copy_of(event))
        return Verdict.HOLD

    @Slot()
    def _give_back(self) -> None:
        """What a person typed goes on, in order."""
        self._pause.stop()
        self._lull.stop()
        for key in self._bursts.give_back():
            if isinstance(key, QKeyEvent):
                self._pass_on(key)

    def _pass_on(self, key: QKeyEvent) -> None:
        view = self._at
        if view is None or view not in self._views or not self._a_persons(key):
            return
        self._passing = True
        try:
            send(view, key, shortcuts=self._views[view])
        finally:
            self._passing = False
