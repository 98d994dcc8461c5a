"""A small page that shows how a printer prints: for `kiosk doctor printers --test-page`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec
import typst
from PIL import Image

from kiosk.words import languages, words
from printing.pages import ASSETS, MM_PER_INCH, ROLL_80, Roll, as_one_bit
from printing.qr import qr_svg

LETTERS = "ăâđêôơư ẮẰẲẴẶ ếềểễệ ỐỒỔỖỘ ứừửữự"
QR = "KIOSK TEST"


def page_picture(device: str, place: str, now: datetime, roll: Roll = ROLL_80) -> Image.Image:
    """The page for a roll: one bit, as wide as the head."""
    page = _page(device, place, now) | {"roll": True, "width_mm": roll.width_mm}
    page |= {"dot_mm": MM_PER_INCH / roll.dpi}
    return as_one_bit(_set(page, "png", roll.dpi))


def page_pdf(device: str, place: str, now: datetime, paper: str) -> bytes:
    """The page for sheets: `paper` is "a4" or "a5"."""
    return _set(
        _page(device, place, now) | {"roll": False, "paper": paper, "dot_mm": 0.125}, "pdf", 72
    )


def _page(device: str, place: str, now: datetime) -> dict[str, object]:
    said = [words(each) for each in languages()]
    name, at = f"{device} ({place})", f"{now:%H:%M %d/%m/%Y}"
    svg, modules = qr_svg(QR)
    lines = [each.text("paper.trial_page.printed", device=name, at=at) for each in said]
    return {
        "title": " · ".join(each.text("paper.trial_page.title") for each in said),
        "lines": lines,
        "letters": LETTERS,
        **{
            key: "\n".join(each.text(f"paper.trial_page.{key}") for each in said)
            for key in ("ruler", "density", "scan")
        },
        "qr": svg,
        "modules": modules,
    }


def _set(page: Mapping[str, object], form: Literal["png", "pdf"], ppi: float) -> bytes:
    made = typst.compile(
        ASSETS / "forms" / "trial_page.typ",
        root=ASSETS / "forms",
        font_paths=[ASSETS / "fonts"],
        ignore_system_fonts=True,
        format=form,
        ppi=ppi,
        sys_inputs={"page": msgspec.json.encode(page).decode()},
    )
    return made[0] if isinstance(made, list) else made or b""
