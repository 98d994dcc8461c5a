"""A dossier's papers travel: each hand-over is recorded, and the next control slip lists it."""

from datetime import timedelta

import pytest

from kiosk.answers import Done, DossierTaken, Reason, Refused
from kiosk.catalogue import Centre
from kiosk.desk import Desk, DossierAtCounter, Person
from kiosk.forms import ControlSlipFacts
from kiosk.papers import control_facts
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH, LAND

LAND_OFFICE = "Chi nhánh Văn phòng đăng ký đất đai"
JUSTICE = "Công chức Tư pháp – Hộ tịch"


def receive(desk: Desk, procedure: str = BIRTH) -> str:
    taken = desk.receive_dossier(
        counter=1, procedure=procedure, person=Person("Trần Thị Bé"), papers=()
    )
    assert isinstance(taken, DossierTaken)
    return taken.code


def found(desk: Desk, code: str) -> DossierAtCounter:
    dossier = desk.find_dossier(code=code)
    assert isinstance(dossier, DossierAtCounter)
    return dossier


def reason(answer: object) -> Reason:
    assert isinstance(answer, Refused), answer
    return answer.reason


@pytest.fixture
def desk(open_desk: OpenDesk, centre: Centre) -> Desk:
    """Counter 1 is open."""
    desk = open_desk(centre)
    desk.sign_in_by_command(counter=1)
    return desk


def give(desk: Desk, code: str, office: str = JUSTICE, **more: str) -> Done | Refused:
    return desk.hand_over(counter=1, code=code, giving=True, office=office, **more)


def take_back(desk: Desk, code: str, office: str = JUSTICE, **more: str) -> Done | Refused:
    return desk.hand_over(counter=1, code=code, giving=False, office=office, **more)


def test_a_dossier_goes_to_an_office_and_comes_back(desk: Desk, clock: HandClock) -> None:
    code = receive(desk)
    assert found(desk, code).lies_at == ""
    assert give(desk, code, colleague="Lê Văn Giao") == Done()
    assert found(desk, code).lies_at == JUSTICE
    clock.forward(hours=3)
    assert take_back(desk, code) == Done()
    dossier = found(desk, code)
    assert dossier.lies_at == ""
    out, back = dossier.hand_overs
    assert (out.giver_office, out.receiver_office, out.colleague) == ("", JUSTICE, "Lê Văn Giao")
    assert (back.giver_office, back.receiver_office, back.colleague) == (JUSTICE, "", "")
    assert (out.official, back.official) == ("CB01", "CB01")
    assert timedelta(hours=3) <= back.at - out.at < timedelta(hours=3, seconds=1)


def test_what_is_away_cannot_be_given_and_what_is_here_cannot_come_back(desk: Desk) -> None:
    code = receive(desk)
    assert reason(take_back(desk, code)) is Reason.WRONG_STATE
    give(desk, code)
    assert reason(give(desk, code, LAND_OFFICE)) is Reason.WRONG_STATE


def test_a_refused_dossier_goes_nowhere(desk: Desk) -> None:
    code = receive(desk)
    desk.change_dossier(counter=1, code=code, form="refusal", note="Không thuộc thẩm quyền")
    assert reason(give(desk, code)) is Reason.WRONG_STATE


def test_an_unknown_dossier_no_office_or_a_closed_counter_is_refused(desk: Desk) -> None:
    code = receive(desk)
    assert reason(give(desk, "Q1-261123-9999")) is Reason.NOT_FOUND
    assert reason(give(desk, code, "  ")) is Reason.INCOMPLETE
    closed = desk.hand_over(counter=2, code=code, giving=True, office=JUSTICE)
    assert reason(closed) is Reason.NOT_SIGNED_IN


def test_scanning_twice_is_one_hand_over(desk: Desk) -> None:
    code = receive(desk)
    assert give(desk, code, request_id="F2") == give(desk, code, request_id="F2") == Done()
    assert len(found(desk, code).hand_overs) == 1


def test_offices_of_the_same_procedure_are_offered_first(desk: Desk) -> None:
    give(desk, receive(desk, BIRTH), JUSTICE)
    give(desk, receive(desk, LAND), LAND_OFFICE)
    birth, land = found(desk, receive(desk, BIRTH)), found(desk, receive(desk, LAND))
    assert (birth.offices, birth.usual_office) == ((JUSTICE, LAND_OFFICE), JUSTICE)
    assert (land.offices, land.usual_office) == ((LAND_OFFICE, JUSTICE), LAND_OFFICE)


def test_an_office_of_another_procedure_is_not_taken_for_the_usual_one(desk: Desk) -> None:
    give(desk, receive(desk, BIRTH), JUSTICE)
    land = found(desk, receive(desk, LAND))
    assert (land.offices, land.usual_office) == ((JUSTICE,), "")


def test_the_hand_overs_are_still_known_when_the_persons_are_erased(
    desk: Desk, clock: HandClock
) -> None:
    code = receive(desk)
    give(desk, code, colleague="Lê Văn Giao")
    clock.forward(days=1)
    desk.sign_in_by_command(counter=1)
    take_back(desk, code)
    dossier = found(desk, code)
    assert dossier.person is None
    assert [each.colleague for each in dossier.hand_overs] == ["Lê Văn Giao", ""]


def test_the_control_slip_says_who_gave_and_who_took(
    desk: Desk, centre: Centre, clock: HandClock
) -> None:
    code = receive(desk)
    give(desk, code, colleague="Lê Văn Giao")
    clock.forward(hours=3)
    take_back(desk, code)
    facts = control_facts(found(desk, code), centre, clock.now())
    assert isinstance(facts, ControlSlipFacts)
    assert (facts.code, facts.handling_office) == (code, JUSTICE)
    out, back = facts.hand_overs
    here, official = centre.facts.name["vi"], centre.official["CB01"].name
    assert (out.giver, out.giver_office) == (official, here)
    assert (out.receiver, out.receiver_office) == ("Lê Văn Giao", JUSTICE)
    assert (back.giver, back.giver_office) == ("", JUSTICE)
    assert (back.receiver, back.receiver_office) == (official, here)
    assert facts.blank_rows == 2


def test_the_first_control_slip_leaves_its_rows_to_be_filled_in_by_hand(
    desk: Desk, centre: Centre, clock: HandClock
) -> None:
    facts = control_facts(found(desk, receive(desk)), centre, clock.now())
    assert (facts.hand_overs, facts.handling_office, facts.blank_rows) == ((), "", 4)
