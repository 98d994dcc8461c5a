"""What the tests of paper read it with: pdftotext, tesseract and zxing-cpp."""

import io
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import zxingcpp
from PIL import Image

from kiosk.forms import FormEdition, FormKind, Media, edition_for
from printing.pages import ROLL_58, ROLL_80, PageSetter, Roll
from printing.qr import QUIET, qr_matrix
from tests.printing.samples import TODAY

PAGES = PageSetter()
ROLLS = {"80": ROLL_80, "58": ROLL_58, "80-180dpi": Roll(512, 180), "58-180dpi": Roll(360, 180)}
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "printing"


def edition(kind: FormKind, media: Media = Media.ROLL) -> FormEdition:
    return edition_for(kind, TODAY, media)


def tool(name: str, package: str) -> str:
    """The program's path; a test without its tool fails and says what to install."""
    path = shutil.which(name)
    assert path, f"{name} is missing: apt install {package}"
    return path


def words_of(text: str) -> list[str]:
    """Words as printed: composed, without what only guides line breaks."""
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u200b", "")
    return plain.split()


def run_together(text: str) -> str:
    """Text without any white space, to compare across line ends and broken long words."""
    return "".join(words_of(text))


def pdf_text(pdf: bytes) -> str:
    """All text of a PDF in the order of the file."""
    return _asked_of(pdf, "pdftotext", "-raw", "-", "-")


def pdf_facts(pdf: bytes) -> str:
    """What `pdfinfo` says: pages, their size, title."""
    return _asked_of(pdf, "pdfinfo", "-")


def pdf_structure(pdf: bytes) -> str:
    """The tags of a PDF, without its text."""
    command = [tool("pdfinfo", "poppler-utils"), "-struct", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode(errors="replace")  # titles of tags come in UTF-16


def words_outside(pdf: bytes, margin_mm: float) -> list[str]:
    """Words that touch the margin of their page or lie beyond it."""
    margin = margin_mm / 25.4 * 72
    outside: list[str] = []
    width = height = 0.0
    for line in _asked_of(pdf, "pdftotext", "-bbox", "-", "-").splitlines():
        found = [float(each) for each in re.findall(r'="([0-9.]+)"', line)]
        if "<page" in line:
            width, height = found
        elif "<word" in line:
            left, top, right, bottom = found
            inside = left >= margin and right <= width - margin
            if not (inside and top >= 0 and bottom <= height):
                outside.append(line.strip())
    return outside


def pdf_fonts(pdf: bytes) -> list[str]:
    """The fonts inside a PDF, without the mark of their subset."""
    rows = _asked_of(pdf, "pdffonts", "-").splitlines()[2:]
    return [row.split()[0].split("+")[-1] for row in rows]


def _asked_of(pdf: bytes, name: str, *how: str) -> str:
    command = [tool(name, "poppler-utils"), *how]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def ocr(picture: Image.Image) -> list[str]:
    """The words that a stranger reads on this paper."""
    command = tool("tesseract", "tesseract-ocr tesseract-ocr-vie")
    languages = subprocess.run([command, "--list-langs"], capture_output=True, check=True)
    assert b"vie" in languages.stdout, "Vietnamese OCR is missing: apt install tesseract-ocr-vie"
    grey = picture.convert("L")
    out = io.BytesIO()
    grey.resize((grey.width * 2, grey.height * 2), Image.Resampling.LANCZOS).save(out, "PNG")
    done = subprocess.run(
        [command, "-", "-", "-l", "vie", "--psm", "6"],
        input=out.getvalue(),
        capture_output=True,
        check=True,
        env={"OMP_THREAD_LIMIT": "1", "PATH": str(Path(command).parent)},
    )
    return words_of(done.stdout.decode())


def qr_codes(picture: Image.Image) -> list[str]:
    """The text of every QR code on this paper."""
    found = zxingcpp.read_barcodes(picture.convert("L"), formats=zxingcpp.BarcodeFormat.QRCode)
    return [each.text for each in found]


def dots_of_modules(picture: Image.Image, text: str) -> int:
    """How many dots a module of this paper's QR code has: found dot by dot, quiet zone included,
    so that nothing but whole and equal modules passes."""
    matrix = qr_matrix(text)
    modules = len(matrix)
    ink = picture.convert("L")
    found = zxingcpp.read_barcodes(ink, formats=zxingcpp.BarcodeFormat.QRCode)
    where = next(each.position for each in found if each.text == text)
    for dots in range(12, 2, -1):
        side = modules * dots
        code = Image.new("L", (modules, modules))
        code.putdata([0 if dark else 255 for row in matrix for dark in row])
        wanted = code.resize((side, side), Image.Resampling.NEAREST)
        left, top = where.top_left.x - QUIET * dots, where.top_left.y - QUIET * dots
        for x in range(left - 2, left + 3):
            for y in range(top - 2, top + 3):
                if ink.crop((x, y, x + side, y + side)).tobytes() == wanted.tobytes():
                    return dots
    raise AssertionError("no module of this code is a whole number of dots")


def texts(value: object) -> list[str]:
    """Every piece of text that a struct of facts holds."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, tuple):
        return [text for each in value for text in texts(each)]
    if hasattr(value, "__struct_fields__"):
        fields = [getattr(value, name) for name in value.__struct_fields__]
        return [text for each in fields for text in texts(each)]
    return []


def bare(word: str) -> str:
    """A word without the punctuation around it, which OCR treats loosely."""
    return re.sub(r"^\W+|\W+$", "", word.replace("-", "–"))
