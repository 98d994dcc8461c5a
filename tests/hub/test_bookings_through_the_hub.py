"""A booking is come to at any kiosk of the centre, once; while the hub is away nobody can say."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.answers import BookingShown, Reason, Refused, TicketTaken
from kiosk.bookings import Standing
from kiosk.catalogue import BookingState, Centre
from kiosk.clock import to_ms
from kiosk.desk import Desk
from kiosk.errors import NotAdmitted
from kiosk.events import BookingLearned
from sync.hub.running import Hub
from tests.desk_at_work import MORNING
from tests.hub.alone import kiosk_of, number
from tests.hub.conftest import LetIn
from tests.small_centre import BIRTH

CARD = "000202000001"
CODE = "LH-261123-0042"


@pytest.fixture(autouse=True)
def booked(desk: Desk) -> None:
    starts = to_ms(MORNING + timedelta(minutes=18))
    word = BookingLearned(
        code=CODE,
        state=BookingState.BOOKED,
        starts_ms=starts,
        ends_ms=starts + 30 * 60_000,
        procedure=BIRTH,
    )
    desk.store.run(lambda tx: desk.hear_booking(tx, word, 1, CARD))


def test_two_kiosks_at_once_give_one_number(desk: Desk, let_in: LetIn) -> None:
    kiosks = [let_in("kiosk").desk, let_in("kiosk").desk]

    def come(at: int) -> object:
        found = kiosks[at].find_booking(card=CARD)
        assert isinstance(found, BookingShown)
        return kiosks[at].check_in(booking=found.code, print_at="kiosk", request_id=f"touch {at}")

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(come, (0, 1)))
    tickets = [each for each in answers if isinstance(each, TicketTaken)]
    assert len({each.ticket for each in tickets}) == 1
    assert len(tickets) == 2
    assert sorted(each.repeated for each in tickets) == [False, True]
    assert desk.store.run(lambda tx: tx.value("SELECT count(*) FROM ticket")) == 1
    (slip,) = desk.store.run(lambda tx: tx.all("SELECT place FROM slip"))
    assert slip["place"].startswith("kiosk@")  # where it was touched
    found = kiosks[1].find_booking(code=CODE)
    assert isinstance(found, BookingShown)
    assert (found.standing, found.slot.text) == (Standing.USED, "09:30–10:00")


def test_only_a_kiosk_may_look_for_a_booking(desk: Desk, let_in: LetIn) -> None:
    for place in ("board", "rater", "counter"):
        elsewhere = let_in(place).desk
        with pytest.raises(NotAdmitted):
            elsewhere.find_booking(card=CARD)
        with pytest.raises(NotAdmitted):
            elsewhere.check_in(booking=CODE)
    assert desk.store.run(lambda tx: tx.value("SELECT count(*) FROM ticket")) == 0


def test_without_the_hub_a_booking_cannot_be_checked_and_a_number_is_given(
    hub: Hub, let_in: LetIn, centre: Centre, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with kiosk_of(let_in("kiosk"), centre, tmp_path / "own") as kiosk:
        assert isinstance(kiosk.find_booking(card=CARD), BookingShown)
        hub.close()
        for answer in (
            kiosk.find_booking(card=CARD),
            kiosk.check_in(booking=CODE, request_id="touch"),
            kiosk.find_booking(code=CODE),
        ):
            assert isinstance(answer, Refused)
            assert answer.reason is Reason.BOOKING_UNCHECKABLE
        assert number(kiosk, request_id="other") == "AK001"
    assert CARD not in caplog.text
    held = [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]
    assert not any(CARD.encode() in each for each in held)
