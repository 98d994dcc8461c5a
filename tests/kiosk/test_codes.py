"""What a scanned or typed text is: every grammar by its examples."""

import secrets
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import codes
from kiosk.codes import (
    Badge,
    BookingCode,
    DossierCode,
    HealthCard,
    IdCard,
    Payment,
    TicketToken,
    Unknown,
    UnknownReason,
    VNeID,
)
from kiosk.codes.tokens import LETTERS

# province part 000 does not exist, so these are nobody's (domain.md §4.1)
WITHOUT_OLD_NUMBER = "000202000001||Nguyễn Văn An|15052002|Nam|Xã Quảng Phú, Đắk Lắk|20042021"
WITH_OLD_NUMBER = (
    "000190000002|000000002|Trần Thị Bé|01011990|Nữ|12 Đường Hoa, Phường Mẫu, Hà Nội|09012022"
)
HEALTH_CARD = "GD4000000000001|54726E|01/01/1990|2|4D|01 - 001|C|01/01/2026|-|-|4|-|0000|$"
quick = settings(derandomize=True, deadline=None, max_examples=200)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("000.00.06.H56-231027-0361", "000.00.06.H56-231027-0361"),
        ("000.17.22.H56-210531-0001", "000.17.22.H56-210531-0001"),
        ("H56.14-240823-0001", "H56.14-240823-0001"),
        ("H17.12.03-260102-12345", "H17.12.03-260102-12345"),
        ("G12-260102-0001", "G12-260102-0001"),
        ("  h56.14-240823-0001\r\n", "H56.14-240823-0001"),
        ("H56.14–240823—0001", "H56.14-240823-0001"),
        ("H56.14−240823‑0001", "H56.14-240823-0001"),
        ("H56.14⁃240823－0001", "H56.14-240823-0001"),
        ("\ufeffH56.14-240823-0001\0", "H56.14-240823-0001"),
        ("]Q3H56.14-240823-0001", "H56.14-240823-0001"),
        ("]C0H56.14-240823-0001", "H56.14-240823-0001"),
        ("https://tracuu.example.vn/tra-cuu.aspx?mahs=H56.14-240823-0001", "H56.14-240823-0001"),
        (
            "HTTPS://TRACUU.EXAMPLE.VN/X?A=1&MAHS=000.00.06.H56-231027-0361#top",
            "000.00.06.H56-231027-0361",
        ),
        ("http://example.vn/?ma=H56.14%2D240823%2D0001&k=", "H56.14-240823-0001"),
    ],
)
def test_a_dossier_code_is_read_in_every_dress(text: str, code: str) -> None:
    assert codes.read(text) == DossierCode(code)
    assert codes.read(text.encode()) == DossierCode(code)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("H56.14-240230-0001", UnknownReason.BAD_DATE),
        ("Q5-261131-0007", UnknownReason.BAD_DATE),
        ("H56.14-240823-001", UnknownReason.UNFAMILIAR),
        ("H56.14-240823-0000001", UnknownReason.UNFAMILIAR),
        ("H56.14-240823-0001;DROP TABLE dossier", UnknownReason.UNFAMILIAR),
        ("H56.14 240823 0001", UnknownReason.UNFAMILIAR),
        ("Н56.14-240823-0001", UnknownReason.UNFAMILIAR),  # the first letter is Cyrillic
        ("H56.14-24082٣-0001", UnknownReason.UNFAMILIAR),  # an Arabic three
        ("ſ56.14-240823-0001", UnknownReason.UNFAMILIAR),  # upper-case it would be an S
        ("https://example.vn/H56.14-240823-0001", UnknownReason.UNFAMILIAR),
        ("ftp://example.vn/?mahs=H56.14-240823-0001", UnknownReason.UNFAMILIAR),
        ("https://[bad?mahs=", UnknownReason.UNFAMILIAR),
        (
            "https://example.vn/?a=H56.14-240823-0001&b=H56.14-240823-0002",
            UnknownReason.SEVERAL_CODES,
        ),
        ("", UnknownReason.EMPTY),
        (" \r\n\0\ufeff", UnknownReason.EMPTY),
        ("H56.14-240823\n-0001", UnknownReason.HIDDEN_CHARACTERS),
        ("\u202eH56.14-240823-0001", UnknownReason.HIDDEN_CHARACTERS),
        ("H56.14-2408\u200b23-0001", UnknownReason.HIDDEN_CHARACTERS),
        ("\x1b[2J", UnknownReason.HIDDEN_CHARACTERS),
        ("H" * 100_000, UnknownReason.TOO_LONG),
    ],
)
def test_what_is_no_code_gets_a_reason(text: str, reason: UnknownReason) -> None:
    assert codes.read(text) == Unknown(reason)


