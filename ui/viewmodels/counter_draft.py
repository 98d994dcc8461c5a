"""What the slip would say if it were printed now: pure, no Qt."""

from datetime import datetime

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

    The running number of a provisional code and the look-up code come with saving: dots.
    """
    if form.procedure not in centre.procedure:
        return None
    given = form.code.strip().upper()
    try:
        promised = form.due_at()
    except ValueError:
        promised = None
    dossier = DossierAtCounter(
        code=given or provisional_code(counter, now.date(), 0)[:-4] + NOT_YET,
        state="received",
        procedure=form.procedure,
        received=now,
        due=promised or due,
        due_expected=promised is None,
        papers=papers,
        sets=form.set_count(),
        fee_vnd=_fee(form),
        result_place=form.place or centre.facts.result_place,
        missing="",
        book=f"{now:%Y}",
        entry=0,
        provisional=not given,
        official=official,
        person=form.person(),
    )
    return receipt_facts(dossier, centre, NOT_YET)


def _fee(form: DossierForm) -> int | None:
    try:
        return form.fee_vnd()
    except ValueError:
        return None
