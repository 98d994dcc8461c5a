"""`make audit`: what the package index knows against the versions that are pinned.

It asks the index that pip is set up for, and no other, package by package, and tells nobody
anything but their names. An index without advisories (many mirrors have none) is told as such: that
nothing was heard is not the same as that nothing is wrong. Ends with 0: all were asked and nothing
is known against them; 1: something is; 3: not all could be asked.
"""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import msgspec
import requests

from kiosk.decoding import from_json
from tests.pins import Pin, pinned

SIMPLE = "/simple"
CLEAN, KNOWN, NOT_ASKED = 0, 1, 3


class Advisory(msgspec.Struct, frozen=True):
    """One that is known; `withdrawn`: it was a mistake."""

    id: str
    summary: str | None = None
    fixed_in: tuple[str, ...] = ()
    withdrawn: str | None = None


class Release(msgspec.Struct, frozen=True):
    """What an index says of a version, as far as it matters here; None: it knows no advisories."""

    vulnerabilities: tuple[Advisory, ...] | None = None


def index_of_pip() -> str:
    """The address of the index that pip would ask, as its own help tells it, however it was set;
    empty where it tells none. We name none ourselves."""
    wide = {**os.environ, "COLUMNS": "2000"}
    helped = [sys.executable, "-m", "pip", "install", "--help"]
    ran = subprocess.run(helped, capture_output=True, text=True, check=False, env=wide)
    told = re.search(r"--index-url <url>.*?\(default (http[^\s)]+)\)", ran.stdout, re.DOTALL)
    return told[1] if told else ""


def asked(session: requests.Session, index: str, pin: Pin) -> Sequence[Advisory] | None:
    """What is known against a version; None where the index could not be asked."""
    address = f"{index.rstrip('/').removesuffix(SIMPLE)}/pypi/{pin.name}/{pin.version}/json"
    try:
        answer = session.get(address, timeout=20)
        release = from_json(answer.content, Release) if answer.ok else Release()
    except (requests.RequestException, msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if release.vulnerabilities is None:
        return None
    return [each for each in release.vulnerabilities if not each.withdrawn]


def audit(index: str, wanted: Sequence[Pin], say: Any = print) -> int:
    """Asks about each, says what was heard; how the command ends."""
    if not index:
        say("NOT ASKED: pip tells no package index.")
        return NOT_ASKED
    known, silent = 0, []
    with requests.Session() as session:
        for pin in wanted:
            found = asked(session, index, pin)
            if found is None:
                silent.append(pin.name)
            for each in found or ():
                known += 1
                fixed = ", ".join(each.fixed_in) or "no version yet"
                say(f"{pin.name} {pin.version}: {each.id} (fixed in {fixed}) {each.summary or ''}")
    say(f"{len(wanted) - len(silent)} of {len(wanted)} asked, {known} advisories known.")
    if silent:
        say(f"NOT ASKED, so nothing is known of: {', '.join(silent)}")
    return KNOWN if known else NOT_ASKED if silent else CLEAN


if __name__ == "__main__":
    names = set(sys.argv[1:])
    sys.exit(audit(index_of_pip(), [pin for pin in pinned() if not names or pin.name in names]))
