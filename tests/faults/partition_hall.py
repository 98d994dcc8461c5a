"""A hub, a kiosk and a counter, each with a network of its own, and a firewall that lets packets
vanish: run by `test_partition.py` as root of new namespaces, which end with it.

    unshare --user --map-root-user --net --mount python -m tests.faults.partition_hall FOLDER

Says one line of JSON: what was seen.
"""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from kiosk.bootstrap import SAMPLE, reading
from tests.journeys.test_commands import Commands

HUB = "10.77.0.1:7010"
MACHINES = {"hub": "10.77.0.1", "kiosk": "10.77.0.2", "counter": "10.77.0.3"}
PATIENCE_SECONDS = 40.0
APART_SECONDS = 6.0


def sh(line: str) -> None:
    subprocess.run(line.split(), check=True, capture_output=True)


def inside(machine: str, *command: str) -> "subprocess.Popen[str]":
    """A program on a machine."""
    return subprocess.Popen(
        ["ip", "netns", "exec", machine, *command], stdout=subprocess.PIPE, text=True
    )


def lan() -> None:
    """Three machines at a switch."""
    sh("mount -t tmpfs none /run")
    sh("ip link add switch type bridge")
    sh("ip link set switch up")
    for name, address in MACHINES.items():
        sh(f"ip netns add {name}")
        sh(f"ip link add to-{name} type veth peer name eth0 netns {name}")
        sh(f"ip link set to-{name} master switch up")
        sh(f"ip netns exec {name} ip address add {address}/24 dev eth0")
        for each in ("lo", "eth0"):
            sh(f"ip netns exec {name} ip link set {each} up")


def cut(machine: str) -> None:
    """Nothing comes in or goes out, and nobody is told so."""
    sh(f"ip netns exec {machine} nft add table inet cut")
    for hook, way in (("input", "iifname"), ("output", "oifname")):
        chain = f"{{ type filter hook {hook} priority 0 ; }}"
        sh(f"ip netns exec {machine} nft add chain inet cut {hook} {chain}")
        sh(f"ip netns exec {machine} nft add rule inet cut {hook} {way} eth0 drop")


def heal(machine: str) -> None:
    sh(f"ip netns exec {machine} nft delete table inet cut")


class Place:
    """A place, and what it told so far."""

    def __init__(self, name: str, folder: Path, code: str) -> None:
        self.told: list[tuple[float, Any]] = []
        said = (name, str(folder / name), f"http://{HUB}", code)
        self._ran = inside(name, sys.executable, "-m", "tests.faults.touching", *said)
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._ran.stdout is not None
        for line in self._ran.stdout:
            at, what = json.loads(line)
            self.told.append((at, what))

    def close(self) -> None:
        self._ran.send_signal(signal.SIGTERM)
        self._ran.wait(PATIENCE_SECONDS)

    def gap(self) -> float:
        """The longest time without an answer."""
        times = [at for at, _ in self.told]
        return max(later - at for at, later in pairwise(times))


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not true():
        if time.monotonic() > end:
            raise SystemExit(f"never: {what}")
        time.sleep(0.05)


def main(folder: Path) -> None:
    """One line cut and healed, first the kiosk's, then the counter's."""
    lan()
    data = folder / "hub"
    listen = ("--listen", HUB, "--config", str(SAMPLE), "--data", str(data))
    hub = inside("hub", sys.executable, "-m", "kiosk", "hub", *listen)
    assert hub.stdout is not None
    hub.stdout.readline()
    commands = Commands(data)

    def code(place: str, number: int = 0) -> str:
        return str(
            commands.said("hub", "enrol", "--place", place, "--counter", str(number))["code"]
        )

    kiosk, counter = (
        Place("kiosk", folder, code("kiosk")),
        Place("counter", folder, code("counter", 2)),
    )
    until(lambda: len(kiosk.told) > 5 and counter.told, "all at work")
    cut("kiosk")
    until(lambda: str(kiosk.told[-1][1]).startswith("AK"), "numbers of its own")
    time.sleep(APART_SECONDS)
    heal("kiosk")
    until(lambda: not str(kiosk.told[-1][1]).startswith("AK"), "numbers of the hub again")
    cut("counter")
    until(lambda: counter.told[-1][1], "the counter goes by its last look")
    heal("counter")
    until(lambda: not counter.told[-1][1], "the counter sees the hub again")
    kiosk.close()
    counter.close()
    hub.send_signal(signal.SIGTERM)
    hub.communicate(timeout=PATIENCE_SECONDS)
    with reading(data) as rows:
        known = [row[0] for row in rows.execute("SELECT number FROM ticket")]
    told = [number for _, number in kiosk.told]
    print(
        json.dumps(
            {
                "told": told,
                "known": known,
                "kiosk_gap": kiosk.gap(),
                "counter_gap": counter.gap(),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
