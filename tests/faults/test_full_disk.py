"""The disk is full: refused cleanly, finished what was begun, recovered without a person."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SIZE = "3m"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What the workload tells of a real small disk, mounted in a name space of its own."""
    disk = tmp_path_factory.mktemp("disk")
    script = (
        f"mount -t tmpfs -o size={SIZE} tmpfs {disk} && "
        f"{sys.executable} -m tests.faults.full_disk_workload {disk}"
    )
    ran = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    told: dict[str, object] = json.loads(ran.stdout)
    return told


def test_new_numbers_are_refused_with_a_sentence_not_a_crash(said: dict[str, object]) -> None:
    assert said["refused"] == ["no_room"]


def test_the_visit_under_way_is_finished_in_the_room_kept_back(said: dict[str, object]) -> None:
    assert said["finished"] is True


def test_nothing_told_is_lost_and_nothing_is_given_twice(said: dict[str, object]) -> None:
    told, kept = said["told"], said["kept"]
    assert isinstance(told, list)
    assert isinstance(kept, list)
    assert sorted(told) == sorted(set(told)) == sorted(kept)
    assert said["intact"] is True


def test_it_recovers_by_itself_when_there_is_room_again(said: dict[str, object]) -> None:
    assert said["recovered"]
    assert said["ballast"] is True
