"""Makes a voice pack with espeak-ng, so that a machine without it speaks too.

The program is only run, never linked; its output is sound. A centre may replace any clip by a
studio recording: same name, 16-bit mono WAV at the pack's rate.
"""

import array
import math
import shutil
import subprocess
import tempfile
import wave
from collections.abc import Sequence
from pathlib import Path

import msgspec

from kiosk import announcing
from kiosk.announcing import VoicePack
from kiosk.catalogue import Announcement
from kiosk.errors import KnownError

RATE = 22_050
PEAK = 0.85
SILENCE = 250  # of 32768; quieter than this at either end is cut away
SPEED = {"vi": "135", "en": "140"}
MARGIN_SECONDS = 0.02


class VoiceTrouble(KnownError):
    """The voice could not be made or played."""


def build(folder: Path, announcements: Sequence[Announcement]) -> int:
    """Writes the clips of a centre's wordings and `pack.json`; how many clips.

    Raises `VoiceTrouble` where espeak-ng is missing.
    """
    if not shutil.which("espeak-ng"):
        raise VoiceTrouble(
            "chưa có espeak-ng — espeak-ng is not installed: sudo apt-get install espeak-ng"
        )
    folder.mkdir(parents=True, exist_ok=True)
    clips: dict[str, dict[str, dict[str, str]]] = {}
    for language, phrases in announcing.phrases(announcements).items():
        wanted = {
            "phrase": {text: text for text in sorted(phrases)},
            "digit": {str(n): word for n, word in enumerate(_digits(language))},
            "letter": _letters(language),
            "number": {
                str(n): announcing.counter_word(language, n)
                for n in range(1, announcing.COUNTERS + 1)
            },
        }
        clips[language] = {
            kind: {
                text: _clip(folder, language, kind, at, words)
                for at, (text, words) in enumerate(said.items(), 1)
            }
            for kind, said in wanted.items()
        }
    _write(folder / "chime.wav", _chime())
    pack = VoicePack(RATE, "chime.wav", clips)
    (folder / "pack.json").write_bytes(msgspec.json.format(msgspec.json.encode(pack), indent=1))
    return sum(len(said) for kinds in clips.values() for said in kinds.values()) + 1


def _digits(language: str) -> tuple[str, ...]:
    return announcing.DIGITS.get(language, announcing.DIGITS["en"])


def _letters(language: str) -> dict[str, str]:
    if language == "vi":
        return announcing.LETTERS_VI
    return {letter: letter for letter in announcing.LETTERS_VI}


def _clip(folder: Path, language: str, kind: str, at: int, words: str) -> str:
    name = f"{language}-{kind}-{at:02d}.wav"
    with tempfile.TemporaryDirectory() as place:
        raw = Path(place) / "raw.wav"
        speed = SPEED.get(language, "140")
        command = ["espeak-ng", "-v", language, "-s", speed, "-w", str(raw), words]
        ran = subprocess.run(command, check=False, capture_output=True, text=True)
        if ran.returncode or not raw.exists():
            raise VoiceTrouble(f"espeak-ng could not say {words!r} in {language}: {ran.stderr}")
        with wave.open(str(raw)) as file:
            sound = array.array("h", file.readframes(file.getnframes()))
    _write(folder / name, _trimmed(sound))
    return name


def _trimmed(sound: "array.array[int]") -> "array.array[int]":
    """Silence at both ends cut away, and as loud as every other clip."""
    loud = [at for at, value in enumerate(sound) if abs(value) > SILENCE]
    if not loud:
        return sound
    margin = int(MARGIN_SECONDS * RATE)
    kept = sound[max(loud[0] - margin, 0) : loud[-1] + margin]
    gain = PEAK * 32767 / max(abs(value) for value in kept)
    return array.array("h", (int(value * gain) for value in kept))


def _chime() -> "array.array[int]":
    """Two soft strokes, a third apart, dying away: heard, not feared."""
    length = int(0.9 * RATE)
    made = array.array("h", bytes(2 * length))
    for start, pitch in ((0.0, 784.0), (0.28, 622.25)):
        first = int(start * RATE)
        for at in range(first, length):
            t = (at - first) / RATE
            fade = math.exp(-5.5 * t) * min(1.0, t * 200)
            tone = math.sin(2 * math.pi * pitch * t) + 0.3 * math.sin(4 * math.pi * pitch * t)
            made[at] += int(9000 * fade * tone)
    return made


def _write(file: Path, sound: "array.array[int]") -> None:
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(sound.tobytes())
