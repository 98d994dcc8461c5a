"""A booking is found by its code or an ID card, and come to once, in its time."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.answers import BookingShown, Called, Reason, Refused, TicketTaken
from kiosk.bookings import Standing
from kiosk.catalogue import BookingRules, BookingState, Centre
from kiosk.clock import VIETNAM, to_ms
from kiosk.data_directory import verify
from kiosk.desk import Desk
from kiosk.events import BookingLearned
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH, LAND

CARD = "000202000001"
OTHER_CARD = "000190000002"
CODE = "LH-261123-0001"
TODAY = datetime(2026, 11, 23, tzinfo=VIETNAM)


def booking(
    begins: str = "08:30", *, code: str = CODE, days: int = 0, **more: object
) -> BookingLearned:
    hour, minute = map(int, begins.split(":"))
    starts = TODAY + timedelta(days=days, hours=hour, minutes=minute)
    given: dict[str, object] = {
        "code": code,
        "state": BookingState.BOOKED,
        "starts_ms": to_ms(starts),
        "ends_ms": to_ms(starts + timedelta(minutes=30)),
        "procedure": BIRTH,
    }
    return BookingLearned(**(given | more))  # type: ignore[arg-type]


def hear(desk: Desk, *words: BookingLearned, card: str = CARD, change: int = 1) -> None:
    for at, word in enumerate(words):
        desk.store.run(lambda tx, word=word, at=at: desk.hear_booking(tx, word, change + at, card))


def at(clock: HandClock, time: str) -> None:
    hour, minute = map(int, time.split(":"))
    clock.at = TODAY + timedelta(hours=hour, minutes=minute)


def found(answer: object) -> BookingShown:
    assert isinstance(answer, BookingShown), answer
    return answer


def taken(answer: object) -> TicketTaken:
    assert isinstance(answer, TicketTaken), answer
    return answer


def refused(answer: object) -> Refused:
    assert isinstance(answer, Refused), answer
    return answer


def held(desk: Desk, sql: str) -> Sequence[object]:
    return [row[0] for row in desk.store.run(lambda tx: tx.all(sql))]


def test_a_card_finds_its_booking_and_so_does_the_code(desk: Desk) -> None:
    hear(desk, booking())
    for shown in (desk.find_booking(card=CARD), desk.find_booking(code=CODE.lower())):
        seen = found(shown)
        assert (seen.code, seen.slot.text, seen.procedure) == (CODE, "08:30–09:00", BIRTH)
        assert (seen.queue, seen.counters) == ("A", (1, 2))
    assert refused(desk.find_booking(card=OTHER_CARD)).reason is Reason.NO_BOOKING
    assert refused(desk.find_booking(code="LH-261123-0009")).reason is Reason.NO_BOOKING
    assert refused(desk.find_booking(card="")).reason is Reason.NO_BOOKING


def test_a_booked_number_is_given_once_and_is_the_same_ever_after(
    desk: Desk, clock: HandClock
) -> None:
    hear(desk, booking())
    at(clock, "08:20")
    first = taken(desk.check_in(booking=CODE, print_at="kiosk", request_id="one"))
    assert first.number == "A001"
    assert first.slot is not None
    assert first.slot.text == "08:30–09:00"
    assert first.slip == first.ticket
    again = taken(desk.check_in(booking=CODE, print_at="kiosk", request_id="one"))
    assert (again.ticket, again.repeated, again.slip) == (first.ticket, True, first.slip)
    other = taken(desk.check_in(booking=CODE, print_at="kiosk", request_id="two"))
    assert (other.ticket, other.repeated, other.slip) == (first.ticket, True, "")
    seen = found(desk.find_booking(card=CARD))
    assert (seen.standing, seen.ticket) == (Standing.USED, first.ticket)
    assert held(desk, "SELECT count(*) FROM ticket") == [1]
    # not even a word that comes later makes it new, and not even the queue's end of numbers
    hear(desk, booking("09:00", raw_state="moved"), change=9)
    assert taken(desk.check_in(booking=CODE)).ticket == first.ticket


@pytest.mark.parametrize(
    ("time", "standing"),
    [
        ("07:59", Standing.EARLY),
        ("08:00", Standing.OPEN),
        ("08:30", Standing.OPEN),
        ("09:14", Standing.OPEN),
        ("09:15", Standing.LATE),
        ("17:00", Standing.LATE),
    ],
)
def test_a_number_is_given_from_half_an_hour_before_the_slot_to_the_grace_after_it(
    desk: Desk, clock: HandClock, time: str, standing: Standing
) -> None:
    hear(desk, booking())
    at(clock, time)
    assert found(desk.find_booking(code=CODE)).standing is standing
    answer = desk.check_in(booking=CODE)
    if standing is Standing.OPEN:
        assert isinstance(answer, TicketTaken)
    else:
        why = {Standing.EARLY: Reason.BOOKING_EARLY, Standing.LATE: Reason.BOOKING_LATE}
        assert refused(answer).reason is why[standing]
        assert held(desk, "SELECT count(*) FROM ticket") == [0]


def test_the_minutes_are_the_centres(open_desk: OpenDesk, centre: Centre, clock: HandClock) -> None:
    rules = BookingRules(early_minutes=0, grace_minutes=60)
    desk = open_desk(msgspec.structs.replace(centre, bookings=rules))
    hear(desk, booking())
    at(clock, "08:29")
    assert refused(desk.check_in(booking=CODE)).reason is Reason.BOOKING_EARLY
    at(clock, "09:59")
    assert isinstance(desk.check_in(booking=CODE), TicketTaken)


def test_too_early_and_another_day_say_when_and_an_ordinary_number_stays_possible(
    desk: Desk,
) -> None:
    hear(desk, booking("14:00"), booking(code="LH-261124-0001", days=1))
    early, other = (refused(desk.check_in(booking=code)) for code in (CODE, "LH-261124-0001"))
    assert early.message().endswith("Nhận số từ 13:30 23/11.")
    assert other.message().endswith("Nhận số từ 08:00 24/11.")
    assert other.message("en").endswith("from 08:00 24/11.")
    assert isinstance(desk.take_ticket(procedure=BIRTH), TicketTaken)


def test_a_cancelled_booking_is_refused_and_a_moved_one_is_at_its_new_time(
    desk: Desk, clock: HandClock
) -> None:
    hear(desk, booking())
    hear(desk, booking("15:00", raw_state="moved"), change=2)
    assert found(desk.find_booking(card=CARD)).slot.text == "15:00–15:30"
    assert refused(desk.check_in(booking=CODE)).reason is Reason.BOOKING_EARLY
    hear(desk, booking("15:00", state=BookingState.CANCELLED), card="", change=3)
    at(clock, "15:00")
    assert found(desk.find_booking(card=CARD)).standing is Standing.CANCELLED
    assert refused(desk.check_in(booking=CODE)).reason is Reason.BOOKING_CANCELLED
    assert held(desk, "SELECT count(*) FROM ticket") == [0]


def test_of_several_bookings_the_one_that_can_be_come_to_is_shown(
    desk: Desk, clock: HandClock
) -> None:
    morning, noon = booking(), booking("14:00", code="LH-261123-0002")
    gone = booking(code="LH-261123-0003", state=BookingState.CANCELLED)
    hear(desk, noon, gone, morning)
    assert found(desk.find_booking(card=CARD)).code == CODE
    taken(desk.check_in(booking=CODE))
    assert found(desk.find_booking(card=CARD)).standing is Standing.USED
    at(clock, "13:45")
    assert found(desk.find_booking(card=CARD)).code == "LH-261123-0002"


def test_a_booked_number_needs_no_quota_and_no_procedure_that_is_done_here(desk: Desk) -> None:
    for _ in range(3):
        taken(desk.take_ticket(procedure=LAND))
    assert refused(desk.take_ticket(procedure=LAND)).reason is Reason.QUOTA_USED
    hear(
        desk,
        booking(procedure=LAND),
        booking(code="LH-261123-0002", procedure="9.999999"),
        booking(code="LH-261123-0003", procedure="", queue="R"),
    )
    assert taken(desk.check_in(booking=CODE)).number == "B004"
    assert taken(desk.check_in(booking="LH-261123-0002")).queue == "S"
    assert taken(desk.check_in(booking="LH-261123-0003")).queue == "R"


def test_in_its_slot_a_booked_number_is_called_before_those_who_came_earlier(
    desk: Desk, clock: HandClock
) -> None:
    hear(desk, booking())
    for _ in range(3):
        taken(desk.take_ticket(procedure=BIRTH))
    at(clock, "08:10")
    booked = taken(desk.check_in(booking=CODE))
    desk.sign_in_by_command(counter=1)
    console = desk.console(counter=1)
    assert [row.number for row in console.waiting] == ["A001", "A002", "A003", "A004"]  # type: ignore[union-attr]
    at(clock, "08:30")
    console = desk.console(counter=1)
    order = [(row.number, row.slot is not None) for row in console.waiting]  # type: ignore[union-attr]
    assert order == [("A004", True), ("A001", False), ("A002", False), ("A003", False)]
    called = desk.call_next(counter=1)
    assert isinstance(called, Called)
    assert called.number == booked.number
    console = desk.console(counter=1)
    assert console.serving.slot.text == "08:30–09:00"  # type: ignore[union-attr]


def test_at_a_counter_booked_numbers_and_walk_ins_take_turns(desk: Desk, clock: HandClock) -> None:
    codes = [f"LH-261123-000{at}" for at in (1, 2, 3)]
    hear(desk, *(booking(code=code) for code in codes))
    for _ in range(3):
        taken(desk.take_ticket(procedure=BIRTH))
    for code in codes:
        taken(desk.check_in(booking=code))
    at(clock, "08:30")
    desk.sign_in_by_command(counter=1)
    order = []
    for _ in range(6):
        called = desk.call_next(counter=1)
        assert isinstance(called, Called)
        order.append(called.number)
        desk.miss(counter=1)
    assert order == ["A004", "A001", "A005", "A002", "A006", "A003"]


def test_guessing_codes_is_slow_and_cards_without_a_booking_lock_nobody_out(
    desk: Desk, clock: HandClock
) -> None:
    hear(desk, booking())
    for guess in range(40):
        clock.forward(minutes=1)
        card = desk.find_booking(card=f"{guess:012d}")
        assert refused(card).reason is Reason.NO_BOOKING
    assert isinstance(desk.find_booking(card=CARD), BookingShown)
    reasons = []
    for guess in range(20):
        clock.forward(seconds=11)
        reasons.append(refused(desk.find_booking(code=f"LH-261123-1{guess:03d}")).reason)
    assert Reason.LOCKED_OUT in reasons
    for _ in range(7):
        last = desk.find_booking(card=CARD, place="other")
    assert refused(last).reason is Reason.TOO_OFTEN


def readable_in(folder: Path) -> list[str]:
    """Files in which a card's number can be read."""
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in files if CARD.encode() in each.read_bytes()]


