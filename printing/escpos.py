"""A one-bit picture → the bytes an ESC/POS printer understands (GS v 0 raster bands).

Text is never sent as text: no code page of any printer holds all 146 Vietnamese letters. The
picture goes in bands, because cheap printers overrun their buffer on a whole slip, and only as
wide as there is ink. White between the bands is sent as bands one byte wide and not as ESC J
feeds: the unit of ESC J is half a dot on many Epson models, a dot on most others, and would pull
the lines together there; a row of a band is one row of dots everywhere, and costs one byte.
"""

from collections.abc import Iterator
from itertools import pairwise

from PIL import Image

INIT = b"\x1b@"
STATUS_BACK_OFF = b"\x1da\x00"  # no unasked status bytes between the answers we wait for
CUT = b"\x1dVB\x00"  # feed to the cutter, then cut but for one point
BAND_ROWS = 200
BAND_COST = 30  # a band's head, and reluctance to chop a slip into hundreds of commands
STEP = 4
BAD_HEIGHT = 48  # some 58 mm printers print garbage when a band's height is a multiple of it


def job(picture: Image.Image) -> bytes:
    """Everything one slip needs: initialise, the picture, cut."""
    return b"".join((INIT, STATUS_BACK_OFF, *bands(picture), CUT))


def bands(picture: Image.Image) -> Iterator[bytes]:
    """The picture (mode "1", black ink on white) as GS v 0 commands, top to bottom."""
    rows = _rows(picture)
    inks = [max(1, len(row.rstrip(b"\0"))) for row in rows]
    for start, end in pairwise(_trimmed(_cuts(inks), inks)):
        width = max(inks[start:end])
        head = b"\x1dv0\x00" + width.to_bytes(2, "little") + (end - start).to_bytes(2, "little")
        yield head + b"".join(row[:width] for row in rows[start:end])


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
    """Where to cut into bands, from 0 to the last row: the cheapest of the cuts at every fourth
    row, where a band costs its bytes (rows × widest row) and `BAND_COST`. A shortest path."""
    edges = [*range(0, len(inks), STEP), len(inks)]
    widest = [max(inks[a:b]) for a, b in pairwise(edges)]
    best = [(0, 0)]  # cost up to this edge, and the edge its last band began at
    for end in range(1, len(edges)):
        width, found = 0, []
        for start in range(end - 1, -1, -1):
            height = edges[end] - edges[start]
            if height > BAND_ROWS:
                break
            width = max(width, widest[start])
            if height % BAD_HEIGHT:
                found.append((best[start][0] + BAND_COST + height * width, start))
        best.append(min(found))
    cuts = [len(edges) - 1]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    return [edges[cut] for cut in reversed(cuts)]


def _trimmed(cuts: list[int], inks: list[int]) -> list[int]:
    """Moves each cut by up to a step into its wider band, over rows that fit the narrower one."""
    cuts = cuts.copy()
    for i in range(1, len(cuts) - 1):
        before, cut, after = cuts[i - 1 : i + 2]
        above, below = max(inks[before:cut]), max(inks[cut:after])
        narrow, wide = min(above, below), max(above, below)
        if narrow == wide:
            continue
        step = 1 if below == wide else -1
        moved = cut
        while abs(moved - cut) < STEP and before + 1 < moved < after - 1:
            if inks[moved if step == 1 else moved - 1] > narrow:
                break
            moved += step
        if (moved - before) % BAD_HEIGHT and (after - moved) % BAD_HEIGHT:
            cuts[i] = moved
    return cuts
