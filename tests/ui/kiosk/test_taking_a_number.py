"""Walk 1 by finger: from the start screen to the number on screen and paper."""

from datetime import time

import msgspec
from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest

from kiosk.catalogue import Device, Hours, Window
from tests.small_centre import BIRTH, LAND
from tests.ui.kiosk.conftest import Kiosk, OpenKiosk, PaperTray, hall
from tests.ui.waiting import waited_for


def to_priority(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.touch("row_HT")
    kiosk.touch(f"row_{BIRTH}")
    kiosk.touch("take")


def waiting(kiosk: Kiosk, queue: str) -> int:
    return kiosk.desk.lobby().queues[queue].waiting


def test_five_touches_give_a_number_on_screen_and_paper(kiosk: Kiosk, tray: PaperTray) -> None:
    to_priority(kiosk)
    kiosk.touch("noPriority")
    assert kiosk.screen == "ticket"
    assert "A001" in kiosk.words()
    assert "Mời lấy phiếu ở khe bên dưới." in kiosk.words()
    assert tray.printed == [("A001", 0)]
    assert waiting(kiosk, "A") == 1


def test_the_procedure_says_what_to_bring_what_it_costs_and_how_long_it_takes(
    kiosk: Kiosk,
) -> None:
    kiosk.touch("takeNumber")
    kiosk.touch("row_HT")
    kiosk.touch(f"row_{BIRTH}")
    said = kiosk.words()
    assert "Thủ tục đăng ký khai sinh" in said
    assert "Tờ khai đăng ký khai sinh" in said
    assert "Giấy chứng sinh (bản chính, 2 bản)" in said
    assert "Không thu" in said
    assert "5 ngày làm việc" in said
    assert "Bước 3 / 4" in said


def test_a_field_with_one_procedure_skips_the_list(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.touch("row_DD")
    assert kiosk.screen == "procedure"
    assert "Bước 2 / 3" in kiosk.words()
    assert "Cán bộ sẽ báo" in kiosk.words()


def test_who_is_not_sure_gets_a_number_for_guidance(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.touch("unsure")
    assert kiosk.screen == "ticket"
    assert "S001" in kiosk.words()
    assert "Hướng dẫn" in kiosk.words()


def test_a_priority_group_goes_with_the_number(kiosk: Kiosk) -> None:
    to_priority(kiosk)
    kiosk.touch("group_elderly")
    row = kiosk.desk.store.run(lambda tx: tx.one("SELECT priority FROM ticket"))
    assert row is not None
    assert row["priority"] == "elderly"


def test_two_taps_on_the_same_thing_are_one_number(kiosk: Kiosk, tray: PaperTray) -> None:
    to_priority(kiosk)
    item = kiosk.item("noPriority")
    assert item is not None
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    kiosk.touch_at(middle, times=3)
    kiosk.settle()
    assert waiting(kiosk, "A") == 1
    assert len(tray.printed) == 1


def test_a_double_tap_does_not_reach_the_next_screen(kiosk: Kiosk) -> None:
    kiosk.root.setProperty("settleMs", 300)
    item = kiosk.item("takeNumber")
    assert item is not None
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    kiosk.touch_at(middle, times=2)
    kiosk.settle()
    assert kiosk.screen == "field"
    QTest.qWait(320)
    kiosk.touch("row_HT")
    assert kiosk.screen == "procedures"


def test_a_control_looks_pressed_while_the_finger_is_down(kiosk: Kiosk) -> None:
    item = kiosk.item("takeNumber")
    assert item is not None
    before = kiosk.view.grabWindow().pixelColor(400, 600)
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    QTest.touchEvent(kiosk.view, kiosk.finger).press(0, middle).commit()
    assert item.property("down") is True
    assert kiosk.view.grabWindow().pixelColor(400, 600) != before
    assert len(kiosk.clicks) == 1
    QTest.touchEvent(kiosk.view, kiosk.finger).release(0, middle).commit()


def test_a_finger_that_slides_away_has_chosen_nothing(kiosk: Kiosk) -> None:
    item = kiosk.item("takeNumber")
    assert item is not None
    middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    away = middle.__class__(middle.x(), middle.y() + 900)
    QTest.touchEvent(kiosk.view, kiosk.finger).press(0, middle).commit()
    QTest.touchEvent(kiosk.view, kiosk.finger).move(0, away).commit()
    QTest.touchEvent(kiosk.view, kiosk.finger).release(0, away).commit()
    kiosk.settle()
    assert kiosk.screen == "welcome"


def test_a_used_up_queue_says_so_on_its_row_before_it_is_touched(kiosk: Kiosk) -> None:
    for _ in range(3):
        kiosk.desk.take_ticket(procedure=LAND)
    kiosk.vm.look()
    kiosk.settle()
    kiosk.touch("takeNumber")
    assert kiosk.item("row_DD") is None
    assert "Hết số hôm nay. Lấy lại từ 0:00 thứ Ba 24/11" in kiosk.words()


def test_a_queue_that_fills_up_meanwhile_is_answered_in_words(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.touch("row_DD")
    kiosk.touch("take")
    for _ in range(3):
        kiosk.desk.take_ticket(procedure=LAND)
    kiosk.touch("noPriority")
    assert kiosk.screen == "message"
    assert "Hết số hôm nay" in kiosk.words()
    kiosk.touch("home")
    assert kiosk.screen == "welcome"


def test_a_closed_centre_says_when_it_opens_and_keeps_the_other_wishes(
    open_kiosk: OpenKiosk,
) -> None:
    morning = (Window(time(13, 30), time(15, 30)),)
    hours = tuple(Hours(day, morning, morning) for day in range(7))
    kiosk = open_kiosk(msgspec.structs.replace(hall(), hours=hours))
    assert kiosk.item("takeNumber") is None
    assert "Nhận số từ 13:30." in kiosk.words()
    kiosk.touch("lookUp")
    assert kiosk.screen == "code"


def test_without_paper_the_number_stays_valid_with_its_code(kiosk: Kiosk, tray: PaperTray) -> None:
    tray.state, tray.reason = "failed", "paper_out"
    to_priority(kiosk)
    kiosk.touch("noPriority")
    said = kiosk.words()
    assert "A001" in said
    assert "Máy hết giấy. Số vẫn có hiệu lực." in said
    code = kiosk.root.findChild(object, "qr")
    assert code is not None
    assert code.property("text").startswith("MC1-")
    kiosk.touch("side")
    kiosk.seconds(60 + 59)
    assert kiosk.screen == "ticket"
    assert kiosk.vm.idle.property("left") == 0
    kiosk.touch("done")
    assert kiosk.screen == "welcome"


def test_while_nothing_can_be_printed_the_start_screen_says_so_and_numbers_go_on(
    open_kiosk: OpenKiosk,
) -> None:
    printer = Device("K1", "printer", "kiosk", "tcp://127.0.0.1")
    kiosk = open_kiosk(msgspec.structs.replace(hall(), devices=(printer,)))
    open_until = "Đang nhận số"
    assert open_until in kiosk.words()
    for reason in ("cover_open", "paper_low", "cable", ""):
        kiosk.desk.device_state(device="K1", reason=reason)
        kiosk.vm.look()
        down = reason in {"cover_open", "cable"}
        said = "Chưa in được phiếu, số hiện trên" if down else open_until
        not_said = open_until if down else "Chưa in được phiếu"
        assert waited_for(lambda said=said: said in kiosk.words())
        assert not_said not in kiosk.words()
        assert kiosk.item("takeNumber") is not None


def test_no_button_moves_under_the_finger_while_the_paper_comes(
    kiosk: Kiosk, tray: PaperTray
) -> None:
    tray.slow = True
    to_priority(kiosk)
    kiosk.touch("noPriority")
    assert "Đang in phiếu…" in kiosk.words()
    before = places(kiosk, "side", "help", "done")
    tray.deliver()
    kiosk.settle()
    assert "Mời lấy phiếu ở khe bên dưới." in kiosk.words()
    assert places(kiosk, "side", "help", "done") == before


def places(kiosk: Kiosk, *names: str) -> list[tuple[float, float, float]]:
    found = []
    for name in names:
        item = kiosk.item(name)
        assert item is not None, name
        found.append((item.x(), item.y(), item.width()))
    return found


def test_an_uncertain_paper_is_never_printed_again_by_itself(kiosk: Kiosk, tray: PaperTray) -> None:
    tray.state, tray.reason = "uncertain", "uncertain"
    to_priority(kiosk)
    kiosk.touch("noPriority")
    assert "Chưa rõ phiếu đã ra chưa." in kiosk.words()
    assert tray.printed == [("A001", 0)]


def test_the_ticket_is_printed_again_twice_at_most(kiosk: Kiosk, tray: PaperTray) -> None:
    to_priority(kiosk)
    kiosk.touch("noPriority")
    kiosk.touch("side")
    kiosk.touch("side")
    assert tray.printed == [("A001", 0), ("A001", 1), ("A001", 2)]
    assert kiosk.item("side") is None


def test_back_leads_through_the_walk_to_the_page_that_was_left(kiosk: Kiosk) -> None:
    to_priority(kiosk)
    for expected in ("procedure", "procedures", "field", "welcome"):
        kiosk.touch("back")
        assert kiosk.screen == expected


def test_help_says_where_a_person_is_and_leads_back(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.touch("help")
    assert "bàn Hướng dẫn" in kiosk.words()
    kiosk.touch("back")
    assert kiosk.screen == "field"
