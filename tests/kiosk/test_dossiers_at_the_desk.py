"""Dossiers are received, looked up behind a second factor, changed and given back."""

from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest

from kiosk.answers import DossierChanged, DossierShown, DossierTaken, Reason, Refused
from kiosk.catalogue import Centre, DossierState, KnownDossier
from kiosk.clock import VIETNAM
from kiosk.desk import Desk, DossierAtCounter, Person
from kiosk.events import PaperReceived
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH, LAND

PERSON = Person("Trần Thị Bé", id_number="000190000002", phone="0900000042", address="12 Đường Hoa")
PAPERS = (PaperReceived("Tờ khai đăng ký khai sinh", "form", 1),)
READY = KnownDossier(
    "H00.14-261112-0042",
    BIRTH,
    DossierState.FINISHED,
    date(2026, 11, 12),
    lookup="7K4M",
    phone_tail="0042",
)


def refused(answer: object) -> Reason:
    assert isinstance(answer, Refused), answer
    return answer.reason


def received(answer: object) -> DossierTaken:
    assert isinstance(answer, DossierTaken), answer
    return answer


@pytest.fixture
def open_counter(open_desk: OpenDesk, centre: Centre) -> Desk:
    """Counter 1 open, one finished dossier known."""
    desk = open_desk(msgspec.structs.replace(centre, dossiers=(READY,)))
    desk.learn()
    desk.sign_in_by_command(counter=1)
    return desk


def receive(desk: Desk, **more: object) -> object:
    wish = {"counter": 1, "procedure": BIRTH, "person": PERSON, "papers": PAPERS} | more
    return desk.receive_dossier(**wish)


def test_without_the_one_stop_system_the_code_is_provisional_and_the_day_expected(
    open_counter: Desk,
) -> None:
    taken = received(receive(open_counter))
    assert taken.code == "Q1-261123-0001"
    assert taken.provisional
    assert taken.due_expected
    # five working days from Monday 23/11, and Tuesday 24/11 is a holiday from 2026
    assert taken.due is not None
    assert taken.due.date() == date(2026, 12, 1)
    assert received(receive(open_counter)).code == "Q1-261123-0002"


def test_the_one_stop_systems_code_and_day_are_taken_as_they_are(open_counter: Desk) -> None:
    due = datetime(2026, 12, 8, 9, 48, tzinfo=VIETNAM)
    taken = received(receive(open_counter, code="h00.14-261123-0007", due=due))
    assert (taken.code, taken.provisional, taken.due, taken.due_expected) == (
        "H00.14-261123-0007",
        False,
        due,
        False,
    )
    again = receive(open_counter, code="H00.14-261123-0007")
    assert refused(again) is Reason.ALREADY_RECEIVED


def test_an_unknown_legal_time_promises_no_day(open_counter: Desk) -> None:
    assert received(receive(open_counter, procedure=LAND)).due is None


def test_pressing_save_twice_receives_one_dossier(open_counter: Desk) -> None:
    first = received(receive(open_counter, request_id="F2"))
    assert received(receive(open_counter, request_id="F2")).code == first.code
    assert received(receive(open_counter)).code == "Q1-261123-0002"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"person": Person("  ")}, Reason.INCOMPLETE),
        ({"sets": 0}, Reason.INCOMPLETE),
        ({"due": datetime(2026, 11, 20, 9, tzinfo=VIETNAM)}, Reason.INCOMPLETE),
        ({"code": "not a code"}, Reason.INCOMPLETE),
        ({"procedure": "0.0"}, Reason.UNKNOWN_PROCEDURE),
        ({"counter": 2}, Reason.NOT_SIGNED_IN),
    ],
)
def test_an_incomplete_dossier_is_refused(
    open_counter: Desk, change: dict[str, object], reason: Reason
) -> None:
    assert refused(receive(open_counter, **change)) is reason


@pytest.mark.parametrize("factor", ["lookup", "0042", "0002"])
def test_the_slips_code_or_the_last_digits_open_a_dossier(open_counter: Desk, factor: str) -> None:
    taken = received(receive(open_counter))
    shown = open_counter.look_up(
        code=taken.code, factor=taken.lookup.lower() if factor == "lookup" else factor
    )
    assert isinstance(shown, DossierShown)
    assert shown.state == DossierState.RECEIVED


def test_a_result_is_given_back_after_the_second_factor(open_counter: Desk) -> None:
    wrong = open_counter.change_dossier(counter=1, code=READY.code, form="result", factor="1111")
    assert refused(wrong) is Reason.NOT_FOUND
    done = open_counter.change_dossier(counter=1, code=READY.code, form="result", factor="0042")
    assert isinstance(done, DossierChanged)
    assert done.state == DossierState.RETURNED
    twice = open_counter.change_dossier(counter=1, code=READY.code, form="result", factor="0042")
    assert refused(twice) is Reason.WRONG_STATE


def test_what_is_missing_is_told_to_the_citizen(open_counter: Desk) -> None:
    taken = received(receive(open_counter))
    open_counter.change_dossier(
        counter=1, code=taken.code, form="supplement", note="Bản gốc giấy chứng sinh"
    )
    shown = open_counter.look_up(code=taken.code, factor=taken.lookup)
    assert isinstance(shown, DossierShown)
    assert (shown.state, shown.missing) == (DossierState.SUPPLEMENT, "Bản gốc giấy chứng sinh")


def test_an_apology_needs_a_new_day(open_counter: Desk) -> None:
    taken = received(receive(open_counter))
    none = open_counter.change_dossier(counter=1, code=taken.code, form="apology", note="Quá tải")
    assert refused(none) is Reason.INCOMPLETE
    past = datetime(2026, 11, 20, 16, tzinfo=VIETNAM)
    gone = open_counter.change_dossier(
        counter=1, code=taken.code, form="apology", note="Quá tải", due=past
    )
    assert refused(gone) is Reason.INCOMPLETE
    due = datetime(2026, 12, 15, 16, tzinfo=VIETNAM)
    done = open_counter.change_dossier(
        counter=1, code=taken.code, form="apology", note="Quá tải", due=due
    )
    assert isinstance(done, DossierChanged)
    assert done.due == due


def test_nothing_of_a_person_is_left_after_the_day(
    open_counter: Desk, clock: HandClock, data: Path, open_desk: OpenDesk
) -> None:
    taken = received(receive(open_counter))
    found = open_counter.find_dossier(code=taken.code)
    assert isinstance(found, DossierAtCounter)
    assert found.person == PERSON
    clock.forward(days=1)
    open_counter.lobby()
    gone = open_counter.find_dossier(code=taken.code)
    assert isinstance(gone, DossierAtCounter)
    assert gone.person is None
    open_desk.close()  # type: ignore[attr-defined]
    for file in data.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            for secret in (PERSON.name, PERSON.id_number, PERSON.phone, PERSON.address):
                assert secret.encode() not in held, file


def test_while_the_program_runs_the_write_ahead_log_forgets_too(
    open_counter: Desk, clock: HandClock, data: Path
) -> None:
    receive(open_counter)
    clock.forward(days=1)
    open_counter.lobby()
    for file in data.rglob("kiosk.db*"):
        assert PERSON.id_number.encode() not in file.read_bytes(), file
