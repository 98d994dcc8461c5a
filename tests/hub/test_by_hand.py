"""The hub away, a counter calls by hand and writes it down; back, the hub knows who was served."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.answers import Called, Finished, Refused
from kiosk.catalogue import Centre
from kiosk.data_directory import verify
from kiosk.desk import CounterView, Desk
from kiosk.errors import PlaceGone
from sync.hub.running import Hub
from tests.hub.alone import counter_of, kiosk_of, number
from tests.hub.conftest import LetIn, hub_over
from tests.hub.patience import until
from tests.small_centre import BIRTH, PIN

CounterAt = Callable[[int], Desk]


@pytest.fixture
def counter_at(let_in: LetIn, centre: Centre, tmp_path: Path) -> Iterator[CounterAt]:
    """An open counter on a machine of its own."""
    with ExitStack() as closing:

        def one(at: int) -> Desk:
            machine = let_in("counter", at)
            desk = closing.enter_context(counter_of(machine, centre, tmp_path / f"counter {at}"))
            desk.sign_in(counter=at, official=f"CB0{at}", pin=PIN)
            return desk

        yield one


def seen(counter: Desk, at: int) -> CounterView:
    view = counter.console(counter=at)
    assert isinstance(view, CounterView)
    return view


def called(answer: object) -> str:
    assert isinstance(answer, Called), answer
    return answer.number


def services(desk: Desk) -> list[tuple[str, int, str]]:
    rows = desk.store.run(
        lambda tx: tx.all("SELECT number, counter, outcome FROM service ORDER BY called_ms, call")
    )
    return [tuple(row) for row in rows]


def test_the_last_line_stays_and_is_called_by_hand(
    hub: Hub, desk: Desk, counter_at: CounterAt, tmp_path: Path
) -> None:
    for _ in range(3):
        desk.take_ticket(procedure=BIRTH)
    counter = counter_at(1)
    assert [each.number for each in seen(counter, 1).waiting] == ["A001", "A002", "A003"]
    hub.close()
    view = seen(counter, 1)
    assert view.alone
    assert [each.number for each in view.waiting] == ["A001", "A002", "A003"]
    assert called(counter.call_next(counter=1, request_id="1")) == "A001"
    view = seen(counter, 1)
    assert view.serving is not None
    assert (view.serving.number, view.waiting_count) == ("A001", 2)
    assert isinstance(counter.call_next(counter=1), Refused)  # somebody is there
    assert isinstance(counter.finish(counter=1), Finished)
    assert called(counter.call_ticket(counter=1, ticket=view.waiting[1].ticket)) == "A003"
    assert not isinstance(counter.miss(counter=1), Refused)
    assert isinstance(counter.finish(counter=1), Refused)  # nobody is there
    with pytest.raises(PlaceGone):
        counter.sign_out(counter=1)
    with hub_over(desk, f"{hub.host}:{hub.port}"):
        until(lambda: len(services(desk)) == 2)
        until(lambda: not seen(counter, 1).alone)
        assert services(desk) == [("A001", 1, "finished"), ("A003", 1, "missed")]
        assert called(counter.call_next(counter=1)) == "A002"
        assert not desk.hall().conflicts
    desk.store.run(lambda tx: tx.rebuild())
    assert services(desk)[0] == ("A001", 1, "finished")
    assert verify(tmp_path / "counter 1").intact


def test_a_visit_that_goes_on_when_the_hub_is_back_is_finished_there(
    hub: Hub, desk: Desk, counter_at: CounterAt
) -> None:
    desk.take_ticket(procedure=BIRTH)
    counter = counter_at(1)
    seen(counter, 1)
    hub.close()
    called(counter.call_next(counter=1))
    with hub_over(desk, f"{hub.host}:{hub.port}"):
        until(lambda: not seen(counter, 1).alone)
        view = seen(counter, 1)
        assert view.serving is not None
        assert view.serving.number == "A001"
        answer = counter.finish(counter=1)
        assert isinstance(answer, Finished)
        assert answer.rating  # and may be rated


def test_a_visit_that_the_hub_had_called_ends_by_hand(
    hub: Hub, desk: Desk, counter_at: CounterAt
) -> None:
    desk.take_ticket(procedure=BIRTH)
    desk.take_ticket(procedure=BIRTH)
    counter = counter_at(1)
    called(counter.call_next(counter=1))
    seen(counter, 1)
    hub.close()
    assert isinstance(counter.finish(counter=1), Finished)
    assert called(counter.call_next(counter=1)) == "A002"
    with hub_over(desk, f"{hub.host}:{hub.port}"):
        until(lambda: ("A001", 1, "finished") in services(desk))
        until(lambda: ("A002", 1, "serving") in services(desk))


def test_two_counters_that_called_one_number_are_listed_for_the_manager(
    hub: Hub, desk: Desk, counter_at: CounterAt
) -> None:
    desk.take_ticket(procedure=BIRTH)
    one, other = counter_at(1), counter_at(2)
    seen(one, 1), seen(other, 2)
    hub.close()
    called(one.call_next(counter=1))
    called(other.call_next(counter=2))
    with hub_over(desk, f"{hub.host}:{hub.port}"):
        until(lambda: desk.hall().conflicts)
        (conflict,) = desk.hall().conflicts
        assert conflict.number == "A001"
        assert {conflict.counter, conflict.other_counter} == {1, 2}
        assert len(services(desk)) == 1
        until(lambda: not seen(one, 1).alone)
        until(lambda: not seen(other, 2).alone)


def test_a_number_of_a_kiosk_that_is_cut_off_too_is_called_by_what_stands_on_it(
    hub: Hub, desk: Desk, let_in: LetIn, centre: Centre, counter_at: CounterAt, tmp_path: Path
) -> None:
    """Whichever journal arrives first."""
    counter, machine = counter_at(1), let_in("kiosk")
    seen(counter, 1)
    with kiosk_of(machine, centre, tmp_path / "kiosk") as kiosk:
        kiosk.lobby()
        hub.close()
        given = number(kiosk, request_id="touch")
    assert isinstance(counter.call_ticket(counter=1, ticket="no number"), Refused)
    assert called(counter.call_ticket(counter=1, ticket=given.lower())) == "AK001"
    assert isinstance(counter.finish(counter=1), Finished)
    with hub_over(desk, f"{hub.host}:{hub.port}"):
        until(lambda: desk.hall().conflicts)
        assert desk.hall().conflicts[0].other_counter == 0  # nobody knows that number yet
        with kiosk_of(machine, centre, tmp_path / "kiosk"):
            until(lambda: services(desk) == [("AK001", 1, "finished")])
        assert not desk.hall().conflicts
