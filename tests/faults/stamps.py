"""Papers that a test can read: which number, the how many-th paper of it, and whether it is whole.

A ticket as a picture of bits: every row says the number and the count of reprints, and its own
place, so that a slip that was torn anywhere is no whole one.
"""

import random

from PIL import Image

from kiosk.forms import FormFacts, TicketFacts
from printing.pages import ROLL_80, Roll

ROWS, BITS, BYTES = 90, 16, 40
"""Enough rows and noise that a slip is a few kilobytes, as a ticket is."""


class Stamps:
    """Sets tickets as `PageSetter` does."""

    def picture(
        self, facts: FormFacts, edition: object, *, roll: Roll = ROLL_80, **how: object
    ) -> Image.Image:
        assert isinstance(facts, TicketFacts)
        reprint = how.get("reprint", 0)
        assert isinstance(reprint, int)
        return stamp(int(facts.number.lstrip("A")), reprint, roll.dots)


def stamp(n: int, reprint: int, dots: int = ROLL_80.dots) -> Image.Image:
    """The paper of a number: its value in the first four bytes of each row, then noise."""
    noise = random.Random(f"{n} {reprint}")
    head = n.to_bytes(2, "big") + bytes([reprint, 0xA5])
    rows = [head + noise.randbytes(BYTES - 5) + b"\x81" for _ in range(ROWS)]
    ink = b"".join(row.ljust(dots // 8, b"\0") for row in rows)
    return Image.frombytes("1", (dots, ROWS), ink, "raw", "1;I")


def read_stamp(picture: Image.Image) -> tuple[int, int] | None:
    """(number, reprint) of a whole paper; None for anything else."""
    if picture.height < ROWS:
        return None
    head = picture.crop((0, 0, 32, 1)).tobytes("raw", "1;I")
    n, reprint = int.from_bytes(head[:2], "big"), head[2]
    first = picture.crop((0, 0, picture.width, ROWS))
    same = first.tobytes() == stamp(n, reprint, picture.width).tobytes()
    return (n, reprint) if same else None
