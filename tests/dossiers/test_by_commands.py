"""The directory by the commands people type, and the file that names the systems."""

import json
import os
from pathlib import Path

import pytest

from kiosk.errors import ConfigError
from sync.dossiers.registry import systems_of
from sync.dossiers.systems.manual import Manual
from tests.desk_at_work import HandClock
from tests.dossiers.model_system import PASSWORD, UNIT, USER, ModelSystem, record
from tests.server.processes import kiosk

CODE = "H00.14-261112-0042"


@pytest.fixture
def systems(tmp_path: Path, system: ModelSystem) -> Path:
    """Three systems, each of its kind."""
    (tmp_path / "drop").mkdir()
    (tmp_path / "password").write_text(PASSWORD, encoding="utf-8")
    file = tmp_path / "systems.toml"
    file.write_text(
        f'''[centres]
"H00.14" = "mau"

[[system]]
name = "tinh"
adapter = "exchange"
url = "{system.url}"
unit = "{UNIT}"
user = "{USER}"
password_file = "{tmp_path / "password"}"
dstcode = "VN:GOV"

[[system]]
name = "bang-tinh"
adapter = "folder"
path = "{tmp_path / "drop"}"

[[system]]
name = "nhap-tay"
adapter = "manual"
path = "{tmp_path / "typed"}"
''',
        encoding="utf-8",
    )
    return file


def pull(systems: Path) -> dict[str, dict[str, object]]:
    where = ("--data", str(systems.parent / "server"), "--json")
    said = kiosk("directory", "pull", "--systems", str(systems), *where)
    lines = [json.loads(line) for line in said.stdout.splitlines() if line.startswith("{")]
    return {each["name"]: each["round"] for each in lines}


def test_each_system_is_heard_and_one_in_trouble_keeps_no_other_waiting(
    systems: Path, system: ModelSystem, tmp_path: Path
) -> None:
    system.rows = [record(1), record(2, NgayTiepNhan="mai")]
    table = tmp_path / "drop" / "a.csv"
    table.write_text(f"MaHoSo,MaTTHC,TrangThaiHoSo,NgayTiepNhan\n{CODE},1.001193,9,20261112\n")
    os.utime(table, (0, 0))
    entered = kiosk(
        *("directory", "enter", "--systems", str(systems), "nhap-tay", "H00.14-261112-0043"),
        *("--procedure", "1.001193", "--state", "5", "--received", "12/11/2026"),
        *("--missing", "Ảnh 3x4", "--phone-tail", "4321", "--data", str(tmp_path / "server")),
    )
    assert entered.exit_code == 0, entered.output
    os.utime(next((tmp_path / "typed").iterdir()), (0, 0))
    said = pull(systems)
    assert [said[name]["changed"] for name in ("tinh", "bang-tinh", "nhap-tay")] == [1, 1, 1]
    system.faults = ["500"]
    where = ("--data", str(tmp_path / "server"))
    answer = kiosk("directory", "pull", "--systems", str(systems), *where)
    assert answer.exit_code == 3
    assert "chưa trả lời" in answer.output
    assert "nhap-tay: 0 hồ sơ" in answer.output


def test_a_broken_record_is_told_with_its_place(systems: Path, system: ModelSystem) -> None:
    system.rows = [record(1, TrangThaiHoSo="")]
    where = ("--data", str(systems.parent / "server"))
    said = kiosk("directory", "pull", "--systems", str(systems), *where).output
    assert "trang 1, dòng 1" in said
    assert "thiếu TrangThaiHoSo" in said


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nhap-tay", "xin chào", "--received", "12/11/2026"], "không đúng dạng mã hồ sơ"),
        (["nhap-tay", CODE, "--received", "hôm qua"], "không phải ngày giờ"),
        (["tinh", CODE, "--received", "12/11/2026"], "không có hệ thống nhập tay"),
    ],
)
def test_what_cannot_be_entered_is_said(systems: Path, arguments: list[str], sentence: str) -> None:
    said = kiosk(
        *("directory", "enter", "--systems", str(systems), *arguments),
        *("--procedure", "1.001193", "--state", "4"),
    )
    assert said.exit_code == 3
    assert sentence in said.output


def test_a_further_kind_of_system_is_a_file_and_its_settings_are_its_own(
    systems: Path, clock: HandClock
) -> None:
    found = systems_of(systems, clock)
    assert found.centres == {"H00.14": "mau"}
    assert list(found.systems) == ["tinh", "bang-tinh", "nhap-tay"]
    assert isinstance(found.systems["nhap-tay"], Manual)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('adapter = "manual"', 'adapter = "carrier_pigeon"'),
        ('adapter = "manual"', 'adapter = "../manual"'),
        ('name = "nhap-tay"', ""),
        ("unit =", "unite ="),
        ("[centres]", "[centers]"),
        ("[[system]]", "[[system"),
    ],
)
def test_what_is_wrong_in_the_file_is_said(
    systems: Path, clock: HandClock, old: str, new: str
) -> None:
    systems.write_text(systems.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError, match=r"systems\.toml"):
        systems_of(systems, clock)
