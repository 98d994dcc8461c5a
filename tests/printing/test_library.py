"""python-escpos is loaded in one place, which leaves nothing of it in the temporary folder."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from printing import library

ROOT = Path(__file__).resolve().parents[2]
PRINT = (
    "from printing import library; from printing.connections import TcpConnection as T;"
    "library.device('Dummy'); library.device('Network');"
    f"import os; print(os.environ.get('{library.FOLDER_SETTING}', '-'))"
)


@pytest.mark.parametrize("setting", ["", "elsewhere"])
def test_loading_it_leaves_no_temporary_files(tmp_path: Path, setting: str) -> None:
    temporary, kept = tmp_path / "tmp", tmp_path / "elsewhere"
    temporary.mkdir()
    kept.mkdir()
    settings = {**os.environ, "TMPDIR": str(temporary)}
    if setting:
        settings[library.FOLDER_SETTING] = str(kept)
    done = subprocess.run(
        [sys.executable, "-c", PRINT], cwd=ROOT, env=settings, capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == (str(kept) if setting else "-")
    assert list(temporary.iterdir()) == []
    assert list(kept.iterdir()) == []


def test_no_other_file_loads_it() -> None:
    wanted = re.compile(r"^\s*(from|import) escpos\b(?!\.exceptions)", re.MULTILINE)
    files = [each for room in ("kiosk", "printing", "sync", "ui", "tests") for each in
             (ROOT / room).rglob("*.py")]  # fmt: skip
    found = [str(each) for each in files if wanted.search(each.read_text(encoding="utf-8"))]
    assert found == []
