"""Sealed texts that have outlived their time are erased from the files, not only the tables."""

from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from kiosk import events
from kiosk.answers import Finished
from kiosk.catalogue import Centre, Retention
from kiosk.data_directory import verify
from kiosk.desk import Desk, Person
from kiosk.desk.complaint_facts import ComplaintTaken
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.kiosk.managed_centre import MANAGER, managed_centre
from tests.small_centre import BIRTH

COMMENT = "Chờ hơn một giờ ở quầy số một"
NAME = "Trần Thị Bé"
DAYS = 30


@pytest.fixture
def keeping(open_desk: OpenDesk, centre: Centre) -> Desk:
    """A desk that keeps comments for thirty days, with one comment and one applicant."""
    desk = open_desk(msgspec.structs.replace(centre, retention=Retention(DAYS)))
    desk.sign_in_by_command(counter=1)
    desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=1)
    desk.receive_dossier(counter=1, procedure=BIRTH, person=Person(NAME), papers=())
    done = desk.finish(counter=1)
    assert isinstance(done, Finished)
    desk.rate(rating=done.rating, score=1)
    desk.explain_rating(rating=done.rating, reasons=("slow",), comment=COMMENT)
    return desk


def on_disk(data: Path, text: str) -> list[str]:
    """The files in which a text can be found."""
    files = [each for each in data.rglob("*") if each.is_file()]
    return [each.name for each in files if text.encode() in each.read_bytes()]


def erasures(desk: Desk) -> list[events.TextsErased]:
    rows = desk.store.run(
        lambda tx: tx.all("SELECT kind, body FROM event WHERE kind = 'texts_erased' ORDER BY seq")
    )
    found = [events.decode(row["kind"], row["body"]) for row in rows]
    return [each for each in found if isinstance(each, events.TextsErased)]


def test_a_comment_outlives_the_day_and_the_applicant_does_not(
    keeping: Desk, clock: HandClock, data: Path
) -> None:
    assert on_disk(data, COMMENT)
    assert on_disk(data, NAME)
    clock.forward(days=1)
    keeping.lobby()
    assert on_disk(data, COMMENT)
    assert not on_disk(data, NAME)
    (first,) = erasures(keeping)
    assert first.counts == {"person": 1}


def test_a_comment_goes_at_the_change_of_day_after_its_time(
    keeping: Desk, clock: HandClock, data: Path
) -> None:
    written = clock.at
    clock.forward(days=DAYS)
    keeping.lobby()
    assert on_disk(data, COMMENT)
    clock.forward(days=1)
    keeping.lobby()
    assert not on_disk(data, COMMENT)
    last = erasures(keeping)[-1]
    assert last.counts == {"comment": 1}
    limit = datetime.fromtimestamp(last.before_ms["comment"] / 1000, written.tzinfo)
    assert limit.date() > written.date()
    assert (limit.hour, limit.minute) == (0, 0)
    assert verify(data).intact


def test_erasing_without_waiting_for_the_day_to_change(
    keeping: Desk, clock: HandClock, data: Path, open_desk: OpenDesk, centre: Centre
) -> None:
    """The centre shortens its time: `kiosk erase` obeys at once."""
    clock.forward(days=2)
    keeping.lobby()
    keeping.erase_outlived()
    assert on_disk(data, COMMENT)
    hasty = Desk(
        msgspec.structs.replace(
            keeping.parts, centre=msgspec.structs.replace(centre, retention=Retention(1))
        )
    )
    hasty.erase_outlived()
    assert not on_disk(data, COMMENT)
    assert erasures(hasty)[-1].counts == {"comment": 1}
    before = len(erasures(hasty))
    hasty.erase_outlived()
    assert len(erasures(hasty)) == before
    assert verify(data).intact


def test_a_complaint_keeps_its_words_until_it_was_settled_so_long_ago(
    open_desk: OpenDesk, clock: HandClock, data: Path
) -> None:
    keeping = open_desk(msgspec.structs.replace(managed_centre(), retention=Retention(DAYS)))
    said = "Phải chờ vì thiếu người ở quầy ba"
    told = keeping.record_complaint(
        by=MANAGER, about="process", way="letter", happened=clock.at.date(), text=said
    )
    assert isinstance(told, ComplaintTaken)
    clock.forward(days=DAYS * 2)
    keeping.lobby()
    assert on_disk(data, said)
    keeping.settle_complaint(
        by=MANAGER, complaint=told.complaint, outcome="upheld", reason="Đã xếp thêm người"
    )
    clock.forward(days=DAYS)
    keeping.lobby()
    assert on_disk(data, said)
    clock.forward(days=1)
    keeping.lobby()
    assert not on_disk(data, said)
    assert not on_disk(data, "Đã xếp thêm người")
    assert verify(data).intact


def test_the_figures_stay_when_the_words_are_gone(
    keeping: Desk, clock: HandClock, data: Path
) -> None:
    clock.forward(days=DAYS + 2)
    keeping.lobby()
    row = keeping.store.run(lambda tx: tx.one("SELECT score, reasons FROM service"))
    assert row is not None
    assert tuple(row) == (1, "slow")
    keeping.store.run(lambda tx: tx.rebuild())
    assert verify(data).intact
