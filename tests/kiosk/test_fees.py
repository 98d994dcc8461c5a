"""A fee waits until somebody who saw the money confirms it; that can be taken back."""

from datetime import date

import msgspec
import pytest

from kiosk import payments
from kiosk.answers import Done, DossierShown, DossierTaken, FeeState, Reason, Refused
from kiosk.catalogue import Centre, DossierState, KnownDossier, PayAccount
from kiosk.desk import Desk, DossierAtCounter, Person
from kiosk.events import DossierLearned
from kiosk.papers import receipt_facts
from kiosk.payments import Payment
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH

DUE = KnownDossier(
    "H00.14-261112-0043", BIRTH, DossierState.FEE_DUE, date(2026, 11, 12),
    fee_vnd=50_000, lookup="34AC",
)  # fmt: skip
PAY = PayAccount("999999", "0000000000", "UBND PHUONG MAU")


@pytest.fixture
def staffed(open_desk: OpenDesk, centre: Centre) -> Desk:
    """Counter 1 open, one dossier whose fee is due, an account for fees."""
    desk = open_desk(msgspec.structs.replace(centre, dossiers=(DUE,), pay=PAY))
    desk.learn()
    desk.sign_in_by_command(counter=1)
    return desk


def received(desk: Desk, fee: int | None = 100_000) -> str:
    taken = desk.receive_dossier(
        counter=1, procedure=BIRTH, person=Person("Bé", phone="0900000042"), papers=(), fee_vnd=fee
    )
    assert isinstance(taken, DossierTaken)
    return taken.code


def at_counter(desk: Desk, code: str) -> DossierAtCounter:
    found = desk.find_dossier(code=code)
    assert isinstance(found, DossierAtCounter)
    return found


def at_kiosk(desk: Desk, code: str, factor: str) -> DossierShown:
    found = desk.look_up(code=code, factor=factor)
    assert isinstance(found, DossierShown)
    return found


def refused(answer: object) -> Reason:
    assert isinstance(answer, Refused), answer
    return answer.reason


def test_a_fee_waits_with_its_payment_code_at_the_counter_the_kiosk_and_on_the_slip(
    staffed: Desk,
) -> None:
    code = received(staffed)
    seen = at_counter(staffed, code)
    assert (seen.fee, seen.fee_confirmed) == (FeeState.DUE, None)
    asked = Payment("999999", "0000000000", 100_000, code)
    assert payments.read(seen.payment) == asked
    assert payments.read(at_kiosk(staffed, code, "0042").payment) == asked
    paper = receipt_facts(seen, staffed.centre)
    assert (paper.payment, paper.fee_confirmed_at) == (seen.payment, None)
    assert paper.payment_to == "UBND PHUONG MAU, 0000000000"


def test_one_press_confirms_it_and_says_who_and_when(staffed: Desk, clock: HandClock) -> None:
    code = received(staffed)
    official = at_counter(staffed, code).official
    clock.forward(seconds=420)
    assert staffed.confirm_fee(counter=1, code=code) == Done()
    seen = at_counter(staffed, code)
    assert (seen.fee, seen.payment) == (FeeState.CONFIRMED, "")
    assert seen.fee_confirmed_by == official
    assert f"{seen.fee_confirmed:%d/%m/%Y %H:%M}" == "23/11/2026 08:07"
    shown = at_kiosk(staffed, code, "0042")
    assert (shown.fee, shown.payment) == (FeeState.CONFIRMED, "")
    assert shown.fee_confirmed == seen.fee_confirmed
    paper = receipt_facts(seen, staffed.centre)
    assert (paper.payment, paper.payment_to, paper.fee_confirmed_at) == (
        "",
        "",
        seen.fee_confirmed,
    )


def test_it_is_confirmed_once_and_may_be_taken_back_and_confirmed_again(staffed: Desk) -> None:
    code = received(staffed)
    assert refused(staffed.withdraw_fee_confirmation(counter=1, code=code)) is Reason.WRONG_STATE
    assert staffed.confirm_fee(counter=1, code=code, request_id="a") == Done()
    assert staffed.confirm_fee(counter=1, code=code, request_id="a") == Done()
    assert refused(staffed.confirm_fee(counter=1, code=code)) is Reason.WRONG_STATE
    assert staffed.withdraw_fee_confirmation(counter=1, code=code, request_id="b") == Done()
    assert staffed.withdraw_fee_confirmation(counter=1, code=code, request_id="b") == Done()
    assert at_counter(staffed, code).fee is FeeState.DUE
    assert staffed.confirm_fee(counter=1, code=code) == Done()
    kinds = staffed.store.run(
        lambda tx: [row[0] for row in tx.all("SELECT kind FROM event WHERE kind LIKE 'fee%'")]
    )
    assert kinds == ["fee_confirmed", "fee_confirmation_withdrawn", "fee_confirmed"]


def test_a_rebuild_remembers_what_was_confirmed(staffed: Desk) -> None:
    kept, taken_back = received(staffed), received(staffed)
    for code in (kept, taken_back):
        staffed.confirm_fee(counter=1, code=code)
    staffed.withdraw_fee_confirmation(counter=1, code=taken_back)
    before = staffed.store.run(lambda tx: [tuple(row) for row in tx.all("SELECT * FROM fee")])
    staffed.store.run(lambda tx: tx.rebuild())
    after = staffed.store.run(lambda tx: [tuple(row) for row in tx.all("SELECT * FROM fee")])
    assert [row[0] for row in after] == [kept]
    assert after == before


