"""`kiosk doctor printers` and `readers`: device by device, asked and answered, what to do."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import SAMPLE
from kiosk.doctor import look_at_attached
from kiosk.words import languages, words
from tests.journeys.test_commands import Commands
from tests.printing.print_service import QUEUE, PrintService
from tests.printing.tcp_printer import TcpPrinter
from tests.printing.tools import pdf_text, qr_codes

DEVICE = """[[device]]
code = "{code}"
kind = "{kind}"
place = "kiosk"
url = "{url}"
media = "{media}"
"""


@pytest.fixture
def kiosk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


@pytest.fixture
def peer() -> Iterator[TcpPrinter]:
    with TcpPrinter() as printer:
        yield printer


def examined(
    kiosk: Commands, *options: str, code: int = 0, **devices: str
) -> dict[str, dict[str, Any]]:
    """The findings about these devices, by what was looked at."""
    settings = kiosk.data.parent / "centre"
    shutil.copytree(SAMPLE, settings, dirs_exist_ok=True)
    text = "".join(
        DEVICE.format(
            code=name,
            kind="reader" if name.startswith("D") else "printer",
            url=url,
            media="page" if url.startswith("cups:") else "roll",
        )
        for name, url in devices.items()
    )
    (settings / "devices.toml").write_text(text, encoding="utf-8")
    said = kiosk.said("doctor", *options, "--config", str(settings), code=code)
    return {each["what"]: each for each in said["findings"]}


def sentences(key: str, **values: object) -> list[str]:
    return [words(each).text(key, **values) for each in languages()]


def test_on_a_machine_with_nothing_attached_each_kind_of_device_is_said_to_be_missing(
    tmp_path: Path,
) -> None:
    found = list(look_at_attached(tmp_path, ("no-such-program",)))
    kinds = ["usb_printer", "print_queue", "serial_line", "camera", "sound"]
    assert [each.state for each in found] == ["notice"] * len(kinds)
    for kind, each in zip(kinds, found, strict=True):
        for sentence in sentences(f"answers.doctor.nothing_{kind}", where=""):
            assert sentence.split("(")[0].strip() in each.sentence


def test_what_is_attached_is_named(tmp_path: Path) -> None:
    for name in ("dev/usb/lp0", "dev/serial/by-id/usb-Reader", "dev/video0", "dev/snd/pcmC0D0p"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = list(look_at_attached(tmp_path, ("echo", "quay5")))
    assert [each.state for each in found] == ["ok"] * 5
    assert "usb/lp0" in found[0].sentence
    assert "quay5" in found[1].sentence


def test_a_well_printer_tells_what_it_was_asked_and_answered(
    kiosk: Commands, peer: TcpPrinter
) -> None:
    found = examined(kiosk, "printers", K1=peer.url)["printer K1"]
    assert found["state"] == "ok"
    for sentence in (
        *sentences("answers.doctor.printer_heard", answers="12 12 12 12"),
        *sentences("answers.doctor.printer_in_order"),
        *sentences("answers.doctor.printer_name", name="EPSON TM-R20"),
    ):
        assert sentence in found["sentence"]
    assert peer.papers(0.1) == []


@pytest.mark.parametrize(
    ("setting", "reason", "answers"),
    [
        ("paper_out", "paper_out", "1A 32 12 7E"),
        ("cover_open", "cover_open", "1A 16 12 12"),
        ("cutter", "cutter", "1A 52 1A 12"),
        ("hot", "overheated", "1A 52 52 12"),
        ("offline", "off", "1A 12 12 12"),
    ],
)
def test_a_printer_in_trouble_says_what_to_do(
    kiosk: Commands, peer: TcpPrinter, setting: str, reason: str, answers: str
) -> None:
    setattr(peer, setting, True)
    found = examined(kiosk, "printers", code=3, K1=peer.url)["printer K1"]
    assert found["state"] == "trouble"
    for sentence in (
        *sentences(f"paper.trouble.{reason}"),
        *sentences("answers.doctor.printer_heard", answers=answers),
    ):
        assert sentence in found["sentence"]
    peer.mend()
    assert examined(kiosk, "printers", K1=peer.url)["printer K1"]["state"] == "ok"


def test_each_printer_is_told_by_itself(kiosk: Commands, peer: TcpPrinter, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        dead = nobody.getsockname()[1]
    found = examined(
        kiosk, "printers", code=3,
        K1=peer.url, K2=f"tcp://127.0.0.1:{dead}", K3=f"serial://{tmp_path}/tty",
        K4="file:///dev/usb/lp-none", K5="screen:", K6=f"file://{tmp_path}/x.bin", K7="cups://nobody",
    )  # fmt: skip
    states = {name: found[f"printer {name}"]["state"] for name in ("K1", "K5", "K6")}
    assert states == {"K1": "ok", "K5": "ok", "K6": "notice"}
    for name, reason in {"K2": "off", "K3": "cable", "K4": "cable", "K7": "off"}.items():
        for sentence in sentences(f"paper.trouble.{reason}"):
            assert sentence in found[f"printer {name}"]["sentence"], name


def test_a_printer_that_never_answers_is_told_how_to_be_configured(
    kiosk: Commands, peer: TcpPrinter
) -> None:
    peer.mute = True
    found = examined(kiosk, "printers", code=3, K1=peer.url)["printer K1"]
    assert "?answers=no" in found["sentence"]
    found = examined(kiosk, "printers", K1=f"{peer.url}?answers=no")["printer K1"]
    assert found["state"] == "notice"
    peer.mute, peer.hang = False, True
    found = examined(kiosk, "printers", K1=peer.url)["printer K1"]
    for sentence in sentences("answers.doctor.printer_no_order"):
        assert sentence in found["sentence"]


def test_a_test_page_comes_out_of_each_printer_with_paper(
    kiosk: Commands, peer: TcpPrinter
) -> None:
    with PrintService() as cups:
        found = examined(
            kiosk, "printers", "--test-page", K1=peer.url, K2="screen:", Q1=f"cups://{QUEUE}"
        )
        (sheet,) = cups.papers()
    (paper,) = peer.papers()
    assert qr_codes(paper.picture) == ["KIOSK TEST"]
    assert paper.cut
    text = pdf_text(sheet)
    assert all(each in text for each in sentences("paper.trial_page.title"))
    assert "Q1 (kiosk)" in text
    states = {name: found[f"printer {name} test page"]["state"] for name in ("K1", "K2", "Q1")}
    assert states == {"K1": "ok", "K2": "notice", "Q1": "notice"}
    for sentence in sentences("answers.doctor.trial_printed", device="K1"):
        assert sentence in found["printer K1 test page"]["sentence"]


def test_a_test_page_that_did_not_come_out_is_not_claimed(
    kiosk: Commands, peer: TcpPrinter
) -> None:
    peer.paper_out = True
    found = examined(kiosk, "printers", "--test-page", code=3, K1=peer.url)
    assert found["printer K1 test page"]["state"] == "trouble"
    for sentence in sentences("paper.trouble.paper_out"):
        assert sentence in found["printer K1 test page"]["sentence"]
    assert peer.papers(0.1) == []


def test_readers_are_told_one_by_one(kiosk: Commands, tmp_path: Path) -> None:
    there = tmp_path / "tty"
    there.touch()
    found = examined(
        kiosk, "readers", code=3,
        D1="wedge:", D2=f"serial://{there}", D3=f"serial://{tmp_path}/none?baud=9600",
    )  # fmt: skip
    states = {name: found[f"reader {name}"]["state"] for name in ("D1", "D2", "D3")}
    assert states == {"D1": "notice", "D2": "ok", "D3": "trouble"}
    assert not [each for each in found if each.startswith("printer")]


def test_a_broken_configuration_is_told_whatever_was_asked_for(kiosk: Commands) -> None:
    found = examined(kiosk, "printers", "--test-page", code=2, K1="tpc://1.2.3.4")
    assert found["config"]["state"] == "trouble"
