"""Forms on sheets and rolls: nothing cut, nothing interpreted, nothing fetched."""

import unicodedata
from pathlib import Path

import msgspec
import pytest

from kiosk.forms import (
    REPORTS,
    Copy,
    DossierLine,
    FormKind,
    Media,
    ReceiptFacts,
    TicketTotals,
    edition_for,
)
from kiosk.words import languages, words
from printing.pages import ROLL_80, PageSetter, Roll
from tests.printing.report_samples import HEAD
from tests.printing.samples import LONGEST, PLAIN, RECEIPT, REPORT, TICKET, TODAY, UNPAID
from tests.printing.tools import (
    PAGES,
    ROLLS,
    bare,
    dots_of_modules,
    edition,
    ocr,
    pdf_facts,
    pdf_fonts,
    pdf_structure,
    pdf_text,
    qr_codes,
    run_together,
    words_of,
    words_outside,
)

ROOT = Path(__file__).resolve().parents[2]
COUNTER_FORMS = [each for each in FormKind if each not in {FormKind.TICKET, *REPORTS}]
ONLY_IN_QR = {"qr", "payment"}
ONLY_AS_WORDS = {"kind"}
NOT_ON_THIS_FORM = {
    FormKind.RECEIPT: {"number", "legal_time"},
    FormKind.CONTROL: {"address", "phone", "email", "official"},
    FormKind.RESULT: {"number"},
}


def texts(value: object, without: set[str] = ONLY_IN_QR | ONLY_AS_WORDS) -> list[str]:
    """Every piece of text in facts that must stand on the paper."""
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, tuple):
        return [text for each in value for text in texts(each, without)]
    if isinstance(value, msgspec.Struct):
        names = set(value.__struct_fields__) - without
        return [text for name in sorted(names) for text in texts(getattr(value, name), without)]
    return []


@pytest.mark.parametrize("paper", ["a5", "a4"])
@pytest.mark.parametrize("kind", [*COUNTER_FORMS, FormKind.LOGBOOK])
def test_a_sheet_holds_every_word_of_the_longest_facts(kind: FormKind, paper: str) -> None:
    facts = LONGEST[kind]
    if kind is FormKind.LOGBOOK:
        paper = "a4"  # its columns need no less
    pdf = PAGES.pdf(facts, edition(kind, Media.PAGE), paper=paper, copy=Copy.CUSTOMER)
    printed = run_together(pdf_text(pdf)).casefold()
    without = ONLY_IN_QR | ONLY_AS_WORDS | NOT_ON_THIS_FORM.get(kind, set())
    for text in texts(facts, without):
        pieces = words_of(text)
        lost = [piece for piece in pieces if run_together(piece).casefold() not in printed]
        assert lost == [], f"{text!r} lost {lost} in {paper}"
        # whole, where no neighbour in a table stands between its lines
        start = run_together(" ".join(pieces[:4])).casefold()
        assert start in printed, f"{text!r} is not on {paper}"


def test_both_layouts_of_the_receipt_hold_forty_papers_and_their_counts() -> None:
    facts = LONGEST[FormKind.RECEIPT]
    assert isinstance(facts, ReceiptFacts)
    for basis in ("receipt-2018", "receipt-2025"):
        layout = edition_for(FormKind.RECEIPT, TODAY, Media.PAGE, basis=basis)
        text = words_of(pdf_text(PAGES.pdf(facts, layout)))
        numbers = [text.index(str(n)) for n in range(1, 41) if str(n) in text]
        assert len(numbers) == 40
        assert run_together("Giấy tờ thứ 40: bản sao") in run_together(" ".join(text))


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("kind", COUNTER_FORMS)
def test_a_roll_is_never_printed_into_its_edges(kind: FormKind, roll: Roll) -> None:
    picture = PAGES.picture(LONGEST[kind], edition(kind), roll=roll).convert("L")
    assert picture.width == roll.dots
    ink = picture.point(lambda grey: 255 - grey).getbbox()
    assert ink[0] >= 8
    assert ink[2] <= roll.dots - 8
    assert ink[3] <= picture.height - 8


