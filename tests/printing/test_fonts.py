"""Fonts of screens and paper: every Vietnamese letter, and a licence beside each."""

import unicodedata
from pathlib import Path

import pytest
from PIL import ImageFont

FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LOWER = [unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in TONES]
LETTERS = sorted({*LOWER, "đ", *(each.upper() for each in LOWER), "Đ"})


def test_vietnamese_has_146_letters() -> None:
    assert len(LETTERS) == 146


@pytest.mark.parametrize("file", sorted(FONTS.glob("*.ttf")), ids=lambda file: file.stem)
def test_a_font_draws_every_vietnamese_letter(file: Path) -> None:
    font = ImageFont.truetype(file, 40)
    missing_glyph = bytes(font.getmask("\ue123"))
    missing = [each for each in LETTERS if bytes(font.getmask(each)) == missing_glyph]
    assert missing == []
    assert bytes(font.getmask("\ue124")) == missing_glyph, "the comparison above sees nothing"


@pytest.mark.parametrize("family", ["BeVietnamPro", "NotoSans", "Tinos"])
def test_a_font_comes_with_its_licence(family: str) -> None:
    assert list(FONTS.glob(f"{family}-*.ttf"))
    text = (FONTS / f"OFL-{family}.txt").read_text(encoding="utf-8")
    assert "Copyright" in text.splitlines()[0]
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
