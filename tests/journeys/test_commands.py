"""What scripts may rely on: one JSON object on standard output, and the exit code."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from kiosk.cli import entrance
from kiosk.codes import read
from kiosk.codes.kinds import TicketToken
from tests.printing.tcp_printer import TcpPrinter

BIRTH = "1.001193"
CARD = "000190000002|000000002|Trần Thị Bé|01011990|Nữ|12 Đường Hoa, Phường Mẫu, Hà Nội|09012022"
PAYMENT = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
    "530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"
)


class Commands:
    """Runs commands on one data directory and reads their JSON."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(entrance, [*arguments, "--data", str(self.data), "--json"])

    def said(self, *arguments: str, code: int = 0) -> Any:
        result = self.run(*arguments)
        assert result.exit_code == code, (result.output, result.exception)
        return json.loads(result.stdout)


@pytest.fixture
def kiosk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


def test_take_answers_with_the_number_and_what_belongs_to_it(kiosk: Commands) -> None:
    said = kiosk.said("take", "--procedure", BIRTH)
    assert said["number"] == "A001"
    assert said["procedure"] == BIRTH
    assert (said["ahead"], said["wait"]) == (0, None)
    assert isinstance(read(said["token"]), TicketToken)
    assert datetime.fromisoformat(said["issued_at"]).utcoffset() is not None
    assert set(said) == {"number", "ticket", "token", "procedure", "ahead", "wait", "issued_at"}


def test_take_with_the_same_request_gives_the_same_number(kiosk: Commands) -> None:
    first = kiosk.said("take", "--procedure", BIRTH, "--request-id", "touch")
    assert kiosk.said("take", "--procedure", BIRTH, "--request-id", "touch") == first


def test_take_says_no_in_both_languages(kiosk: Commands) -> None:
    said = kiosk.said("take", "--procedure", "9.999999", code=1)
    assert said["refused"] == "unknown_procedure"
    assert set(said["message"]) == {"vi", "en"}


def test_take_prints_on_a_printer_and_says_so(kiosk: Commands) -> None:
    with TcpPrinter() as printer:
        said = kiosk.said("take", "--procedure", BIRTH, "--print-to", printer.url)
        assert said["paper"] == {"state": "printed"}
        assert len(printer.papers(least=1)) == 1


def test_a_dead_printer_leaves_the_number_valid(kiosk: Commands) -> None:
    result = kiosk.run("take", "--procedure", BIRTH, "--print-to", "tcp://127.0.0.1:9")
    said = json.loads(result.stdout)
    assert result.exit_code == 0
    assert said["number"] == "A001"
    assert said["paper"] == {"state": "failed", "reason": "off"}
    assert result.stderr.strip()


def test_a_visit_by_commands_alone(kiosk: Commands) -> None:
    ticket = kiosk.said("take", "--procedure", BIRTH)
    called = kiosk.said("counter", "2", "next")
    assert called == {**ticket, "counter": 2}
    kiosk.said("rate", "A001", "--score", "5", code=1)
    kiosk.said("counter", "2", "recall")
    kiosk.said("counter", "2", "finish")
    assert kiosk.said("rate", "A001", "--score", "2", "--reason", "wait")["score"] == 2
    assert kiosk.said("rate", "A001", "--score", "5", code=1)["refused"] == "already_rated"


def test_a_counter_with_nobody_waiting_says_so(kiosk: Commands) -> None:
    said = kiosk.said("counter", "2", "next", code=1)
    assert said["refused"] == "nobody_waiting"


