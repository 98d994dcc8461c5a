"""The Qt binding that this program stands on, and why its version is pinned."""

import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parents[2]
CALLS = 200


def test_a_call_into_qt_steals_no_reference_to_none() -> None:
    """PySide6 6.12.0 takes one at every call and aborts CPython 3.11 after a few thousand."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < CALLS / 10


def test_the_pin_is_what_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for package in ("PySide6-Essentials", "PySide6-Addons"):
        assert f"{package}==6.11.3" in project["project"]["dependencies"]
        assert version(package) == "6.11.3"