def test_nobody_confirms_from_a_closed_counter_or_what_costs_nothing(staffed: Desk) -> None:
    free, unknown = received(staffed, fee=0), received(staffed, fee=None)
    for code in (free, unknown):
        assert at_counter(staffed, code).fee is FeeState.NONE
        assert refused(staffed.confirm_fee(counter=1, code=code)) is Reason.WRONG_STATE
    assert refused(staffed.confirm_fee(counter=1, code="H00.14-261112-9999")) is Reason.NOT_FOUND
    assert refused(staffed.confirm_fee(counter=2, code=DUE.code)) is Reason.NOT_SIGNED_IN


def test_the_one_stop_system_confirms_too_and_only_it_takes_that_back(
    open_desk: OpenDesk, staffed: Desk
) -> None:
    assert at_kiosk(staffed, DUE.code, "34AC").fee is FeeState.DUE
    open_desk.close()  # type: ignore[attr-defined]
    paid = msgspec.structs.replace(DUE, fee_confirmed=True)
    again = open_desk(msgspec.structs.replace(staffed.centre, dossiers=(paid,)))
    again.learn()
    seen = at_counter(again, DUE.code)
    assert (seen.fee, seen.fee_confirmed_by) == (FeeState.CONFIRMED, "")
    no = again.withdraw_fee_confirmation(counter=1, code=DUE.code)
    assert refused(no) is Reason.WRONG_STATE
    open_desk.close()  # type: ignore[attr-defined]
    waits = msgspec.structs.replace(DUE, missing="x")
    last = open_desk(msgspec.structs.replace(staffed.centre, dossiers=(waits,)))
    last.learn()
    assert at_counter(last, DUE.code).fee is FeeState.DUE


def test_an_officials_word_stays_when_the_one_stop_system_says_nothing_of_money(
    open_desk: OpenDesk, staffed: Desk
) -> None:
    staffed.confirm_fee(counter=1, code=DUE.code)
    open_desk.close()  # type: ignore[attr-defined]
    waits = msgspec.structs.replace(DUE, missing="x")
    again = open_desk(msgspec.structs.replace(staffed.centre, dossiers=(waits,)))
    again.learn()
    assert at_counter(again, DUE.code).fee is FeeState.CONFIRMED


def test_without_an_account_a_fee_waits_without_a_code(open_desk: OpenDesk, centre: Centre) -> None:
    desk = open_desk(msgspec.structs.replace(centre, dossiers=(DUE,)))
    desk.learn()
    shown = at_kiosk(desk, DUE.code, "34AC")
    assert (shown.fee, shown.payment) == (FeeState.DUE, "")


def learned(desk: Desk, fee: int, *, confirmed: bool = False, told_ms: int = 0) -> None:
    """The one-stop system's word on the dossier whose fee is due."""
    word = DossierLearned(
        code=DUE.code, procedure=BIRTH, state=DossierState.FEE_DUE, received=DUE.received,
        fee_vnd=fee, fee_confirmed=confirmed, told_ms=told_ms,
    )  # fmt: skip
    desk.store.run(lambda tx: tx.append(word))


def test_a_fee_that_rises_after_it_was_confirmed_asks_for_the_rest(staffed: Desk) -> None:
    staffed.confirm_fee(counter=1, code=DUE.code)
    learned(staffed, 80_000)
    seen = at_counter(staffed, DUE.code)
    assert (seen.fee, seen.fee_vnd, seen.fee_due_vnd) == (FeeState.DUE, 80_000, 30_000)
    assert payments.read(seen.payment) == Payment("999999", "0000000000", 30_000, DUE.code)
    assert staffed.confirm_fee(counter=1, code=DUE.code) == Done()
    again = at_counter(staffed, DUE.code)
    assert (again.fee, again.fee_due_vnd, again.payment) == (FeeState.CONFIRMED, 0, "")
    before = staffed.store.run(lambda tx: [tuple(row) for row in tx.all("SELECT * FROM fee")])
    staffed.store.run(lambda tx: tx.rebuild())
    assert before == staffed.store.run(lambda tx: [tuple(r) for r in tx.all("SELECT * FROM fee")])
    assert before[0][1] == 80_000


def test_the_kiosk_asks_for_no_more_than_the_rest(staffed: Desk) -> None:
    code = received(staffed)
    staffed.confirm_fee(counter=1, code=code)
    now_ms = staffed.store.run(lambda tx: tx.now_ms)
    word = DossierLearned(
        code=code, procedure=BIRTH, state=DossierState.FEE_DUE, received=DUE.received,
        fee_vnd=130_000, told_ms=now_ms + 1,
    )  # fmt: skip
    staffed.store.run(lambda tx: tx.append(word))
    shown = at_kiosk(staffed, code, "0042")
    assert (shown.fee, shown.fee_due_vnd) == (FeeState.DUE, 30_000)
    assert payments.read(shown.payment) == Payment("999999", "0000000000", 30_000, code)


def test_a_fee_that_falls_or_stays_is_not_asked_for_again(staffed: Desk) -> None:
    staffed.confirm_fee(counter=1, code=DUE.code)
    who = at_counter(staffed, DUE.code).fee_confirmed_by
    for fee in (50_000, 20_000):
        learned(staffed, fee)
        seen = at_counter(staffed, DUE.code)
        assert (seen.fee, seen.fee_confirmed_by) == (FeeState.CONFIRMED, who)


def test_the_systems_own_confirmation_of_a_risen_fee_counts(staffed: Desk) -> None:
    staffed.confirm_fee(counter=1, code=DUE.code)
    learned(staffed, 80_000, confirmed=True)
    seen = at_counter(staffed, DUE.code)
    assert (seen.fee, seen.fee_confirmed_by) == (FeeState.CONFIRMED, "")
