"""Facts + edition → Typst → a PDF/A-2b, or the one-bit picture a printer's head can print."""

import io
import threading
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec
import typst
from PIL import Image

from kiosk.forms import (
    Copy,
    CounterFacts,
    FormEdition,
    FormFacts,
    Media,
    Report,
    TicketFacts,
)
from kiosk.words import DEFAULT_LANGUAGE
from printing.slips import Page, page_of

ASSETS = Path(__file__).resolve().parent.parent / "assets"
THRESHOLD = 128  # of 255: crisp marks; 90 to 190 read alike (measured by OCR), dither does not
MM_PER_INCH = 25.4
Standard = Literal["a-2b", "a-2a", "ua-1"]


@dataclass(frozen=True)
class Roll:
    """A thermal head: printable dots across, and dots per inch.

    80 mm paper: 576 at 203.2 (most) or 512 at 180 dpi; 58 mm: 384 or 360 likewise.
    """

    dots: int = 576
    dpi: float = 203.2

    @property
    def width_mm(self) -> float:
        """Printable width."""
        return self.dots / self.dpi * MM_PER_INCH


ROLL_80 = Roll()
ROLL_58 = Roll(dots=384)


class PageSetter:
    """Sets pages from the templates of a folder, with the fonts of a folder and no others.

    A compiler is kept per template, because a warm one sets a ticket in a few milliseconds.
    Nothing is fetched. Safe to share between threads: one page is set at a time.
    """

    def __init__(
        self,
        forms: Path = ASSETS / "forms",
        fonts: Path = ASSETS / "fonts",
        *,
        standards: tuple[Standard, ...] = ("a-2b",),
    ) -> None:
        """`standards`: what a PDF must hold to be made at all. A centre's own template may lack
        what accessibility asks for and is printed all the same; ours are tested for it."""
        self._forms = forms
        self._font_folder = fonts
        self._standards: typst.PDFStandards = list(standards)
        self._compilers: dict[str, typst.Compiler] = {}
        self._lock = threading.Lock()

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[self._font_folder],
        )

    def pdf(
        self,
        facts: FormFacts,
        edition: FormEdition,
        *,
        paper: str = "",
        roll: Roll | None = None,
        language: str = DEFAULT_LANGUAGE,
        copy: Copy | None = None,
        reprint: int = 0,
    ) -> bytes:
        """A PDF/A-2b with selectable text and tags. `paper` is "a5" or "a4", empty: the edition's;
        with a `roll`, and for a form made for a roll only, one page as wide as the roll."""
        page = page_of(facts, edition, language=language, copy=copy, reprint=reprint)
        page |= _strip(roll) if roll else _sheet(edition, paper)
        return self._set(edition, page, "pdf", 72, _made_at(facts))[0]

    def sheets(
        self,
        facts: FormFacts,
        edition: FormEdition,
        *,
        paper: str = "",
        dpi: float = 150,
        language: str = DEFAULT_LANGUAGE,
        copy: Copy | None = None,
        reprint: int = 0,
    ) -> list[Image.Image]:
        """The same pages as grey or coloured pictures, to show them on a screen."""
        page = page_of(facts, edition, language=language, copy=copy, reprint=reprint)
        page |= _sheet(edition, paper)
        return [_opened(png) for png in self._set(edition, page, "png", dpi)]

    def picture(
        self,
        facts: FormFacts,
        edition: FormEdition,
        *,
        roll: Roll = ROLL_80,
        language: str = DEFAULT_LANGUAGE,
        copy: Copy | None = None,
        reprint: int = 0,
    ) -> Image.Image:
        """A one-bit picture (mode "1"), exactly `roll.dots` wide and as long as it needs."""
        page = page_of(facts, edition, language=language, copy=copy, reprint=reprint)
        (png,) = self._set(edition, page | _strip(roll), "png", roll.dpi)
        return as_one_bit(png)

    def _set(
        self,
        edition: FormEdition,
        page: Page,
        form: Literal["pdf", "png"],
        ppi: float,
        made_at: datetime | None = None,
    ) -> list[bytes]:
        text = msgspec.json.encode(page).decode()
        with self._lock:
            made = self._compiler(edition.template).compile(
                format=form,
                ppi=ppi,
                sys_inputs={"page": text},
                pdf_standards=self._standards if form == "pdf" else [],
                timestamp=made_at,
            )
        return made if isinstance(made, list) else [made or b""]

    def _compiler(self, template: str) -> typst.Compiler:
        if template not in self._compilers:
            self._compilers[template] = typst.Compiler(
                self._forms / template,
                root=self._forms,
                font_paths=self._fonts,
                ignore_system_fonts=True,
            )
        return self._compilers[template]


def _made_at(facts: FormFacts) -> datetime | None:
    """The paper's own time, so that the same facts make the same bytes."""
    made = None
    if isinstance(facts, Report):
        made = facts.printed_at
    elif isinstance(facts, TicketFacts | CounterFacts):
        made = facts.issued_at
    return made.replace(microsecond=0) if made else None  # PDF knows whole seconds


def as_png(picture: Image.Image) -> bytes:
    """A picture as the bytes of a PNG file."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def as_one_bit(png: bytes) -> Image.Image:
    """What a thermal head can print of a picture: black or white (mode "1")."""
    grey = _opened(png).convert("L")
    return grey.point([0] * THRESHOLD + [255] * (256 - THRESHOLD), "1")


def _opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def _sheet(edition: FormEdition, paper: str) -> Page:
    if Media.PAGE not in edition.media:
        return _strip(ROLL_80)
    return {"media": Media.PAGE, "paper": paper or edition.paper}


def _strip(roll: Roll) -> Page:
    return {
        "media": Media.ROLL,
        "width_mm": roll.width_mm,
        "dot_mm": MM_PER_INCH / roll.dpi,
    }
