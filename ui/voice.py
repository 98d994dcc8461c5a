"""The loudspeaker: calls wait in line, each is said twice after a chime, none overlaps another.

A hall without sound must not lose a call: the board shows it all the same, and where there is no
audio device, or the pack lacks a phrase, that is told once as trouble and cleared when it is over.
"""

import wave
from array import array
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtMultimedia import QAudio, QAudioFormat, QAudioSink, QMediaDevices
from shiboken6 import isValid

from kiosk.announcing import VoicePack, load_pack, spoken
from kiosk.catalogue import Announcement

GAP_SECONDS = 0.06
PAUSE_SECONDS = 0.7
TIMES = 2
CROWDED = 2
"""With more calls than this waiting, each is said once: late words help nobody."""
WAITING_MOST = 12
"""Calls that may wait to be said; older ones than these are on the board anyway."""


class Voice(QObject):
    """Signals: `troubled(reason)` with an empty reason when all is well again; `began(number)`
    when a call starts to be heard; `finished()` when nothing is left to say."""

    troubled = Signal(str)
    began = Signal(str)
    finished = Signal()

    def __init__(
        self, folder: Path, announcements: Sequence[Announcement], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._announcements = announcements
        self._line: deque[tuple[str, int, bool]] = deque(maxlen=WAITING_MOST)
        self._clips: dict[str, array[int]] = {}
        self._sink: QAudioSink | None = None
        self._reason: str | None = None
        self._pack: VoicePack | None = None
        QMediaDevices.defaultAudioOutput()  # the first look takes a third of a second
        try:
            self._pack = load_pack(folder)
        except (OSError, msgspec.MsgspecError):
            self._pack = None

    def call(self, number: str, counter: int, *, recall: bool = False) -> None:
        """Says a call, after those that wait."""
        self._line.append((number, counter, recall))
        if self._sink is None:
            self._next()

    def close(self) -> None:
        """Falls silent."""
        self._line.clear()
        if self._sink is not None:
            self._sink.stop()
        self._sink = None

    def _next(self) -> None:
        if not self._line:
            self.finished.emit()
            return
        number, counter, recall = self._line.popleft()
        if self._pack is None:
            self._tell("no_voice_pack")
            self._next()
            return
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            self._tell("no_audio")
            self._next()
            return
        said = spoken(self._pack, self._announcements, number, counter, recall=recall)
        self._tell("phrase_missing" if said.missing else "")
        form = QAudioFormat()
        form.setSampleRate(self._pack.rate)
        form.setChannelCount(1)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(device, form, self)
        sound = QBuffer(self._sink)  # goes with it: a call is 0.3 MB, a day has a thousand
        sound.setData(QByteArray(self._sound(said.files)))
        sound.open(QIODevice.OpenModeFlag.ReadOnly)
        # a lambda: PySide6 6.11 cannot convert this enum for a slot of a QObject
        self._sink.stateChanged.connect(lambda state: self._state(state))  # noqa: PLW0108
        self.began.emit(number)
        self._sink.start(sound)

    def _state(self, state: object) -> None:
        sink = self._sink
        if (
            sink is None
            or not isValid(sink)
            or state not in (QAudio.State.IdleState, QAudio.State.StoppedState)
        ):
            return
        error: object = sink.error()
        if state == QAudio.State.StoppedState and error != QAudio.Error.NoError:
            self._tell("no_audio")
        self._sink = None
        sink.stop()
        sink.deleteLater()
        self._next()

    def _sound(self, files: Sequence[str]) -> bytes:
        assert self._pack is not None  # noqa: S101 - `_next` looked
        rate = self._pack.rate
        gap, pause = bytes(2 * int(GAP_SECONDS * rate)), bytes(2 * int(PAUSE_SECONDS * rate))
        call = gap.join(self._clip(file) for file in files)
        times = 1 if len(self._line) > CROWDED else TIMES
        return self._clip(self._pack.chime) + pause.join([call] * times) + pause

    def _clip(self, file: str) -> bytes:
        if file not in self._clips:
            with wave.open(str(self._folder / file)) as clip:
                self._clips[file] = array("h", clip.readframes(clip.getnframes()))
        return self._clips[file].tobytes()

    def _tell(self, reason: str) -> None:
        if reason != (self._reason or ""):
            self.troubled.emit(reason)
        self._reason = reason
