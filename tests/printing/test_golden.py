"""The ticket for every head and both receipts as they left the house last time.

After a change that is meant, look at the new pictures and keep them:

    KIOSK_RENEW_GOLDEN=1 .venv/bin/python -m pytest tests/printing/test_golden.py
"""

import os

import pytest
from PIL import Image, ImageChops

from kiosk.forms import Copy, FormKind, Media, edition_for
from printing.escpos import job
from tests.printing.samples import TICKET, TODAY, UNPAID
from tests.printing.tools import GOLDEN, PAGES, ROLLS, edition

RENEW = os.environ.get("KIOSK_RENEW_GOLDEN") == "1"
FEW_DOTS = 60  # another processor may round a curve differently; a moved line is thousands


TICKETS = {f"ticket-{name}": roll for name, roll in ROLLS.items()}


def paper(name: str) -> Image.Image:
    if name in TICKETS:
        return PAGES.picture(TICKET, edition(FormKind.TICKET), roll=TICKETS[name])
    layout = edition_for(FormKind.RECEIPT, TODAY, Media.ROLL, basis=name)
    return PAGES.picture(UNPAID, layout, copy=Copy.CUSTOMER)


@pytest.mark.parametrize("name", [*TICKETS, "receipt-2018", "receipt-2025"])
def test_a_slip_looks_as_it_did(name: str) -> None:
    file, now = GOLDEN / f"{name}.png", paper(name)
    if RENEW:
        now.save(file, optimize=True)
    with Image.open(file) as kept:
        assert now.size == kept.size
        changed = ImageChops.logical_xor(now, kept.convert("1")).histogram()[255]
    assert changed <= FEW_DOTS


@pytest.mark.parametrize("name", TICKETS)
def test_the_bytes_of_a_kept_ticket_are_the_same(name: str) -> None:
    file = GOLDEN / f"{name}.bin"
    with Image.open(GOLDEN / f"{name}.png") as kept:
        made = job(kept.convert("1"))
    if RENEW:
        file.write_bytes(made)
    assert made == file.read_bytes()