def test_broken_utf8_and_lone_surrogates_are_not_text() -> None:
    assert codes.read(b"H56.14-240823-\xff\xfe") == Unknown(UnknownReason.NOT_TEXT)
    assert codes.read("H56\udcff") == Unknown(UnknownReason.NOT_TEXT)


def test_the_same_code_twice_in_an_address_is_one_code() -> None:
    found = codes.read("https://example.vn/?a=H56.14-240823-0001&b=h56.14-240823-0001")
    assert found == DossierCode("H56.14-240823-0001")


def test_a_centre_may_have_its_own_grammar_of_dossier_codes() -> None:
    own = r"HS/(\d{6})/(\d+)"
    assert codes.read("hs/261123/7", dossier_pattern=own) == DossierCode("HS/261123/7")
    assert codes.read("hs/261323/7", dossier_pattern=own) == Unknown(UnknownReason.BAD_DATE)
    assert codes.read("H56.14-240823-0001", dossier_pattern=own) == Unknown(
        UnknownReason.UNFAMILIAR
    )
    assert codes.read("H56.14-240823-0001", dossier_pattern="") == DossierCode("H56.14-240823-0001")


def test_a_provisional_code_says_counter_day_and_number_and_reads_back() -> None:
    code = codes.provisional_code(5, date(2026, 11, 23), 7)
    assert code == "Q5-261123-0007"
    assert codes.read(code) == DossierCode(code, provisional=True)
    two_digits = codes.provisional_code(12, date(2026, 11, 23), 10_000)
    assert codes.read(two_digits) == DossierCode("Q12-261123-10000", provisional=True)


def test_an_id_card_gives_what_a_slip_needs_and_no_more() -> None:
    card = codes.read(WITHOUT_OLD_NUMBER)
    assert card == IdCard(
        number="000202000001",
        name="Nguyễn Văn An",
        birth=date(2002, 5, 15),
        sex="Nam",
        address="Xã Quảng Phú, Đắk Lắk",
    )
    older = codes.read(WITH_OLD_NUMBER)
    assert isinstance(older, IdCard)
    assert older.address == "12 Đường Hoa, Phường Mẫu, Hà Nội"


@pytest.mark.parametrize("more", range(1, 8))
def test_the_card_of_2024_has_more_fields_and_they_are_dropped(more: int) -> None:
    fields = ["000000003", "Trần Văn Cha", "Lê Thị Mẹ", "", "x", "y", "z"][:more]
    for card in (WITH_OLD_NUMBER, WITHOUT_OLD_NUMBER):
        assert codes.read("|".join([card, *fields])) == codes.read(card)


def test_a_card_with_an_empty_old_number_is_never_shifted() -> None:
    card = codes.read(WITHOUT_OLD_NUMBER + "|||")
    assert isinstance(card, IdCard)
    assert (card.name, card.birth.year) == ("Nguyễn Văn An", 2002)


def test_a_card_in_decomposed_letters_is_the_same_card() -> None:
    assert codes.read(unicodedata.normalize("NFD", WITH_OLD_NUMBER)) == codes.read(WITH_OLD_NUMBER)


@pytest.mark.parametrize(
    "text",
    [
        WITHOUT_OLD_NUMBER.replace("||", "|"),
        WITHOUT_OLD_NUMBER.replace("15052002", "31022002"),
        WITHOUT_OLD_NUMBER.replace("15052002", "15050002"),
        WITHOUT_OLD_NUMBER.replace("20042021", "20132021"),
        WITHOUT_OLD_NUMBER.replace("20042021", ""),
        WITHOUT_OLD_NUMBER.replace("|Nam|", "|M|"),
        WITHOUT_OLD_NUMBER.replace("Nguyễn Văn An", ""),
        WITHOUT_OLD_NUMBER.replace("Nguyễn Văn An", "<script>1"),
        WITHOUT_OLD_NUMBER.replace("||", "|12345|"),
        "|".join(WITHOUT_OLD_NUMBER.split("|")[:6]),
    ],
)
def test_a_damaged_id_card_is_refused_whole(text: str) -> None:
    assert codes.read(text) == Unknown(UnknownReason.BAD_ID_CARD)


def test_nothing_of_a_person_is_in_the_text_form_of_a_card() -> None:
    card = codes.read(WITH_OLD_NUMBER)
    assert isinstance(card, IdCard)
    assert card.masked == "0001•••••002"
    for shown in (repr(card), str(card), f"{card!r}", repr([card]), repr(card.__rich_repr__())):
        for part in ("000190000002", "Trần", "1990", "Đường Hoa"):
            assert part not in shown
    badge = codes.read(codes.new_badge_token(secrets.token_bytes))
    assert isinstance(badge, Badge)
    assert badge.token[5:] not in repr(badge)


