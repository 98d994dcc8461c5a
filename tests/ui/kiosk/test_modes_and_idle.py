"""Language and modes in place; the warning before the wipe; what is wiped."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.ui.kiosk.conftest import Kiosk
from ui.viewmodels.place import Modes


def test_the_language_changes_in_place_without_losing_the_step(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.touch("row_HT")
    kiosk.touch("mode_language")
    assert kiosk.screen == "procedures"
    assert "Which procedure do you need?" in kiosk.words()
    assert "Marriage registration" in kiosk.words()
    assert "Tiếng Việt" in kiosk.words()
    kiosk.touch("mode_language")
    assert "Ông/bà làm thủ tục nào?" in kiosk.words()


def test_an_english_visitor_gets_an_english_ticket(kiosk: Kiosk) -> None:
    kiosk.touch("mode_language")
    kiosk.touch("takeNumber")
    kiosk.touch("unsure")
    row = kiosk.desk.store.run(lambda tx: tx.one("SELECT language FROM ticket"))
    assert row is not None
    assert row["language"] == "en"
    assert "Your number" in kiosk.words()


def test_every_mode_is_one_touch_and_is_reset_for_the_next_visitor(kiosk: Kiosk) -> None:
    for mode in ("large", "contrast", "reach", "speech"):
        kiosk.touch(f"mode_{mode}")
    assert kiosk.vm.modes == Modes(True, True, True, True)
    kiosk.touch("mode_language")
    kiosk.touch("takeNumber")
    kiosk.touch("home")
    assert kiosk.vm.modes == Modes()
    assert "Hôm nay ông/bà cần làm gì?" in kiosk.words()


def test_modes_left_on_at_the_start_are_reset_too(kiosk: Kiosk) -> None:
    kiosk.touch("mode_large")
    kiosk.seconds(29)
    assert kiosk.vm.modes.large_text
    kiosk.seconds(1)
    assert kiosk.vm.modes == Modes()


def test_the_start_screen_itself_is_never_asked_whether_it_is_there(kiosk: Kiosk) -> None:
    kiosk.seconds(200)
    assert kiosk.screen == "welcome"
    assert kiosk.vm.idle.property("left") == 0


def test_nobody_there_is_warned_then_wiped(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    QGuiApplication.clipboard().setText("H00.14-261112-0042")
    kiosk.seconds(30)
    assert "Ông/bà còn ở đây không?" in kiosk.words()
    assert "Sau 20 giây" in kiosk.words()
    kiosk.seconds(5)
    assert "Sau 15 giây" in kiosk.words()
    kiosk.seconds(15)
    assert kiosk.screen == "welcome"
    assert "còn ở đây" not in kiosk.words()
    assert QGuiApplication.clipboard().text() == ""


def test_yes_i_go_on_leads_back_to_the_step(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.seconds(35)
    kiosk.touch("stay")
    assert kiosk.screen == "field"
    assert kiosk.item("row_HT") is not None
    kiosk.seconds(29)
    assert kiosk.vm.idle.property("left") == 0


def test_done_wipes_at_once(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.seconds(31)
    kiosk.touch("leave")
    assert kiosk.screen == "welcome"


def test_nothing_under_the_warning_can_be_touched(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    row = kiosk.item("row_HT")
    assert row is not None
    kiosk.seconds(31)
    kiosk.touch_at(row.mapToScene(row.boundingRect().center()).toPoint())
    kiosk.settle()
    assert kiosk.screen == "field"
    assert kiosk.vm.idle.property("left") > 0


def test_any_touch_starts_the_waiting_anew(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    kiosk.seconds(25)
    kiosk.touch_at(kiosk.root.boundingRect().center().toPoint())
    kiosk.seconds(25)
    assert kiosk.vm.idle.property("left") == 0


def test_three_keys_take_a_number(kiosk: Kiosk) -> None:
    """EN 301 549 §5.1.3: next, previous and enter reach everything that a finger reaches."""
    press_until(kiosk, "takeNumber")
    press_until(kiosk, "row_HT")
    press_until(kiosk, "row_1.001193")
    press_until(kiosk, "take")
    press_until(kiosk, "noPriority")
    assert kiosk.screen == "ticket"


def test_the_ring_follows_the_keypad_and_leaves_with_the_finger(kiosk: Kiosk) -> None:
    QTest.keyClick(kiosk.view, Qt.Key.Key_Tab)
    focused = kiosk.view.activeFocusItem()
    assert focused.objectName() == "takeNumber"
    assert ring(kiosk)
    kiosk.touch_at(kiosk.root.boundingRect().topRight().toPoint() * 0)
    kiosk.touch("lookUp")
    assert not ring(kiosk)


def test_the_keypad_reaches_the_whole_screen_and_comes_round(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    seen = []
    for _ in range(40):
        QTest.keyClick(kiosk.view, Qt.Key.Key_Tab)
        seen.append(kiosk.view.activeFocusItem().objectName())
        if len(seen) > 1 and seen[-1] == seen[0]:
            break
    assert set(seen) == set(kiosk.names())
    assert seen[:3] == ["row_HT", "row_DD", "unsure"]


def test_the_voice_reads_the_screen_only_for_who_asked(kiosk: Kiosk) -> None:
    kiosk.touch("takeNumber")
    QTest.qWait(20)
    assert kiosk.spoken == []
    kiosk.touch("mode_speech")
    assert kiosk.heard("thuộc lĩnh vực nào?")
    text, language = kiosk.spoken[-1]
    assert language == "vi"
    assert "A. Hộ tịch" in text
    kiosk.touch("unsure")
    assert kiosk.heard("S 0 0 1")


def test_the_voice_falls_silent_with_the_end_of_the_visit(kiosk: Kiosk) -> None:
    kiosk.touch("mode_speech")
    assert kiosk.heard("cần làm gì?")
    kiosk.touch("takeNumber")
    kiosk.touch("home")
    assert kiosk.spoken[-1] == ("", "vi")


def test_the_voice_falls_silent_when_it_is_no_longer_wanted(kiosk: Kiosk) -> None:
    kiosk.touch("mode_speech")
    assert kiosk.heard("cần làm gì?")
    kiosk.touch("mode_speech")
    assert kiosk.spoken[-1] == ("", "vi")


def press_until(kiosk: Kiosk, name: str) -> None:
    for _ in range(40):
        QTest.keyClick(kiosk.view, Qt.Key.Key_Tab)
        focused = kiosk.view.activeFocusItem()
        if focused is not None and focused.objectName() == name:
            QTest.keyClick(kiosk.view, Qt.Key.Key_Return)
            kiosk.settle()
            return
    raise AssertionError(f"the keypad never reached {name}")


def ring(kiosk: Kiosk) -> bool:
    picture = kiosk.view.grabWindow()
    item = kiosk.view.activeFocusItem()
    if item is None or not item.objectName():
        return False
    at = item.mapToScene(item.boundingRect().topLeft()).toPoint()
    # eight pixels of ink outside a gap of three (design §3)
    return picture.pixelColor(at.x() + 60, at.y() - 7).name() == "#14211f"
