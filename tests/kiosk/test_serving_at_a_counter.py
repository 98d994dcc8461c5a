"""A counter calls, recalls, sets aside, passes on and finishes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.answers import Called, Finished, Reason, Refused, SignedIn, TicketPlace, TicketTaken
from kiosk.desk import CounterView, Desk
from tests.desk_at_work import HandClock
from tests.small_centre import BIRTH, LAND, PIN


def number(answer: object) -> str:
    assert isinstance(answer, Called | TicketTaken | Finished), answer
    return answer.number


def refused(answer: object) -> Reason:
    assert isinstance(answer, Refused), answer
    return answer.reason


@pytest.fixture
def staffed(desk: Desk) -> Desk:
    """Both counters open."""
    desk.sign_in_by_command(counter=1, official="CB01")
    desk.sign_in_by_command(counter=2, official="CB02")
    return desk


def test_people_are_called_in_the_order_of_their_numbers(staffed: Desk) -> None:
    for _ in range(3):
        staffed.take_ticket(procedure=BIRTH)
    assert number(staffed.call_next(counter=1)) == "A001"
    assert number(staffed.call_next(counter=2)) == "A002"
    staffed.finish(counter=1)
    assert number(staffed.call_next(counter=1)) == "A003"


def test_two_counters_never_call_the_same_person(staffed: Desk) -> None:
    for _ in range(40):
        staffed.take_ticket(procedure=BIRTH)

    def serve(counter: int) -> list[str]:
        called = []
        for _ in range(20):
            called.append(number(staffed.call_next(counter=counter)))
            staffed.finish(counter=counter)
        return called

    with ThreadPoolExecutor(2) as counters:
        numbers = [each for called in counters.map(serve, (1, 2)) for each in called]
    assert sorted(numbers) == [f"A{n:03d}" for n in range(1, 41)]


def test_a_second_press_of_next_calls_nobody_else(staffed: Desk) -> None:
    staffed.take_ticket(procedure=BIRTH)
    staffed.take_ticket(procedure=BIRTH)
    assert number(staffed.call_next(counter=1, request_id="F2-1")) == "A001"
    assert number(staffed.call_next(counter=1, request_id="F2-1")) == "A001"
    assert refused(staffed.call_next(counter=1)) is Reason.STILL_SERVING


def test_an_empty_hall_is_said(staffed: Desk) -> None:
    assert refused(staffed.call_next(counter=1)) is Reason.NOBODY_WAITING


def test_a_closed_counter_calls_nobody(desk: Desk) -> None:
    desk.take_ticket(procedure=BIRTH)
    assert refused(desk.call_next(counter=1)) is Reason.NOT_SIGNED_IN
    assert refused(desk.call_next(counter=9)) is Reason.UNKNOWN_COUNTER


def test_who_was_missed_can_be_called_again(staffed: Desk) -> None:
    first = staffed.take_ticket(procedure=BIRTH)
    staffed.take_ticket(procedure=BIRTH)
    staffed.call_next(counter=1)
    staffed.miss(counter=1)
    assert number(staffed.call_next(counter=1)) == "A002"
    staffed.finish(counter=1)
    assert isinstance(first, TicketTaken)
    assert number(staffed.call_ticket(counter=1, ticket=first.ticket)) == "A001"


def test_a_parked_ticket_is_in_its_list_until_it_is_taken_up(staffed: Desk) -> None:
    staffed.take_ticket(procedure=BIRTH)
    staffed.call_next(counter=1)
    staffed.park(counter=1, reason="Đi sao y")
    view = staffed.console(counter=1)
    assert isinstance(view, CounterView)
    assert [(row.number, row.note) for row in view.parked] == [("A001", "Đi sao y")]
    assert refused(staffed.call_next(counter=1)) is Reason.NOBODY_WAITING
    assert number(staffed.call_ticket(counter=2, ticket="A001")) == "A001"


def test_a_transfer_to_a_counter_is_next_there_and_nowhere_else(staffed: Desk) -> None:
    for _ in range(3):
        staffed.take_ticket(procedure=BIRTH)
    staffed.call_next(counter=1)
    staffed.transfer(counter=1, to_counter=2)
    assert number(staffed.call_next(counter=1)) == "A002"
    assert number(staffed.call_next(counter=2)) == "A001"


def test_a_ticket_kept_for_a_counter_that_closes_is_open_to_all(staffed: Desk) -> None:
    staffed.take_ticket(procedure=BIRTH)
    staffed.call_next(counter=1)
    staffed.transfer(counter=1, to_counter=2)
    staffed.sign_out(counter=2)
    assert number(staffed.call_next(counter=1)) == "A001"


def test_a_transfer_to_a_queue_keeps_the_persons_age(staffed: Desk, clock: HandClock) -> None:
    staffed.take_ticket(procedure=BIRTH)
    clock.forward(minutes=5)
    staffed.take_ticket(procedure=LAND)
    staffed.call_next(counter=1)
    staffed.transfer(counter=1, to_queue="B")
    assert number(staffed.call_next(counter=2)) == "A001"


def test_a_break_stops_calls_until_it_ends(staffed: Desk) -> None:
    staffed.take_ticket(procedure=BIRTH)
    staffed.start_break(counter=1, reason="lunch", minutes=15)
    assert refused(staffed.call_next(counter=1)) is Reason.ON_BREAK
    staffed.end_break(counter=1)
    assert number(staffed.call_next(counter=1)) == "A001"


def test_finishing_entitles_to_one_rating(staffed: Desk) -> None:
    ticket = staffed.take_ticket(procedure=BIRTH)
    staffed.call_next(counter=1)
    done = staffed.finish(counter=1, request_id="F3-1")
    assert isinstance(done, Finished)
    again = staffed.finish(counter=1, request_id="F3-1")
    assert isinstance(again, Finished)
    assert again.rating == done.rating
    assert isinstance(ticket, TicketTaken)
    place = staffed.ticket_place(ticket=ticket.token)
    assert isinstance(place, TicketPlace)
    assert (place.state, place.may_rate, place.rating) == ("finished", True, done.rating)


def test_the_console_lists_the_line_in_the_order_of_calling(staffed: Desk) -> None:
    for priority in ("", "", "elderly"):
        staffed.take_ticket(procedure=BIRTH, priority=priority)
    view = staffed.console(counter=1)
    assert isinstance(view, CounterView)
    assert [row.number for row in view.waiting] == ["A003", "A001", "A002"]
    for row in view.waiting:
        assert number(staffed.call_next(counter=1)) == row.number
        staffed.finish(counter=1)


def test_the_board_lists_each_number_once_the_newest_first(staffed: Desk) -> None:
    for _ in range(3):
        staffed.take_ticket(procedure=BIRTH)
    staffed.call_next(counter=1)
    staffed.call_next(counter=2)
    staffed.recall(counter=1)
    calls = staffed.board().calls
    assert [(call.number, call.counter, call.recall) for call in calls] == [
        ("A001", 1, True),
        ("A002", 2, False),
    ]


def test_wrong_pins_lock_a_name_for_a_while(desk: Desk, clock: HandClock) -> None:
    for _ in range(5):
        assert refused(desk.sign_in(counter=1, official="CB01", pin="1111")) is Reason.WRONG_PIN
    answer = desk.sign_in(counter=1, official="CB01", pin=PIN)
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.LOCKED_OUT
    assert answer.until is not None
    clock.at = answer.until
    assert isinstance(desk.sign_in(counter=1, official="CB01", pin=PIN), SignedIn)


@pytest.mark.parametrize("pin", ["", "abc", "2468 ", "2468" * 10, "' OR 1=1 --", "２４６８"])
def test_what_is_not_a_pin_opens_nothing(desk: Desk, pin: str) -> None:
    assert refused(desk.sign_in(counter=1, official="CB01", pin=pin)) is Reason.WRONG_PIN


def test_a_badge_opens_a_counter_and_an_unknown_one_does_not(desk: Desk) -> None:
    assert refused(desk.sign_in_badge(counter=1, badge="MCB1-TWO")) is Reason.WRONG_PIN
    assert refused(desk.sign_in_badge(counter=1, badge="")) is Reason.WRONG_PIN
    assert isinstance(desk.sign_in_badge(counter=1, badge="MCB1-ONE"), SignedIn)


def test_an_official_signs_in_only_where_assigned_and_where_nobody_sits(staffed: Desk) -> None:
    where = staffed.sign_in(counter=1, official="CB02", pin=PIN)
    assert refused(where) is Reason.NOT_YOUR_COUNTER
    assert refused(staffed.sign_in(counter=2, official="CB01", pin=PIN)) is Reason.COUNTER_TAKEN


def test_a_counter_with_somebody_in_front_of_it_does_not_close(staffed: Desk) -> None:
    staffed.take_ticket(procedure=BIRTH)
    staffed.call_next(counter=1)
    assert refused(staffed.sign_out(counter=1)) is Reason.STILL_SERVING
    assert refused(staffed.start_break(counter=1, reason="x")) is Reason.STILL_SERVING
