"""A centre's hub when nobody wants anything: the real process, with machines that listen."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil

from kiosk import keys
from kiosk.answers import Refused
from kiosk.bootstrap import SAMPLE
from sync.listening import Listening
from sync.remote import Line, enrol
from tests.bench.measuring import Row, resident_mb
from tests.server.devices import key_of
from tests.server.processes import ROOT, kiosk

MACHINES = 10
SETTLED_SECONDS, LOOKED_SECONDS = 5, 30
SHARE, MEGABYTES = 1.0, 150


def rows(folder: Path) -> Iterator[Row]:
    """The figures of this file."""
    place = ["--config", str(SAMPLE), "--data", str(folder / "hub")]
    with ExitStack() as undoing:
        hub = subprocess.Popen(
            [sys.executable, "-m", "kiosk", "hub", "--listen", "127.0.0.1:0", "--json", *place],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        undoing.callback(hub.wait)
        undoing.callback(hub.terminate)
        assert hub.stdout
        address = json.loads(hub.stdout.readline())["address"]
        for n in range(MACHINES):
            undoing.callback(_listening(address, place, bytes([n]) * keys.SEED_BYTES).close)
        time.sleep(SETTLED_SECONDS)
        process = psutil.Process(hub.pid)
        process.cpu_percent()
        time.sleep(LOOKED_SECONDS)
        share, memory = process.cpu_percent(), resident_mb(hub.pid)
    yield Row(
        f"a hub at rest with {MACHINES} machines that listen, of a core",
        f"{share:.1f} %",
        f"{SHARE:.0f} %",
        share <= SHARE,
    )
    yield Row("its memory", f"{memory:.0f} MB", f"{MEGABYTES} MB", memory <= MEGABYTES)


def _listening(address: str, place: list[str], seed: bytes) -> Listening:
    """A board that was let in."""
    offered = kiosk("hub", "enrol", "--place", "board", "--json", *place)
    key = key_of(seed)
    line = Line(address, key)
    assert not isinstance(enrol(line, key, json.loads(offered.output)["code"], "board"), Refused)
    listening = Listening(line)
    listening.listen(lambda _: None)
    return listening
