"""P8: lines that swallow everything, between machines that each have a network of their own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMESPACES = ("unshare", "--user", "--map-root-user", "--net", "--mount")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("lan")
    ran = subprocess.run(
        [*NAMESPACES, sys.executable, "-m", "tests.faults.partition_hall", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert ran.returncode == 0, (
        "the kernel must let this user make namespaces (user, net, mount), with ip and nft in them:"
        f"\n{ran.stderr[-3000:]}"
    )
    return json.loads(ran.stdout.splitlines()[-1])


def test_p8_numbers_go_on_in_less_than_five_seconds_when_packets_vanish(seen: Any) -> None:
    assert any(number.startswith("AK") for number in seen["told"])
    assert seen["kiosk_gap"] < 5.0


def test_p8_a_counter_goes_by_its_last_look_as_soon(seen: Any) -> None:
    assert seen["counter_gap"] < 5.0


def test_every_number_is_known_at_the_hub_once_when_the_line_is_well(seen: Any) -> None:
    assert len(set(seen["told"])) == len(seen["told"])
    assert set(seen["told"]) <= set(seen["known"])
    assert len(set(seen["known"])) == len(seen["known"])
