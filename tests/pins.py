"""What constraints.txt pins, and what is known of it without asking anybody."""

import re
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
_PIN = re.compile(r"([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\\n]+?))?\s*\\?$")


class Pin(msgspec.Struct, frozen=True):
    """One distribution. `only`: for which machines; empty: for all."""

    name: str
    version: str
    only: str
    hashes: int


def pins(said: str) -> list[Pin]:
    """Every distribution of a file of constraints. Raises `ValueError` for a line that is none."""
    found: list[Pin] = []
    for line in said.splitlines():
        text = line.strip()
        if text.startswith("--hash=sha256:"):
            last = found.pop()
            found.append(msgspec.structs.replace(last, hashes=last.hashes + 1))
        elif text and not text.startswith("#"):
            read = _PIN.fullmatch(text)
            if read is None:
                raise ValueError(f"not pinned: {text}")
            found.append(Pin(read[1], read[2], (read[3] or "").strip(), 0))
    return found


def pinned() -> list[Pin]:
    return pins((ROOT / "constraints.txt").read_text())
