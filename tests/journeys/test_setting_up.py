"""What the system lacks is installed where that is allowed; otherwise the line to type is said."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.bootstrap import SAMPLE

SETUP = SAMPLE.parents[1] / "kiosk" / "setup.py"
PACKAGES = (
    "espeak-ng tesseract-ocr strace poppler-utils cups-daemon cups-client postgresql "
    "chromium chromium-driver iproute2 nftables tesseract-ocr-vie"
)
LINE = f"sudo apt-get install --no-install-recommends {PACKAGES}"
APT = """#!/bin/sh
echo "$@" >> {place}/asked
case "$*" in *install*)
  for name in espeak-ng strace pdftotext cupsd lp initdb chromium chromedriver ip nft; do
    /bin/echo '#!/bin/sh' > {place}/$name
  done
  /bin/echo '#!/bin/sh
echo vie' > {place}/tesseract
  /bin/chmod +x {place}/*;;
esac
"""
SUDO = """#!/bin/sh
shift
[ "$1" = true ] || exec "$@"
"""


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The only folder in which programs are looked for."""
    place = tmp_path / "bin"
    place.mkdir()
    return place


def put(machine: Path, name: str, script: str) -> None:
    file = machine / name
    file.write_text(script.format(place=machine))
    file.chmod(0o755)


def set_up(machine: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", str(SETUP), "test"],
        env={"PATH": str(machine)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_package_manager_the_line_to_type_is_said(machine: Path) -> None:
    said = set_up(machine)
    assert (said.returncode, LINE in said.stderr) == (2, True)


def test_a_package_manager_that_fails_leaves_the_line_to_type(machine: Path) -> None:
    put(machine, "apt-get", "#!/bin/sh\nexit 100\n")
    put(machine, "sudo", SUDO)
    said = set_up(machine)
    assert (said.returncode, LINE in said.stderr) == (2, True)


def test_what_is_missing_is_installed_once(machine: Path) -> None:
    put(machine, "apt-get", APT)
    put(machine, "sudo", SUDO)
    said = set_up(machine)
    assert (said.returncode, said.stderr) == (0, "")
    asked = (machine / "asked").read_text().splitlines()
    assert asked[-1].endswith(PACKAGES)
    again = set_up(machine)
    assert (again.returncode, again.stdout) == (0, "")
    assert (machine / "asked").read_text().splitlines() == asked
