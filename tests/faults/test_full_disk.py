"""The disk is full: refused cleanly, finished what was begun, recovered without a person."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SIZE = "3m"


def on_a_small_disk(workload: str, disk: Path) -> dict[str, Any]:
    """What a workload tells of a real small disk, mounted in a name space of its own."""
    script = (
        f"mount -t tmpfs -o size={SIZE} tmpfs {disk} && "
        f"{sys.executable} -m tests.faults.{workload} {disk}"
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
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return on_a_small_disk("full_disk_workload", tmp_path_factory.mktemp("disk"))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return on_a_small_disk("full_disk_printing", tmp_path_factory.mktemp("disk"))


def test_new_numbers_are_refused_with_a_sentence_not_a_crash(said: dict[str, Any]) -> None:
    assert said["refused"] == ["no_room"]


def test_the_visit_under_way_is_finished_in_the_room_kept_back(said: dict[str, Any]) -> None:
    assert said["finished"] is True


def test_nothing_told_is_lost_and_nothing_is_given_twice(said: dict[str, Any]) -> None:
    told, kept = said["told"], said["kept"]
    assert isinstance(told, list)
    assert isinstance(kept, list)
    assert sorted(told) == sorted(set(told)) == sorted(kept)
    assert said["intact"] is True


def test_it_recovers_by_itself_when_there_is_room_again(said: dict[str, Any]) -> None:
    assert said["recovered"]
    assert said["ballast"] is True


def test_a_paper_that_came_while_nothing_could_be_written_may_be_out(
    printed: dict[str, Any],
) -> None:
    assert printed["first"] == "printed"  # whoever stands there has it in hand
    assert printed["told"] == "uncertain"  # that was never on record
    assert printed["intact"] is True


def test_a_paper_that_cannot_be_begun_on_record_is_not_sent(printed: dict[str, Any]) -> None:
    first, second = printed["numbers"]
    assert printed["second"] == ["failed", "not_recorded"]
    assert printed["papers_when_full"] == [[first, 0]]
    assert printed["states"] == ["sending", "printed"]  # as soon as there was room
    assert printed["papers"] == [[first, 0], [second, 0], [first, 1]]  # again by a person alone
