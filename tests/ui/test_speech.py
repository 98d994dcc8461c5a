"""The screen is read aloud by a program that is given the text through a pipe."""

import sys
import wave
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.waiting import waited_for
from ui.speech import SAYS, SpeakingProgram

RECORDER = """
import sys, time
text = sys.stdin.buffer.read().decode()
with open(sys.argv[1], "a", encoding="utf-8") as file:
    file.write(f"{sys.argv[3]}: {text}\\n")
time.sleep(60 if text.startswith("long") else 0)
with open(sys.argv[1], "a", encoding="utf-8") as file:
    file.write("said\\n")
"""


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    return tmp_path / "heard"


@pytest.fixture
def speech(heard: Path, tmp_path: Path, qapp: object) -> Iterator[SpeakingProgram]:
    program = tmp_path / "speaker.py"
    program.write_text(RECORDER)
    made = SpeakingProgram((sys.executable, str(program), str(heard), "-v"))
    yield made
    made.close()


def loudest(sound: Path) -> int:
    """Of 32,768; 0 while the file is being written."""
    try:
        with wave.open(str(sound)) as file:
            heights = array("h", file.readframes(file.getnframes()))
    except (EOFError, wave.Error):
        return 0
    return max(map(abs, heights), default=0)


def text_of(heard: Path) -> str:
    return heard.read_text(encoding="utf-8") if heard.exists() else ""


def test_a_text_is_said_in_its_language(speech: SpeakingProgram, heard: Path) -> None:
    speech.say("Số của ông/bà: A không một hai", "vi")
    assert waited_for(lambda: text_of(heard).endswith("said\n"))
    assert text_of(heard) == "vi: Số của ông/bà: A không một hai\nsaid\n"


def test_a_new_text_ends_the_one_before(speech: SpeakingProgram, heard: Path) -> None:
    speech.say("long story", "en")
    assert waited_for(lambda: "long story" in text_of(heard))
    speech.say("Mời chờ", "vi")
    assert waited_for(lambda: text_of(heard).endswith("said\n"))
    assert text_of(heard) == "en: long story\nvi: Mời chờ\nsaid\n"


def test_an_empty_text_is_silence(speech: SpeakingProgram, heard: Path) -> None:
    speech.say("long story", "en")
    assert waited_for(lambda: "long story" in text_of(heard))
    speech.say("", "en")
    speech.say("over", "en")
    assert waited_for(lambda: text_of(heard).endswith("said\n"))
    assert text_of(heard) == "en: long story\nen: over\nsaid\n"


def test_the_real_program_takes_the_text_and_makes_sound_of_it(
    qapp: object, tmp_path: Path
) -> None:
    sound = tmp_path / "said.wav"
    program, *how = SAYS
    speech = SpeakingProgram((program, "-w", str(sound), *how))
    speech.say("Số của ông/bà: A không một hai", "vi")
    assert waited_for(lambda: sound.exists() and loudest(sound) > 1000)
    speech.close()


def test_a_machine_without_the_program_stays_silent(qapp: object, tmp_path: Path) -> None:
    speech = SpeakingProgram((str(tmp_path / "no-such-program"), "-v"))
    speech.say("Xin chào", "vi")
    speech.say("Xin chào", "vi")
    speech.close()
