"""A row of a booking system's table → `BookingTold`. Pure.

Columns by the names that people use here, or by those of a system in use (OpenCPS, domain.md §6.3:
`codeNumber state checkinDate bookingInTime`). A state that nobody explained is a wrong row, to be
put right by a person, never guessed.
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from kiosk.catalogue import BookingState
from kiosk.clock import to_ms
from kiosk.codes import BookingCode, read_booking
from kiosk.payments import plain
from sync.bookings.told import BookingTold
from sync.dossiers.fields import WrongRecord, moment_in, text_in

NAMES = {
    "MaLichHen": ("malichhen", "madatlich", "codenumber"),
    "MaDonVi": ("madonvi", "madinhdanhdonvi"),
    "MaTTHC": ("matthc", "mathutuc", "mathutuchanhchinh"),
    "HangCho": ("hangcho", "mahangcho"),
    "NgayHen": ("ngayhen", "checkindate"),
    "GioBatDau": ("giobatdau", "giohen", "tugio", "bookingintime"),
    "GioKetThuc": ("gioketthuc", "dengio"),
    "TrangThai": ("trangthai", "trangthailichhen", "state"),
    "NgayCapNhat": ("ngaycapnhat", "thoidiemcapnhat"),
    "SoDinhDanh": ("sodinhdanh", "socccd", "cccd"),
}
NEEDED = ("MaLichHen", "MaDonVi", "NgayHen", "GioBatDau", "TrangThai")
STATES = {
    BookingState.BOOKED: ("dadat", "daxacnhan", "dathaydoi", "dadoilich", "booked", "moved"),
    BookingState.CANCELLED: ("dahuy", "huy", "cancelled", "canceled"),
}
SLOT = timedelta(minutes=30)
"""Where no end is said (domain.md §7.2)."""
_BY_WORD = {word: state for state, words in STATES.items() for word in words}
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:hH]([0-5]\d)(?::[0-5]\d)?")
_PART_OF_DAY = re.compile(r"0?\.\d+")
_CARD = re.compile(r"\d{12}")
DAY_MINUTES = 24 * 60


def booking_of(record: Mapping[str, Any], pattern: str = "") -> BookingTold:
    """A booking. `pattern`: the grammar of codes, "" for the usual. Raises `WrongRecord`."""
    code = read_booking(_needed(record, "MaLichHen").upper(), pattern)
    if not isinstance(code, BookingCode):
        raise WrongRecord("MaLichHen", "no_booking")
    raw = _needed(record, "TrangThai")
    state = _BY_WORD.get(re.sub(r"[^a-z0-9]", "", plain(raw).lower()))
    if state is None:
        raise WrongRecord("TrangThai", "no_state")
    procedure, queue = text_in(record, "MaTTHC"), text_in(record, "HangCho")
    if not procedure and not queue:
        raise WrongRecord("MaTTHC", "missing")
    day = moment_in(record, "NgayHen")
    if day is None:
        raise WrongRecord("NgayHen", "missing")
    starts = _at(record, "GioBatDau", day)
    if starts is None:
        raise WrongRecord("GioBatDau", "missing")
    ends = _at(record, "GioKetThuc", day) or starts + SLOT
    if ends <= starts or ends.date() != starts.date():
        raise WrongRecord("GioKetThuc", "no_slot")
    told = moment_in(record, "NgayCapNhat")
    return BookingTold(
        code=code.code,
        agency=_needed(record, "MaDonVi"),
        raw_state=raw[:40],
        state=state,
        starts_ms=to_ms(starts),
        ends_ms=to_ms(ends),
        procedure=procedure,
        queue=queue,
        told_ms=to_ms(told) if told else 0,
        factors=_card(record),
    )


def _needed(record: Mapping[str, Any], name: str) -> str:
    text = text_in(record, name)
    if not text:
        raise WrongRecord(name, "missing")
    return text


def _at(record: Mapping[str, Any], name: str, day: datetime) -> datetime | None:
    """A time of the day: "08:30", "8h30", or a table's part of a day (0.354166…)."""
    text = text_in(record, name)
    if not text:
        return None
    midnight = day.replace(hour=0, minute=0, second=0)
    clock = _CLOCK.fullmatch(text)
    if clock:
        return midnight + timedelta(hours=int(clock.group(1)), minutes=int(clock.group(2)))
    if _PART_OF_DAY.fullmatch(text):
        return midnight + timedelta(minutes=round(float(text) * DAY_MINUTES))
    raise WrongRecord(name, "no_clock")


def _card(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The number of the ID card. What is none finds nothing, and is said to be none."""
    number = text_in(record, "SoDinhDanh").replace(" ", "")
    if number and not _CARD.fullmatch(number):
        raise WrongRecord("SoDinhDanh", "no_card")
    return (number,) if number else ()