def test_a_receipt_on_the_roll_is_read_by_a_stranger() -> None:
    picture = PAGES.picture(RECEIPT, edition(FormKind.RECEIPT), copy=Copy.CUSTOMER)
    read = {bare(word) for word in ocr(picture)}
    wanted = words_of(
        "Giao khách hàng Trần Thị Bé 000190000002 12 Đường Hoa Giấy chứng nhận đã cấp 09 giờ 48 "
        "phút ngày 08 tháng 12 năm 2026 100.000 đồng 0418"
    )
    assert [word for word in wanted if bare(word) not in read] == []
    assert qr_codes(picture) == [RECEIPT.code]


def test_the_two_copies_are_named() -> None:
    layout = edition(FormKind.RECEIPT, Media.PAGE)
    kept = pdf_text(PAGES.pdf(RECEIPT, layout, copy=Copy.KEPT))
    given = pdf_text(PAGES.pdf(RECEIPT, layout, copy=Copy.CUSTOMER))
    assert "Liên: Lưu" in kept
    assert "Liên: Giao khách hàng" in given


def test_a_reprint_of_a_receipt_says_so() -> None:
    layout = edition(FormKind.RECEIPT, Media.PAGE)
    assert "BẢN IN LẠI (lần 3)" in pdf_text(PAGES.pdf(RECEIPT, layout, reprint=3))
    assert "BẢN IN LẠI" not in pdf_text(PAGES.pdf(RECEIPT, layout))


def test_a_day_that_is_our_own_estimate_is_called_expected() -> None:
    layout = edition(FormKind.RECEIPT, Media.PAGE)
    sure = msgspec.structs.replace(RECEIPT, due_expected=False)
    assert "(dự kiến) trả kết quả" in pdf_text(PAGES.pdf(RECEIPT, layout))
    assert "(dự kiến)" not in pdf_text(PAGES.pdf(sure, layout))


def test_a_provisional_code_says_what_it_is() -> None:
    mine = msgspec.structs.replace(RECEIPT, provisional=True)
    text = pdf_text(PAGES.pdf(mine, edition(FormKind.RECEIPT, Media.PAGE)))
    assert "Mã tạm: H00.14-261123-0018" in text
    assert "sẽ được thay bằng mã của hệ thống một cửa" in text


@pytest.mark.parametrize(
    ("fee", "note", "said"),
    [
        (None, "", "Theo thông báo của cán bộ"),
        (0, "", "Không thu"),
        (
            1_234_567,
            "",
            "1.234.567 đồng (Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng)",
        ),
        (999, "lệ phí", "999 đồng (Chín trăm chín mươi chín đồng; lệ phí)"),
        (None, "do cơ quan thuế báo", "do cơ quan thuế báo"),
    ],
)
def test_a_fee_is_said_in_figures_and_words(fee: int | None, note: str, said: str) -> None:
    facts = msgspec.structs.replace(RECEIPT, fee_vnd=fee, fee_note=note)
    text = words_of(pdf_text(PAGES.pdf(facts, edition(FormKind.RECEIPT, Media.PAGE))))
    assert f"(nếu có): {said}" in " ".join(text)


@pytest.mark.parametrize("basis", ["receipt-2018", "receipt-2025"])
def test_a_fee_that_waits_has_a_transfer_code_that_claims_no_payment(basis: str) -> None:
    sheet, roll = (
        edition_for(FormKind.RECEIPT, TODAY, media, basis=basis)
        for media in (Media.PAGE, Media.ROLL)
    )
    text = " ".join(words_of(pdf_text(PAGES.pdf(UNPAID, sheet))))
    assert "Chờ xác nhận. Mã chuyển khoản không chứng minh đã nộp phí." in text
    assert "Tài khoản nhận: UBND PHUONG MAU, 0000000000" in text
    assert "Đã xác nhận" not in text
    first = PAGES.sheets(UNPAID, sheet, dpi=200)[0]
    assert set(qr_codes(first)) == {UNPAID.code, UNPAID.payment}
    for width in ROLLS.values():
        picture = PAGES.picture(UNPAID, roll, roll=width)
        assert set(qr_codes(picture)) == {UNPAID.code, UNPAID.payment}
        assert dots_of_modules(picture, UNPAID.payment) == 6


