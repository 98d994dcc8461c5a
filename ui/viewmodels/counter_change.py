"""A change of a dossier's state: supplements, refusal, a new date, a stop, a result given back."""

from functools import partial
from typing import Any

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import DossierChanged, Reason, Refused
from kiosk.desk import DossierAtCounter
from kiosk.desk.dossier_facts import CHANGES
from kiosk.forms import FormKind
from kiosk.papers import change_facts
from ui.viewmodels.counter_dossier_texts import Typed, state_text, wrong_in
from ui.viewmodels.counter_paper import CounterPaper
from ui.viewmodels.counter_wishes import CounterWishes, new_request
from ui.viewmodels.desktop import ATTENTION, CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterChangeViewModel(QObject):
    """What is written for one of the forms of `CHANGES`.

    Signals: `changed` with every key; `wrong(field)` for the keyboard; `done`: changed.
    """

    changed = Signal()
    wrong = Signal(str)
    done = Signal()

    def __init__(
        self, wishes: CounterWishes, paper: CounterPaper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._paper = paper
        self._dossier: DossierAtCounter | None = None
        self._form = ""
        self._typed = Typed()
        self._errors: dict[str, str] = {}
        self._by_sight = False  # the official was asked to look at slip and ID card instead

    typed = Property(
        "QVariantMap", lambda self: msgspec.structs.asdict(self._typed), notify=changed
    )
    errors = Property("QVariantMap", lambda self: self._errors, notify=changed)

    def is_written(self) -> bool:
        """Whether something would be lost."""
        return self._typed != Typed()

    def begin(self, dossier: DossierAtCounter, form: str) -> None:
        """A form of a dossier; what was typed for another form of it stays."""
        self._dossier, self._form, self._errors, self._by_sight = dossier, form, {}, False
        self.changed.emit()

    def wipe(self) -> None:
        """Nothing of a dossier stays."""
        self._dossier, self._form, self._typed, self._errors = None, "", Typed(), {}
        self._by_sight = False
        self.changed.emit()

    @Slot(str, str)
    def edit(self, field: str, text: str) -> None:
        """A key in one of the fields."""
        self._typed = msgspec.structs.replace(self._typed, **{field: text})
        self._errors.pop(field, None)
        self.changed.emit()

    @Slot(bool)
    def save(self, print_too: bool) -> None:
        """F2, Ctrl+S: changes the dossier, then prints its paper."""
        dossier, typed, form, wishes = self._dossier, self._typed, self._form, self._wishes
        if dossier is None or form not in CHANGES:
            return
        found = wrong_in(form, typed, wishes.now())
        self._errors = {name: wishes.text(f"dossier.{key}") for name, key in found.items()}
        self.changed.emit()
        if found:
            self.wrong.emit(next(iter(found)))
            return
        ask: Any = partial(
            wishes.desk.change_dossier,
            counter=wishes.counter,
            code=dossier.code,
            by_sight=self._by_sight,
            request_id=new_request(),
            **typed.wish(form),
        )

        def changed(answer: DossierChanged) -> None:
            words = state_text(wishes.spoken, answer.state)
            self.done.emit()
            wishes.say(CALM, wishes.text("said.changed", code=answer.code, state=words))
            if print_too:
                now = wishes.now()
                facts = change_facts(dossier, answer, wishes.centre, typed.note.strip(), now)
                self._paper.form(FormKind(form), answer.code, facts)

        wishes.wish("save", ask, changed, self._refused, once=False)

    def _refused(self, refused: Refused) -> None:
        wrong = {Reason.NOT_FOUND: "wrong_factor", Reason.UNCHECKABLE: "by_sight"}
        if refused.reason in wrong and self._form == "result":
            self._by_sight = refused.reason is Reason.UNCHECKABLE
            self._errors = {"factor": self._wishes.text(f"dossier.{wrong[refused.reason]}")}
            self.changed.emit()
            self.wrong.emit("factor")
        else:
            self._wishes.say(ATTENTION, refused.message(self._wishes.spoken.language))
