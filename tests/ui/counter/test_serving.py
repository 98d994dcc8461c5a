"""The visit at a counter, by keyboard alone."""

from kiosk.desk import CounterView
from tests.small_centre import BIRTH, LAND
from tests.ui.counter.conftest import NUMBER, Counter
from tests.ui.counter.desk_keys import press


def console(counter: Counter) -> CounterView:
    view = counter.desk.console(counter=NUMBER)
    assert isinstance(view, CounterView)
    return view


def test_f2_calls_and_f2_again_finishes_and_calls_the_next(counter: Counter) -> None:
    first, second = counter.take(), counter.take()
    counter.sign_in()
    assert counter.comes(lambda: f"Gọi {first}" in counter.words())
    counter.key("F2")
    assert counter.comes(lambda: counter.number == first)
    assert f"Xong và gọi {second}" in counter.words()
    counter.key("F2")
    assert counter.comes(lambda: counter.number == second)
    assert console(counter).day.served == 1


def test_an_impatient_second_press_is_one_wish(counter: Counter) -> None:
    first, _ = counter.take(), counter.take()
    counter.sign_in()
    counter.clock.forward(seconds=1)
    press(counter.view, "F2")
    press(counter.view, "F2")
    counter.settle()
    press(counter.view, "F2")  # the screen has changed, the finger has not
    counter.settle()
    assert counter.comes(lambda: counter.number == first)
    assert console(counter).day.served == 0


def test_nobody_waiting_is_said_and_the_visit_is_over(counter: Counter) -> None:
    number = counter.serve()
    counter.key("F2")
    assert counter.comes(lambda: counter.state == "free")
    assert counter.sentence == f"Đã xong {number}. Không còn ai chờ."
    counter.key("F2")
    assert counter.sentence == "Không còn ai chờ."


def test_f3_finishes_and_calls_nobody(counter: Counter) -> None:
    number = counter.serve()
    counter.take()
    counter.key("F3")
    assert counter.comes(lambda: counter.state == "free")
    assert f"Đã xong {number}" in counter.words()


def test_what_is_said_of_the_question_goes_with_its_answer(counter: Counter) -> None:
    number = counter.serve()
    counter.key("F3")
    assert counter.comes(lambda: counter.sentence == f"Đã xong {number}. Máy đánh giá đang hỏi.")
    question = counter.desk.question(counter=NUMBER)
    counter.desk.rate(rating=question.rating, score=5)
    assert counter.comes(lambda: counter.sentence == f"Đã xong {number}.")


def test_an_answer_replaces_nothing_that_was_said_since(counter: Counter) -> None:
    counter.serve()
    counter.key("F3")
    assert counter.comes(lambda: "đang hỏi" in counter.sentence)
    question = counter.desk.question(counter=NUMBER)
    counter.key("F2")
    assert counter.comes(lambda: counter.sentence == "Không còn ai chờ.")
    counter.desk.rate(rating=question.rating, score=5)
    assert counter.comes(lambda: console(counter).day.answered == 1)
    counter.settle()
    assert counter.sentence == "Không còn ai chờ."


def test_f4_calls_the_number_again(counter: Counter) -> None:
    number = counter.serve()
    counter.key("F4")
    assert counter.sentence == f"Đã gọi lại {number}."
    newest = counter.desk.board().calls[0]
    assert (newest.number, newest.recall) == (number, True)


def test_who_did_not_come_can_be_called_from_the_third_list(counter: Counter) -> None:
    number = counter.serve()
    counter.key("F6")
    assert counter.comes(lambda: counter.state == "free")
    assert [row.number for row in console(counter).missed] == [number]
    counter.key("Left", "Down", "Return")
    assert counter.comes(lambda: counter.number == number)


def test_f7_parks_for_a_reason(counter: Counter) -> None:
    number = counter.serve()
    counter.key("F7")
    assert "Vì sao tạm gác A001?" in counter.words()
    counter.key("3")
    assert counter.comes(lambda: counter.state == "free")
    assert [(row.number, row.note) for row in console(counter).parked] == [(number, "paying")]
    counter.key("Right")
    assert "Đi nộp phí" in counter.words()


def test_a_panel_is_walked_by_arrows_and_left_by_esc(counter: Counter) -> None:
    counter.serve()
    counter.key("F7", "Escape")
    assert "Vì sao tạm gác" not in counter.words()
    assert counter.state == "serving"
    counter.key("F7", "Down", "Return")
    assert counter.comes(lambda: counter.state == "free")
    assert console(counter).parked[0].note == "filling"


