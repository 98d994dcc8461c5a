"""The slip as it will be printed, beside the form while it is filled in."""

import base64
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.catalogue import Centre
from kiosk.codes import provisional_code
from kiosk.desk import DossierAtCounter
from kiosk.errors import KnownError
from kiosk.events import PaperReceived
from kiosk.forms import Copy, Media, ReceiptFacts, edition_of
from kiosk.papers import receipt_facts
from printing.pages import PageSetter, as_png
from ui.background import Background
from ui.viewmodels.counter_dossier_form import DossierForm

CALM_MS = 200
A5_INCHES = 148 / 25.4
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
        sets=1,
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


class SlipPreview(QObject):
    """Sets the page a moment after the last key, off the GUI thread.

    Signals: `made`; `picture` is then a `data:` address of a PNG, empty when there is none.
    """

    made = Signal()

    def __init__(
        self,
        pages: PageSetter,
        media: Media,
        background: Background,
        facts: Callable[[], ReceiptFacts | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._media = media
        self._background = background
        self._facts = facts
        self._order = 0
        self.width = 576
        self.picture = ""
        self._pause = QTimer(self, singleShot=True, interval=CALM_MS)
        self._pause.timeout.connect(self._set)

    def soon(self) -> None:
        """Something was typed."""
        self._pause.start()

    def wipe(self) -> None:
        """Nothing is kept."""
        self._order += 1
        self._pause.stop()
        self._show("")

    def _set(self) -> None:
        facts = self._facts()
        if facts is None:
            self._show("")
            return
        self._order += 1
        order = self._order

        def arrived(picture: str) -> None:
            if order == self._order:
                self._show(picture)

        def trouble(error: Exception) -> None:
            if not isinstance(error, KnownError):
                raise error

        self._background.run(lambda: self._page(facts), arrived, trouble)

    def _page(self, facts: ReceiptFacts) -> str:
        edition = edition_of(facts, self._media)
        if self._media is Media.ROLL and Media.ROLL in edition.media:
            page = self._pages.picture(facts, edition, copy=Copy.CUSTOMER)
        else:
            dpi = max(self.width, 200) / A5_INCHES
            page = self._pages.sheets(facts, edition, dpi=dpi, copy=Copy.CUSTOMER)[0]
        return "data:image/png;base64," + base64.b64encode(as_png(page)).decode()

    def _show(self, picture: str) -> None:
        self.picture = picture
        self.made.emit()
