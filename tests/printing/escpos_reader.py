"""Reads ESC/POS bytes back into the paper they print: what a printer would show.

    paper = read_paper(data)          # one Paper per cut; `paper.picture` is a one-bit picture
    (slip,) = read_paper(data)

Knows the commands of a raster slip, also those that python-escpos sends (ESC J, ESC d, GS ( L is
not among them). Anything else raises `UnknownCommand` with its place, so that no test passes on
bytes that nobody understands.
"""

from dataclasses import dataclass, field

from PIL import Image

DOTS = 576


class UnknownCommand(ValueError):
    """A byte sequence that is none of a raster slip's commands."""


@dataclass
class Band:
    """One GS v 0: bytes a row, rows, and where on the paper it begins."""

    width_bytes: int
    rows: int
    top: int


@dataclass
class Paper:
    """One piece of paper up to its cut."""

    picture: Image.Image
    bands: list[Band] = field(default_factory=list)
    cut: bool = False


@dataclass
class _Sheet:
    dots: int
    rows: list[bytes] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)

    def paper(self, *, cut: bool) -> Paper:
        stride = self.dots // 8
        ink = b"".join(row.ljust(stride, b"\0")[:stride] for row in self.rows)
        picture = Image.frombytes("1", (self.dots, len(self.rows)), ink, "raw", "1;I")
        return Paper(picture, self.bands, cut)


def read_paper(data: bytes, dots: int = DOTS, line: int = 30) -> list[Paper]:
    """The pieces of paper these bytes print; `line` is the height of a text line in dots."""
    papers: list[Paper] = []
    sheet = _Sheet(dots)
    at = 0
    while at < len(data):
        two, three = data[at : at + 2], data[at : at + 3]
        if three == b"\x1dv0":
            width = int.from_bytes(data[at + 4 : at + 6], "little")
            rows = int.from_bytes(data[at + 6 : at + 8], "little")
            at += 8
            if len(data) < at + width * rows or width * 8 > dots:
                raise UnknownCommand(f"a band of {width} bytes × {rows} rows at byte {at - 8}")
            sheet.bands.append(Band(width, rows, len(sheet.rows)))
            sheet.rows += [data[at + n * width : at + (n + 1) * width] for n in range(rows)]
            at += width * rows
        elif two == b"\x1bJ":
            sheet.rows += [b""] * data[at + 2]
            at += 3
        elif two == b"\x1bd":
            sheet.rows += [b""] * (data[at + 2] * line)
            at += 3
        elif two == b"\x1dV":
            at += 4 if data[at + 2] in {65, 66} else 3
            papers.append(sheet.paper(cut=True))
            sheet = _Sheet(dots)
        elif two == b"\x1b@":
            at += 2
        elif two in {b"\x1da", b"\x1dr", b"\x10\x04"}:
            at += 3
        else:
            raise UnknownCommand(f"{data[at : at + 6].hex(' ')} at byte {at}")
    if sheet.rows:
        papers.append(sheet.paper(cut=False))
    return papers