def test_a_fee_that_somebody_confirmed_says_when_and_has_no_code() -> None:
    facts = msgspec.structs.replace(
        UNPAID, payment="", payment_to="", fee_confirmed_at=UNPAID.issued_at
    )
    layout = edition(FormKind.RECEIPT, Media.PAGE)
    text = " ".join(words_of(pdf_text(PAGES.pdf(facts, layout))))
    assert "Đã xác nhận nhận được phí lúc: 09 giờ 48 phút, ngày 23 tháng 11 năm 2026" in text
    assert "Chờ xác nhận" not in text
    assert qr_codes(PAGES.sheets(facts, layout, dpi=200)[0]) == [UNPAID.code]


def test_the_usual_receipt_with_its_transfer_code_is_one_sheet_of_a5() -> None:
    layout = edition(FormKind.RECEIPT, Media.PAGE)
    assert "Pages:           1\n" in pdf_facts(PAGES.pdf(UNPAID, layout, copy=Copy.CUSTOMER))


HOSTILE = '#panic("x") *đậm* _nghiêng_ $x^2$ <a> @b \\ "q" // [x] #{1/0} `r` =h -l ~ & %'


def test_facts_are_text_and_never_commands_of_the_template() -> None:
    facts = msgspec.structs.replace(RECEIPT, applicant=HOSTILE, procedure=HOSTILE)
    text = pdf_text(PAGES.pdf(facts, edition(FormKind.RECEIPT, Media.PAGE)))
    assert run_together(HOSTILE) in run_together(text)
    PAGES.picture(msgspec.structs.replace(TICKET, purpose=HOSTILE), edition(FormKind.TICKET))


def test_decomposed_text_is_printed_composed() -> None:
    apart = unicodedata.normalize("NFD", "Trần Thị Bế")
    facts = msgspec.structs.replace(RECEIPT, applicant=apart)
    text = pdf_text(PAGES.pdf(facts, edition(FormKind.RECEIPT, Media.PAGE)))
    assert "Tiếp nhận hồ sơ của: Trần Thị Bế" in text
    assert apart not in text


def test_control_characters_do_not_stop_the_paper() -> None:
    facts = msgspec.structs.replace(TICKET, purpose="a\x00b\x1b@\u202ec\nd\te\x7f")
    PAGES.picture(facts, edition(FormKind.TICKET))


def test_a_pdf_is_for_archives_and_its_bytes_are_the_facts_alone() -> None:
    layout = edition(FormKind.RECEIPT, Media.PAGE)
    pdf = PAGES.pdf(RECEIPT, layout)
    assert b"pdfaid:part>2<" in pdf
    assert b"pdfaid:conformance>B<" in pdf
    assert pdf == PAGES.pdf(RECEIPT, layout)
    assert "Đăng ký biến động quyền sử dụng đất" in " ".join(words_of(pdf_text(pdf)))


@pytest.mark.parametrize("kind", list(FormKind))
def test_a_pdf_is_tagged_so_that_it_can_be_read_aloud(kind: FormKind) -> None:
    strict = PageSetter(standards=("a-2a", "ua-1"))
    for media in edition(kind, Media.ROLL if kind is FormKind.TICKET else Media.PAGE).media:
        layout = edition(kind, media)
        roll = ROLL_80 if media is Media.ROLL else None
        strict.pdf(PLAIN[kind], layout, roll=roll, copy=Copy.KEPT)
        pdf = PAGES.pdf(PLAIN[kind], layout, roll=roll, copy=Copy.KEPT)
        assert "Tagged:          yes" in pdf_facts(pdf)
    if kind in COUNTER_FORMS:
        said = pdf_structure(PAGES.pdf(PLAIN[kind], edition(kind, Media.PAGE)))
        assert "H1 " in said
        assert ("TH " in said) == (kind in {FormKind.RECEIPT, FormKind.CONTROL})


