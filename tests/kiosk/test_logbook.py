"""The register of dossiers: from the journal, with names only while they are kept."""

from datetime import date
from pathlib import Path

import msgspec

from kiosk.answers import DossierTaken
from kiosk.bootstrap import reading
from kiosk.desk import Desk, Person
from kiosk.exports import FACTS
from kiosk.forms import LogbookFacts
from kiosk.reports import Period
from tests.desk_at_work import HandClock
from tests.small_centre import BIRTH, LAND

FIRST, NEXT = date(2026, 11, 23), date(2026, 11, 24)
BE = Person("Trần Thị Bé", phone="0900000042", address="12 Đường Hoa")


def logbook(desk: Desk, data: Path, clock: HandClock, period: Period) -> LogbookFacts:
    now_ms = int(clock.at.timestamp() * 1000)
    with reading(data) as rows:
        facts = FACTS["logbook"](rows, desk.centre, period, now_ms, "QL01")
    assert isinstance(facts, LogbookFacts)
    return facts


def taken_in(desk: Desk, procedure: str) -> str:
    taken = desk.receive_dossier(counter=1, procedure=procedure, person=BE, papers=())
    assert isinstance(taken, DossierTaken)
    return taken.code


def test_each_dossier_is_a_line_in_the_order_of_the_book(
    desk: Desk, data: Path, clock: HandClock
) -> None:
    desk.sign_in_by_command(counter=1)
    birth, land = taken_in(desk, BIRTH), taken_in(desk, LAND)
    desk.hand_over(counter=1, code=birth, giving=True, office="Phòng Tư pháp")
    desk.change_dossier(counter=1, code=land, form="supplement", note="Bản vẽ")
    facts = logbook(desk, data, clock, Period(FIRST, FIRST))
    assert (facts.day, facts.until, facts.book, facts.erased) == (FIRST, None, "2026", 0)
    one, other = facts.lines
    assert (one.entry, one.code, one.office, one.note) == (1, birth, "Phòng Tư pháp", "")
    assert (one.person, one.address, one.phone) == ("Trần Thị Bé", "12 Đường Hoa", "0900000042")
    assert (one.received, one.due, one.returned) == (FIRST, date(2026, 12, 1), None)
    assert (other.entry, other.code, other.due) == (2, land, None)
    assert other.note == "Cần bổ sung giấy tờ"


def test_the_day_after_names_are_erased_and_the_page_says_of_how_many(
    desk: Desk, data: Path, clock: HandClock
) -> None:
    desk.sign_in_by_command(counter=1)
    taken_in(desk, BIRTH)
    clock.forward(days=1)
    desk.sign_in_by_command(counter=1)
    later = taken_in(desk, BIRTH)
    facts = logbook(desk, data, clock, Period(FIRST, NEXT))
    assert facts.erased == 1
    assert [each.person for each in facts.lines] == ["", "Trần Thị Bé"]
    assert [each.code for each in facts.lines][1] == later
    assert b"B\xc3\xa9" not in msgspec.json.encode(facts.lines[0])
    assert [each.code for each in logbook(desk, data, clock, Period(NEXT, NEXT)).lines] == [later]
