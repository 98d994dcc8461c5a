"""All places of the trial in one process: each as it would be alone."""

import json
import subprocess
import sys
from pathlib import Path

from kiosk.words import words
from tests.journeys.test_commands_and_places import ROOT, SHOWN

TRIAL = """
import json, os, sys
from contextlib import ExitStack
from pathlib import Path
from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.bootstrap.screens import open_hall
from kiosk.cli.run import TRIAL
from tests.ui.finger import visible
from tests.ui.waiting import waited_for
from ui.app import App, application
app = application()
with ExitStack() as closing:
    program = closing.enter_context(centre_at_work(SAMPLE, Path(sys.argv[1]), "test"))
    hall = open_hall(program, 2, closing)
    shown = App(hall, TRIAL, windowed=True, screen=0, then=lambda: None)
    done = []
    shown.when_usable(lambda: done.append(None))
    assert waited_for(lambda: done, 30)
    waited_for(lambda: False, 0.3)
    windows = {view.title(): view for view in app.topLevelWindows() if view.title()}
    texts = {
        title: [item.property("text") for item in visible(view.rootObject())]
        for title, view in windows.items()
    }
    print(json.dumps({k: [t for t in v if isinstance(t, str)] for k, v in texts.items()}))
    sys.stdout.flush()
    os._exit(0)
"""


def test_the_first_question_keeps_its_line_break_beside_the_other_places(tmp_path: Path) -> None:
    """Its letters are measured while the others are still coming up."""
    ran = subprocess.run(
        [sys.executable, "-c", TRIAL, str(tmp_path / "data")],
        cwd=ROOT,
        env=SHOWN,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    texts = json.loads(ran.stdout)
    assert len(texts) == 6
    assert all(texts.values())
    title = words().text("kiosk.welcome.title")
    assert "\n" in title
    assert title in texts[words().text("places.kiosk.title", counter=2)]
