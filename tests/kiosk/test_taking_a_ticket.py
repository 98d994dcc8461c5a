"""A citizen takes a number."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta

import msgspec
import pytest

from kiosk.answers import Reason, Refused, TicketPlace, TicketTaken
from kiosk.catalogue import Centre, Hours, Window
from kiosk.clock import VIETNAM
from kiosk.desk import Desk
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH, LAND


def taken(answer: TicketTaken | Refused) -> TicketTaken:
    assert isinstance(answer, TicketTaken), answer
    return answer


def test_the_first_number_of_a_queue_is_its_letter_and_001(desk: Desk) -> None:
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A001"
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A002"
    assert taken(desk.take_ticket(procedure=LAND)).number == "B001"


def test_a_ticket_says_who_is_ahead_and_which_counters_serve_it(desk: Desk) -> None:
    desk.take_ticket(procedure=BIRTH)
    ticket = taken(desk.take_ticket(procedure=BIRTH))
    assert ticket.ahead == 1
    assert ticket.counters == (1, 2)
    assert ticket.wait is None


def test_the_same_request_gets_the_same_number(desk: Desk) -> None:
    first = taken(desk.take_ticket(procedure=BIRTH, request_id="touch-1"))
    again = taken(desk.take_ticket(procedure=BIRTH, request_id="touch-1"))
    assert (again.number, again.ticket, again.token) == (first.number, first.ticket, first.token)
    assert again.repeated
    assert not first.repeated
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A002"


def test_nobody_gets_the_same_number_when_many_touch_at_once(desk: Desk) -> None:
    with ThreadPoolExecutor(16) as crowd:
        numbers = list(
            crowd.map(lambda _: taken(desk.take_ticket(procedure=BIRTH)).number, range(200))
        )
    assert sorted(numbers) == [f"A{n:03d}" for n in range(1, 201)]


def test_who_does_not_know_what_to_ask_for_waits_for_guidance(desk: Desk) -> None:
    assert taken(desk.take_ticket()).number == "S001"


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"procedure": "9.999999"}, Reason.UNKNOWN_PROCEDURE),
        ({"field": "XX"}, Reason.UNKNOWN_PROCEDURE),
        ({"procedure": BIRTH, "priority": "royalty"}, Reason.UNKNOWN_PRIORITY),
    ],
)
def test_a_wish_the_centre_cannot_grant_is_refused_and_nothing_is_given(
    desk: Desk, wish: dict[str, str], reason: Reason
) -> None:
    answer = desk.take_ticket(**wish)
    assert isinstance(answer, Refused)
    assert answer.reason is reason
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A001"


def test_a_used_up_quota_says_when_to_come_back(desk: Desk) -> None:
    for _ in range(3):
        taken(desk.take_ticket(procedure=LAND))
    answer = desk.take_ticket(procedure=LAND)
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.QUOTA_USED
    assert answer.until == datetime(2026, 11, 24, tzinfo=VIETNAM)
    assert "24/11" in answer.message("vi")
    assert desk.lobby().queues["B"].reason is Reason.QUOTA_USED


def test_a_closed_centre_says_when_it_opens(
    open_desk: OpenDesk, centre: Centre, clock: HandClock
) -> None:
    morning = (Window(time(7, 30), time(11)),)
    closed = msgspec.structs.replace(
        centre, hours=tuple(Hours(day, morning, morning) for day in range(5))
    )
    clock.at = datetime(2026, 11, 23, 12, 0, tzinfo=VIETNAM)
    desk = open_desk(closed)
    answer = desk.take_ticket(procedure=BIRTH)
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.CLOSED
    assert answer.until == datetime(2026, 11, 24, 7, 30, tzinfo=VIETNAM)
    assert not desk.lobby().open


def test_numbers_begin_again_on_the_next_day(desk: Desk, clock: HandClock) -> None:
    old = taken(desk.take_ticket(procedure=BIRTH))
    clock.forward(days=1)
    new = taken(desk.take_ticket(procedure=BIRTH))
    assert (old.number, new.number) == ("A001", "A001")
    assert old.ticket != new.ticket
    place = desk.ticket_place(ticket=old.token)
    assert isinstance(place, TicketPlace)
    assert place.state == "expired"


def test_a_clock_that_jumps_back_a_day_opens_nothing_again(desk: Desk, clock: HandClock) -> None:
    desk.take_ticket(procedure=BIRTH)
    clock.forward(days=-1)
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A002"
    clock.forward(days=1)
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A003"


def test_midnight_in_vietnam_is_what_counts(desk: Desk, clock: HandClock) -> None:
    clock.at = datetime(2026, 11, 23, 23, 59, 59, tzinfo=VIETNAM)
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A001"
    clock.forward(seconds=2)
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A001"
    clock.at = datetime(2026, 11, 24, 6, 59, tzinfo=VIETNAM)
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A002"
    clock.forward(minutes=2)
    assert taken(desk.take_ticket(procedure=BIRTH)).number == "A003"


def test_a_band_is_told_once_there_is_ground_for_it(desk: Desk, clock: HandClock) -> None:
    desk.sign_in_by_command(counter=1)
    for _ in range(6):
        desk.take_ticket(procedure=BIRTH)
        desk.call_next(counter=1)
        clock.forward(minutes=8)
        desk.finish(counter=1)
    for _ in range(4):
        desk.take_ticket(procedure=BIRTH)
    ticket = taken(desk.take_ticket(procedure=BIRTH))
    assert ticket.ahead == 4
    assert ticket.wait is not None
    assert ticket.wait.low <= 32 <= ticket.wait.high
    assert ticket.wait.high <= 60


def test_a_reprint_is_allowed_twice(desk: Desk) -> None:
    ticket = taken(desk.take_ticket(procedure=BIRTH))
    for _ in (1, 2):
        again = taken(desk.reprint_ticket(ticket=ticket.ticket))
        desk.slip_printed(slip=again.slip)
    answer = desk.reprint_ticket(ticket=ticket.ticket)
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.TOO_MANY_REPRINTS


def test_a_ticket_finds_its_place_by_what_its_qr_holds(desk: Desk, clock: HandClock) -> None:
    desk.take_ticket(procedure=BIRTH)
    ticket = taken(desk.take_ticket(procedure=BIRTH))
    clock.forward(minutes=3)
    place = desk.ticket_place(ticket=ticket.token)
    assert isinstance(place, TicketPlace)
    assert (place.state, place.ahead, place.may_rate) == ("waiting", 1, False)
    assert place.issued_at + timedelta(minutes=3) <= clock.at
