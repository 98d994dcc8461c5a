"""The slip as it will be printed, beside the form while it is filled in."""

import base64
from functools import partial

from PIL import Image
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.calendars import Due
from kiosk.desk import CounterView
from kiosk.errors import KnownError
from kiosk.events import PaperReceived
from kiosk.forms import Copy, Media, ReceiptFacts, edition_of
from printing.pages import PageSetter, as_png
from ui.viewmodels.counter_dossier_form import DossierForm
from ui.viewmodels.counter_draft import draft
from ui.viewmodels.counter_wishes import CounterWishes

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

CALM_MS = 200
A5_INCHES = 148 / 25.4


@QmlElement
@QmlUncreatable("made by the program")
class SlipPreview(QObject):
    """Sets the page a moment after the last key and counts the due day, off the GUI thread.

    Signals: `made` when the picture is another one; `counted` when the due day is known.
    """

    made = Signal()
    counted = Signal()

    def __init__(
        self,
        wishes: CounterWishes,
        pages: PageSetter,
        media: Media,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._pages = pages
        self._media = media
        self._order = 0
        self._width = 576
        self._picture = ""
        self._facts: ReceiptFacts | None = None
        self._counting = ""
        self._official = ""
        self.due: Due | None = None
        self._pause = QTimer(self, singleShot=True, interval=CALM_MS)
        self._pause.timeout.connect(self._set)
        wishes.looked.connect(self._looked)

    picture = Property(str, lambda self: self._picture, notify=made)
    sheet = Property(bool, lambda self: self._media is Media.PAGE, constant=True)

    @Slot(int)
    def fit(self, width: int) -> None:
        """How wide the page is shown, in pixels."""
        if width > 0 and width != self._width:
            self._width = width
            self._pause.start()

    def soon(self, form: DossierForm, papers: tuple[PaperReceived, ...]) -> None:
        """Something was typed."""
        wishes = self._wishes
        self._facts = draft(
            wishes.centre,
            form,
            papers,
            counter=wishes.counter,
            official=self._official,
            now=wishes.now(),
            due=self.due.at if self.due else None,
        )
        self._pause.start()

    def count(self, procedure: str) -> None:
        """When a dossier received now would be due; the calendar loads off the GUI thread."""
        self.due, self._counting = None, procedure
        wishes = self._wishes

        def came(due: Due | None) -> None:
            if procedure == self._counting:
                self.due = due
                self.counted.emit()

        work = partial(wishes.desk.due, procedure=procedure, received=wishes.now())
        wishes.background.run(work, came, wishes.known)

    def wipe(self) -> None:
        """Nothing is kept."""
        self._order += 1
        self._pause.stop()
        self._facts, self.due, self._counting = None, None, ""
        self._show("")

    @Slot(object)
    def _looked(self, view: CounterView) -> None:
        self._official = view.official

    @Slot()
    def _set(self) -> None:
        facts, width = self._facts, self._width
        self._order += 1
        order = self._order
        if facts is None:
            self._show("")
            return

        def arrived(picture: str) -> None:
            if order == self._order:
                self._show(picture)

        def trouble(error: Exception) -> None:
            if not isinstance(error, KnownError):
                raise error

        self._wishes.background.run(lambda: self._page(facts, width), arrived, trouble)

    def _page(self, facts: ReceiptFacts, width: int) -> str:
        edition = edition_of(facts, self._media)
        if self._media is Media.ROLL and Media.ROLL in edition.media:
            page = self._pages.picture(facts, edition, copy=Copy.CUSTOMER)
        else:
            dpi = max(width, 200) / A5_INCHES
            page = self._pages.sheets(facts, edition, dpi=dpi, copy=Copy.CUSTOMER)[0]
        return as_address(page)

    def _show(self, picture: str) -> None:
        self._picture = picture
        self.made.emit()


def as_address(page: Image.Image) -> str:
    """A page as an address QML can show; the picture lives in the address and nowhere else."""
    return "data:image/png;base64," + base64.b64encode(as_png(page)).decode()
