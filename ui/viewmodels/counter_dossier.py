"""A dossier at the counter: found by its code or a scanned slip, and what is wanted of it."""

import re
from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Reason, Refused
from kiosk.desk import DossierAtCounter
from kiosk.desk.slip_facts import SlipWanted
from ui.viewmodels.counter_change import CounterChangeViewModel
from ui.viewmodels.counter_dossier_texts import HAND_OVER, actions_of, facts_of, may, state_text
from ui.viewmodels.counter_fee import CounterFeeViewModel
from ui.viewmodels.counter_hand_over import CounterHandOverViewModel
from ui.viewmodels.counter_leaving import Leaving
from ui.viewmodels.counter_paper import CounterPaper
from ui.viewmodels.counter_wishes import CounterWishes
from ui.viewmodels.desktop import ATTENTION, CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1
NUMBER = re.compile(r"[A-Z]{1,4}[0-9]{3,5}")
"""A ticket's number; no dossier's code looks like it."""


@QmlElement
@QmlUncreatable("made by the program")
class CounterDossierViewModel(QObject):
    """`mode` is what is wanted: a form of `CHANGES`, "hand_over", "control", "reprint", or "".

    Signals: `changed` with every key; `wrong(field)` for the keyboard; `left`: the screen is
    done and nothing of the dossier stays.
    """

    changed = Signal()
    wrong = Signal(str)
    left = Signal()

    def __init__(
        self, wishes: CounterWishes, paper: CounterPaper, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._paper = paper
        self._query = ""
        self._error = ""
        self._mode = ""
        self._dossier: DossierAtCounter | None = None
        self._leaving = Leaving(wishes)
        self._change = CounterChangeViewModel(wishes, paper, self)
        self._hand_over = CounterHandOverViewModel(wishes, self)
        self._fee = CounterFeeViewModel(wishes, self)
        self._fee.settled.connect(self.find)
        self._change.changed.connect(self._stay)
        self._change.wrong.connect(self.wrong)
        self._hand_over.wrong.connect(self.wrong)
        self._change.done.connect(self.leave)
        self._hand_over.done.connect(self._next_hand_over)
        wishes.busyChanged.connect(self.changed)

    change = Property(CounterChangeViewModel, lambda self: self._change, constant=True)
    handOver = Property(CounterHandOverViewModel, lambda self: self._hand_over, constant=True)
    fee = Property(CounterFeeViewModel, lambda self: self._fee, constant=True)
    mode = Property(str, lambda self: self._mode, notify=changed)
    query = Property(str, lambda self: self._query, notify=changed)
    error = Property(str, lambda self: self._error, notify=changed)
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
            self._query = code
            self.find()
        self.changed.emit()

    def wipe(self) -> None:
        """Nothing of a dossier stays."""
        self._query, self._error, self._mode, self._dossier = "", "", "", None
        self._fee.show(None)
        self._change.wipe()
        self._hand_over.wipe()
        self.changed.emit()

    @Slot(str)
    def search(self, text: str) -> None:
        """A key in the code's field."""
        self._query, self._error = text, ""
        self.changed.emit()

    @Slot()
    def find(self) -> None:
        """Enter in the code's field, or a scanned slip."""
        code = self._query.strip()
        if not code:
            self._wrong("wrong_code")
            return
        if self._mode == "reprint" and NUMBER.fullmatch(code.upper()):
            again = partial(self._wishes.desk.retry_slip, slip=code)
            self._wishes.wish("retry", again, partial(self._sent, code.upper()), self._not_found)
            return
        ask: Any = partial(self._wishes.desk.find_dossier, code=code)
        self._wishes.wish("find", ask, self._found, self._not_found, once=False)

    @Slot(str)
    def choose(self, form: str) -> None:
        """One of the actions, or "" for none."""
        dossier = self._dossier
        self._wishes.say(CALM, "")
        if form and dossier and not may(form, dossier):
            no = Refused(reason=Reason.WRONG_STATE)
            self._wishes.say(ATTENTION, no.message(self._wishes.spoken.language))
            form = ""
        self._mode = form
        if dossier and form == HAND_OVER:
            self._hand_over.begin(dossier)
        elif dossier:
            self._change.begin(dossier, form)
        self.changed.emit()

    @Slot()
    def reprint(self) -> None:
        """Ctrl+P: the slip once more."""
        if self._dossier:
            self._paper.receipt(self._dossier.code)

    @Slot()
    def control(self) -> None:
        """Ctrl+I: the control slip, with the hand-overs known so far."""
        if self._dossier:
            self._paper.control(self._dossier.code)

    @Slot()
    def cancel(self) -> None:
        """Esc: leaves, after a word where something would be lost."""
        if self._leaving.wished(self._change.is_written()):
            self.leave()

    @Slot()
    def leave(self) -> None:
        """Done."""
        self.wipe()
        self.left.emit()

    @Slot()
    def _stay(self) -> None:
        self._leaving.stay()

    @Slot()
    def _next_hand_over(self) -> None:
        """A pile is handed over one after the other."""
        self.open(HAND_OVER)

    def _found(self, dossier: DossierAtCounter) -> None:
        self._dossier, self._query, self._error = dossier, dossier.code, ""
        self._fee.show(dossier)
        wanted, self._mode = self._mode, ""
        if wanted == "reprint":
            self.reprint()
        elif wanted == "control":
            self.control()
        elif wanted:
            self.choose(wanted)
        self.changed.emit()

    def _sent(self, number: str, _: SlipWanted) -> None:
        self.leave()
        self._wishes.say(CALM, self._wishes.text("said.ticket_again", number=number))

    def _not_found(self, _: Refused) -> None:
        self._dossier = None
        self._fee.show(None)
        self._wrong("not_found")

    def _wrong(self, sentence: str) -> None:
        self._error = self._wishes.text(f"dossier.{sentence}")
        self.changed.emit()
        self.wrong.emit("code")

    def _state(self) -> str:
        return state_text(self._wishes.spoken, self._dossier.state) if self._dossier else ""

    def _facts(self) -> list[dict[str, str]]:
        if self._dossier is None:
            return []
        return facts_of(self._wishes.spoken, self._wishes.centre, self._dossier)

    def _actions(self) -> list[dict[str, Any]]:
        return actions_of(self._wishes.spoken, self._dossier) if self._dossier else []
