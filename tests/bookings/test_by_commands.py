"""Bookings by the commands people type, and the file that names their systems."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli import entrance
from kiosk.clock import SystemClock
from kiosk.errors import ConfigError
from sync.dossiers.registry import systems_of
from tests.desk_at_work import HandClock
from tests.server.processes import kiosk

CODE = "LH-261123-0042"
CARD = "000202000001"


@pytest.fixture
def systems(tmp_path: Path) -> Path:
    file = tmp_path / "systems.toml"
    file.write_text(
        f'''[centres]
"H00.14" = "mau"

[[bookings]]
name = "nhap-tay"
adapter = "manual"
path = "{tmp_path / "typed"}"

[[bookings]]
name = "bang"
adapter = "folder"
path = "{tmp_path / "drop"}"
''',
        encoding="utf-8",
    )
    (tmp_path / "drop").mkdir()
    return file


def book(systems: Path, *more: str, typed: str = "") -> Result:
    tomorrow = f"{SystemClock().now() + timedelta(days=1):%d/%m/%Y}"
    return CliRunner().invoke(
        entrance,
        [
            *("directory", "book", "--systems", str(systems), "nhap-tay", CODE),
            *("--agency", "H00.14", "--procedure", "1.001193", "--day", tomorrow),
            *("--from", "08:30", *more, "--data", str(systems.parent / "server")),
        ],
        input=typed,
    )


def test_what_is_typed_in_is_stored_with_the_next_round(systems: Path, tmp_path: Path) -> None:
    entered = book(systems, "--card", typed=f"{CARD}\n")
    assert entered.exit_code == 0, entered.output
    assert CODE in entered.output
    assert CARD not in entered.output
    os.utime(next((tmp_path / "typed").iterdir()), (0, 0))
    where = ("--data", str(tmp_path / "server"), "--json")
    said = kiosk("directory", "pull", "--systems", str(systems), *where)
    assert said.exit_code == 0, said.output
    rounds = [json.loads(line) for line in said.stdout.splitlines()]
    assert [(each["name"], each["round"]["changed"]) for each in rounds] == [
        ("nhap-tay", 1),
        ("bang", 0),
    ]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--to", "08:00"), "không sau giờ bắt đầu"),
        (("--state", "7"), "không phải trạng thái đã biết"),
        (("--from", "sáng"), "không phải giờ đọc được"),
    ],
)
def test_what_cannot_be_booked_is_said(systems: Path, more: tuple[str, ...], sentence: str) -> None:
    said = book(systems, *more)
    assert said.exit_code == 3
    assert sentence in said.output


def test_a_further_kind_of_system_is_a_file_and_one_that_is_none_is_said(
    systems: Path, clock: HandClock
) -> None:
    assert list(systems_of(systems, clock).bookings) == ["nhap-tay", "bang"]
    text = systems.read_text(encoding="utf-8")
    # dossiers are told in the national exchange's way, bookings are not
    systems.write_text(text.replace('"manual"', '"exchange"'), encoding="utf-8")
    with pytest.raises(ConfigError, match="exchange"):
        systems_of(systems, clock)
