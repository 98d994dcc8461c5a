"""What a manager sees is what was counted, and no more than may be shown."""

from datetime import timedelta

from PySide6.QtGui import QGuiApplication

from kiosk import reports
from kiosk.bootstrap import reading
from kiosk.reports import Period
from tests.ui.manager.conftest import TODAY, Manager


def test_figures_are_shown_after_a_managers_pin(manager: Manager) -> None:
    assert manager.page == "signIn"
    assert "Bùi Thị Quản" in manager.words()
    assert "Nguyễn Văn Mẫu" not in manager.words()  # not a manager
    manager.type("1111")
    manager.key("Return")
    assert manager.comes(lambda: "Mã PIN chưa đúng" in manager.words())
    manager.sign_in()
    assert "Phòng chờ lúc này" in manager.words()


def test_wrong_pins_lock_the_name_as_at_a_counter(manager: Manager) -> None:
    for _ in range(5):
        manager.type("1111")
        manager.key("Return")
        assert manager.comes(lambda: not manager.vm.signIn.property("working"))
    manager.type("2468")
    manager.key("Return")
    assert manager.comes(lambda: "Nhập sai quá nhiều lần" in manager.words())
    assert manager.page == "signIn"


def test_ctrl_q_hides_the_figures(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+Q")
    assert manager.page == "signIn"
    assert "Phòng chờ lúc này" not in manager.words()
    manager.key("Ctrl+2")
    assert manager.page == "signIn"


def test_the_hall_is_the_desks_own_look(manager: Manager) -> None:
    manager.sign_in()
    assert manager.comes(lambda: manager.vm.hall.property("facts"))
    view = manager.desk.hall()
    assert manager.vm.hall.property("waiting") == view.waiting == 1
    values = {each["label"]: each["value"] for each in manager.vm.hall.property("facts")}
    assert values["Đã phục vụ"] == str(view.served) == "11"
    assert values["Chờ lâu nhất"].endswith(", A010")
    bars = manager.vm.hall.property("hours")
    assert {bar["hour"]: bar["figure"] for bar in bars} == {
        str(each.hour): str(each.given) for each in view.hours
    }


def test_a_device_in_trouble_tells_where_and_since_when(manager: Manager) -> None:
    manager.desk.device_state(device="Q1", reason="paper_out")
    manager.sign_in()
    assert manager.comes(lambda: "Máy in Q1 hết giấy từ" in manager.words())


def test_ratings_equal_the_report(manager: Manager) -> None:
    manager.sign_in()
    day = TODAY.date()
    with reading(manager.data) as rows:
        groups = reports.rating_groups(rows, manager.desk.centre, Period(day, day), "counter")
        total = reports.rating_total(rows, manager.desk.centre, Period(day, day))
    shown = {row["key"]: row for row in manager.vm.ratings.property("rows")}
    assert len(groups) == 2
    for group in groups:
        row, figures = shown[group.key], group.figures
        assert (row["asked"], row["answered"]) == (figures.asked, figures.answered)
        assert row["unanswered"] == figures.unanswered
        assert row["parts"] == list(figures.counts)
        if figures.interval:
            assert (row["low"], row["high"]) == (figures.interval.low, figures.interval.high)
    assert manager.vm.ratings.property("total")["asked"] == total.asked == 11
    assert "Đã hỏi 11. Trả lời 9. Không trả lời 2." in manager.words()


def test_under_five_answers_nothing_but_the_counts_is_shown(manager: Manager) -> None:
    manager.sign_in()
    rows = manager.vm.ratings.property("rows")
    often, seldom = rows
    assert often["range"] != ""
    assert (seldom["asked"], seldom["answered"]) == (4, 3)
    assert (seldom["parts"], seldom["range"], seldom["share"]) == ([], "", 0.0)
    assert "chưa đủ 5 câu trả lời" in manager.words()


def test_the_pages_and_groups_have_keys(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+2")
    assert manager.page == "ratings"
    for stroke, word in (("F3", "CB01"), ("F4", "Thủ tục đăng ký khai sinh"), ("F5", "8:00–9:00")):
        manager.key(stroke)
        assert manager.comes(lambda word=word: word in manager.words()), word


def test_the_table_sorts_by_counts_and_back_but_never_by_satisfaction(manager: Manager) -> None:
    manager.sign_in()

    def keys() -> list[str]:
        return [row["key"] for row in manager.vm.ratings.property("rows")]

    assert keys() == ["1", "2"]
    manager.vm.ratings.sort("asked")
    assert keys() == ["2", "1"]
    manager.vm.ratings.sort("asked")
    assert keys() == ["1", "2"]
    assert manager.vm.ratings.property("downwards")
    manager.vm.ratings.sort("share")
    assert manager.vm.ratings.property("sortedBy") == "asked"


def test_the_table_is_copied_with_its_columns(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+2", "Ctrl+C")
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[2:5] == ["Đã hỏi", "Trả lời", "Không trả lời"]
    assert lines[1].split("\t")[:5] == ["Quầy 1", "Hộ tịch", "7", "6", "1"]
    assert lines[2].split("\t")[-1] == "ẩn"
    assert manager.comes(lambda: "Đã chép bảng." in manager.words())


def test_another_day_is_a_key_away_and_tomorrow_is_not(manager: Manager) -> None:
    manager.sign_in()
    manager.key("Ctrl+2", "Alt+Left")
    assert manager.comes(lambda: "Chủ Nhật 22/11/2026" in manager.words())
    assert manager.comes(lambda: "Chưa có lượt nào xong trong ngày này." in manager.words())
    manager.key("Alt+Right")
    assert manager.comes(lambda: manager.vm.ratings.property("isToday"))
    manager.vm.ratings.step(1)
    assert manager.vm.ratings.property("isToday")


def test_what_happens_meanwhile_is_seen(manager: Manager) -> None:
    manager.sign_in()
    before = manager.vm.hall.property("waiting")
    manager.desk.take_ticket(queue="A")
    manager.clock.at += timedelta(seconds=1)
    manager.vm.look()
    assert manager.comes(lambda: manager.vm.hall.property("waiting") == before + 1)
