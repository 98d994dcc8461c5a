"""Wrong words, broken files, hung and missing neighbours: a sentence, an exit code, no traceback,
and never a number that nobody is told."""

import json
import os
import shutil
from pathlib import Path

import msgspec
import pytest
from click.testing import Result

from kiosk.answers import TicketTaken
from kiosk.bootstrap import SAMPLE, centre_at_work, print_ticket
from kiosk.catalogue import Device
from kiosk.codes import read
from kiosk.codes.kinds import TicketToken
from kiosk.desk import Desk
from kiosk.errors import DiskFull
from printing.pages import PageSetter
from printing.printers import printer_for
from printing.room import Printer, PrintRoom
from tests.journeys.test_commands import BIRTH, Commands

BROKEN = "\udcff\udcfe"


@pytest.fixture
def kiosk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


def take(kiosk: Commands) -> str:
    return str(kiosk.said("take", "--procedure", BIRTH)["number"])


def told(result: Result, code: int) -> str:
    """What a refused command says to people; nothing of it is on standard output."""
    assert result.exit_code == code, (result.output, result.exception)
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def in_both_languages(sentence: str) -> bool:
    first, _, second = sentence.partition(" — ")
    return not first.isascii() and bool(second.strip())


@pytest.mark.parametrize("where", ["ftp://x/y", "tcp://127.0.0.1:99999", "usb://zz:2"])
def test_a_ticket_that_can_go_nowhere_takes_no_number(kiosk: Commands, where: str) -> None:
    sentence = told(kiosk.run("take", "--procedure", BIRTH, "--print-to", where), 2)
    assert "--print-to" in sentence
    assert take(kiosk) == "A001"


@pytest.mark.parametrize(
    "arguments",
    [
        ("take", "--procedure", BIRTH, "--request-id", BROKEN),
        ("counter", "2", "park", "--reason", BROKEN),
        ("rate", BROKEN, "--score", "5"),
        ("rate", "A001", "--score", "5", "--reason", BROKEN),
        ("counter", "2", "break", "--reason", "y" * 40_000),
        ("export", "ratings", "--out", f"{BROKEN}.csv"),
    ],
)
def test_arguments_that_are_no_text_are_wrong_use(
    kiosk: Commands, arguments: tuple[str, ...]
) -> None:
    assert in_both_languages(told(kiosk.run(*arguments), 2))
    assert not kiosk.data.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("counter", "2", "transfer"),
        ("counter", "9" * 30, "next"),
        ("rate", "A001", "--score", "9" * 25),
        ("export", "ratings", "--date", "9999-12-31", "--out", "x.csv"),
        ("simulate", "--visits", "1", "--date", "0001-01-01"),
        ("take", "--procedure", BIRTH, "--language", "fr"),
        ("screens", "--out", "x", "--panel", "0:100x100"),
        ("rebuild",),
    ],
)
def test_wrong_use_is_said_in_vietnamese_first(kiosk: Commands, arguments: tuple[str, ...]) -> None:
    sentence = told(kiosk.run(*arguments), 2)
    assert not sentence.splitlines()[0].isascii() or "--panel" in sentence
    assert not kiosk.data.exists()


def test_an_unknown_queue_is_called_a_queue(kiosk: Commands) -> None:
    assert kiosk.said("take", "--queue", "nope", code=1)["refused"] == "unknown_queue"