@pytest.mark.parametrize("roll", ROLLS.values(), ids=ROLLS)
@pytest.mark.parametrize("kind", [FormKind.TICKET, *COUNTER_FORMS])
def test_a_roll_holds_every_word_of_the_longest_facts(kind: FormKind, roll: Roll) -> None:
    facts = LONGEST[kind]
    pdf = PAGES.pdf(facts, edition(kind), roll=roll, copy=Copy.CUSTOMER)
    printed = run_together(pdf_text(pdf)).casefold()
    without = ONLY_IN_QR | ONLY_AS_WORDS | NOT_ON_THIS_FORM.get(kind, set())
    for text in texts(facts, without):
        lost = [each for each in words_of(text) if run_together(each).casefold() not in printed]
        assert lost == [], f"{text!r} lost {lost}"
    assert words_outside(pdf, margin_mm=1.5) == []


@pytest.mark.parametrize("paper", ["a5", "a4"])
@pytest.mark.parametrize("kind", [*COUNTER_FORMS, FormKind.LOGBOOK])
def test_no_word_of_the_longest_facts_lies_outside_its_sheet(kind: FormKind, paper: str) -> None:
    sheet = "a4" if kind is FormKind.LOGBOOK else paper
    pdf = PAGES.pdf(LONGEST[kind], edition(kind, Media.PAGE), paper=sheet, copy=Copy.KEPT)
    assert words_outside(pdf, margin_mm=5) == []


def test_a_time_finer_than_a_second_makes_a_pdf_all_the_same() -> None:
    finer = TICKET.issued_at.replace(microsecond=123_456)
    facts = msgspec.structs.replace(TICKET, issued_at=finer)
    assert "09:12" in pdf_text(PAGES.pdf(facts, edition(FormKind.TICKET)))


def test_a_ticket_as_pdf_is_as_wide_as_its_roll() -> None:
    pdf = PAGES.pdf(TICKET, edition(FormKind.TICKET))
    assert "Page size:       204.094 x" in pdf_facts(pdf)  # 72 mm in points
    assert "B105" in pdf_text(pdf)


@pytest.mark.parametrize("kind", list(FormKind))
def test_every_form_can_be_read_in_every_language(kind: FormKind) -> None:
    media = Media.PAGE if kind in REPORTS else Media.ROLL
    layout = edition(kind, media)
    for language in languages():
        said = words(language)
        pdf = PAGES.pdf(PLAIN[kind], edition_for(kind, TODAY, layout.media[-1]), language=language)
        text = run_together(pdf_text(pdf))
        assert (
            run_together(layout.title[language].upper()) in text.upper() or kind is FormKind.TICKET
        )
        if said.text("paper.common.reference") and kind in COUNTER_FORMS:
            assert run_together(said.text("paper.common.reference")) in text


def test_paper_has_the_same_words_in_every_language() -> None:
    tables = [words(language).tables("paper") for language in languages()]
    keys = [{(table, name) for table in each for name in each[table]} for each in tables]
    assert all(each == keys[0] for each in keys)


def test_no_word_of_paper_is_left_over() -> None:
    sources = [*(ROOT / "assets" / "forms").glob("*.typ"), *(ROOT / "printing").glob("*.py")]
    source = "\n".join(each.read_text(encoding="utf-8") for each in sources)
    built = ("month_", "weekday_", "kind_", "copy_")  # names put together at run time
    for table, section in words().tables("paper").items():
        if table == "trouble":
            continue
        for name in section:
            used = f"w.{name}" in source or f'"{name}"' in source or f".{name}" in source
            assert used or name.startswith(built) or name.endswith("_one"), f"{table}.{name}"


@pytest.mark.parametrize("kind", COUNTER_FORMS)
def test_a_sheet_keeps_its_margins_white(kind: FormKind) -> None:
    for sheet in PAGES.sheets(LONGEST[kind], edition(kind, Media.PAGE), dpi=50):
        grey = sheet.convert("L")
        margin = round(8 / 25.4 * 50)
        assert grey.crop((0, 0, margin, grey.height)).getextrema() == (255, 255)
        right = grey.crop((grey.width - margin, 0, grey.width, grey.height))
        assert right.getextrema() == (255, 255)


def test_the_daily_report_says_nothing_about_a_person_below_the_minimum() -> None:
    text = pdf_text(PAGES.pdf(REPORT, edition(FormKind.DAILY_REPORT, Media.PAGE)))
    lines = text.splitlines()
    (line,) = [each for each in lines if each.startswith("Lê Thị Mẫu")]
    assert line == "Lê Thị Mẫu Chưa đủ 5 câu trả lời, không hiển thị"


