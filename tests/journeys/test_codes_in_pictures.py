"""`kiosk scan --image`, and what `kiosk doctor` says of readers."""

import io
import json
import os
import shutil
import struct
import zlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image
from qrcode.main import QRCode

from kiosk.bootstrap import SAMPLE, centre_at_work
from kiosk.cli import entrance

CARD = "000202000001||Nguyễn Văn An|15052002|Nam|Xã Quảng Phú, Đắk Lắk|20042021"
DOSSIER = "H00.14-261112-0042"


def run(*words: str) -> Result:
    return CliRunner().invoke(entrance, list(words), catch_exceptions=False)


def picture(*texts: str) -> Image.Image:
    page = Image.new("L", (420 * max(1, len(texts)), 420), 200)
    for at, text in enumerate(texts):
        code: Any = QRCode(box_size=5)
        code.add_data(text.encode())
        page.paste(code.make_image().get_image().convert("L").resize((380, 380)), (420 * at, 20))
    return page


@pytest.mark.parametrize("name", ["card.png", "card.jpg"])
@pytest.mark.parametrize("text", [CARD, DOSSIER])
def test_a_picture_is_answered_as_its_text_is(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    picture(text).save(file)
    of_picture, of_text = run("scan", "--image", str(file), "--json"), run("scan", text, "--json")
    assert of_picture.exit_code == 0
    assert json.loads(of_picture.output) == json.loads(of_text.output)
    assert "Nguyễn" not in of_picture.output


def test_a_photograph_turned_and_inverted_is_read_too(tmp_path: Path) -> None:
    file = tmp_path / "turned.png"
    dark = picture(DOSSIER).point(lambda value: 255 - value).rotate(90)
    dark.save(file)
    assert DOSSIER in run("scan", "--image", str(file), "--json").output


def test_a_picture_without_a_code_is_a_normal_no(tmp_path: Path) -> None:
    file = tmp_path / "empty.png"
    picture().save(file)
    said = run("scan", "--image", str(file))
    assert (said.exit_code, "không thấy mã QR" in said.output) == (1, True)


def test_several_codes_in_one_picture_are_not_guessed_between(tmp_path: Path) -> None:
    file = tmp_path / "two.png"
    picture(DOSSIER, CARD).save(file)
    said = run("scan", "--image", str(file), "--json")
    assert said.exit_code == 1
    assert json.loads(said.output)["value"] == {"reason": "several_codes"}


def huge_png() -> bytes:
    """A few bytes that say they are a picture of 4,000 million dots."""
    head = struct.pack(">IIBBBBB", 65_000, 65_000, 8, 0, 0, 0, 0)
    chunks = b""
    for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        crc = struct.pack(">I", zlib.crc32(kind + body))
        chunks += struct.pack(">I", len(body)) + kind + body + crc
    return b"\x89PNG\r\n\x1a\n" + chunks


def broken() -> dict[str, bytes]:
    whole = io.BytesIO()
    picture(DOSSIER).save(whole, "PNG")
    return {
        "nothing": b"",
        "text": b"H00.14-261112-0042",
        "cut": whole.getvalue()[:300],
        "program": b"\x7fELF" + bytes(500),
        "bmp": b"BM" + bytes(500),
        "huge": huge_png(),
    }


@pytest.mark.parametrize("kind", sorted(broken()))
def test_a_file_that_is_no_picture_is_said_to_be_none(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"{kind}.png"
    file.write_bytes(broken()[kind])
    said = run("scan", "--image", str(file))
    assert said.exit_code == 2
    assert ("ảnh quá lớn" if kind == "huge" else "không phải ảnh") in said.stderr
    assert "Traceback" not in said.output


def test_a_picture_that_is_not_there_or_a_text_beside_it_is_wrong_use(tmp_path: Path) -> None:
    assert run("scan", "--image", str(tmp_path / "none.png")).exit_code == 2
    assert run("scan", "--image", str(tmp_path)).exit_code == 2
    assert run("scan").exit_code == 2
    assert run("scan", DOSSIER, "--image", str(tmp_path)).exit_code == 2


def readers_said(tmp_path: Path, *urls: str) -> dict[str, tuple[str, str]]:
    settings = tmp_path / "centre"
    shutil.copytree(SAMPLE, settings)
    devices = (
        f'[[device]]\ncode = "D{n}"\nkind = "reader"\nplace = "kiosk"\nurl = "{url}"\n'
        for n, url in enumerate(urls, 1)
    )
    (settings / "devices.toml").write_text("\n".join(devices), encoding="utf-8")
    said = run("doctor", "--config", str(settings), "--data", str(tmp_path / "data"), "--json")
    found = json.loads(said.output)["findings"]
    return {
        each["what"]: (each["state"], each["sentence"])
        for each in found
        if each["what"].startswith("reader")
    }


def test_the_doctor_says_of_each_reader_whether_it_is_attached(tmp_path: Path) -> None:
    _device, near = os.openpty()
    there = os.ttyname(near)
    said = readers_said(
        tmp_path, f"serial://{there}?baud=115200", "serial:0c2e:0b61", "wedge:", "camera:Front"
    )
    states = [said[f"reader D{n}"][0] for n in (1, 2, 3, 4)]
    assert states == ["ok", "trouble", "notice", "trouble"]
    assert f"{there} đang cắm" in said["reader D1"][1]
    assert "không thấy đầu đọc nối tiếp 0c2e:0b61" in said["reader D2"][1]
    assert "không đọc được thẻ căn cước" in said["reader D3"][1]
    assert "không thấy camera Front" in said["reader D4"][1]


def test_the_doctor_knows_that_id_cards_were_held_to_a_keyboard_wedge(tmp_path: Path) -> None:
    with centre_at_work(SAMPLE, tmp_path / "data", "test") as program:
        program.desk.device_state(device="D1", reason="wedge_id_card")
    said = readers_said(tmp_path, "wedge:", "wedge:")
    assert "chế độ cổng COM" in said["reader D1"][1]
    assert "chế độ cổng COM" not in said["reader D2"][1]


def test_the_doctor_says_where_no_reader_is_configured(tmp_path: Path) -> None:
    assert readers_said(tmp_path)["readers"][0] == "notice"