def test_no_show_park_transfer_and_break_by_commands(kiosk: Commands) -> None:
    for _ in range(3):
        kiosk.said("take", "--procedure", BIRTH)
    kiosk.said("counter", "2", "next")
    kiosk.said("counter", "2", "no-show")
    kiosk.said("counter", "2", "next")
    kiosk.said("counter", "2", "park", "--reason", "sao y")
    assert kiosk.said("counter", "2", "next")["number"] == "A003"
    kiosk.said("counter", "2", "transfer", "--to-counter", "3")
    assert kiosk.said("counter", "3", "next")["number"] == "A003"
    kiosk.said("counter", "2", "break", "--reason", "họp")
    assert kiosk.said("counter", "2", "next", code=1)["refused"] == "on_break"
    kiosk.said("counter", "2", "resume")
    kiosk.said("counter", "2", "close")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("H00.14-261112-0042", "dossier", {"code": "H00.14-261112-0042"}),
        ("h56.14–240823–0001", "dossier", {"code": "H56.14-240823-0001"}),
        ("https://x.vn/tra-cuu.aspx?mahs=000.00.06.H56-231027-0361", "dossier", {}),
        (CARD, "id_card", {"number": "0001•••••002"}),
        (PAYMENT, "payment", {"bank": "970403", "account": "0011012345678", "amount": 180000}),
    ],
)
def test_scan_tells_what_a_text_is(
    kiosk: Commands, text: str, kind: str, value: dict[str, object]
) -> None:
    said = kiosk.said("scan", text)
    assert said["kind"] == kind
    assert value.items() <= said["value"].items()
    assert all(said["message"].values())


def test_scan_tells_nothing_of_a_person(kiosk: Commands) -> None:
    out = kiosk.run("scan", CARD).output
    for private in ("000190000002", "Trần", "Đường Hoa", "1990"):
        assert private not in out


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b[2J\x07\x00",
        "x" * 100_000,
        "\u202e1000-411162-41.00H",
        "'; DROP TABLE event; --",
        "$(reboot) `id` && rm -rf /",
        "\udcff\udcfe broken",
        "%s%s%n {0} {number}",
        "",
    ],
)
def test_hostile_text_gets_a_kind_no_and_changes_nothing(kiosk: Commands, hostile: str) -> None:
    result = kiosk.run("scan", hostile)
    assert result.exit_code == 1
    said = json.loads(result.stdout)
    assert said["kind"] == "unknown"
    assert hostile[:40] not in said["message"]["vi"] or not hostile
    assert not kiosk.data.exists()


def test_verify_rebuild_and_what_they_say(kiosk: Commands) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    verified = kiosk.said("verify")
    assert verified["intact"] is True
    assert verified["problems"] == []
    assert kiosk.said("rebuild") == {"events": verified["events"]}
    assert kiosk.said("verify") == verified


def test_verify_without_a_journal_is_wrong_use(kiosk: Commands) -> None:
    assert kiosk.run("verify").exit_code == 2


def test_a_wrong_configuration_is_answered_with_all_mistakes_and_exit_2(
    kiosk: Commands, tmp_path: Path
) -> None:
    result = kiosk.run("take", "--procedure", BIRTH, "--config", str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "nowhere" in result.stderr


def test_simulate_plays_a_day_and_the_exports_have_it(kiosk: Commands, tmp_path: Path) -> None:
    said = kiosk.said("simulate", "--visits", "60", "--seed", "3", "--date", "2026-11-20")
    assert set(said) == {"date", "visits", "tickets", "ratings", "events", "seconds"}
    assert (said["date"], said["visits"]) == ("2026-11-20", 60)
    assert 0 < said["ratings"] <= said["tickets"] <= 60

    csv = tmp_path / "r.csv"
    exported = kiosk.said("export", "ratings", "--date", "2026-11-20", "--out", str(csv))
    assert exported["out"] == str(csv)
    lines = csv.read_bytes()
    assert lines.startswith(b"\xef\xbb\xbftime,")
    assert len(lines.decode("utf-8-sig").splitlines()) == exported["rows"] + 1
    assert lines.decode("utf-8-sig").count("đã trả lời") == said["ratings"]

    xlsx = tmp_path / "r.xlsx"
    assert (
        kiosk.said("export", "ratings", "--date", "2026-11-20", "--out", str(xlsx))["rows"]
        == (exported["rows"])
    )
    book = openpyxl.load_workbook(xlsx)
    by = ["Theo quầy", "Theo cán bộ", "Theo thủ tục", "Theo giờ"]
    assert book.sheetnames == [*by, "Chín chỉ tiêu", "Từng lượt"]
    assert book["Từng lượt"].max_row == exported["rows"] + 1
    assert all(book[name]._charts for name in by)

    pdf = tmp_path / "r.pdf"
    kiosk.said("export", "ratings", "--date", "2026-11-20", "--out", str(pdf))
    assert pdf.read_bytes().startswith(b"%PDF")
    for what in ("tickets", "dossiers"):
        out = tmp_path / f"{what}.csv"
        kiosk.said("export", what, "--date", "2026-11-20", "--out", str(out))
        assert out.exists()
    book = tmp_path / "sổ.pdf"
    kiosk.said("export", "logbook", "--date", "2026-11-20", "--out", str(book))
    assert book.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "ratings", "--out", "x.doc"),
        ("export", "logbook", "--out", "x.csv"),
        ("export", "ratings", "--date", "2026-11-20", "--until", "2026-11-19", "--out", "x.csv"),
        ("export", "ratings", "--date", "yesterday", "--out", "x.csv"),
        ("counter", "2", "dance"),
        ("print", "ticket", "--facts", "nowhere.json", "--to", "x.pdf"),
    ],
)
def test_wrong_use_is_exit_2_and_writes_nothing(
    kiosk: Commands, arguments: tuple[str, ...]
) -> None:
    assert kiosk.run(*arguments).exit_code == 2
    assert not Path(arguments[-1]).exists()


