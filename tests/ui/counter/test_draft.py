"""The slip as it would be printed now, before anything is saved."""

from datetime import datetime

from kiosk import payments
from kiosk.clock import VIETNAM
from kiosk.forms import ReceiptFacts
from tests.small_centre import BIRTH
from tests.ui.counter.conftest import desk_centre
from ui.viewmodels.counter_dossier_form import DossierForm
from ui.viewmodels.counter_draft import draft

CODE = "H00.14-261112-0042"


def drafted(fee: str, code: str = "") -> ReceiptFacts:
    form = DossierForm(procedure=BIRTH, name="Trần Thị Bé", fee=fee, code=code)
    now = datetime(2026, 11, 23, 9, 12, tzinfo=VIETNAM)
    facts = draft(desk_centre(), form, (), counter=2, official="CB01", now=now, due=None)
    assert facts is not None
    return facts


def test_a_fee_is_paid_by_the_code_of_its_dossier() -> None:
    paid = payments.read(drafted("100.000", CODE).payment)
    assert isinstance(paid, payments.Payment)
    assert (paid.amount, paid.purpose) == (100_000, CODE)


def test_before_the_dossier_has_a_code_its_place_is_kept_and_nobody_can_pay_by_it() -> None:
    placeholder = drafted("100.000").payment
    assert isinstance(payments.read(placeholder), payments.BadPayment)
    assert len(placeholder) > 100


def test_without_a_fee_nothing_is_asked() -> None:
    assert drafted("", CODE).payment == drafted("0").payment == ""
