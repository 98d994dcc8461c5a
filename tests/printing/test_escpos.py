"""Pictures as ESC/POS bytes: dot for dot what python-escpos would print, in fewer bytes."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from kiosk.forms import FormKind
from printing import library
from printing.escpos import BAD_HEIGHT, bands, job
from printing.pages import Roll
from tests.printing.escpos_reader import UnknownCommand, read_paper
from tests.printing.samples import PLAIN, TICKET
from tests.printing.tools import PAGES, ROLLS, edition


def python_escpos(picture: Image.Image, **how: object) -> bytes:
    printer = library.device("Dummy")(
        profile="TM-T20II"
    )  # without a profile it prints to standard output
    printer.image(picture, **how)
    output: bytes = printer.output
    return output


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and one.tobytes() == other.tobytes()


@pytest.mark.parametrize("kind", [FormKind.TICKET, FormKind.RECEIPT, FormKind.CONTROL])
def test_both_print_the_same_dots(kind: FormKind) -> None:
    picture = PAGES.picture(PLAIN[kind], edition(kind))
    (ours,) = read_paper(job(picture))
    (theirs,) = read_paper(python_escpos(picture))
    assert same(ours.picture, picture)
    assert same(theirs.picture, picture)


def test_a_full_band_is_byte_for_byte_what_python_escpos_sends() -> None:
    noise = Image.frombytes("1", (576, 100), random.Random(1).randbytes(72 * 100))
    edge = ImageDraw.Draw(noise)
    edge.line((575, 0, 575, 99), fill=0)
    assert b"".join(bands(noise)) == python_escpos(noise)


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_a_ticket_takes_at_most_sixty_percent_of_its_bytes_for_the_same_paper(roll: Roll) -> None:
    picture = PAGES.picture(TICKET, edition(FormKind.TICKET), roll=roll)
    ours, theirs = job(picture), python_escpos(picture)
    assert len(ours) <= 0.6 * len(theirs)
    (one,), (other,) = read_paper(ours, roll.dots), read_paper(theirs, roll.dots)
    assert same(one.picture, other.picture)


def test_a_job_begins_clean_and_ends_with_a_cut() -> None:
    data = job(Image.new("1", (576, 20), 0))
    assert data.startswith(b"\x1b@\x1da\x00\x1dv0\x00")
    assert data.endswith(b"\x1dVB\x00")


@settings(max_examples=60, deadline=None)
@given(
    width=st.sampled_from([8, 100, 384, 512, 576]),
    height=st.integers(1, 700),
    marks=st.lists(
        st.tuples(
            st.integers(0, 575), st.integers(0, 699), st.integers(1, 576), st.integers(1, 200)
        ),
        max_size=8,
    ),
)
def test_any_picture_comes_back_dot_for_dot(
    width: int, height: int, marks: list[tuple[int, int, int, int]]
) -> None:
    picture = Image.new("1", (width, height), 1)
    draw = ImageDraw.Draw(picture)
    for x, y, across, down in marks:
        draw.rectangle((x, y, x + across, y + down), fill=0)
    (paper,) = read_paper(job(picture), (width + 7) // 8 * 8)
    assert same(paper.picture.crop((0, 0, width, height)), picture)
    assert paper.picture.height == height
    for band in paper.bands:
        assert band.rows <= 210
        assert band.rows % BAD_HEIGHT, "some printers print garbage at these heights"


@pytest.mark.parametrize("rows", [48, 96, 144, 192, 240, 480])
def test_no_band_has_a_height_at_which_some_printers_print_garbage(rows: int) -> None:
    black = Image.new("1", (384, rows), 0)
    (paper,) = read_paper(job(black), 384)
    assert same(paper.picture, black)
    assert [band.rows for band in paper.bands if band.rows % BAD_HEIGHT == 0] == []


def test_white_paper_costs_a_byte_a_row() -> None:
    assert len(job(Image.new("1", (576, 400), 1))) < 400 + 60


def test_the_reader_of_these_tests_does_not_pass_over_what_it_does_not_know() -> None:
    with pytest.raises(UnknownCommand):
        read_paper(b"\x1b@text")
    with pytest.raises(UnknownCommand):
        read_paper(b"\x1dv0\x00\x48\x00\x20\x00too short")
