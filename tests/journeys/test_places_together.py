"""All places of the trial in one process: each as it would be alone, and gone when closed."""

import json
import subprocess
import sys
from pathlib import Path

from kiosk.words import words
from tests.journeys.test_commands_and_places import ROOT, SHOWN


def in_a_process(data: Path, what: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "tests.journeys.all_places", str(data), what],
        cwd=ROOT,
        env=SHOWN,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_first_question_keeps_its_line_break_beside_the_other_places(tmp_path: Path) -> None:
    """Its letters are measured while the others are still coming up."""
    ran = in_a_process(tmp_path / "data", "texts")
    assert ran.returncode == 0, ran.stderr
    texts = json.loads(ran.stdout)
    assert len(texts) == 6
    assert all(texts.values())
    title = words().text("kiosk.welcome.title")
    assert "\n" in title
    assert title in texts[words().text("places.kiosk.title", counter=2)]


def test_closed_places_leave_nothing_that_another_thread_could_destroy(tmp_path: Path) -> None:
    """What Python's collector finds on the wrong thread ends in a crash some time later."""
    ran = in_a_process(tmp_path / "data", "again")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == "0\n"
    assert "another thread" not in ran.stderr
