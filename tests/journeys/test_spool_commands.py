"""`kiosk spool`: what a person sees of the papers and decides about them, at any console."""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PySide6.QtGui import QGuiApplication

from kiosk.bootstrap import SAMPLE, centre_for_places
from kiosk.bootstrap.screens import open_hall
from kiosk.cli import entrance
from tests.journeys.conftest import COUNTER
from tests.journeys.test_commands import BIRTH, Commands
from tests.journeys.test_commands_in_trouble import in_both_languages
from tests.printing.tcp_printer import TcpPrinter

ROOT = SAMPLE.parents[1]
SECONDS = 30
KEYS = {
    "type", "slip", "form", "about", "number", "place", "copy", "reprint", "language", "device",
    "state", "reason", "wanted_at", "at",
}  # fmt: skip


@pytest.fixture
def kiosk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


def papers(kiosk: Commands, *states: str) -> list[dict[str, Any]]:
    chosen = [word for state in states for word in ("--state", state)]
    rows: list[dict[str, Any]] = kiosk.said("spool", "list", *chosen)["slips"]
    return rows


def shown(kiosk: Commands, *arguments: str) -> str:
    """What people read without `--json`."""
    ran = CliRunner().invoke(entrance, [*arguments, "--data", str(kiosk.data)])
    assert ran.exit_code == 0, (ran.output, ran.exception)
    return ran.stdout


def printed(kiosk: Commands, to: Path, *more: str) -> Any:
    wish = ("take", "--procedure", BIRTH, "--print-to", str(to), *more)
    return kiosk.said(*wish)


def test_an_empty_spool_says_so(kiosk: Commands) -> None:
    assert papers(kiosk) == []
    assert in_both_languages(shown(kiosk, "spool", "list"))


def test_the_list_tells_each_paper_and_what_became_of_it(kiosk: Commands, tmp_path: Path) -> None:
    printed(kiosk, tmp_path / "a.bin")
    printed(kiosk, tmp_path / "no" / "b.bin")
    kiosk.said("take", "--procedure", BIRTH)
    second, first = papers(kiosk)
    assert set(first) == set(second) == KEYS
    assert (first["number"], first["state"], first["reprint"]) == ("A001", "printed", 0)
    assert (second["number"], second["state"]) == ("A002", "failed")
    assert second["reason"]
    assert [each["number"] for each in papers(kiosk, "failed", "queued")] == ["A002"]
    above, below = shown(kiosk, "spool", "list").splitlines()
    assert "A002" in above
    assert "chưa in được" in above
    assert "A001" in below
    assert "đã in" in below
    assert kiosk.run("spool", "list", "--state", "lost").exit_code == 2


@pytest.mark.parametrize("by", ["slip", "number"])
def test_a_paper_is_wanted_again_and_given_up(kiosk: Commands, tmp_path: Path, by: str) -> None:
    printed(kiosk, tmp_path / "a.bin")
    (first,) = papers(kiosk)
    again = kiosk.said("spool", "retry", first[by].lower())["slip"]
    waiting, _ = papers(kiosk)
    assert (waiting["slip"], waiting["state"], waiting["reprint"]) == (again, "queued", 1)
    assert waiting["place"] == "kiosk"
    assert kiosk.said("spool", "retry", first["slip"]) == {"slip": again}
    assert kiosk.said("spool", "give-up", again) == {"given_up": again}
    assert papers(kiosk, "given_up")[0]["reason"] == "by_person"
    assert kiosk.said("spool", "give-up", again, code=1)["refused"] == "wrong_state"


@pytest.mark.parametrize("wish", ["retry", "give-up"])
@pytest.mark.parametrize("name", ["A999", "x", "", "' OR 1=1 --"])
def test_a_paper_that_nobody_wanted_is_refused_in_both_languages(
    kiosk: Commands, wish: str, name: str
) -> None:
    said = kiosk.said("spool", wish, name, code=1)
    assert said["refused"] == "unknown_slip"
    assert set(said["message"]) == {"vi", "en"}
    ran = CliRunner().invoke(entrance, ["spool", wish, name, "--data", str(kiosk.data)])
    assert (ran.exit_code, len(ran.stdout.splitlines())) == (1, 2)


def test_the_same_request_prints_its_number_once(kiosk: Commands, tmp_path: Path) -> None:
    first = printed(kiosk, tmp_path / "a.bin", "--request-id", "touch")
    again = printed(kiosk, tmp_path / "b.bin", "--request-id", "touch")
    assert again["paper"] == {"state": "printed"}
    assert again["number"] == first["number"]
    assert not (tmp_path / "b.bin").exists()


def test_a_number_taken_without_paper_says_why_it_gets_none(
    kiosk: Commands, tmp_path: Path
) -> None:
    wish = ("take", "--procedure", BIRTH, "--request-id", "touch")
    kiosk.said(*wish)
    ran = kiosk.run(*wish, "--print-to", str(tmp_path / "a.bin"))
    assert ran.exit_code == 0, ran.exception
    assert '"reason":"unknown_slip"' in ran.stdout
    assert in_both_languages(ran.stderr)


def test_a_command_killed_while_it_prints_leaves_a_paper_that_may_be_out(
    kiosk: Commands,
) -> None:
    with TcpPrinter(deaf_after=500) as printer:
        command = [sys.executable, "-m", "kiosk", "take", "--procedure", BIRTH]
        killed = subprocess.Popen(
            [*command, "--print-to", printer.url, "--data", str(kiosk.data)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + SECONDS
        while (printer.job_bytes or 0) < 500:
            assert time.monotonic() < until
            time.sleep(0.01)
        os.killpg(killed.pid, signal.SIGKILL)
        killed.wait()
    (paper,) = papers(kiosk)
    assert (paper["number"], paper["state"], paper["reason"]) == (
        "A001",
        "uncertain",
        "interrupted",
    )
    assert "chưa rõ đã ra giấy chưa" in shown(kiosk, "spool", "list")
    kiosk.said("spool", "retry", "A001")
    states = {each["reprint"]: each["state"] for each in papers(kiosk)}
    assert states == {0: "given_up", 1: "queued"}


def test_beside_a_running_place_what_is_wanted_again_is_printed_at_once(
    qapp: QGuiApplication, printer: TcpPrinter, settings: Path, kiosk: Commands, tmp_path: Path
) -> None:
    with centre_for_places(settings, kiosk.data, "journey") as program, ExitStack() as closing:
        open_hall(program, COUNTER, closing)
        program.open_door()  # as the screens do when they have drawn themselves
        printed(kiosk, tmp_path / "a.bin")
        kiosk.said("spool", "retry", "A001")
        assert len(printer.papers(least=1)) == 1
        until = time.monotonic() + SECONDS
        while [each["state"] for each in papers(kiosk)] != ["printed", "printed"]:
            assert time.monotonic() < until
            time.sleep(0.02)
        assert {each["reprint"]: each["device"] for each in papers(kiosk)} == {
            0: "command",
            1: "K1",
        }
        assert kiosk.said("spool", "give-up", "A001", code=1)["refused"] == "wrong_state"
        assert kiosk.said("spool", "retry", "A009", code=1)["refused"] == "unknown_slip"
