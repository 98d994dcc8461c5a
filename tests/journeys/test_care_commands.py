"""Care by command: PINs, erasing, rebuilding, simulating; printer trouble in every language."""

import json
import os
import pty
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk import pins
from kiosk.answers import Finished
from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.cli import entrance
from kiosk.clock import VIETNAM, SystemClock
from kiosk.simulation import SimulatedClock
from kiosk.store import connect
from kiosk.words import languages, words
from tests.journeys.test_commands import BIRTH, Commands
from tests.journeys.test_commands_in_trouble import in_both_languages, take, told

ROOT = SAMPLE.parents[1]
COMMENT = "Chờ hơn một giờ ở quầy số một"


@pytest.fixture
def kiosk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


def piped(text: str) -> tuple[int, str, str]:
    ran = CliRunner().invoke(entrance, ["pin"], input=text)
    return ran.exit_code, ran.stdout, ran.stderr


def test_a_piped_pin_becomes_the_line_for_the_staff_file() -> None:
    code, out, _ = piped("2468\n")
    assert code == 0
    name, _, quoted = out.strip().partition(" = ")
    assert name == "pin_hash"
    assert pins.matches(json.loads(quoted), "2468")
    assert not pins.matches(json.loads(quoted), "2469")


@pytest.mark.parametrize("weak", ["", "123", "1" * 13, "12a4", "0000", "1234", "4321", "7890"])
def test_a_weak_pin_is_refused_with_a_sentence(weak: str) -> None:
    code, out, said = piped(f"{weak}\n")
    assert (code, out) == (2, "")
    assert in_both_languages(said)


def typed(*lines: str) -> tuple[int, str]:
    """What stands on a real terminal after a PIN was typed twice, and the exit code."""
    ours, theirs = pty.openpty()
    ran = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "pin"],
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    for line in lines:
        while not shown.endswith(b": "):
            shown += os.read(ours, 1024)
        shown += b"\n"
        os.write(ours, line.encode() + b"\n")
    try:
        while more := os.read(ours, 1024):
            shown += more
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(ours)
    return ran.wait(30), shown.decode()


def test_at_a_terminal_a_pin_is_asked_twice_and_never_shown() -> None:
    code, shown = typed("2468", "2468")
    assert code == 0
    assert "2468" not in shown
    assert "$argon2id$" in shown


def test_at_a_terminal_two_different_pins_are_refused() -> None:
    code, shown = typed("2468", "2469")
    assert code == 2
    assert "$argon2id$" not in shown


def commented_visit(data: Path, days_ago: int) -> None:
    """A low answer with words, given that many days ago."""
    then = datetime.now(VIETNAM) - timedelta(days=days_ago)
    clock = SimulatedClock(then)
    with centre_at_work(SAMPLE, data, "test", clock=clock) as program:
        desk = program.desk
        desk.take_ticket(procedure=BIRTH)
        desk.sign_in_by_command(counter=2)
        desk.call_next(counter=2)
        done = desk.finish(counter=2)
        assert isinstance(done, Finished)
        desk.rate(rating=done.rating, score=1)
        desk.explain_rating(rating=done.rating, reasons=(), comment=COMMENT)


@pytest.mark.parametrize(("days_ago", "erased"), [(300, {}), (400, {"comment": 1})])
def test_erase_says_what_it_erased_and_leaves_no_trace_on_the_disk(
    kiosk: Commands, days_ago: int, erased: dict[str, int]
) -> None:
    commented_visit(kiosk.data, days_ago)
    assert kiosk.said("erase") == {"erased": erased}
    assert kiosk.said("erase") == {"erased": {}}
    left = [each for each in kiosk.data.iterdir() if COMMENT.encode() in each.read_bytes()]
    assert bool(left) is not bool(erased)
    assert kiosk.said("verify")["intact"] is True


def test_a_broken_chain_is_not_rebuilt_and_nothing_changes(kiosk: Commands) -> None:
    take(kiosk)
    rows = connect(kiosk.data / "kiosk.db")
    rows.execute("DROP TRIGGER event_is_never_changed")
    rows.execute("UPDATE event SET wall_ms = wall_ms + 1 WHERE kind = 'ticket_issued'")
    rows.execute("UPDATE ticket SET number = 'A777'")
    rows.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    rows.close()
    before = (kiosk.data / "kiosk.db").read_bytes()
    result = kiosk.run("rebuild")
    said = json.loads(result.stdout)
    assert (result.exit_code, said["intact"]) == (1, False)
    assert said["problems"][0]["what"] == "content differs from its hash"
    assert in_both_languages(result.stderr)
    assert (kiosk.data / "kiosk.db").read_bytes() == before


@pytest.fixture
def own_centre(tmp_path: Path) -> str:
    """The folder of a centre that is not the sample."""
    return str(shutil.copytree(SAMPLE, tmp_path / "own"))


def test_no_day_is_invented_beside_real_people(kiosk: Commands, own_centre: str) -> None:
    take(kiosk)
    before = kiosk.said("verify")
    day = ("--visits", "3", "--date", "2031-01-06")
    said = kiosk.said("simulate", *day, "--config", own_centre, code=1)
    assert said["refused"] == "real_visits"
    assert kiosk.said("verify") == before


def test_in_the_sample_centre_nobody_is_real(kiosk: Commands) -> None:
    take(kiosk)
    assert kiosk.said("simulate", "--visits", "3")["tickets"] > 0


def test_a_directory_of_invented_days_may_get_another_and_the_doctor_says_so(
    kiosk: Commands, own_centre: str
) -> None:
    tomorrow = SystemClock().now().date() + timedelta(days=1)
    for day in (tomorrow, tomorrow + timedelta(days=1)):
        kiosk.said("simulate", "--visits", "4", "--date", day.isoformat(), "--config", own_centre)
    found = {each["what"]: each for each in kiosk.said("doctor", code=3)["findings"]}
    assert found["simulated"]["state"] == "notice"
    assert f"{tomorrow:%d/%m/%Y}" in found["simulated"]["sentence"]
    take(kiosk)
    said = kiosk.said("simulate", "--visits", "1", "--config", own_centre, code=1)
    assert said["refused"] == "real_visits"


def test_without_invented_days_the_doctor_speaks_of_none(kiosk: Commands) -> None:
    take(kiosk)
    assert "simulated" not in {each["what"] for each in kiosk.said("doctor")["findings"]}


def test_printer_trouble_is_told_in_every_language(kiosk: Commands, tmp_path: Path) -> None:
    nowhere = "tcp://127.0.0.1:9"
    result = kiosk.run("take", "--procedure", BIRTH, "--print-to", nowhere)
    expected = [words(each).text("paper.trouble.off") for each in languages()]
    assert all(each in result.stderr for each in expected)
    facts = tmp_path / "facts.json"
    facts.write_text(
        json.dumps(
            {
                "centre": "Mẫu",
                "number": "A001",
                "purpose": "Khai sinh",
                "counters": ["2"],
                "ahead": 0,
                "issued_at": "2026-11-23T08:00:00+07:00",
                "qr": "x",
            }
        )
    )
    said = told(kiosk.run("print", "ticket", "--facts", str(facts), "--to", nowhere), 3)
    assert all(each in said for each in expected)
