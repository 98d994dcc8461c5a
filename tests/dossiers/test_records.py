"""What a record says: states 1 to 10, raw beside mapped, and wrong fields named, never guessed."""

from datetime import date, datetime

import pytest

from kiosk.catalogue import DossierState
from kiosk.clock import VIETNAM, to_ms
from sync.dossiers.fields import WrongRecord
from sync.dossiers.records import NUMBERS, STATES, told_of
from tests.dossiers.model_system import record


def wrong(**fields: object) -> tuple[str, str]:
    with pytest.raises(WrongRecord) as found:
        told_of(record(**fields))
    assert "Nguyễn" not in str(found.value)
    return found.value.field, found.value.why


def test_a_whole_record() -> None:
    told = told_of(record(7, TrangThaiHoSo="9", NgayKetThucXuLy="20261118153000"))
    assert (told.code, told.procedure) == ("H00.14-261112-0007", "1.001193")
    assert (told.raw_state, told.state) == ("9", DossierState.FINISHED)
    assert (told.received, told.promised) == (date(2026, 11, 12), date(2026, 11, 19))
    assert told.told_ms == to_ms(datetime(2026, 11, 18, 15, 30, tzinfo=VIETNAM))
    assert told.factors == ("0007",)  # the last four of phone and identity number are the same
    assert told.agency == "H00.14"


def test_each_of_the_ten_states_has_its_meaning_and_its_number() -> None:
    assert len(STATES) == 10
    assert {NUMBERS[state] for state in STATES.values()} == {str(n) for n in range(1, 11)}
    for number, state in STATES.items():
        told = told_of(record(TrangThaiHoSo=number))
        assert (told.raw_state, told.state) == (number, state)
        assert told_of(record(TrangThaiHoSo=int(number))).state is state


@pytest.mark.parametrize("raw", ["0", "11", "99", "Đang xử lý", "-1", "1.0x"])
def test_a_state_nobody_explained_is_unknown_and_kept_as_it_was(raw: str) -> None:
    told = told_of(record(TrangThaiHoSo=raw))
    assert (told.raw_state, told.state) == (raw, DossierState.UNKNOWN)


def test_what_is_shown_of_a_person_is_four_digits() -> None:
    told = told_of(
        record(SoDienThoai="+84 (90) 123-4567", DinhDanhCHS={"SoDinhDanh": "000202 009876"})
    )
    assert told.factors == ("4567", "9876")
    assert "4567" not in repr(told)


def test_too_short_numbers_are_no_factors() -> None:
    assert told_of(record(SoDienThoai="12", DinhDanhCHS=None)).factors == ()


def test_the_newest_open_demand_says_what_is_missing() -> None:
    asked = [
        {"NgayBoSung": "20261113", "NoiDungBoSung": "Bản sao", "NgayTiepNhanBoSung": "20261114"},
        {"NgayBoSung": "20261116", "NoiDungBoSung": "Ảnh 3x4"},
        {"NgayBoSung": "20261115", "NoiDungBoSung": "Đơn"},
    ]
    told = told_of(record(TrangThaiHoSo="5", DanhSachHoSoBoSung=asked))
    assert told.missing == "Ảnh 3x4"
    assert told_of(record(TrangThaiHoSo="4", DanhSachHoSoBoSung=asked)).missing == ""


@pytest.mark.parametrize(
    ("fees", "amount"),
    [
        ([], None),
        (None, None),
        ([{"Gia": "50000"}, {"Gia": 30000}], 80_000),
        ([{"Gia": "50.000 đ"}], 50_000),
        ([{"Gia": ""}], None),
        ([{"Gia": 0}], 0),
    ],
)
def test_fees_are_added_up(fees: object, amount: int | None) -> None:
    assert told_of(record(DanhSachLePhi=fees)).fee_vnd == amount


@pytest.mark.parametrize(
    "text",
    [
        "20261112083000", "20261112", "2026-11-12", "2026-11-12T08:30:00", "12/11/2026",
        "12/11/2026 08:30", "12/11/2026 08:30:00", "46338", "46338.354",
    ],
)  # fmt: skip
def test_dates_as_systems_and_tables_write_them(text: str) -> None:
    assert told_of(record(NgayTiepNhan=text)).received == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"MaHoSo": ""}, ("MaHoSo", "missing")),
        ({"MaHoSo": None}, ("MaHoSo", "missing")),
        ({"MaHoSo": "xin chào"}, ("MaHoSo", "no_code")),
        ({"MaHoSo": "H00.14-261332-0001"}, ("MaHoSo", "no_code")),
        ({"MaHoSo": ["a"]}, ("MaHoSo", "not_text")),
        ({"MaTTHC": ""}, ("MaTTHC", "missing")),
        ({"TrangThaiHoSo": None}, ("TrangThaiHoSo", "missing")),
        ({"TrangThaiHoSo": True}, ("TrangThaiHoSo", "not_text")),
        ({"NgayTiepNhan": "", "NgayNopHoSo": ""}, ("NgayTiepNhan", "missing")),
        ({"NgayTiepNhan": "hôm qua"}, ("NgayTiepNhan", "no_date")),
        ({"NgayTiepNhan": "20261332"}, ("NgayTiepNhan", "no_date")),
        ({"NgayHenTra": "00010101"}, ("NgayHenTra", "no_date")),
        ({"DanhSachLePhi": [{"Gia": "nhiều"}]}, ("Gia", "no_amount")),
        ({"DanhSachLePhi": "x"}, ("DanhSachLePhi", "no_amount")),
        ({"MaHoSo": "H00.14-261112-\ud8000001"}, ("MaHoSo", "not_text")),
    ],
)
def test_a_wrong_field_is_named(fields: dict[str, object], expected: tuple[str, str]) -> None:
    assert wrong(**fields) == expected
