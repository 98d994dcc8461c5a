"""A one-bit picture → the bytes an ESC/POS printer understands (GS v 0 raster bands).

Text is never sent as text: no code page of any printer holds all 146 Vietnamese letters. The
picture goes in bands, because cheap printers overrun their buffer on a whole slip, and only as
wide as there is ink. White between the bands is sent as bands one byte wide and not as ESC J
feeds: the unit of ESC J is half a dot on many Epson models, a dot on most others, and would pull
the lines together there; a row of a band is one row of dots everywhere, and costs one byte.
"""

import sys
from collections.abc import Iterator
from itertools import groupby, pairwise

from PIL import Image

INIT = b"\x1b@"
STATUS_BACK_OFF = b"\x1da\x00"  # no unasked status bytes between the answers we wait for
CUT = b"\x1dVB\x00"  # feed to the cutter, then cut but for one point
BAND_ROWS = 200
BAND_COST = 30  # a band's head, and reluctance to chop a slip into hundreds of commands
RUN_ROWS = 40  # below BAD_HEIGHT, so that any run can be a band of its own
BAD_HEIGHT = 48  # some 58 mm printers print garbage when a band's height is a multiple of it


def job(picture: Image.Image) -> bytes:
    """Everything one slip needs: initialise, the picture, cut."""
    return b"".join((INIT, STATUS_BACK_OFF, *bands(picture), CUT))


def bands(picture: Image.Image) -> Iterator[bytes]:
    """The picture (mode "1", black ink on white) as GS v 0 commands, top to bottom."""
    rows = _rows(picture)
    inks = [len(row.rstrip(b"\0")) or 1 for row in rows]
    for start, end in pairwise(_cuts(inks)):
        width = max(inks[start:end])
        head = b"\x1dv0\x00" + width.to_bytes(2, "little") + (end - start).to_bytes(2, "little")
        yield head + b"".join([row[:width] for row in rows[start:end]])


def _rows(picture: Image.Image) -> list[bytes]:
    """Each row as bytes, leftmost dot in the highest bit, 1 for black."""
    width, height = picture.size
    stride = (width + 7) // 8
    if width % 8:
        wider = Image.new("1", (stride * 8, height), 1)
        wider.paste(picture)
        picture = wider
    ink = picture.tobytes("raw", "1;I")
    return [ink[start : start + stride] for start in range(0, stride * height, stride)]


def _cuts(inks: list[int]) -> list[int]:
    """Where to cut into bands, from 0 to the last row, so that all of them cost least: a band
    costs its bytes (rows × widest row) and `BAND_COST`. A shortest path over the rows at which
    the ink's width changes; nothing is won by cutting elsewhere."""
    edges = _edges(inks)
    best, began = [0], [0]  # least cost up to an edge, and the edge its last band began at
    for end in range(1, len(edges)):
        bottom, width, least, found = edges[end], 0, sys.maxsize, end - 1
        for start in range(end - 1, -1, -1):
            height = bottom - edges[start]
            if height > BAND_ROWS:
                break
            width = max(width, inks[edges[start]])
            cost = best[start] + BAND_COST + height * width
            if cost < least:
                if height % BAD_HEIGHT:
                    least, found = cost, start
            elif cost - BAND_COST >= least:
                break  # an earlier start costs no less than this one without its head
        best.append(least)
        began.append(found)
    cuts = [len(edges) - 1]
    while cuts[-1]:
        cuts.append(began[cuts[-1]])
    return [edges[cut] for cut in reversed(cuts)]


def _edges(inks: list[int]) -> list[int]:
    """The rows at which the ink's width changes, and every `RUN_ROWS` where it does not."""
    edges = [0]
    for _, run in groupby(inks):
        end = edges[-1] + sum(1 for _ in run)
        edges += range(edges[-1] + RUN_ROWS, end, RUN_ROWS)
        edges.append(end)
    return edges
