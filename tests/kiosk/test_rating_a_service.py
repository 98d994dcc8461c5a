"""The citizen rates: once, freely, and nobody else can."""

import pytest

from kiosk.answers import (
    Done,
    Finished,
    RatingTaken,
    Reason,
    Refused,
    TicketPlace,
    TicketTaken,
)
from kiosk.desk import Desk
from tests.desk_at_work import HandClock
from tests.small_centre import BIRTH


def refused(answer: object) -> Reason:
    assert isinstance(answer, Refused), answer
    return answer.reason


@pytest.fixture
def served(desk: Desk) -> tuple[Desk, str, str]:
    """A desk, the ticket's QR and the rating's token of a visit that just ended at counter 1."""
    desk.sign_in_by_command(counter=1)
    ticket = desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=1)
    done = desk.finish(counter=1)
    assert isinstance(ticket, TicketTaken)
    assert isinstance(done, Finished)
    return desk, ticket.token, done.rating


def test_the_rater_asks_only_after_the_service_ended(desk: Desk) -> None:
    desk.sign_in_by_command(counter=1)
    desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=1)
    assert desk.question(counter=1).rating == ""
    done = desk.finish(counter=1)
    assert isinstance(done, Finished)
    assert desk.question(counter=1).rating == done.rating
    assert desk.question(counter=2).rating == ""


def test_one_touch_is_the_whole_answer(served: tuple[Desk, str, str]) -> None:
    desk, _, rating = served
    answer = desk.rate(rating=rating, score=5)
    assert isinstance(answer, RatingTaken)
    assert not answer.asks_reasons
    assert desk.question(counter=1).rating == ""


def test_a_service_is_rated_once(served: tuple[Desk, str, str]) -> None:
    desk, _, rating = served
    desk.rate(rating=rating, score=5, request_id="touch")
    assert isinstance(desk.rate(rating=rating, score=5, request_id="touch"), RatingTaken)
    assert refused(desk.rate(rating=rating, score=1)) is Reason.ALREADY_RATED


def test_the_next_question_waits_for_the_next_service(served: tuple[Desk, str, str]) -> None:
    desk, _, _ = served
    desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=1)
    done = desk.finish(counter=1)
    assert isinstance(done, Finished)
    assert desk.question(counter=1).rating == done.rating


def test_a_low_answer_may_be_explained_once(served: tuple[Desk, str, str]) -> None:
    desk, _, rating = served
    low = desk.rate(rating=rating, score=1)
    assert isinstance(low, RatingTaken)
    assert low.asks_reasons
    explained = desk.explain_rating(rating=rating, reasons=("slow",), comment="Chờ hai giờ")
    assert isinstance(explained, Done)
    again = desk.explain_rating(rating=rating, reasons=("manner",))
    assert refused(again) is Reason.ALREADY_RATED


def test_reasons_need_an_answer_and_must_be_known(served: tuple[Desk, str, str]) -> None:
    desk, _, rating = served
    assert refused(desk.explain_rating(rating=rating, reasons=("slow",))) is Reason.WRONG_STATE
    desk.rate(rating=rating, score=1)
    assert refused(desk.explain_rating(rating=rating, reasons=("hats",))) is Reason.WRONG_STATE


def test_no_answer_in_time_is_recorded_and_may_still_be_given_with_the_ticket(
    served: tuple[Desk, str, str], clock: HandClock
) -> None:
    desk, token, rating = served
    assert desk.give_up_waiting() == 0
    clock.forward(seconds=31)
    assert desk.question(counter=1).rating == ""
    assert desk.give_up_waiting() == 1
    place = desk.ticket_place(ticket=token)
    assert isinstance(place, TicketPlace)
    assert place.may_rate
    assert isinstance(desk.rate(rating=place.rating, score=4, where="kiosk"), RatingTaken)
    assert refused(desk.rate(rating=rating, score=5)) is Reason.ALREADY_RATED


def test_skipping_is_not_an_opinion(served: tuple[Desk, str, str]) -> None:
    desk, _, rating = served
    assert isinstance(desk.decline_rating(rating=rating, how="skipped"), Done)
    assert desk.question(counter=1).rating == ""
    assert refused(desk.decline_rating(rating=rating, how="no_answer")) is Reason.WRONG_STATE


def test_the_day_after_is_too_late(served: tuple[Desk, str, str], clock: HandClock) -> None:
    desk, token, rating = served
    clock.forward(days=1)
    assert refused(desk.rate(rating=rating, score=5)) is Reason.RATING_EXPIRED
    place = desk.ticket_place(ticket=token)
    assert isinstance(place, TicketPlace)
    assert (place.may_rate, place.rating) == (False, "")


@pytest.mark.parametrize("score", [0, 6, -1, 10**9])
def test_a_score_outside_the_scale_counts_nothing(
    served: tuple[Desk, str, str], score: int
) -> None:
    desk, _, rating = served
    assert refused(desk.rate(rating=rating, score=score)) is Reason.UNKNOWN_SCORE
    assert isinstance(desk.rate(rating=rating, score=3), RatingTaken)


def test_nobody_rates_with_an_invented_token(desk: Desk) -> None:
    assert refused(desk.rate(rating="MC1-0", score=5)) is Reason.UNKNOWN_TICKET
    assert refused(desk.rate(rating="", score=5)) is Reason.UNKNOWN_TICKET


def test_a_missed_person_is_not_asked(desk: Desk) -> None:
    desk.sign_in_by_command(counter=1)
    ticket = desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=1)
    desk.miss(counter=1)
    assert isinstance(ticket, TicketTaken)
    assert desk.question(counter=1).rating == ""
    place = desk.ticket_place(ticket=ticket.token)
    assert isinstance(place, TicketPlace)
    assert not place.may_rate
