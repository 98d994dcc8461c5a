"""Walk 3's other papers: find a dossier, ask for supplements, refuse, promise anew, return."""

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
from ui.viewmodels.counter_dossier_texts import (
    Typed,
    actions_of,
    facts_of,
    state_text,
    wrong_in,
)
from ui.viewmodels.counter_paper import CounterPaper
from ui.viewmodels.counter_wishes import CounterWishes, new_request
from ui.viewmodels.desktop import ATTENTION, CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterDossierViewModel(QObject):
    """Signals: `changed` with every key; `wrong(field)` for the keyboard; `left`: the screen is
    done and nothing of the dossier stays."""

    changed = Signal()
    wrong = Signal(str)
    left = Signal()

    def __init__(
        self, wishes: CounterWishes, paper: CounterPaper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._paper = paper
        self._typed = Typed()
        self._mode = ""
        self._dossier: DossierAtCounter | None = None
        self._errors: dict[str, str] = {}
        wishes.busyChanged.connect(self.changed)

    mode = Property(str, lambda self: self._mode, notify=changed)
    typed = Property(
        "QVariantMap", lambda self: msgspec.structs.asdict(self._typed), notify=changed
    )
    errors = Property("QVariantMap", lambda self: self._errors, notify=changed)
    code = Property(str, lambda self: self._dossier.code if self._dossier else "", notify=changed)
    state = Property(str, lambda self: self._state(), notify=changed)
    facts = Property("QVariantList", lambda self: self._facts(), notify=changed)
    actions = Property("QVariantList", lambda self: self._actions(), notify=changed)
    busy = Property(bool, lambda self: self._wishes.busy != "", notify=changed)

    def open(self, mode: str, code: str = "") -> None:
        """Begins with what is wanted of a dossier still to be found, or found already."""
        self.wipe()
        self._mode = mode
        if code:
            self._typed = Typed(code=code)
            self.find()
        self.changed.emit()

    def wipe(self) -> None:
        """Nothing of a dossier stays."""
        self._typed, self._mode, self._dossier, self._errors = Typed(), "", None, {}
        self.changed.emit()

    @Slot(str, str)
    def edit(self, field: str, text: str) -> None:
        """A key in one of the fields."""
        self._typed = msgspec.structs.replace(self._typed, **{field: text})
        self._errors.pop(field, None)
        self.changed.emit()

    @Slot()
    def find(self) -> None:
        """Enter in the code's field, or a scanned slip."""
        code = self._typed.code.strip()
        if not code:
            self._wrong("code", self._wishes.text("dossier.wrong_code"))
            return
        ask: Any = partial(self._wishes.desk.find_dossier, code=code)
        self._wishes.wish("find", ask, self._found, self._not_found, once=False)

    @Slot(str)
    def choose(self, form: str) -> None:
        """One of the actions, or "" for none."""
        dossier = self._dossier
        if form and dossier and dossier.state not in CHANGES[form][1]:
            no = Refused(reason=Reason.WRONG_STATE)
            self._wishes.say(ATTENTION, no.message(self._wishes.spoken.language))
            form = ""
        self._mode, self._errors = form, {}
        self.changed.emit()

    @Slot(bool)
    def save(self, print_too: bool) -> None:
        """F2, Ctrl+S: changes the dossier, then prints its paper."""
        dossier, typed, form, wishes = self._dossier, self._typed, self._mode, self._wishes
        if dossier is None or form not in CHANGES:
            return
        found = wrong_in(form, typed)
        self._errors = {name: wishes.text(f"dossier.{key}") for name, key in found.items()}
        self.changed.emit()
        if found:
            self.wrong.emit(next(iter(found)))
            return
        ask: Any = partial(
            wishes.desk.change_dossier,
            counter=wishes.counter,
            code=dossier.code,
            request_id=new_request(),
            **typed.wish(form),
        )

        def changed(answer: DossierChanged) -> None:
            words = state_text(wishes.spoken, answer.state)
            self.leave()
            wishes.say(CALM, wishes.text("said.changed", code=answer.code, state=words))
            if print_too:
                now = wishes.now()
                facts = change_facts(dossier, answer, wishes.centre, typed.note.strip(), now)
                self._paper.form(FormKind(form), answer.code, facts, now)

        wishes.wish("save", ask, changed, self._refused, once=False)

    @Slot()
    def reprint(self) -> None:
        """Ctrl+P: the slip once more."""
        if self._dossier:
            self._paper.receipt(self._dossier.code)

    @Slot()
    def leave(self) -> None:
        """Esc, or done."""
        self.wipe()
        self.left.emit()

    def _found(self, dossier: DossierAtCounter) -> None:
        self._dossier, self._errors = dossier, {}
        wanted = self._mode
        if wanted == "reprint":
            self._mode = ""
            self.reprint()
        elif wanted:
            self.choose(wanted)
        self.changed.emit()

    def _not_found(self, _: Refused) -> None:
        self._dossier = None
        self._wrong("code", self._wishes.text("dossier.not_found"))

    def _refused(self, refused: Refused) -> None:
        if refused.reason is Reason.NOT_FOUND and self._mode == "result":
            self._wrong("factor", self._wishes.text("dossier.wrong_factor"))
        else:
            self._wishes.say(ATTENTION, refused.message(self._wishes.spoken.language))

    def _wrong(self, field: str, sentence: str) -> None:
        self._errors = {field: sentence}
        self.changed.emit()
        self.wrong.emit(field)

    def _state(self) -> str:
        return state_text(self._wishes.spoken, self._dossier.state) if self._dossier else ""

    def _facts(self) -> list[dict[str, str]]:
        if self._dossier is None:
            return []
        return facts_of(self._wishes.spoken, self._wishes.centre, self._dossier)

    def _actions(self) -> list[dict[str, Any]]:
        return actions_of(self._wishes.spoken, self._dossier) if self._dossier else []
