"""Complaints by keyboard: recorded, taken from a comment, verified; counted apart."""

from kiosk.answers import Finished, TicketTaken
from kiosk.desk import Desk
from tests.desk_at_work import HandClock
from tests.small_centre import BIRTH
from tests.ui.counter.desk_keys import rest
from tests.ui.manager.conftest import Manager


def open_register(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+3")
    assert manager.page == "complaints"


def states(manager: Manager) -> list[str]:
    return [row["state"] for row in manager.vm.complaints.property("rows")]


def write_one(manager: Manager, text: str = "Nói to tiếng") -> None:
    manager.key("F2", "Alt+2", "Alt+5")
    manager.fill("whom", "thu")
    assert manager.comes(lambda: manager.vm.entry.property("options"))
    manager.key("Return")
    manager.fill("text", text)
    manager.key("F2")


def low_answer_with_words(desk: Desk, clock: HandClock) -> None:
    assert isinstance(desk.take_ticket(procedure=BIRTH), TicketTaken)
    desk.call_next(counter=1)
    clock.forward(minutes=3)
    done = desk.finish(counter=1)
    assert isinstance(done, Finished)
    desk.rate(rating=done.rating, score=1)
    desk.explain_rating(rating=done.rating, reasons=("slow",), comment="Chờ hai giờ")


def test_a_complaint_is_typed_and_then_waits_to_be_verified(manager: Manager) -> None:
    open_register(manager)
    assert "Sổ chưa có phản ánh nào." in manager.words()
    write_one(manager)
    assert manager.comes(lambda: states(manager) == ["Chờ xác minh"])
    shown = manager.words()
    assert "Đã ghi phản ánh số 1." in shown
    assert "Cán bộ Trần Thị Thử" in shown
    assert "Nói to tiếng" in shown
    (one,) = manager.desk.complaints().complaints
    assert (one.official, one.way, one.about) == ("CB02", "hotline", "person")
    manager.vm.look()
    assert manager.comes(lambda: "Phản ánh 1" in manager.words())


def test_what_is_missing_is_said_at_its_field(manager: Manager) -> None:
    open_register(manager)
    manager.key("F2", "Alt+5")
    manager.fill("happened", "24/11/2026")
    manager.key("F2")
    shown = manager.words()
    for sentence in (
        "Ngày này chưa đến.",
        "Chọn cán bộ được nhắc đến.",
        "Ghi nội dung phản ánh.",
    ):
        assert sentence in shown
    manager.key("Escape")
    assert manager.vm.entry.property("mode") == ""
    assert manager.desk.complaints().complaints == ()


def test_it_is_settled_with_a_reason_and_not_without(manager: Manager) -> None:
    open_register(manager)
    write_one(manager)
    assert manager.comes(lambda: states(manager) == ["Chờ xác minh"])
    manager.key("Down", "F4")
    assert "Chọn có cơ sở hoặc không có cơ sở." in manager.words()
    manager.key("Alt+2", "F4")
    assert "Ghi lý do kết luận." in manager.words()
    manager.fill("reason", "Không đúng người")
    manager.key("F4")
    assert manager.comes(lambda: states(manager) == ["Không có cơ sở"])
    assert "Đã ghi kết luận." in manager.words()
    assert "Lý do đã ghi: Không đúng người" in manager.words()


def test_a_comment_of_a_rating_becomes_a_complaint(manager: Manager) -> None:
    low_answer_with_words(manager.desk, manager.clock)
    open_register(manager)
    manager.key("F3")
    assert manager.comes(lambda: "Chờ hai giờ" in manager.words())
    (row,) = manager.vm.entry.property("comments")
    assert set(row) == {"origin", "head", "reasons", "text"}
    manager.key("F4")
    assert manager.comes(lambda: states(manager) == ["Chờ xác minh"])
    assert "Ý kiến đánh giá" in manager.words()
    manager.key("F3")
    rest(50)
    assert manager.comes(lambda: "Không có ý kiến nào chưa vào sổ." in manager.words())


def test_nothing_of_the_register_stays_when_the_manager_leaves(manager: Manager) -> None:
    open_register(manager)
    write_one(manager)
    assert manager.comes(lambda: states(manager) == ["Chờ xác minh"])
    manager.key("Ctrl+Q")
    assert "Nói to tiếng" not in manager.words()
    manager.vm.entry.record()
    manager.vm.complaints.settle()
    rest(50)
    assert len(manager.desk.complaints().complaints) == 1


def test_an_official_with_a_pending_complaint_is_marked_beside_the_ratings(
    manager: Manager,
) -> None:
    open_register(manager)
    write_one(manager)
    assert manager.comes(lambda: states(manager) == ["Chờ xác minh"])
    manager.key("Ctrl+2", "F3")
    assert manager.comes(lambda: "CB02 · có phản ánh chờ xác minh" in manager.words())


def test_indicators_are_those_of_the_quarter_and_say_what_they_lack(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+4")
    assert manager.comes(lambda: len(manager.vm.indicators.property("rows")) == 9)
    shown = manager.words()
    assert "Quý IV/2026" in shown
    assert "chưa có dữ liệu tại máy này" in shown
    assert "2 trên 2 điểm, 1 trong 9 chỉ tiêu có dữ liệu" in shown
    assert "118/2025" in shown
    manager.key("Alt+Left")
    assert manager.comes(lambda: "Quý III/2026" in manager.words())
    manager.key("Alt+Right", "Alt+Right")
    assert manager.comes(lambda: "Quý IV/2026" in manager.words())
    assert manager.vm.indicators.property("isNow")
