"""Reads the screen aloud for those who do not see it: espeak-ng where it is installed, the system's
own voices on Windows.

espeak-ng is only run, never linked. The text goes through a pipe, so that nobody reads it in a list
of processes, and nothing of it is kept.
"""

import shutil
import sys
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QObject, QProcess, Slot

PROGRAM = "espeak-ng"
SAYS = (PROGRAM, "-s", "140", "--stdin", "-v")
"""140 words a minute; the language is put behind it."""
STOP_MS = 500


class SpeakingProgram(QObject):
    """A program that says what stands on its standard input, until that ends."""

    def __init__(
        self,
        command: Sequence[str] = SAYS,
        parent: QObject | None = None,
    ) -> None:
        """`command`: the language ("vi") is put behind it."""
        super().__init__(parent)
        self._command = tuple(command)
        self._next = ("", "")
        self._process = QProcess(self)
        self._process.finished.connect(self._begin)

    @Slot(str, str)
    def say(self, text: str, language: str) -> None:
        """Says a text, and no more of the one before; an empty one is silence."""
        self._next = (text, language)
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._begin()
        else:
            self._process.kill()  # `finished` begins the next one

    @Slot()
    def close(self) -> None:
        """Falls silent."""
        self._next = ("", "")
        self._process.kill()
        self._process.waitForFinished(STOP_MS)

    @Slot()
    def _begin(self) -> None:
        (text, language), self._next = self._next, ("", "")
        if text:
            self._process.start(self._command[0], [*self._command[1:], language])
            self._process.write(text.encode())
            self._process.closeWriteChannel()


class SystemVoice(QObject):
    """The voices of the system. Not tried on Windows yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        from PySide6.QtTextToSpeech import QTextToSpeech  # noqa: PLC0415 - not on Linux

        super().__init__(parent)
        self._voice = QTextToSpeech(self)

    @Slot(str, str)
    def say(self, text: str, language: str) -> None:
        """As `SpeakingProgram.say`."""
        self._voice.stop()
        if text:
            self._voice.setLocale(QLocale(language))
            self._voice.say(text)

    @Slot()
    def close(self) -> None:
        """Falls silent."""
        self._voice.stop()


def speech_here(parent: QObject | None = None) -> SpeakingProgram | SystemVoice | None:
    """What can read the screen aloud on this machine; None: nothing, and no button offers it."""
    if shutil.which(PROGRAM):
        return SpeakingProgram(parent=parent)
    return SystemVoice(parent) if sys.platform == "win32" else None
