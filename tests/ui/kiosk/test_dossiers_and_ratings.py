"""Walk 2 and the kiosk's part of walk 4: codes held to the reader or typed, dossiers, ratings."""

import pytest
from PySide6.QtQuick import QQuickItem

from kiosk.desk import Desk
from tests.small_centre import BIRTH, PIN
from tests.ui.kiosk.conftest import FEE_DUE, FINISHED, LOOKUP, PHONE, SUPPLEMENT, Kiosk
from tests.ui.measuring import visible_items


def served(desk: Desk) -> str:
    """A visit that is over; the token of its ticket."""
    taken = desk.take_ticket(procedure=BIRTH)
    desk.sign_in(counter=1, official="CB01", pin=PIN)
    desk.call_next(counter=1)
    desk.finish(counter=1)
    return taken.token


def test_a_slip_at_the_reader_asks_for_the_second_factor_first(kiosk: Kiosk) -> None:
    kiosk.scan(SUPPLEMENT)
    assert kiosk.screen == "factor"
    assert "bổ sung" not in kiosk.words()
    assert "Bản gốc hợp đồng" not in kiosk.words()


def test_the_phone_s_last_digits_open_the_dossier(kiosk: Kiosk) -> None:
    kiosk.scan(SUPPLEMENT)
    kiosk.type(*PHONE, "done")
    said = kiosk.words()
    assert kiosk.screen == "dossier"
    assert "Hồ sơ cần bổ sung giấy tờ" in said
    assert "Bản gốc hợp đồng." in said
    assert "Thứ Sáu 27/11" in said
    assert "chờ bổ sung" in said


def test_the_look_up_code_is_typed_with_letters(kiosk: Kiosk) -> None:
    kiosk.scan(FINISHED)
    kiosk.type("3", "4", "sheet", "A", "C", "done")
    assert LOOKUP == "34AC"
    assert kiosk.screen == "dossier"
    assert "Đã có kết quả, mời nhận" in kiosk.words()


def test_a_finished_dossier_gives_a_number_for_the_results_counter_in_one_touch(
    kiosk: Kiosk,
) -> None:
    kiosk.scan(FINISHED)
    kiosk.type(*PHONE, "done")
    kiosk.touch("act")
    assert kiosk.screen == "ticket"
    assert "R001" in kiosk.words()
    assert "Nhận kết quả" in kiosk.words()
    row = kiosk.desk.store.run(lambda tx: tx.one("SELECT dossier FROM ticket"))
    assert row is not None
    assert row["dossier"] == FINISHED


def test_a_fee_is_shown_with_its_payment_code_and_waits_for_the_counter(kiosk: Kiosk) -> None:
    kiosk.scan(FEE_DUE)
    kiosk.type(*PHONE, "done")
    assert "100.000 đồng" in kiosk.words()
    assert "Quầy sẽ xác nhận khi tiền đến." in kiosk.words()
    codes = [
        str(item.property("text"))
        for item in visible_items(kiosk.root)
        if item.objectName() == "qr"
    ]
    assert [code[:6] for code in codes] == ["000201"]


def test_a_wrong_factor_is_said_on_the_pad_and_after_three_the_pad_pauses(kiosk: Kiosk) -> None:
    kiosk.scan(FINISHED)
    for _ in range(2):
        kiosk.type("9", "9", "9", "9", "done")
        assert kiosk.screen == "factor"
        assert "Chưa tìm thấy." in kiosk.words()
    kiosk.type("9", "9", "9", "9", "done")
    kiosk.type("9", "9", "9", "9", "done")
    assert kiosk.screen == "message"
    assert "Nhập sai quá nhiều lần." in kiosk.words()


def test_a_code_is_typed_on_the_screen_too(kiosk: Kiosk) -> None:
    kiosk.touch("lookUp")
    kiosk.type(*SUPPLEMENT[:1], *SUPPLEMENT[1:], "done")
    assert kiosk.screen == "factor"
    assert SUPPLEMENT in kiosk.words()


def test_a_mistyped_code_says_where_the_right_one_stands(kiosk: Kiosk) -> None:
    kiosk.touch("collect")
    assert "Nhận kết quả" in kiosk.words()
    kiosk.type("H", "0", "0", "1", "2", "3", "done")
    assert kiosk.screen == "code"
    assert "Mã này chưa đúng. Xin xem mã ở đầu giấy hẹn." in kiosk.words()
    kiosk.type("erase")
    kiosk.type("4")
    assert "Mã này chưa đúng" in kiosk.words() or "H00124" in kiosk.words()


def test_done_cannot_be_touched_before_there_is_enough(kiosk: Kiosk) -> None:
    kiosk.scan(FINISHED)
    assert kiosk.item("key_done") is None
    kiosk.type(*PHONE)
    assert kiosk.item("key_done") is not None


def test_nothing_of_a_dossier_outlives_the_visit(kiosk: Kiosk) -> None:
    kiosk.scan(SUPPLEMENT)
    kiosk.type(*PHONE, "done")
    kiosk.touch("home")
    assert not any(kiosk.vm.dossier.property("shown").values())
    assert kiosk.vm.dossier.property("text") == ""
    kiosk.touch("lookUp")
    entry = kiosk.root.findChild(QQuickItem, "entry")
    assert entry.property("text") == ""


