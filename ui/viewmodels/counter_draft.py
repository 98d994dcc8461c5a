"""What the slip would say if it were printed now: pure, no Qt."""

from datetime import datetime

from kiosk import payments
from kiosk.catalogue import Centre
from kiosk.codes import provisional_code
from kiosk.desk import DossierAtCounter
from kiosk.events import PaperReceived
from kiosk.forms import ReceiptFacts
from kiosk.papers import receipt_facts
from ui.viewmodels.counter_dossier_form import DossierForm

NOT_YET = "...."


def draft(
    centre: Centre,
    form: DossierForm,
    papers: tuple[PaperReceived, ...],
    *,
    counter: int,
    official: str,
    now: datetime,
    due: datetime | None,
) -> ReceiptFacts | None:
    """The facts of the slip as far as they are known; None before a procedure is chosen.

    The running number of a provisional code, the look-up code and what is paid by come with
    saving: dots.
    """
    if form.procedure not in centre.procedure:
        return None
    given = form.code.strip().upper()
    code = given or provisional_code(counter, now.date(), 0)[:-4] + NOT_YET
    fee = _fee(form)
    payment = _payment(centre, code, fee) if fee else ""
    try:
        promised = form.due_at()
    except ValueError:
        promised = None
    dossier = DossierAtCounter(
        code=code,
        state="received",
        procedure=form.procedure,
        received=now,
        due=promised or due,
        due_expected=promised is None,
        papers=papers,
        sets=form.set_count(),
        fee_vnd=fee,
        result_place=form.place or centre.facts.result_place,
        missing="",
        book=f"{now:%Y}",
        entry=0,
        provisional=not given,
        official=official,
        person=form.person(),
        # as large, but nobody can pay by it before the dossier has a code of its own
        payment=payment if given else "." * len(payment),
    )
    return receipt_facts(dossier, centre, NOT_YET)


def _payment(centre: Centre, code: str, fee: int) -> str:
    pay = centre.pay
    return payments.asked_for(code, pay.bank, pay.account, fee) if pay else ""


def _fee(form: DossierForm) -> int | None:
    try:
        return form.fee_vnd()
    except ValueError:
        return None
