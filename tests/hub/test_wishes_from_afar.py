"""Another machine gets the desk's own answers through the hub, and each wish is granted once."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.answers import Called, Finished, Lobby, RatingTaken, Reason, Refused, TicketTaken
from kiosk.desk import CounterView, Desk, Person
from kiosk.desk.slip_facts import SlipJob
from kiosk.errors import NotAdmitted, RequestUsed
from kiosk.events import PaperReceived
from tests.hub.conftest import LetIn
from tests.small_centre import BIRTH, PIN


def test_a_wish_from_afar_is_the_same_wish(desk: Desk, let_in: LetIn) -> None:
    taken = let_in("kiosk").desk.take_ticket(procedure=BIRTH, request_id="touch")
    assert isinstance(taken, TicketTaken)
    again = desk.take_ticket(procedure=BIRTH, request_id="touch")
    assert isinstance(again, TicketTaken)
    assert (again.number, again.token) == (taken.number, taken.token)


def test_a_repeated_request_gives_the_same_number_and_no_second(desk: Desk, let_in: LetIn) -> None:
    kiosk = let_in("kiosk")
    answers = [kiosk.desk.take_ticket(procedure=BIRTH, request_id="touch") for _ in range(3)]
    numbers = [each.number for each in answers if isinstance(each, TicketTaken)]
    assert numbers == ["A001"] * 3
    assert desk.lobby().queues["A"].waiting == 1


def test_one_request_id_for_two_wishes_is_told(let_in: LetIn) -> None:
    desk = let_in("counter").desk
    desk.sign_in(counter=1, official="CB01", pin=PIN)
    let_in("kiosk").desk.take_ticket(procedure=BIRTH, request_id="same")
    with pytest.raises(RequestUsed):
        desk.call_next(counter=1, request_id="same")


def test_a_visit_from_the_number_to_the_rating_over_four_machines(
    desk: Desk, let_in: LetIn
) -> None:
    kiosk, counter, rater, board = (
        let_in(place).desk for place in ("kiosk", "counter", "rater", "board")
    )
    lobby = kiosk.lobby()
    assert isinstance(lobby, Lobby)
    assert lobby.open
    taken = kiosk.take_ticket(procedure=BIRTH, priority="elderly")
    assert isinstance(taken, TicketTaken)
    assert not isinstance(counter.sign_in(counter=1, official="CB01", pin=PIN), Refused)
    called = counter.call_next(counter=1, request_id="press")
    assert isinstance(called, Called)
    assert called == counter.call_next(counter=1, request_id="press")
    assert [each.number for each in board.board().calls] == [taken.number]
    view = counter.console(counter=1)
    assert isinstance(view, CounterView)
    assert view.serving == desk.console(counter=1).serving  # type: ignore[union-attr]
    received = counter.receive_dossier(
        counter=1,
        procedure=BIRTH,
        person=Person("Trần Thị Bé"),
        papers=(PaperReceived("Tờ khai", "form", 1),),
    )
    assert counter.find_dossier(code=received.code) == desk.find_dossier(  # type: ignore[union-attr]
        code=received.code  # type: ignore[union-attr]
    )
    assert isinstance(counter.finish(counter=1), Finished)
    question = rater.question(counter=1)
    assert question.number == taken.number
    assert isinstance(rater.rate(rating=question.rating, score=5, request_id="tap"), RatingTaken)
    assert not rater.question(counter=1).rating


def test_a_normal_no_is_a_no_from_afar_too(let_in: LetIn) -> None:
    answer = let_in("counter").desk.call_next(counter=1)
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.NOT_SIGNED_IN


def test_many_machines_at_once_get_numbers_of_their_own(desk: Desk, let_in: LetIn) -> None:
    kiosks = [let_in("kiosk").desk for _ in range(4)]

    def take(at: int) -> str:
        answer = kiosks[at % 4].take_ticket(procedure=BIRTH, request_id=f"touch {at}")
        assert isinstance(answer, TicketTaken)
        return answer.number

    with ThreadPoolExecutor(12) as fingers:
        numbers = list(fingers.map(take, range(60)))
    assert sorted(numbers) == [f"A{n:03d}" for n in range(1, 61)]


def test_each_kiosk_prints_its_own_numbers_and_none_of_another(let_in: LetIn) -> None:
    one, other = let_in("kiosk").desk, let_in("kiosk").desk
    mine = one.take_ticket(procedure=BIRTH, print_at="kiosk")
    theirs = other.take_ticket(procedure=BIRTH, print_at="kiosk")
    assert isinstance(mine, TicketTaken)
    assert isinstance(theirs, TicketTaken)
    rows = one.waiting_slips(places=("kiosk",))
    assert [(row.number, row.place) for row in rows] == [(mine.number, "kiosk")]
    with pytest.raises(NotAdmitted):
        one.begin_slip(slip=theirs.slip, device="K1")
    assert isinstance(one.begin_slip(slip=mine.slip, device="K1"), SlipJob)
    assert other.interrupted_slips(device="K1") == 0  # theirs is another K1
    assert one.interrupted_slips(device="K1") == 1


def test_what_staff_want_for_visitors_comes_out_of_any_kiosk(let_in: LetIn) -> None:
    kiosk, counter = let_in("kiosk").desk, let_in("counter").desk
    taken = kiosk.take_ticket(procedure=BIRTH)
    assert isinstance(taken, TicketTaken)
    counter.reprint_ticket(ticket=taken.number)
    assert [row.number for row in kiosk.waiting_slips(places=("kiosk",))] == [taken.number]
    assert counter.waiting_slips(places=("counter",)) == ()


def test_a_light_tells_of_ones_own_devices_and_of_other_places(let_in: LetIn) -> None:
    one, other, counter = (let_in(place).desk for place in ("kiosk", "kiosk", "counter"))
    one.device_state(device="K1", reason="paper_out")
    assert one.lobby().troubles == {"K1": "paper_out"}
    assert other.lobby().troubles == {}
    view = counter.console(counter=1)
    assert isinstance(view, CounterView)
    assert view.troubles == {"K1": "paper_out"}
    other.device_state(device="K1")  # well, and that is no news about the first one
    assert one.lobby().troubles == {"K1": "paper_out"}