def test_an_open_panel_is_not_in_the_way_of_next(counter: Counter) -> None:
    counter.serve()
    second = counter.take()
    counter.key("F8")
    assert "Chuyển A001 đến đâu?" in counter.words()
    counter.key("F2")
    assert counter.comes(lambda: counter.number == second)
    assert "Chuyển A001 đến đâu?" not in counter.words()


def test_f8_passes_a_visit_on_to_another_queue(counter: Counter) -> None:
    number = counter.serve()
    counter.key("F8", "B")
    assert counter.comes(lambda: counter.state == "free")
    assert [(row.number, row.queue) for row in console(counter).waiting] == [(number, "B")]


def test_f8_passes_a_visit_on_to_another_open_counter(counter: Counter) -> None:
    number = counter.take()
    counter.desk.sign_in_by_command(counter=1, official="CB01")
    counter.key("Down", "Down")
    counter.type("2468")
    counter.key("Return")
    assert counter.comes(lambda: counter.screen == "console")
    counter.key("F2", "F8")
    assert "Quầy 1, Hộ tịch" in counter.words()
    counter.key("1")
    assert counter.comes(lambda: counter.state == "free")
    called = counter.desk.call_next(counter=1)
    assert getattr(called, "number", "") == number


def test_a_break_says_until_when_and_f9_ends_it(counter: Counter) -> None:
    counter.sign_in()
    counter.key("F9")
    assert "Vì sao tạm nghỉ?" in counter.words()
    counter.key("1")
    assert counter.comes(lambda: counter.state == "break")
    until = console(counter).until
    assert until is not None
    assert f"Nghỉ ngắn, đến {until:%H:%M}" in counter.words()
    counter.key("F9")
    assert counter.comes(lambda: counter.state == "free")


def test_no_break_with_somebody_at_the_counter(counter: Counter) -> None:
    counter.serve()
    counter.key("F9")
    assert "Hãy kết thúc lượt này trước." in counter.words()
    assert counter.state == "serving"


def test_the_clock_of_the_visit_turns_amber_at_the_usual_time(counter: Counter) -> None:
    counter.serve()
    counter.clock.forward(minutes=14)
    counter.vm.second()
    assert not counter.vm.visit.property("late")
    counter.clock.forward(minutes=2)
    counter.vm.second()
    assert counter.vm.visit.property("late")
    assert str(counter.vm.visit.property("elapsed")).startswith("16:")
    assert "Quá 15 phút thường lệ" in counter.words()


def test_a_number_taken_meanwhile_appears_by_itself(counter: Counter) -> None:
    counter.sign_in()
    number = counter.take()
    assert counter.comes(lambda: f"Gọi {number}" in counter.words())
    assert "Đang chờ 1" in counter.words()


def test_the_list_is_in_the_order_of_calling_and_says_who_has_priority(counter: Counter) -> None:
    counter.take(BIRTH)
    elder = counter.take(BIRTH, priority="elderly")
    counter.take(LAND)
    counter.sign_in()
    assert counter.comes(lambda: "Ưu tiên: xen 1 trong 5." in counter.words())
    rows = counter.vm.line.property("rows")
    assert rows[0]["number"] == elder
    assert rows[0]["tag"] == "Ưu tiên"
    assert rows[0]["next"]


def test_a_scanned_ticket_is_marked_and_enter_calls_it(counter: Counter) -> None:
    counter.take()
    taken = counter.desk.take_ticket(procedure=BIRTH)
    counter.sign_in()
    counter.vm.scanned(getattr(taken, "token", ""))
    assert counter.comes(lambda: counter.vm.line.property("chosen"))
    counter.key("Return")
    assert counter.comes(lambda: counter.number == "A002")


def test_a_printer_in_trouble_is_seen_in_the_bar(counter: Counter) -> None:
    counter.sign_in()
    assert "Máy in sẵn sàng" in counter.words()
    counter.desk.device_state(device="Q1", reason="cover_open")
    assert counter.comes(lambda: "Máy in Q1 mở nắp" in counter.words())


def test_the_counter_speaks_english_where_it_is_asked_to(open_counter) -> None:  # type: ignore[no-untyped-def]
    counter = open_counter(language="en")
    counter.serve()
    assert "Now serving" in counter.words()
    assert "Finish and call next" in counter.words()
