"""VietQR: the vectors of the standard, written and read back, damage refused."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import payments
from kiosk.payments import BadPayment, Payment

STATIC = (
    "00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4"
)
DYNAMIC = (
    "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA"
    "530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E"
)
WRONG_LENGTH = (
    "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5"
)
quick = settings(derandomize=True, deadline=None, max_examples=200)
ACCOUNTS = st.text(alphabet="0123456789ABCXYZ", min_size=1, max_size=19)
BANKS = st.from_regex(r"\A[0-9]{6}\Z")
ASCII = st.text(
    alphabet=st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=25
)


def signed(body: str) -> str:
    """A payload with the right check sum, whatever stands before it."""
    return f"{body}6304{payments.crc(body + '6304')}"


def test_a_code_too_long_for_a_bank_loses_its_signs_and_stays_readable() -> None:
    made = payments.asked_for("000.00.06.H00-261123-000418", "999999", "0000000000", 100_000)
    assert payments.read(made) == Payment("999999", "0000000000", 100_000, "0000006H00261123000418")


def test_what_no_bank_would_take_has_no_code() -> None:
    assert payments.asked_for("X" * 30, "999999", "0000000000", 100_000) == ""
    assert payments.asked_for("H00.14-261123-0018", "999999", "0000000000", 0) == ""


def test_the_check_sum_is_the_one_of_the_standard() -> None:
    assert payments.crc("123456789") == "29B1"
    assert payments.transfer("970415", "0011001932418", 120_000, "TEST5").endswith("63040FF5")


def test_a_static_code_leaves_the_amount_to_the_payer() -> None:
    assert payments.read(STATIC) == Payment("970423", "0099999999")


def test_a_dynamic_code_has_amount_bill_and_purpose() -> None:
    assert payments.read(DYNAMIC) == Payment(
        bank="970403",
        account="0011012345678",
        amount=180_000,
        purpose="thanh toan don hang",
        bill="NPS6869",
    )


def test_the_check_sum_alone_does_not_make_a_payload_good() -> None:
    assert WRONG_LENGTH[-4:] == payments.crc(WRONG_LENGTH[:-4])
    assert payments.read(WRONG_LENGTH) == BadPayment("tag or length")


@pytest.mark.parametrize(
    "body",
    [
        STATIC[:-8].replace("5303704", "5303840"),
        STATIC[:-8].replace("5802VN", "5802LA"),
        STATIC[:-8].replace("A000000727", "A000000728"),
        STATIC[:-8].replace("QRIBFTTA", "QRIBFTTX"),
        STATIC[:-8].replace("000201", "000202"),
        STATIC[:-8].replace("010211", "010213"),
        STATIC[:-8] + "5802VN",
        DYNAMIC.partition("62340107")[0].replace("5406180000", "540618000."),
        DYNAMIC.partition("62340107")[0].replace("5406180000", "5406000000"),
        DYNAMIC.partition("62340107")[0].replace("5406180000", "5406-10000"),
        STATIC[6:-8] + STATIC[:6],
        "000201",
        "",
    ],
)
def test_a_payload_against_the_standard_is_refused_in_spite_of_its_check_sum(body: str) -> None:
    assert isinstance(payments.read(signed(body)), BadPayment)


@pytest.mark.parametrize("text", ["", "000201", STATIC[:-4] + "cbb4", STATIC + "00", "0002\ud800"])
def test_what_is_no_payload_is_refused(text: str) -> None:
    assert isinstance(payments.read(text), BadPayment)


@quick
@given(BANKS, ACCOUNTS, st.none() | st.integers(1, 10**12), ASCII)
def test_what_is_written_reads_back(
    bank: str, account: str, amount: int | None, purpose: str
) -> None:
    text = payments.transfer(bank, account, amount, purpose)
    assert payments.read(text) == Payment(bank, account, amount, purpose)
    assert text.isascii()


@quick
@given(st.integers(0, len(DYNAMIC) - 1), st.sampled_from("0123456789ABCDEF"))
def test_one_wrong_letter_is_always_found(at: int, letter: str) -> None:
    wrong = DYNAMIC[:at] + letter + DYNAMIC[at + 1 :]
    if wrong != DYNAMIC:
        assert isinstance(payments.read(wrong), BadPayment)


def test_vietnamese_loses_its_marks_and_nothing_else() -> None:
    assert payments.plain("Lệ phí đất đai, ĐẶNG Thị Ưỡng") == "Le phi dat dai, DANG Thi Uong"
    made = payments.transfer("999999", "0000000000", 100_000, "Nộp phí ở phường Đất")
    read = payments.read(made)
    assert isinstance(read, Payment)
    assert read.purpose == "Nop phi o phuong Dat"


def test_a_dossier_code_fits_into_the_purpose_of_either_style() -> None:
    for code in ("H00.14-261112-0042", "000.00.06.H56-231027-0361"):
        read = payments.read(payments.transfer("999999", "0000000000", 100_000, code))
        assert isinstance(read, Payment)
        assert read.purpose == code


@pytest.mark.parametrize(
    ("bank", "account", "amount", "purpose"),
    [
        ("99999", "0000000000", 1, ""),
        ("999999", "", 1, ""),
        ("999999", "0" * 20, 1, ""),
        ("999999", "00 00", 1, ""),
        ("999999", "0000000000", 0, ""),
        ("999999", "0000000000", -5, ""),
        ("999999", "0000000000", 1, "x" * 26),
    ],
)
def test_what_a_bank_would_refuse_is_not_written(
    bank: str, account: str, amount: int, purpose: str
) -> None:
    with pytest.raises(ValueError, match=r"digits|letters|đồng"):
        payments.transfer(bank, account, amount, purpose)
