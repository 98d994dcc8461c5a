"""A card or a booking's code at the reader: one page, one touch, and always a way to a number."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication

from kiosk.answers import Reason, Refused
from kiosk.catalogue import BookingState
from kiosk.clock import to_ms
from kiosk.desk import Desk
from kiosk.events import BookingLearned
from tests.desk_at_work import MORNING
from tests.small_centre import LAND
from tests.ui.kiosk.conftest import Kiosk, OpenKiosk, PaperTray

NUMBER = "000202000001"
CARD = f"{NUMBER}||Nguyễn Văn An|15052002|Nam|Xã Quảng Phú, Đắk Lắk|20042021"
CODE = "LH-261123-0042"


def booked(
    kiosk: Kiosk, *, minutes: int = 18, days: int = 0, state: BookingState = BookingState.BOOKED
) -> None:
    """From 9:12, so that 18 minutes later it is half past nine."""
    starts = MORNING.replace(second=0, microsecond=0) + timedelta(minutes=minutes, days=days)
    word = BookingLearned(
        code=CODE,
        state=state,
        starts_ms=to_ms(starts),
        ends_ms=to_ms(starts + timedelta(minutes=30)),
        procedure=LAND,
    )
    kiosk.desk.store.run(lambda tx: kiosk.desk.hear_booking(tx, word, 1, NUMBER))


def test_a_card_leads_to_its_booking_and_one_touch_to_the_number(
    kiosk: Kiosk, tray: PaperTray
) -> None:
    booked(kiosk)
    kiosk.scan(CARD)
    assert kiosk.screen == "booking"
    said = kiosk.words()
    assert f"Lịch hẹn {CODE}" in said
    for part in ("09:30–10:00", "Thứ Hai 23/11", "Đăng ký biến động đất đai", "Khu B"):
        assert part in said
    assert "Nguyễn" not in said
    assert "000" not in said
    kiosk.touch("act")
    assert kiosk.screen == "ticket"
    assert "B001" in kiosk.words()
    assert "Lịch hẹn | 09:30–10:00" in kiosk.words()
    assert "Phía trước" not in kiosk.words()
    assert tray.printed == [("B001", 0)]


def test_scanned_again_it_is_the_same_number_and_no_second_paper(
    kiosk: Kiosk, tray: PaperTray
) -> None:
    booked(kiosk)
    kiosk.scan(CARD)
    kiosk.touch("act")
    kiosk.touch("done")
    for code in (CARD, CODE, f"https://lichhen.example/?ma={CODE.lower()}"):
        kiosk.scan(code)
        assert kiosk.screen == "place"
        assert "B001" in kiosk.words()
        assert "Lịch hẹn | 09:30–10:00" in kiosk.words()
        kiosk.touch("home")
    assert tray.printed == [("B001", 0)]


def test_somebody_who_was_quicker_at_another_kiosk_is_shown_not_doubled(
    kiosk: Kiosk, tray: PaperTray
) -> None:
    booked(kiosk)
    kiosk.scan(CARD)
    kiosk.desk.check_in(booking=CODE)
    kiosk.touch("act")
    assert kiosk.screen == "place"
    assert "B001" in kiosk.words()
    assert tray.printed == []


def test_the_code_can_be_typed_where_codes_are_typed(kiosk: Kiosk) -> None:
    booked(kiosk)
    kiosk.touch("lookUp")
    kiosk.type("L", "sheet", *CODE[1:], "done")
    assert kiosk.screen == "booking"
    kiosk.touch("back")
    kiosk.type("sheet", "erase", "9", "done")
    assert kiosk.screen == "message"
    assert "Chưa có lịch hẹn này" in kiosk.words()
    kiosk.touch("act")
    assert kiosk.screen == "field"


@pytest.mark.parametrize(
    ("how", "title", "notice"),
    [
        ({"minutes": 288}, "Chưa đến giờ nhận số", "Nhận số từ 13:30, hoặc lấy số thường"),
        ({"minutes": -72}, "Đã quá giờ lịch hẹn", "Mời lấy số thường."),
        ({"days": 1}, "Lịch hẹn của ngày khác", "Nhận số từ 9:00 thứ Ba 24/11"),
        ({"state": BookingState.CANCELLED}, "Lịch hẹn đã hủy", "hoặc đặt lịch hẹn khác"),
    ],
)
def test_what_cannot_be_come_to_says_when_and_leads_to_an_ordinary_number(
    kiosk: Kiosk, how: dict[str, object], title: str, notice: str
) -> None:
    booked(kiosk, **how)  # type: ignore[arg-type]
    kiosk.scan(CODE)
    assert kiosk.screen == "booking"
    assert title in kiosk.words()
    assert notice in kiosk.words()
    kiosk.touch("act")
    assert kiosk.screen == "procedure"
    assert "Đăng ký biến động đất đai" in kiosk.words()
    kiosk.touch("take")
    kiosk.touch("noPriority")
    assert kiosk.screen == "ticket"
    assert "Lịch hẹn" not in kiosk.words()


def test_a_card_without_a_booking_is_told_so_and_may_take_a_number(kiosk: Kiosk) -> None:
    kiosk.scan(CARD)
    assert kiosk.screen == "message"
    assert "chưa có lịch hẹn theo thẻ này" in kiosk.words()
    kiosk.touch("act")
    assert kiosk.screen == "field"


def test_nothing_of_a_booking_is_left_for_the_next_visitor(kiosk: Kiosk) -> None:
    booked(kiosk)
    kiosk.scan(CARD)
    kiosk.touch("home")
    assert kiosk.vm.booking.property("shown")["codeLine"] == ""
    kiosk.vm.booking.act()
    kiosk.settle()
    assert kiosk.screen == "welcome"


def test_while_the_bookings_are_out_of_reach_an_ordinary_number_is_offered(
    open_kiosk: OpenKiosk,
) -> None:
    class OutOfReach(Desk):
        """As a kiosk's desk answers while its hub is away."""

        def find_booking(self, **_: object) -> Refused:  # type: ignore[override]
            return Refused(reason=Reason.BOOKING_UNCHECKABLE)

    kiosk = open_kiosk()
    kiosk.vm._visit.desk = OutOfReach(kiosk.desk.parts)
    kiosk.scan(CARD)
    QCoreApplication.processEvents()
    assert "chưa xem được lịch hẹn. Mời ông/bà lấy số thường" in kiosk.words()
    kiosk.touch("act")
    assert kiosk.screen == "field"


def test_in_english_the_page_is_english(kiosk: Kiosk) -> None:
    booked(kiosk, minutes=288)
    kiosk.scan(CARD)
    kiosk.vm.mode("language")
    kiosk.settle()
    assert "It is too early" in kiosk.words()
    assert "Come back from 13:30" in kiosk.words()