def test_the_daily_report_shows_share_interval_and_who_did_not_answer() -> None:
    pdf = PAGES.pdf(REPORT, edition(FormKind.DAILY_REPORT, Media.PAGE))
    text = " ".join(words_of(pdf_text(pdf)))
    for said in (
        "Thứ Hai 23/11/2026",
        "84 %",
        "80–87 %",
        "Không trả lời",
        "171",
        "Chờ xác minh: 2",
    ):
        assert said in text
    assert any(f"Pages:           {pages}\n" in pdf_facts(pdf) for pages in (1, 2, 3))


def test_an_empty_day_makes_a_report_all_the_same() -> None:
    nothing = msgspec.structs.replace(
        REPORT.total,
        asked=0,
        answered=0,
        no_answer=0,
        counts=(0,) * 5,
        share=None,
        low=None,
        high=None,
    )
    empty = msgspec.structs.replace(
        REPORT,
        total=nothing,
        by_counter=(),
        by_official=(),
        by_service=(),
        by_hour=(nothing,),
        reasons=(),
        complaints=None,
        tickets=None,
    )
    text = pdf_text(PAGES.pdf(empty, edition(FormKind.DAILY_REPORT, Media.PAGE)))
    assert "Không có câu trả lời" in text


def test_nothing_is_published_of_an_official_while_a_complaint_is_pending() -> None:
    line = msgspec.structs.replace(REPORT.by_official[0], hidden=True, pending=True)
    facts = msgspec.structs.replace(REPORT, by_official=(line,))
    text = pdf_text(PAGES.pdf(facts, edition(FormKind.DAILY_REPORT, Media.PAGE)))
    (said,) = [each for each in text.splitlines() if each.startswith(line.label)]
    assert said == f"{line.label} Có phản ánh đang chờ xác minh, chưa công bố"


def test_indicators_without_data_have_no_points_and_give_no_class() -> None:
    text = " ".join(
        words_of(pdf_text(PAGES.pdf(REPORT, edition(FormKind.DAILY_REPORT, Media.PAGE))))
    )
    for said in (
        "1,7 / 2 82",
        "tham gia chưa có dữ liệu tại máy này",
        "1,25 nếu phản ánh đang chờ có cơ sở",
        "3,35 trên 4 điểm",
        "Chưa xếp loại",
        "118/2025",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (FormKind.TICKET_REPORT, ("640", "6 số chưa được phục vụ", "38 phút", "< 1 phút", "–")),
        (FormKind.DOSSIER_REPORT, ("91 %", "trong 47 hồ sơ đã rõ", "Trễ hẹn 4", "Chưa rõ 13")),
    ],
)
def test_a_report_for_the_wall_says_its_figures_on_three_pages_at_most(
    kind: FormKind, said: tuple[str, ...]
) -> None:
    pdf = PAGES.pdf(PLAIN[kind], edition(kind, Media.PAGE))
    text = " ".join(words_of(pdf_text(pdf)))
    for each in said:
        assert each in text
    assert any(f"Pages:           {pages}\n" in pdf_facts(pdf) for pages in (1, 2, 3))


@pytest.mark.parametrize("kind", [FormKind.TICKET_REPORT, FormKind.DOSSIER_REPORT])
def test_a_day_without_anybody_makes_a_report_all_the_same(kind: FormKind) -> None:
    full = PLAIN[kind]
    empty = type(full)(
        **HEAD,
        **(
            {"totals": TicketTotals(0, 0, 0)}
            if kind is FormKind.TICKET_REPORT
            else {"total": DossierLine("", 0)}
        ),
    )
    text = pdf_text(PAGES.pdf(empty, edition(kind, Media.PAGE)))
    assert "trong thời gian này." in text


def test_only_our_own_fonts_are_on_paper() -> None:
    for kind in FormKind:
        media = edition(kind, Media.PAGE if kind in REPORTS else Media.ROLL).media[-1]
        fonts = pdf_fonts(PAGES.pdf(PLAIN[kind], edition_for(kind, TODAY, media)))
        assert fonts
        assert {each.split("-")[0] for each in fonts} <= {"NotoSans", "Tinos", "BeVietnamPro"}
