"""What the central server is told of this moment agrees with what each person is told here."""

from kiosk.answers import Called, TicketPlace, TicketTaken
from kiosk.desk import Desk
from kiosk.live import key_of
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH, LAND, PIN


def visits(desk: Desk, clock: HandClock, many: int) -> None:
    desk.sign_in(counter=1, official="CB01", pin=PIN)
    for _ in range(many):
        desk.take_ticket(procedure=BIRTH)
        assert isinstance(desk.call_next(counter=1), Called)
        clock.forward(minutes=6)
        desk.finish(counter=1)


def test_each_ticket_stands_where_the_desk_says_to_whoever_holds_it(
    open_desk: OpenDesk, clock: HandClock
) -> None:
    desk = open_desk()
    visits(desk, clock, 6)
    tickets = [desk.take_ticket(procedure=each) for each in (BIRTH, LAND, BIRTH, BIRTH, LAND)]
    desk.call_next(counter=1)
    told = {each.key: each for each in desk.live().tickets}
    for ticket in tickets:
        assert isinstance(ticket, TicketTaken)
        place = desk.ticket_place(ticket=ticket.token)
        assert isinstance(place, TicketPlace)
        live = told[key_of(ticket.token)]
        assert (live.number, live.state, live.ahead) == (place.number, place.state, place.ahead)
        if place.state == "waiting":
            band = (place.wait.low, place.wait.high) if place.wait else (0, 0)
            assert (live.low, live.high) == band
        else:
            assert live.counter == 1
    assert any(each.high for each in told.values())


def test_it_counts_the_line_and_the_day(open_desk: OpenDesk, clock: HandClock) -> None:
    desk = open_desk()
    visits(desk, clock, 2)
    desk.take_ticket(procedure=BIRTH)
    clock.forward(minutes=9)
    desk.take_ticket(procedure=BIRTH)
    desk.take_ticket(procedure=LAND)
    live = desk.live()
    assert live.open
    assert (live.served, live.waiting) == (2, 3)
    births = next(each for each in live.queues if each.code == "A")
    assert (births.waiting, births.longest_seconds // 60) == (2, 9)
    assert next(each.state for each in live.counters if each.counter == 1) == "open"


def test_who_is_done_is_told_of_for_a_while_and_no_longer(
    open_desk: OpenDesk, clock: HandClock
) -> None:
    desk = open_desk()
    visits(desk, clock, 1)
    assert [each.state for each in desk.live().tickets] == ["finished"]
    clock.forward(hours=3)
    assert desk.live().tickets == ()


def test_nothing_in_it_is_anybodys_and_no_token_is_in_it(open_desk: OpenDesk) -> None:
    desk = open_desk()
    ticket = desk.take_ticket(procedure=BIRTH)
    assert isinstance(ticket, TicketTaken)
    assert ticket.token not in repr(desk.live())
    assert BIRTH not in repr(desk.live())
