"""A rating carries the word of the machine where it was touched; a hub can add and change none."""

from pathlib import Path

import msgspec
import pytest

from kiosk import events
from kiosk.answers import RatingTaken, Refused
from kiosk.data_directory import verify
from kiosk.desk import Desk, Question
from kiosk.device_word import DeviceWord, rating_holds, word_for_rating
from kiosk.errors import NotAdmitted
from kiosk.events import RatingGiven
from sync.remote import remote_desk
from tests.hub.conftest import LetIn, Machine
from tests.small_centre import BIRTH


def asked(desk: Desk, rater: Machine) -> Question:
    """A service has ended, and the rater shows its question."""
    desk.sign_in_by_command(counter=1)
    desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=1)
    desk.finish(counter=1)
    return rater.desk.question(counter=1)


def given(desk: Desk) -> RatingGiven:
    body = desk.store.run(lambda tx: tx.value("SELECT body FROM event WHERE kind = 'rating_given'"))
    found = events.decode("rating_given", bytes(body))
    assert isinstance(found, RatingGiven)
    return found


def test_a_rating_holds_what_the_rater_signed(desk: Desk, let_in: LetIn, tmp_path: Path) -> None:
    rater = let_in("rater")
    question = asked(desk, rater)
    assert isinstance(rater.desk.rate(rating=question.rating, score=4), RatingTaken)
    event = given(desk)
    assert (event.key, event.token) == (rater.key.public.hex(), question.rating)
    assert rating_holds(event)
    assert verify(tmp_path / "hub").intact


@pytest.mark.parametrize(
    "change", [{"score": 5}, {"call": "another"}, {"token": "T9"}, {"at_ms": 1}, {"key": "00" * 32}]
)
def test_a_hub_that_changes_a_rating_before_it_writes_it_down_is_found(
    desk: Desk, let_in: LetIn, tmp_path: Path, change: dict[str, object]
) -> None:
    """It has the journal's key, so chain and signature of its own are right."""
    rater = let_in("rater")
    question = asked(desk, rater)
    word = word_for_rating(rater.key, question.call, question.rating, 1, 5)
    honest = RatingGiven(
        call=question.call,
        score=1,
        where="rater",
        token=question.rating,
        at_ms=5,
        key=word.key,
        signed=word.signature,
    )
    desk.store.run(lambda tx: tx.append(honest))
    assert verify(tmp_path / "hub").intact
    desk.store.run(lambda tx: tx.append(msgspec.structs.replace(honest, **change)))
    report = verify(tmp_path / "hub")
    assert [each.what for each in report.problems] == ["is not what the rating device signed"]


def test_a_device_that_was_never_let_in_gives_no_rating(
    desk: Desk,
    let_in: LetIn,
    new_key,
    tmp_path: Path,  # type: ignore[no-untyped-def]
) -> None:
    question = asked(desk, let_in("rater"))
    word = word_for_rating(new_key(), question.call, question.rating, 5, 5)
    assert isinstance(desk.rate(rating=question.rating, score=5, word=word), RatingTaken)
    report = verify(tmp_path / "hub")
    assert [each.what for each in report.problems] == ["is of a device that was not let in"]


def test_the_hub_takes_no_rating_without_the_word_of_the_machine_that_asks(
    desk: Desk, let_in: LetIn
) -> None:
    rater, other = let_in("rater"), let_in("rater", 2)
    question = asked(desk, rater)
    plain = remote_desk(rater.line)
    with pytest.raises(NotAdmitted):
        plain.rate(rating=question.rating, score=5)
    foreign = word_for_rating(other.key, question.call, question.rating, 5, 5)
    with pytest.raises(NotAdmitted):
        plain.rate(rating=question.rating, score=5, word=foreign)
    other_score = word_for_rating(rater.key, question.call, question.rating, 1, 5)
    for wrong in (other_score, DeviceWord(5, rater.key.public.hex(), "no hex")):
        answer = plain.rate(rating=question.rating, score=5, word=wrong)
        assert isinstance(answer, Refused)
        assert answer.reason == "not_signed"
    assert rater.desk.question(counter=1).rating == question.rating  # still to be answered


def test_without_the_token_of_a_service_there_is_no_rating(desk: Desk, let_in: LetIn) -> None:
    rater = let_in("rater")
    asked(desk, rater)
    answer = rater.desk.rate(rating="T1" + "A" * 26, score=5)
    assert isinstance(answer, Refused)
    assert answer.reason == "unknown_ticket"
