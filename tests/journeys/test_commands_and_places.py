"""Commands as processes of their own: beside a place that hangs, and before a place opens."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.bootstrap import SAMPLE
from kiosk.store import connect
from kiosk.words import in_every_language
from tests.journeys.test_commands import BIRTH, Commands
from tests.journeys.test_commands_in_trouble import in_both_languages, take, told

ROOT = SAMPLE.parents[1]
SHOWN = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QUICK_BACKEND": "software",
}


@pytest.fixture
def kiosk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


def ran(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *arguments],
        cwd=folder,
        env=SHOWN,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("option", ["--data", "--config"])
def test_a_folder_without_a_name_is_wrong_use(tmp_path: Path, option: str) -> None:
    """An unset variable of a script must not make the folder one happens to stand in a centre."""
    said = ran("take", option, "", folder=tmp_path)
    assert (said.returncode, option in said.stderr) == (2, True)
    assert not list(tmp_path.iterdir())


def test_the_bare_command_takes_a_configuration_and_a_data_folder(tmp_path: Path) -> None:
    """And before another command they are refused: they would be lost without a word."""
    settings = ("--config", str(tmp_path / "nowhere"), "--data", str(tmp_path / "data"))
    said = ran(*settings, folder=tmp_path)
    assert (said.returncode, "nowhere" in said.stderr) == (2, True)
    before = ran(*settings, "take", folder=tmp_path)
    assert (before.returncode, "--data" in before.stderr) == (2, True)
    assert not (tmp_path / "data" / "kiosk.db").exists()


@pytest.mark.parametrize("place", ["kiosk", "counter", "rater", "board", "manager"])
def test_every_place_comes_up_by_itself_and_says_so(tmp_path: Path, place: str) -> None:
    said = ran("run", place, "--self-test", "--data", str(tmp_path / "data"), folder=tmp_path)
    assert said.returncode == 0, said.stderr
    assert in_both_languages(said.stdout)


def test_a_place_at_a_counter_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    said = ran("run", "rater", "--counter", "99", "--self-test", "--data", data, folder=tmp_path)
    assert (said.returncode, said.stdout) == (2, "")
    assert in_both_languages(said.stderr)


def test_a_place_that_hangs_does_not_hang_its_visitors(kiosk: Commands) -> None:
    """The place stops in the middle of everything, its door still there: ten seconds, then a
    sentence; afterwards nothing is lost or given twice."""
    place = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "run", "kiosk", "--data", str(kiosk.data)],
        cwd=ROOT,
        env=SHOWN,
    )
    try:
        writer = kiosk.data / "writer.json"
        until = time.monotonic() + 60
        while not (writer.exists() and json.loads(writer.read_bytes()).get("address")):
            assert place.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        assert take(kiosk) == "A001"
        os.kill(place.pid, signal.SIGSTOP)
        sentence = told(kiosk.run("take", "--procedure", BIRTH), 3)
        assert in_every_language("answers.trouble.no_answer", detail="10 s") in sentence
    finally:
        place.kill()
        place.wait()
    take(kiosk)
    connection = connect(kiosk.data / "kiosk.db", read_only=True)
    given = [row["n"] for row in connection.execute("SELECT n FROM ticket ORDER BY n")]
    connection.close()
    assert given == list(range(1, len(given) + 1))
