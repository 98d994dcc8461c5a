"""Walk 4 by finger: the counter finishes, the citizen answers or does not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.answers import RatingTaken
from tests.ui.rater.conftest import LEVELS, OpenRater, Rater
from tests.ui.waiting import waited_for


def test_at_rest_it_shows_counter_and_centre_and_nothing_to_touch(rater: Rater) -> None:
    rater.wait_for("rest")
    assert "Quầy | 1 | Trung tâm Phục vụ hành chính công phường Mẫu" in rater.words()
    assert rater.item("score_5") is None


def test_the_question_comes_by_itself_when_the_counter_finishes(rater: Rater) -> None:
    rater.serve()
    rater.wait_for("question")
    assert "Ông/bà có hài lòng lần này không?" in rater.words()
    assert "Số A001. Quầy không thấy câu trả lời." in rater.words()


def test_it_does_not_ask_while_the_service_goes_on(rater: Rater) -> None:
    rater.desk.take_ticket(procedure="1.001193")
    rater.desk.call_next(counter=1)
    QTest.qWait(120)
    assert rater.screen == "rest"


def test_one_touch_is_stored_at_once_and_thanks_name_it(rater: Rater) -> None:
    rating = rater.ask()
    rater.touch("score_4")
    rater.wait_for("thanks")
    assert rater.answer(rating) == {"answer": "given", "score": 4, "reasons": ""}
    assert "Cảm ơn ông/bà | Đã ghi: Hài lòng" in rater.words()
    assert "Xin giữ giấy hẹn để nhận kết quả." in rater.words()
    assert len(rater.clicks) == 1


def test_thanks_end_by_themselves(open_rater: OpenRater) -> None:
    rater = open_rater(thanks_seconds=1)
    rater.ask()
    rater.touch("score_5")
    rater.wait_for("thanks")
    rater.wait_for("rest")


def test_a_low_answer_is_stored_before_its_reasons_are_asked(rater: Rater) -> None:
    rating = rater.ask()
    rater.touch("score_2")
    rater.wait_for("reasons")
    rater.settled()
    assert rater.answer(rating)["score"] == 2
    assert "Đã ghi: Không hài lòng" in rater.words()
    rater.touch("reason_slow")
    rater.touch("reason_manner")
    rater.touch("reason_manner")
    rater.touch("send")
    rater.wait_for("thanks")
    assert rater.answer(rating)["reasons"] == "slow"


def test_the_process_stands_apart_from_the_person_and_other_comes_last(rater: Rater) -> None:
    rater.ask()
    rater.touch("score_1")
    rater.wait_for("reasons")
    places = {name: rater.item(f"reason_{name}") for name in ("slow", "late", "manner", "other")}
    assert all(places.values())
    x = {name: round(item.x()) for name, item in places.items() if item}
    y = {name: round(item.y()) for name, item in places.items() if item}
    assert x["slow"] < x["late"] < x["manner"] == x["other"]
    assert y["manner"] < y["other"]


def test_a_comment_is_written_in_vietnamese_on_our_own_keys(rater: Rater) -> None:
    rating = rater.ask()
    rater.touch("score_1")
    rater.wait_for("reasons")
    rater.settled()
    rater.touch("comment")
    rater.wait_for("comment")
    rater.settled()
    rater.type("chowf laau quas.")
    assert rater.vm.comment.property("text") == "Chờ lâu quá."
    rater.touch("done")
    rater.wait_for("reasons")
    rater.settled()
    rater.touch("send")
    rater.wait_for("thanks")
    assert rater.comment(rating) == "Chờ lâu quá."


def test_vni_brings_the_figures_and_plain_keys_are_a_touch_away(rater: Rater) -> None:
    rater.ask()
    rater.touch("score_1")
    rater.wait_for("reasons")
    rater.settled()
    rater.touch("comment")
    rater.wait_for("comment")
    rater.settled()
    assert rater.item("key_1") is None
    rater.touch("key_method")
    rater.type("tie6ng1")
    assert rater.vm.comment.property("text") == "Tiếng"
    rater.touch("key_method")
    rater.touch("key_space")
    rater.type("aa")
    rater.touch("key_erase")
    assert rater.vm.comment.property("text") == "Tiếng a"


def test_nobody_sends_the_reasons_so_they_go_by_themselves(open_rater: OpenRater) -> None:
    rater = open_rater(reasons_seconds=1, too_soon_seconds=0.1)
    rating = rater.ask()
    rater.touch("score_2")
    rater.wait_for("reasons")
    rater.settled()
    rater.touch("reason_late")
    rater.wait_for("thanks")
    assert rater.answer(rating)["reasons"] == "late"


def test_skipping_is_recorded_as_skipped(rater: Rater) -> None:
    rating = rater.ask()
    rater.touch("skip")
    rater.wait_for("rest")
    assert waited_for(lambda: rater.answer(rating)["answer"] == "skipped")


def test_no_touch_is_recorded_as_no_answer(open_rater: OpenRater) -> None:
    rater = open_rater(answer_seconds=1)
    rating = rater.serve()
    rater.wait_for("question")
    rater.wait_for("rest")
    assert waited_for(lambda: rater.answer(rating)["answer"] == "no_answer")


def test_a_touch_meant_for_the_screen_before_is_asked_again_and_not_counted(rater: Rater) -> None:
    rating = rater.serve()
    rater.wait_for("question")
    rater.later(50)
    rater.touch("score_1")
    QTest.qWait(30)
    assert rater.screen == "question"
    assert "Mời ông/bà chạm lại." in rater.words()
    assert rater.answer(rating)["answer"] == "asked"
    rater.later(50)
    rater.touch("score_1")
    assert rater.answer(rating)["answer"] == "asked", "drumming does not count"
    rater.later(500)
    rater.touch("score_5")
    rater.wait_for("thanks")
    assert rater.answer(rating)["score"] == 5


def test_a_double_touch_counts_once_and_chooses_no_reason(open_rater: OpenRater) -> None:
    rater = open_rater()
    rating = rater.ask()
    rater.touch("score_2", times=2)
    rater.wait_for("reasons")
    rater.touch("reason_slow")
    assert rater.vm.property("chosen") == []
    rater.settled()
    assert rater.answer(rating)["score"] == 2


def test_two_fingers_on_two_faces_give_one_answer(rater: Rater) -> None:
    rating = rater.ask()
    rater.touch("score_5")
    rater.vm.rate(1)
    rater.wait_for("thanks")
    assert rater.answer(rating)["score"] == 5


def test_a_newer_service_is_asked_about_and_the_older_counts_as_unanswered(rater: Rater) -> None:
    first = rater.ask()
    rater.serve()
    assert waited_for(lambda: rater.vm.property("number") == "A002")
    assert waited_for(lambda: rater.answer(first)["answer"] == "no_answer")


def test_an_answer_given_elsewhere_meanwhile_stands(rater: Rater) -> None:
    rating = rater.ask()
    rater.feed.happened.disconnect(rater.vm.happened)
    assert isinstance(rater.desk.rate(rating=rating, score=4, where="kiosk"), RatingTaken)
    rater.touch("score_1")
    rater.wait_for("message")
    assert "Câu trả lời đã có" in rater.words()
    assert rater.answer(rating)["score"] == 4


def test_the_ticket_decides_the_first_language_and_a_touch_changes_it(rater: Rater) -> None:
    rater.ask("en")
    assert "Were you satisfied this time?" in rater.words()
    rater.touch("mode_language")
    assert "Ông/bà có hài lòng lần này không?" in rater.words()


def test_modes_last_for_one_visitor(open_rater: OpenRater) -> None:
    rater = open_rater(thanks_seconds=1)
    rater.ask()
    rater.touch("mode_large")
    rater.touch("mode_contrast")
    rater.touch("mode_language")
    assert rater.vm.modes.large_text
    assert rater.vm.modes.high_contrast
    rater.touch("score_5")
    rater.wait_for("thanks")
    rater.wait_for("rest")
    assert not rater.vm.modes.large_text
    assert "Quầy" in rater.words()


def test_three_levels_by_configuration(open_rater: OpenRater) -> None:
    rater = open_rater(levels=(LEVELS[0], LEVELS[2], LEVELS[3]))
    rating = rater.ask()
    assert rater.item("score_4") is None
    rater.touch("score_3")
    rater.wait_for("thanks")
    assert rater.answer(rating)["score"] == 3


@pytest.mark.parametrize("large", [False, True])
def test_the_three_key_pad_walks_and_answers(rater: Rater, large: bool) -> None:
    rating = rater.ask()
    if large:
        rater.touch("mode_large")
    for _ in range(2):
        QTest.keyClick(rater.view, Qt.Key.Key_Down)
    QTest.keyClick(rater.view, Qt.Key.Key_Return)
    rater.wait_for("thanks")
    assert rater.answer(rating)["score"] == 4
