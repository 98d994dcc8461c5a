"""The queue ticket: read back from its bytes by machine and by eye."""

from datetime import timedelta

import msgspec
import pytest

from kiosk.forms import FormKind, TicketFacts
from printing.escpos import job
from printing.pages import Roll
from tests.printing.escpos_reader import read_paper
from tests.printing.samples import LONGEST, TICKET, TICKET_QR
from tests.printing.tools import (
    PAGES,
    ROLLS,
    bare,
    dots_of_modules,
    edition,
    ocr,
    qr_codes,
    words_of,
)

WORDS = """
    TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG MẪU B105 Đăng ký biến động quyền sử dụng đất, quyền
    sở hữu tài sản gắn liền với đất Quầy 5, 6 hoặc 7 Nơi chờ Khu B, tầng 1 Phía trước 7 người Chờ
    khoảng 20–35 phút Số B105 Quét tại máy lấy số để xem còn mấy người, và để đánh giá. 09:12 Thứ
    Hai 23/11/2026 Phiếu số thứ tự không thay thế Giấy tiếp nhận hồ sơ
"""


def variant(**changes: object) -> TicketFacts:
    return msgspec.structs.replace(TICKET, **changes)


def test_the_qr_of_the_printed_bytes_reads_back_to_the_token() -> None:
    (paper,) = read_paper(job(PAGES.picture(TICKET, edition(FormKind.TICKET))))
    assert qr_codes(paper.picture) == [TICKET_QR]
    assert paper.cut


def test_a_stranger_reads_every_word_of_the_printed_bytes() -> None:
    (paper,) = read_paper(job(PAGES.picture(TICKET, edition(FormKind.TICKET))))
    read = {bare(word) for word in ocr(paper.picture)}
    assert [word for word in words_of(WORDS) if bare(word) not in read] == []


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_a_ticket_is_exactly_as_wide_as_the_head(roll: Roll) -> None:
    picture = PAGES.picture(TICKET, edition(FormKind.TICKET), roll=roll)
    assert picture.mode == "1"
    assert picture.width == roll.dots


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_the_qr_of_a_ticket_reads_and_its_modules_are_six_whole_dots(roll: Roll) -> None:
    picture = PAGES.picture(TICKET, edition(FormKind.TICKET), roll=roll)
    assert qr_codes(picture) == [TICKET_QR]
    assert dots_of_modules(picture, TICKET_QR) == 6


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_the_longest_token_keeps_its_modules_whole_on_the_narrowest_paper(roll: Roll) -> None:
    facts = variant(qr="T" * 300)
    picture = PAGES.picture(facts, edition(FormKind.TICKET), roll=roll)
    assert qr_codes(picture) == [facts.qr]
    assert dots_of_modules(picture, facts.qr) >= 4


def test_the_number_fills_the_width() -> None:
    picture = PAGES.picture(TICKET, edition(FormKind.TICKET)).convert("L")
    number = picture.crop((0, 90, 576, 270)).point(lambda grey: 255 - grey)
    left, _, right, _ = number.getbbox()
    assert right - left > 480


def test_what_nobody_knows_leaves_no_row() -> None:
    full = PAGES.picture(TICKET, edition(FormKind.TICKET))
    bare_one = PAGES.picture(variant(wait=None, wait_in=""), edition(FormKind.TICKET))
    assert full.height - bare_one.height > 70
    read = {bare(word) for word in ocr(bare_one)}
    assert not read & {"Chờ", "khoảng", "Nơi", "chờ"}
    assert {"Phía", "trước"} <= read


def test_a_band_that_begins_at_nothing_says_under() -> None:
    read = [
        bare(word) for word in ocr(PAGES.picture(variant(wait=(0, 5)), edition(FormKind.TICKET)))
    ]
    at = read.index("Dưới")
    assert read[at : at + 3] == ["Dưới", "5", "phút"]


def test_an_english_ticket_keeps_the_vietnamese_words_that_staff_need() -> None:
    facts = variant(
        purpose="Birth registration",
        purpose_vi="Thủ tục đăng ký khai sinh",
        ahead=1,
        issued_at=TICKET.issued_at + timedelta(minutes=1),
    )
    read = " ".join(ocr(PAGES.picture(facts, edition(FormKind.TICKET), language="en")))
    for words in ("Birth registration", "Thủ tục đăng ký khai sinh", "1 person", "Monday"):
        assert words in read
    assert "Giấy tiếp nhận hồ sơ" in read


def test_a_reprint_says_so_and_how_often() -> None:
    picture = PAGES.picture(TICKET, edition(FormKind.TICKET), reprint=2)
    assert " ".join(ocr(picture)).startswith("BẢN IN LẠI (lần 2)")


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
def test_the_longest_ticket_is_whole(roll: Roll) -> None:
    facts = LONGEST[FormKind.TICKET]
    assert isinstance(facts, TicketFacts)
    picture = PAGES.picture(facts, edition(FormKind.TICKET), roll=roll)
    assert qr_codes(picture) == [facts.qr]
    edge = picture.convert("L")
    assert edge.crop((0, 0, 8, edge.height)).getextrema() == (255, 255)
    assert edge.crop((roll.dots - 8, 0, roll.dots, edge.height)).getextrema() == (255, 255)
    if roll is ROLLS["80"]:
        read = {bare(word) for word in ocr(picture)}
        wanted = [bare(word) for word in words_of(facts.purpose)]
        missing = [word for word in wanted if word not in read]
        assert len(missing) <= len(wanted) // 50


def test_a_booked_number_says_its_time_and_counts_nobody_before_it() -> None:
    booked = variant(slot="09:30–10:00", wait=None)
    read = {bare(word) for word in ocr(PAGES.picture(booked, edition(FormKind.TICKET)))}
    assert {bare(word) for word in ("Lịch", "hẹn", "09:30–10:00")} <= read
    assert bare("Phía") not in read