def test_a_health_card_is_recognised_and_only_its_masked_number_kept() -> None:
    assert codes.read(HEALTH_CARD) == HealthCard("GD40••••••••001")
    assert codes.read("0000000001|54726E|01/01/1990|2") == HealthCard("0000•••001")


@pytest.mark.parametrize("text", ["vneid://abc", "https://vneid.gov.vn/q?x=1", "VNEID:12345"])
def test_a_vneid_code_is_recognised_and_not_read(text: str) -> None:
    assert codes.read(text) == VNeID()


def test_a_payment_is_read_and_a_damaged_one_refused() -> None:
    payload = (
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
        "530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"
    )
    found = codes.read(payload)
    assert isinstance(found, Payment)
    assert (found.bank, found.account, found.amount) == ("970403", "0011012345678", 180_000)
    assert codes.read(payload[:-1] + "F") == Unknown(UnknownReason.BAD_PAYMENT)


@quick
@given(st.binary(min_size=16, max_size=16))
def test_every_token_reads_back_also_in_small_letters(bits: bytes) -> None:
    ticket = codes.new_ticket_token(lambda _: bits)
    assert codes.read(ticket) == TicketToken(ticket)
    assert codes.read(ticket.lower()) == TicketToken(ticket)
    assert codes.read(f"https://example.vn/?t={ticket}") == TicketToken(ticket)
    badge = codes.new_badge_token(lambda _: bits)
    assert codes.read(badge) == Badge(badge)


@quick
@given(st.binary(min_size=16, max_size=16), st.integers(0, 26), st.sampled_from(LETTERS))
def test_one_wrong_letter_of_a_token_is_always_found(bits: bytes, at: int, letter: str) -> None:
    ticket = codes.new_ticket_token(lambda _: bits)
    place = len("MC1-") + at
    if ticket[place] == letter:
        return
    wrong = ticket[:place] + letter + ticket[place + 1 :]
    assert codes.read(wrong) == Unknown(UnknownReason.BAD_TICKET)


def test_typed_look_alikes_of_a_token_are_understood() -> None:
    ticket = codes.new_ticket_token(lambda n: b"\x01\x08" * (n // 2))
    assert "0" in ticket[4:]
    assert "1" in ticket[4:]
    typed = "MC1-" + ticket[4:].replace("0", "O").replace("1", "l")
    assert codes.read(typed) == TicketToken(ticket)


@pytest.mark.parametrize("address", ["https://example.vn/t/", "HTTPS://EXAMPLE.VN/T/"])
def test_a_ticket_is_known_by_the_address_of_its_page(address: str) -> None:
    ticket = codes.new_ticket_token(secrets.token_bytes)
    assert codes.read(f"{address}{ticket}") == TicketToken(ticket)
    assert codes.read(f"{address}{ticket}?lang=en") == TicketToken(ticket)
    assert codes.read(f"{address}H56.14-240823-0001") == Unknown(UnknownReason.UNFAMILIAR)


def test_a_bookings_code_is_read_bare_and_in_an_address_by_the_centres_grammar() -> None:
    found = BookingCode("LH-261123-0042")
    for text in ("LH-261123-0042", "lh–261123–0042", "https://h.vn/?x=1&ma=LH-261123-0042"):
        assert codes.read(text) == found
    assert codes.read("LH-0042") == Unknown(UnknownReason.UNFAMILIAR)
    assert codes.read("LH-0042", booking_pattern=r"LH-\d{4}") == BookingCode("LH-0042")
    two = "https://h.vn/?a=LH-261123-0042&b=LH-261123-0043"
    assert codes.read(two) == Unknown(UnknownReason.SEVERAL_CODES)


def test_a_badge_is_never_taken_from_an_address() -> None:
    badge = codes.new_badge_token(secrets.token_bytes)
    assert codes.read(f"https://example.vn/t/{badge}") == Unknown(UnknownReason.UNFAMILIAR)
    assert codes.read(f"https://example.vn/?b={badge}") == Unknown(UnknownReason.UNFAMILIAR)


def test_two_hundred_tokens_are_all_different() -> None:
    assert len({codes.new_ticket_token(secrets.token_bytes) for _ in range(200)}) == 200


def test_a_look_up_code_has_four_letters_none_of_which_look_alike() -> None:
    made = [codes.new_lookup_code(secrets.token_bytes) for _ in range(500)]
    assert {len(code) for code in made} == {4}
    assert not set("".join(made)) & set("0O1ILJ2Z5S8BVW")
    assert set("".join(made)) == set(codes.LOOKUP_LETTERS)


def test_a_typed_look_up_code_is_forgiven_its_small_letters() -> None:
    assert codes.read_lookup_code(" 7k4m ") == "7K4M"
    assert codes.read_lookup_code("7K4") is None
    assert codes.read_lookup_code("7K4O") is None
