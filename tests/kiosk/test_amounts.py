"""Amounts in words: read back by a reader of its own, and by hand."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.amounts import LARGEST, in_words

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
ENGLISH = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip


def read_vietnamese(said: str) -> int:
    """The number that a listener hears."""
    total = below_billion = group = 0
    for word in said.removesuffix(" đồng").split():
        if word == "tỷ":
            total, below_billion, group = (below_billion + group) * 10**9, 0, 0
        elif word in {"triệu", "nghìn"}:
            below_billion += group * {"triệu": 10**6, "nghìn": 1000}[word]
            group = 0
        elif word == "trăm":
            group *= 100
        elif word == "mươi":
            group += group % 10 * 9
        elif word == "mười":
            group += 10
        elif word != "linh":
            group += DIGITS[word]
    return total + below_billion + group


def read_english(said: str) -> int:
    total = group = 0
    for word in said.removesuffix(" đồng").replace("-", " ").split():
        scale = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
        if word == "hundred":
            group *= 100
        elif word in scale:
            total, group = total + group * scale[word], 0
        else:
            group += ENGLISH[word]
    return total + group


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "không"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (111, "một trăm mười một"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_015, "một nghìn không trăm mười lăm"),
        (8_000, "tám nghìn"),
        (100_000, "một trăm nghìn"),
        (180_000, "một trăm tám mươi nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_234_567, "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy"),
        (12_345_678, "mười hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám"),
        (10**9, "một tỷ"),
        (10**9 + 1, "một tỷ không trăm linh một"),
        (21 * 10**9, "hai mươi mốt tỷ"),
        (10**12, "một nghìn tỷ"),
    ],
)
def test_an_amount_is_said_as_people_say_it(amount: int, said: str) -> None:
    assert in_words(amount) == f"{said} đồng"


@given(st.integers(0, LARGEST))
@example(LARGEST - 1)
@example(10**9 + 10**6)
def test_any_amount_is_heard_as_what_it_is(amount: int) -> None:
    assert read_vietnamese(in_words(amount)) == amount
    assert read_english(in_words(amount, "en")) == amount


def test_every_amount_below_two_thousand_is_heard_and_said_once() -> None:
    said = [in_words(amount) for amount in range(2000)]
    assert [read_vietnamese(each) for each in said] == list(range(2000))
    assert len(set(said)) == 2000


@given(st.integers(1, LARGEST))
def test_one_four_and_five_change_their_sound_only_after_a_ten(amount: int) -> None:
    words = in_words(amount).split()
    for before, word in zip(["", *words], words, strict=False):
        assert before == "mươi" or word not in {"mốt", "tư"}
        assert before in {"mươi", "mười"} or word != "lăm"
        assert before != "mươi" or word not in {"một", "bốn", "năm", "không"}
    assert words[0] not in {"linh", "mươi", "trăm", "không"}


@pytest.mark.parametrize("amount", [-1, LARGEST + 1])
def test_no_other_amount_is_put_into_words(amount: int) -> None:
    with pytest.raises(ValueError, match="from 0 to"):
        in_words(amount)