def test_data_below_a_file_is_trouble_outside(kiosk: Commands, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    kiosk.data = tmp_path / "file" / "data"
    assert in_both_languages(told(kiosk.run("take", "--procedure", BIRTH), 3))


def test_a_backup_into_a_missing_folder_is_trouble_and_leaves_nothing(
    kiosk: Commands, tmp_path: Path
) -> None:
    take(kiosk)
    assert in_both_languages(told(kiosk.run("backup", str(tmp_path / "no" / "b.db")), 3))
    told(kiosk.run("restore", str(tmp_path / "nothing.db")), 3)
    assert not list(tmp_path.glob("*.part"))


def test_the_journal_in_use_is_not_restored_over_itself(kiosk: Commands) -> None:
    take(kiosk)
    told(kiosk.run("restore", str(kiosk.data / "kiosk.db")), 3)
    assert not (kiosk.data / "set-aside").exists()
    assert take(kiosk) == "A002"


@pytest.mark.parametrize("left", [0, 100, 5000])
def test_a_torn_journal_is_not_intact_and_then_set_aside(kiosk: Commands, left: int) -> None:
    take(kiosk)
    os.truncate(kiosk.data / "kiosk.db", left)
    said = kiosk.said("verify", code=1)
    assert said["intact"] is False
    assert "cannot be read" in said["problems"][0]["what"]
    result = kiosk.run("take", "--procedure", BIRTH)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["number"] == "AX001"
    assert in_both_languages(result.stderr)
    assert kiosk.said("verify")["intact"] is True


def test_a_journal_that_is_no_file_is_trouble_in_every_command(
    kiosk: Commands, tmp_path: Path
) -> None:
    (kiosk.data / "kiosk.db").mkdir(parents=True)
    found = {each["what"]: each["state"] for each in kiosk.said("doctor", code=3)["findings"]}
    assert found["journal"] == "trouble"
    assert kiosk.said("verify", code=1)["intact"] is False
    assert in_both_languages(told(kiosk.run("take", "--procedure", BIRTH), 3))
    assert in_both_languages(told(kiosk.run("backup", str(tmp_path / "b.db")), 3))


def test_a_backup_of_a_damaged_journal_is_trouble_and_leaves_no_file(
    kiosk: Commands, tmp_path: Path
) -> None:
    take(kiosk)
    os.truncate(kiosk.data / "kiosk.db", 5000)
    told(kiosk.run("backup", str(tmp_path / "b.db")), 3)
    assert [each.name for each in tmp_path.iterdir()] == ["data"]


def test_a_key_that_is_too_short_is_told_and_set_aside(kiosk: Commands) -> None:
    take(kiosk)
    (kiosk.data / "device.key").write_bytes(b"abc")
    assert "device.key" in kiosk.said("verify", code=1)["problems"][0]["what"]
    assert take(kiosk) == "A002"
    (kept,) = kiosk.data.glob("device.key.unreadable-*")
    assert kept.read_bytes() == b"abc"
    assert len((kiosk.data / "device.key").read_bytes()) == 64
    assert kiosk.said("verify")["intact"] is True


def test_doctor_says_every_mistake_of_a_configuration_with_exit_2(
    kiosk: Commands, tmp_path: Path
) -> None:
    settings = tmp_path / "centre"
    shutil.copytree(SAMPLE, settings)
    for file, was, now in (
        ("queues.toml", 'prefix = "B"', 'prefix = "A"'),
        ("devices.toml", 'url = "screen:"', 'url = "tpc://1.2.3.4"'),
        ("rating.toml", "minimum_n = 5", 'minimum_n = "five"'),
    ):
        text = (settings / file).read_text(encoding="utf-8")
        assert was in text
        (settings / file).write_text(text.replace(was, now, 1), encoding="utf-8")
    said = kiosk.said("doctor", "--config", str(settings), code=2)
    (config,) = (each for each in said["findings"] if each["what"] == "config")
    lines = config["sentence"].splitlines()
    assert [Path(line.split(":")[0]).name for line in lines] == [
        "queues.toml",
        "rating.toml",
        "devices.toml",
    ]
    assert all(line.split(":")[1].isdigit() and in_both_languages(line) for line in lines)


def test_a_qr_that_no_code_can_hold_is_a_mistake_of_the_facts(
    kiosk: Commands, tmp_path: Path
) -> None:
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
                "token": "x" * 5000,
            }
        )
    )
    out = str(tmp_path / "t.bin")
    assert "token" in told(kiosk.run("print", "ticket", "--facts", str(facts), "--to", out), 2)


def test_a_ticket_token_survives_every_command(kiosk: Commands) -> None:
    """Rating by token, by id and by number are the same ticket."""
    for by in ("number", "ticket", "token"):
        ticket = kiosk.said("take", "--procedure", BIRTH)
        assert isinstance(read(ticket["token"]), TicketToken)
        kiosk.said("counter", "2", "next")
        kiosk.said("counter", "2", "finish")
        assert kiosk.said("rate", ticket[by], "--score", "4")["number"] == ticket["number"]


def test_a_request_id_belongs_to_one_wish(kiosk: Commands) -> None:
    kiosk.said("take", "--procedure", BIRTH, "--request-id", "same")
    assert "same" in told(kiosk.run("counter", "2", "next", "--request-id", "same"), 2)
    assert kiosk.said("counter", "2", "next", "--request-id", "other")["number"] == "A001"


def test_rating_again_with_the_same_request_gives_the_same_answer(kiosk: Commands) -> None:
    take(kiosk)
    kiosk.said("counter", "2", "next")
    kiosk.said("counter", "2", "finish")
    wish = ("rate", "A001", "--score", "2", "--reason", "wait", "--request-id", "touch")
    assert kiosk.said(*wish) == kiosk.said(*wish)
    other = ("rate", "A001", "--score", "2", "--reason", "late", "--request-id", "touch")
    assert kiosk.said(*other, code=1)["refused"] == "already_rated"
    assert in_both_languages(told(kiosk.run("rate", "A001", "--score", "1", "--reason", "x"), 2))


class FullDesk:
    """A desk whose disk ran full after the number was given."""

    def __init__(self, desk: Desk) -> None:
        self.begin_slip = desk.begin_slip
        self.waiting_slips = desk.waiting_slips
        self.slip = desk.slip

    def slip_printed(self, **_: object) -> None:
        raise DiskFull("no room")

    slip_failed = hold_slip = device_state = interrupted_slips = slip_printed


@pytest.mark.parametrize(("to", "state"), [("t.bin", "printed"), ("no/t.bin", "failed")])
def test_what_became_of_the_paper_is_told_though_it_cannot_be_recorded(
    kiosk: Commands, tmp_path: Path, to: str, state: str
) -> None:
    with centre_at_work(SAMPLE, kiosk.data, "test") as program:
        ticket = program.desk.take_ticket(procedure=BIRTH, print_at="command")
        assert isinstance(ticket, TicketTaken)
        desk = FullDesk(program.desk)
        full = msgspec.structs.replace(program, desk=desk)
        assert print_ticket(full, ticket, str(tmp_path / to))["state"] == state
        device = Device("K1", "printer", "kiosk", to)
        printer = Printer(device, printer_for(str(tmp_path / to), PageSetter()))
        room = PrintRoom(desk, program.centre, {"K1": printer}, [device])  # type: ignore[arg-type]
        other = program.desk.take_ticket(procedure=BIRTH, print_at="kiosk")
        assert isinstance(other, TicketTaken)
        assert room.ticket(other).result(30).state == state
        room.close()
