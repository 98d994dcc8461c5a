"""A dossier's fee at the counter: its payment code, and one press for who has seen the money."""

from functools import partial
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.answers import Done, FeeState
from kiosk.desk import DossierAtCounter
from ui.viewmodels.counter_wishes import CounterWishes, new_request
from ui.viewmodels.desktop import CALM

QML_IMPORT_NAME = "Kiosk.models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class CounterFeeViewModel(QObject):
    """`action` is what one press does ("" for nothing), `payment` what the code on the screen
    holds while the fee waits.

    Signals: `changed`; `settled`: recorded, and the dossier is to be read again.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, wishes: CounterWishes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wishes = wishes
        self._dossier: DossierAtCounter | None = None

    payment = Property(
        str, lambda self: self._dossier.payment if self._dossier else "", notify=changed
    )
    action = Property(str, lambda self: self._action(), notify=changed)

    def show(self, dossier: DossierAtCounter | None) -> None:
        """The dossier on the screen; None: nothing of one stays."""
        self._dossier = dossier
        self.changed.emit()

    @Slot()
    def settle(self) -> None:
        """Ctrl+F: the money has been seen, or the word is taken back."""
        dossier, wishes = self._dossier, self._wishes
        if dossier is None or not self._action():
            return
        confirmed = dossier.fee is FeeState.CONFIRMED
        desk = wishes.desk
        ask: Any = partial(
            desk.withdraw_fee_confirmation if confirmed else desk.confirm_fee,
            counter=wishes.counter,
            code=dossier.code,
            request_id=new_request(),
        )

        def recorded(_: Done) -> None:
            said = "said.fee_withdrawn" if confirmed else "said.fee_confirmed"
            self.settled.emit()
            wishes.say(CALM, wishes.text(said, code=dossier.code))

        wishes.wish("fee", ask, recorded)

    def _action(self) -> str:
        dossier = self._dossier
        if dossier is None or dossier.fee is FeeState.NONE:
            return ""
        if dossier.fee is FeeState.DUE:
            return self._wishes.text("dossier.do_confirm_fee")
        # what the one-stop system confirmed is not this counter's to take back
        return self._wishes.text("dossier.do_withdraw_fee") if dossier.fee_confirmed_by else ""
