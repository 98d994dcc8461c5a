"""What is attached to this machine, configured or not: so that staff see what there is to choose,
and that nothing is there where nothing is there."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from kiosk.doctor.finding import Finding, told

SECONDS = 3.0
FILES = {
    "usb_printer": ("printers on USB", "dev/usb", "lp*"),
    "serial_line": ("serial lines", "dev/serial/by-id", "*"),
    "camera": ("cameras", "dev", "video*"),
    "sound": ("sound", "dev/snd", "pcm*p"),
}
QUEUES = ("lpstat", "-e")


def look_at_attached(root: Path = Path("/"), ask: tuple[str, ...] = QUEUES) -> Iterator[Finding]:
    """One finding for each kind of device, also where there is none. `root` holds `dev/`; `ask`
    is the command that lists the system's print queues, one a line."""
    for kind, (what, folder, pattern) in FILES.items():
        found = sorted(str(each) for each in (root / folder).glob(pattern))
        yield _finding(kind, what, str(root / folder / pattern), found)
        if kind == "usb_printer":
            yield _finding("print_queue", "printers in the system", " ".join(ask), _queues(ask))


def _finding(kind: str, what: str, where: str, found: list[str]) -> Finding:
    if found:
        return told(what, "ok", "attached", where=where, found=", ".join(found))
    return told(what, "notice", f"nothing_{kind}", where=where)


def _queues(ask: tuple[str, ...]) -> list[str]:
    try:
        done = subprocess.run(ask, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode(errors="replace").split()
