"""Bytes of a serial reader become texts, however they arrive."""

from hypothesis import given
from hypothesis import strategies as st

from ui.readers.framing import LONGEST_BYTES, Frames

CARD = "001099012345|1234|NGUYỄN VĂN ĐỨC|01011990|Nam|ế ỗ ự"


def test_cr_lf_or_both_end_a_text_once() -> None:
    frames = Frames()
    assert frames.took(b"A\rB\nC\r\n\r\nD") == ["A", "B", "C"]
    assert frames.paused() == ["D"]
    assert frames.paused() == []


@given(st.lists(st.integers(1, 9)))
def test_text_is_whole_however_its_bytes_are_cut(cuts: list[int]) -> None:
    frames, data, found = Frames(), f"{CARD}\r".encode(), []
    for cut in [*cuts, len(data)]:
        found += frames.took(data[:cut])
        data = data[cut:]
    assert found == [CARD]


def test_broken_utf8_is_marked_and_does_not_spoil_the_next() -> None:
    frames = Frames()
    assert frames.took(b"\xe1\xba\r") == ["\ufffd"]
    assert frames.took("ế\r".encode()) == ["ế"]


def test_what_is_too_long_is_dropped_whole() -> None:
    frames = Frames()
    assert frames.took(b"x" * (LONGEST_BYTES + 1) + b"\r") == []
    assert frames.took(b"x" * LONGEST_BYTES + b"\r") == ["x" * LONGEST_BYTES]


def test_marks_around_a_code_are_not_of_it() -> None:
    assert Frames().took(b"\x02A012\x03\r") == ["A012"]
