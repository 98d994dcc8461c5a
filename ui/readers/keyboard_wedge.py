"""A reader that types like a keyboard: its bursts are taken out of what people type."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickView

from ui.readers.bursts import GAP_MS, Bursts, Verdict
from ui.readers.reader import REAL_MS, Reader

ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
SILENT = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr)
CHORDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
PRESSES = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class KeyboardWedge(Reader):
    """Looks at the keys of the windows it watches (not of the whole application, which would cost
    every event of every object). A person's keys reach the focus a blink later."""

    def __init__(
        self,
        *,
        monotonic_ms: Callable[[], int] = REAL_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(monotonic_ms, parent)
        self._bursts = Bursts()
        self._views: list[QQuickView] = []
        self._at: QObject | None = None
        self._passing = False
        self._swallowed: set[int] = set()  # keys whose release must go the way of their press
        self._pause = QTimer(self, singleShot=True, interval=GAP_MS + 5)
        self._pause.setTimerType(Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._give_back)

    def watch(self, view: QQuickView) -> None:
        """Take the reader's keys out of this window's."""
        self._views.append(view)
        view.installEventFilter(self)

    def close(self) -> None:
        """Leaves all keys alone."""
        self._pause.stop()
        for view in self._views:
            view.removeEventFilter(self)
        self._views.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True: the key goes no further now."""
        if self._passing or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._claimed(event)
        if event.type() not in PRESSES:
            return False
        self._at = watched
        if event.type() == QEvent.Type.KeyRelease:
            return self._released(event)
        if self._bursts.paused(self.now_ms()):
            self._give_back()
        verdict = self._pressed(event)
        if verdict is Verdict.SWALLOW:
            self._swallowed.add(event.key())
        return verdict is not Verdict.PASS

    def _claimed(self, event: QKeyEvent) -> bool:
        """Shortcuts are looked for before a key is pressed: one inside a burst is nobody's, and
        one of a person comes after the letters that were held back."""
        if self._bursts.paused(self.now_ms()):
            self._give_back()
        chord = bool(event.modifiers() & CHORDS)
        if not self._bursts.waiting or not (chord or event.key() >= Qt.Key.Key_Escape):
            return False
        if event.key() in ENDS and not chord and not self._bursts.sure:
            self._give_back()
            return False
        event.accept()
        return True

    def _pressed(self, event: QKeyEvent) -> Verdict:
        bursts, now = self._bursts, self.now_ms()
        if event.isAutoRepeat():  # a key held down: a person
            self._give_back()
            return Verdict.PASS
        if event.key() in SILENT:
            return self._hold(event) if bursts.waiting else Verdict.PASS
        if event.modifiers() & CHORDS or event.key() >= Qt.Key.Key_Escape:
            if event.key() in ENDS and not event.modifiers() & CHORDS:
                return self._ended(event, now)
            return bursts.chord()
        verdict = bursts.letter(_copy(event), event.text(), now)
        if verdict is Verdict.HOLD:
            self._pause.start()
        elif verdict is Verdict.PASS:
            self._give_back()
        return verdict

    def _ended(self, event: QKeyEvent, now: int) -> Verdict:
        if not self._bursts.waiting:
            return Verdict.PASS
        sure, text = self._bursts.sure, self._bursts.end(now)
        if not sure:
            self._give_back()
            return Verdict.PASS
        self._pause.stop()
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
        return False

    def _hold(self, event: QKeyEvent) -> Verdict:
        self._bursts.held.append(_copy(event))
        return Verdict.HOLD

    @Slot()
    def _give_back(self) -> None:
        """What a person typed goes to the focus, in order."""
        self._pause.stop()
        keys, window = self._bursts.give_back(), self._at
        if window is None:
            return
        self._passing = True
        try:
            for key in keys:
                if isinstance(key, QKeyEvent):
                    QCoreApplication.sendEvent(window, key)
        finally:
            self._passing = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