def test_nothing_of_a_card_can_be_read_at_rest_or_in_a_log(
    desk: Desk, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    hear(desk, booking())
    found(desk.find_booking(card=CARD))
    desk.find_booking(card=OTHER_CARD)
    taken(desk.check_in(booking=CODE))
    assert readable_in(data) == []
    assert CARD not in caplog.text
    (body,) = held(desk, "SELECT body FROM event WHERE kind = 'booking_learned'")
    (kept,) = held(desk, "SELECT text FROM sealed WHERE name = 'card'")
    assert str(kept) not in bytes(body).decode()  # type: ignore[call-overload]


def test_after_its_day_a_booking_is_gone_with_what_it_was_found_by(
    desk: Desk, data: Path, clock: HandClock
) -> None:
    hear(desk, booking(), booking(code="LH-261125-0001", days=2))
    (today, later) = held(desk, "SELECT text FROM sealed WHERE name = 'card' ORDER BY eid")
    assert today == later  # one person
    clock.forward(days=1)
    desk.lobby()
    assert held(desk, "SELECT code FROM booking") == ["LH-261125-0001"]
    assert len(held(desk, "SELECT text FROM sealed WHERE name = 'card'")) == 1
    assert found(desk.find_booking(card=CARD)).standing is Standing.OTHER_DAY
    clock.forward(days=2)
    desk.lobby()
    assert held(desk, "SELECT code FROM booking") == []
    assert held(desk, "SELECT text FROM sealed WHERE name = 'card'") == []
    assert not [f for f in data.rglob("*") if f.is_file() and str(today).encode() in f.read_bytes()]
    assert verify(data).intact


def test_a_word_that_comes_twice_or_of_a_past_day_is_no_event(desk: Desk) -> None:
    hear(desk, booking())
    hear(desk, booking())
    hear(desk, booking(days=-1, code="LH-261122-0001"), change=5)
    assert held(desk, "SELECT count(*) FROM event WHERE kind = 'booking_learned'") == [1]


def test_rebuilt_from_the_journal_the_bookings_are_the_same(desk: Desk, clock: HandClock) -> None:
    hear(desk, booking(), booking("10:00", code="LH-261123-0002"))
    hear(desk, booking(code="LH-261126-0001", days=3), change=7)
    taken(desk.check_in(booking=CODE))
    clock.forward(days=1)
    desk.lobby()
    rows = "SELECT * FROM booking", "SELECT id, slot_from_ms, slot_until_ms FROM ticket"
    before = [desk.store.run(lambda tx, sql=sql: [tuple(r) for r in tx.all(sql)]) for sql in rows]
    desk.store.run(lambda tx: tx.rebuild())
    after = [desk.store.run(lambda tx, sql=sql: [tuple(r) for r in tx.all(sql)]) for sql in rows]
    assert before == after
    assert len(before[0]) == 1
