"""A new complaint: typed, or made of a rating's comment."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Refused
from kiosk.catalogue import Centre
from kiosk.desk import Desk
from kiosk.desk.complaint_facts import Comments, ComplaintTaken
from kiosk.errors import KnownError
from kiosk.words import Words
from ui.background import Background
from ui.viewmodels.manager_complaints_texts import (
    DAY,
    ComplaintForm,
    comment_rows,
    day_of,
    form_mistakes,
    whom_options,
    whom_text,
)

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1

COMMENT_DAYS = 31
MODES = ("", "form", "comments")


@QmlElement
@QmlUncreatable("made by the program")
class ManagerComplaintEntryViewModel(QObject):
    """Signals: `changed` with everything; `recorded(str)` with the sentence that says so."""

    changed = Signal()
    recorded = Signal(str)

    def __init__(
        self,
        desk: Desk,
        centre: Centre,
        background: Background,
        now: Callable[[], datetime],
        spoken: Words,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._centre = centre
        self._background = background
        self._now = now
        self._spoken = spoken
        self.by = ""
        self._mode = ""
        self._form = ComplaintForm()
        self._errors: dict[str, str] = {}
        self._comments: list[dict[str, Any]] = []
        self._comment = 0
        self._error = ""
        self._working = False
        self._request = ""
        self._typed = ""

    mode = Property(str, lambda self: self._mode, notify=changed)
    form = Property("QVariantMap", lambda self: msgspec.structs.asdict(self._form), notify=changed)
    errors = Property("QVariantMap", lambda self: self._errors, notify=changed)
    comments = Property("QVariantList", lambda self: self._comments, notify=changed)
    comment = Property(int, lambda self: self._comment, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
    working = Property(bool, lambda self: self._working, notify=changed)
    whom = Property(str, lambda self: self._whom(), notify=changed)
    options = Property("QVariantList", lambda self: self._options(), notify=changed)

    @Slot(str)
    def open(self, mode: str) -> None:
        """form, comments, or neither."""
        if mode not in MODES:
            return
        self._mode, self._errors, self._error = mode, {}, ""
        self._request = uuid4().hex
        if mode == "form":
            self._form = ComplaintForm(happened=f"{self._now():{DAY}}")
        if mode == "comments":
            self._read_comments()
        self.changed.emit()

    @Slot(str, str)
    def edit(self, field: str, text: str) -> None:
        """A field of the form."""
        if field == "about" and text != self._form.about:
            self._form = msgspec.structs.replace(self._form, whom="")
            self._errors.pop("whom", None)
        self._form = msgspec.structs.replace(self._form, **{field: text})
        self._errors.pop(field, None)
        self._typed = ""
        self.changed.emit()

    @Slot(str)
    def search(self, typed: str) -> None:
        """Whom it is about, while it is typed; "" gives it up."""
        self._typed = typed
        self.changed.emit()

    @Slot(int)
    def pick(self, comment: int) -> None:
        """Another comment of the list."""
        self._comment = max(0, min(len(self._comments) - 1, comment))
        self.changed.emit()

    @Slot()
    def record(self) -> None:
        """Puts what was typed on the register."""
        form, by, request = self._form, self.by, self._request
        self._errors = form_mistakes(self._spoken, form, self._now().date())
        happened = day_of(form.happened)
        if self._errors or happened is None or self._working:
            self.changed.emit()
            return
        person = form.about == "person"
        self._ask(
            lambda: self._desk.record_complaint(
                by=by,
                about=form.about,
                way=form.way,
                happened=happened,
                text=form.text,
                official=form.whom if person else "",
                queue="" if person else form.whom,
                request_id=request,
            )
        )

    @Slot(str)
    def take(self, about: str) -> None:
        """Makes a complaint of the picked comment: about the process or the person."""
        if self._working or not self._comments:
            return
        origin, by, request = self._comments[self._comment]["origin"], self.by, self._request
        self._ask(
            lambda: self._desk.record_comment(by=by, origin=origin, about=about, request_id=request)
        )

    def _ask(self, wish: Callable[[], ComplaintTaken | Refused]) -> None:
        self._working, self._error = True, ""
        self._background.run(wish, self._answered, self._trouble)
        self.changed.emit()

    def _answered(self, answer: ComplaintTaken | Refused) -> None:
        self._working = False
        if isinstance(answer, Refused):
            self._error = answer.message(self._spoken.language)
            self.changed.emit()
            return
        self.open("")
        due = f"{answer.due:{DAY}}"
        said = self._spoken.text("manager.complaints.was_recorded", entry=answer.entry, day=due)
        self.recorded.emit(said)

    def _read_comments(self) -> None:
        self._comments, self._comment = [], 0
        since = self._now().date() - timedelta(days=COMMENT_DAYS)

        def seen(found: Comments) -> None:
            self._comments = comment_rows(self._spoken, self._centre, found.comments)
            self.changed.emit()

        self._background.run(lambda: self._desk.comments(since=since), seen, self._trouble)

    def _trouble(self, error: Exception) -> None:
        self._working = False
        self._error = self._spoken.text("counter.said.trouble")
        self.changed.emit()
        if not isinstance(error, KnownError):
            raise error

    def _whom(self) -> str:
        return whom_text(self._spoken, self._centre, self._form)

    def _options(self) -> list[dict[str, Any]]:
        return whom_options(self._spoken, self._centre, self._form.about, self._typed)
