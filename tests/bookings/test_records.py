"""A row of a booking system becomes a booking, or a sentence that says what is wrong."""

from datetime import datetime, timedelta

import pytest

from kiosk.catalogue import BookingState
from kiosk.clock import VIETNAM, to_ms
from sync.bookings.records import booking_of
from sync.dossiers.fields import WrongRecord

ROW = {
    "MaLichHen": "lh-261123-0042",
    "MaDonVi": "H00.14",
    "MaTTHC": "1.001193",
    "NgayHen": "23/11/2026",
    "GioBatDau": "08:30",
    "TrangThai": "Đã đặt",
    "SoDinhDanh": "000 202 000 001",
}
STARTS = datetime(2026, 11, 23, 8, 30, tzinfo=VIETNAM)


def test_a_row_says_when_what_for_and_who_may_find_it() -> None:
    found = booking_of(ROW)
    assert (found.code, found.agency, found.procedure) == ("LH-261123-0042", "H00.14", "1.001193")
    assert (found.state, found.raw_state) == (BookingState.BOOKED, "Đã đặt")
    assert (found.starts_ms, found.ends_ms) == (
        to_ms(STARTS),
        to_ms(STARTS + timedelta(minutes=30)),
    )
    assert found.factors == ("000202000001",)
    assert "000202" not in repr(found)


@pytest.mark.parametrize("clock", ["08:30", "8:30", "8h30", "08:30:00", "0.354166666666667"])
def test_a_time_is_read_however_it_is_written(clock: str) -> None:
    found = booking_of({**ROW, "GioBatDau": clock, "GioKetThuc": "09:15"})
    assert found.starts_ms == to_ms(STARTS)
    assert found.ends_ms - found.starts_ms == 45 * 60_000


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Đã đổi lịch", BookingState.BOOKED),
        ("moved", BookingState.BOOKED),
        ("ĐÃ HỦY", BookingState.CANCELLED),
        ("hủy", BookingState.CANCELLED),
    ],
)
def test_a_state_is_what_its_word_says_and_the_word_stays(word: str, state: BookingState) -> None:
    found = booking_of({**ROW, "TrangThai": word})
    assert (found.state, found.raw_state) == (state, word)


@pytest.mark.parametrize(
    ("wrong", "field", "why"),
    [
        ({"MaLichHen": "xin chào"}, "MaLichHen", "no_booking"),
        ({"MaLichHen": ""}, "MaLichHen", "missing"),
        ({"MaDonVi": ""}, "MaDonVi", "missing"),
        ({"MaTTHC": ""}, "MaTTHC", "missing"),
        ({"NgayHen": "mai"}, "NgayHen", "no_date"),
        ({"NgayHen": ""}, "NgayHen", "missing"),
        ({"GioBatDau": "25:00"}, "GioBatDau", "no_clock"),
        ({"GioBatDau": ""}, "GioBatDau", "missing"),
        ({"GioKetThuc": "08:30"}, "GioKetThuc", "no_slot"),
        ({"GioBatDau": "23:45"}, "GioKetThuc", "no_slot"),
        ({"TrangThai": "7"}, "TrangThai", "no_state"),
        ({"SoDinhDanh": "0002"}, "SoDinhDanh", "no_card"),
    ],
)
def test_what_cannot_be_is_said_by_its_field_and_without_what_stood_there(
    wrong: dict[str, str], field: str, why: str
) -> None:
    with pytest.raises(WrongRecord) as told:
        booking_of({**ROW, **wrong})
    assert (told.value.field, told.value.why) == (field, why)


def test_another_systems_codes_follow_its_own_grammar() -> None:
    assert booking_of({**ROW, "MaLichHen": "7-42"}, r"\d-\d+").code == "7-42"
    with pytest.raises(WrongRecord):
        booking_of(ROW, r"\d-\d+")