def test_an_export_that_cannot_be_written_is_trouble_outside(
    kiosk: Commands, tmp_path: Path
) -> None:
    out = tmp_path / "no" / "such" / "folder" / "r.csv"
    result = kiosk.run("export", "ratings", "--out", str(out))
    assert result.exit_code == 3
    assert str(out) in result.stderr


def test_a_backup_goes_back_and_gives_no_number_twice(kiosk: Commands, tmp_path: Path) -> None:
    told = [kiosk.said("take", "--procedure", BIRTH)["number"] for _ in range(2)]
    file = tmp_path / "backup.db"
    kiosk.said("backup", str(file))
    told += [kiosk.said("take", "--procedure", BIRTH)["number"] for _ in range(2)]
    restored = kiosk.said("restore", str(file))
    assert Path(restored["set_aside"]).is_dir()
    after = [kiosk.said("take", "--procedure", BIRTH)["number"] for _ in range(2)]
    assert after == ["AX001", "AX002"]
    assert not set(after) & set(told)
    assert kiosk.said("verify")["intact"] is True


def test_a_backup_overwrites_nothing_and_a_wrong_file_is_not_restored(
    kiosk: Commands, tmp_path: Path
) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"not a journal at all" * 100)
    assert kiosk.run("backup", str(file)).exit_code == 3
    assert kiosk.run("restore", str(file)).exit_code == 3
    assert kiosk.said("take", "--procedure", BIRTH)["number"] == "A002"


def test_doctor_finds_the_sample_in_order(kiosk: Commands) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    found = {each["what"]: each["state"] for each in kiosk.said("doctor")["findings"]}
    assert found["journal"] == found["config"] == found["voice"] == found["sqlite"] == "ok"


def test_doctor_sees_a_dead_printer(kiosk: Commands, tmp_path: Path) -> None:
    settings = tmp_path / "centre"
    sample = Path(__file__).resolve().parents[2] / "assets" / "sample"
    settings.mkdir()
    for file in sample.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        (settings / file.name).write_text(text.replace('"screen:"', '"tcp://127.0.0.1:9"', 1))
    said = kiosk.said("doctor", "--config", str(settings), code=3)
    states = {each["what"]: each["state"] for each in said["findings"]}
    assert "trouble" in states.values()


def test_a_damaged_journal_is_set_aside_and_the_day_goes_on(kiosk: Commands) -> None:
    told = kiosk.said("take", "--procedure", BIRTH)["number"]
    database = kiosk.data / "kiosk.db"
    database.write_bytes(b"\x00" * 20_000)
    after = kiosk.said("take", "--procedure", BIRTH)["number"]
    assert after == "AX001"
    assert after != told
    kept = list((kiosk.data / "set-aside").rglob("kiosk.db"))
    assert [file.read_bytes()[:10] for file in kept] == [b"\x00" * 10]
