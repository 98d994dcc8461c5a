"""`kiosk screens` and `kiosk voice build`, as somebody without a display or a loudspeaker runs
them: every file that is promised is there and holds something."""

import array
import json
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from kiosk import announcing, config
from kiosk.bootstrap import SAMPLE
from kiosk.cli import entrance
from tests.journeys.test_commands_and_places import ROOT, SHOWN
from ui.gallery_rater import rater_screens

LOUD = 3000  # of 32768


def drawn(out: Path, *options: str) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-m", "kiosk", "screens", "--out", str(out), "--json", *options],
        cwd=ROOT,
        env={name: value for name, value in SHOWN.items() if name != "DISPLAY"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    said: dict[str, Any] = json.loads(ran.stdout)
    return said


def test_every_screen_of_a_place_is_drawn_in_the_size_of_its_panel(tmp_path: Path) -> None:
    out = tmp_path / "pictures"
    said = drawn(out, "--place", "rater", "--lang", "en")
    files = sorted(out.iterdir())
    assert said == {"out": str(out), "files": len(files)}
    names = {each.name.removeprefix("rater-") for each in rater_screens("en")}
    assert {file.name for file in files} == {f"rater-{name}-en.png" for name in names}
    panel = next(each for each in config.load(SAMPLE).panels if each.place == "rater")
    for file in files:
        with Image.open(file) as picture:
            assert picture.size == (panel.width, panel.height), file.name
            colours = picture.convert("RGB").getcolors(1 << 20)
            assert colours is None or len(colours) > 20, f"{file.name} is empty"
    assert len({file.read_bytes() for file in files}) == len(files)


@pytest.mark.parametrize("wrong", [("--place", "roof"), ("--lang", "xx")])
def test_an_unknown_place_or_language_draws_nothing(tmp_path: Path, wrong: tuple[str, str]) -> None:
    out = tmp_path / "pictures"
    ran = CliRunner().invoke(entrance, ["screens", "--out", str(out), *wrong])
    assert ran.exit_code == 2
    assert not out.exists()


def test_every_clip_that_the_pack_names_can_be_heard(tmp_path: Path) -> None:
    out = tmp_path / "voice"
    ran = CliRunner().invoke(entrance, ["voice", "build", "--out", str(out), "--json"])
    assert ran.exit_code == 0, ran.output
    pack = announcing.load_pack(out)
    named = [
        file for kinds in pack.clips.values() for said in kinds.values() for file in said.values()
    ]
    files = {pack.chime, *named}
    assert json.loads(ran.stdout) == {"out": str(out), "clips": len(named) + 1}
    assert {each.name for each in out.glob("*.wav")} == files
    for name in files:
        with wave.open(str(out / name)) as clip:
            shape = clip.getnchannels(), clip.getsampwidth(), clip.getframerate()
            sound = array.array("h", clip.readframes(clip.getnframes()))
        assert shape == (1, 2, pack.rate), name
        assert max(map(abs, sound)) > LOUD, f"{name} is silent"
        assert 0.05 < len(sound) / pack.rate < 10, name
    centre = config.load(SAMPLE)
    spoken = announcing.spoken(pack, centre.announcements, "A012", 3)
    assert spoken.missing == ()