def test_a_waiting_ticket_at_the_reader_shows_its_place(kiosk: Kiosk) -> None:
    kiosk.desk.take_ticket(procedure=BIRTH)
    taken = kiosk.desk.take_ticket(procedure=BIRTH)
    kiosk.scan(taken.token)
    assert kiosk.screen == "place"
    assert "A002" in kiosk.words()
    assert "Đang chờ gọi" in kiosk.words()
    assert "1 người" in kiosk.words()


def test_a_called_ticket_is_sent_to_its_counter(kiosk: Kiosk) -> None:
    taken = kiosk.desk.take_ticket(procedure=BIRTH)
    kiosk.desk.sign_in(counter=1, official="CB01", pin=PIN)
    kiosk.desk.call_next(counter=1)
    kiosk.scan(taken.token)
    assert "Mời đến quầy 1" in kiosk.words()


def test_a_finished_ticket_is_rated_with_one_touch(kiosk: Kiosk) -> None:
    kiosk.scan(served(kiosk.desk))
    assert kiosk.screen == "rating"
    kiosk.touch("score_5")
    assert kiosk.screen == "thanks"
    assert "Cảm ơn ông/bà" in kiosk.words()
    row = kiosk.desk.store.run(lambda tx: tx.one("SELECT answer, score FROM service"))
    assert row is not None
    assert (row["answer"], row["score"]) == ("given", 5)
    kiosk.seconds(4)
    assert kiosk.screen == "welcome"


def test_a_low_answer_is_stored_before_its_reasons_are_asked(kiosk: Kiosk) -> None:
    kiosk.scan(served(kiosk.desk))
    kiosk.touch("score_2")
    assert kiosk.screen == "reasons"
    kiosk.touch("reason_slow")
    kiosk.touch("reason_manner")
    kiosk.touch("reason_manner")
    kiosk.touch("send")
    assert kiosk.screen == "thanks"
    row = kiosk.desk.store.run(lambda tx: tx.one("SELECT score, reasons FROM service"))
    assert row is not None
    assert row["score"] == 2
    assert "slow" in str(row["reasons"])
    assert "manner" not in str(row["reasons"])


def test_a_service_is_rated_once(kiosk: Kiosk) -> None:
    token = served(kiosk.desk)
    kiosk.touch("rate")
    assert "Mời đưa phiếu vào đầu đọc" in kiosk.words()
    kiosk.scan(token)
    kiosk.touch("score_4")
    kiosk.touch("home")
    kiosk.touch("rate")
    kiosk.scan(token)
    assert kiosk.screen == "message"
    assert "Lượt này đã được đánh giá." in kiosk.words()


def test_a_service_that_is_not_over_cannot_be_rated(kiosk: Kiosk) -> None:
    taken = kiosk.desk.take_ticket(procedure=BIRTH)
    kiosk.touch("rate")
    kiosk.scan(taken.token)
    assert "Lượt này chưa phục vụ xong." in kiosk.words()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("🙂" * 5000, "Xin thử lại, để mã phẳng và gần đầu đọc."),
        ("'; DROP TABLE event; --", "Xin thử lại"),
        ("\u202eH00.14-261112-0042", "Xin thử lại"),
        ("MC1-0000000000000000000000000AB", "Mã phiếu bị hỏng."),
        (
            "000200000001|000000001|Nguyễn Văn Mẫu|01011990|Nam|Phường Mẫu|01012022",
            "Thông tin thẻ không được lưu.",
        ),
    ],
)
def test_anything_else_at_the_reader_gets_a_kind_sentence(
    kiosk: Kiosk, text: str, said: str
) -> None:
    before = kiosk.desk.store.run(lambda tx: tx.head.seq)
    kiosk.scan(text)
    assert kiosk.screen == "message"
    assert said in kiosk.words()
    assert "Nguyễn" not in kiosk.words()
    assert kiosk.desk.store.run(lambda tx: tx.head.seq) == before


def test_an_unknown_code_leads_to_typing_in_one_touch(kiosk: Kiosk) -> None:
    kiosk.scan("xin chào")
    kiosk.touch("act")
    assert kiosk.screen == "code"


def test_after_a_bug_of_ours_the_kiosk_apologises_and_goes_on(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.vm.sorry()
    kiosk.settle()
    assert "Xin lỗi ông/bà" in kiosk.words()
    kiosk.seconds(20)
    assert kiosk.screen == "welcome"


def test_a_comment_is_typed_in_telex_and_goes_along_with_the_reasons(kiosk: Kiosk) -> None:
    kiosk.scan(served(kiosk.desk))
    kiosk.touch("score_1")
    kiosk.touch("side")
    assert kiosk.screen == "write"
    kiosk.type(*"chowf", "space", *"laau")
    kiosk.touch("mode_speech")
    assert kiosk.heard("Chờ lâu")
    kiosk.touch("done")
    assert kiosk.screen == "reasons"
    kiosk.touch("send")
    comment = kiosk.desk.store.run(lambda tx: tx.value("SELECT text FROM sealed"))
    assert comment == "Chờ lâu"
    kiosk.touch("act")
    assert kiosk.vm.comment.property("text") == ""


def test_the_scan_screen_shows_what_the_camera_sees_and_forgets_it(kiosk: Kiosk) -> None:
    kiosk.touch("rate")
    assert "Hình không được lưu" not in kiosk.words()
    kiosk.vm.previewed("image://qr/A012")
    kiosk.settle()
    assert "Hình không được lưu" in kiosk.words()
    kiosk.touch("home")
    assert kiosk.vm.property("preview") == ""
