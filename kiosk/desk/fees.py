"""Fees of dossiers: asked for with a payment QR, and confirmed by somebody who saw the money.

A transfer QR proves no payment and nothing comes back from the bank (domain.md §5), so a fee is
"chờ xác nhận" until an official or the one-stop system confirms it, and that can be withdrawn.
A confirmation is for the amount it was made for: where the fee rises later, the rest is asked for.
"""

from datetime import datetime

import msgspec

from kiosk import payments
from kiosk.answers import Done, FeeState, Reason, Refused
from kiosk.clock import from_ms
from kiosk.desk.at_counter import dossier_in_hand
from kiosk.desk.parts import DeskPart, wish
from kiosk.events import FeeConfirmationWithdrawn, FeeConfirmed
from kiosk.transaction import Row, Transaction

OWES = frozenset({"received", "processing", "supplement", "fee_due", "finished"})
"""States of a dossier of ours in which its fee is asked for; of others only `fee_due` says so."""


class Fee(msgspec.Struct, frozen=True):
    """How the fee of a dossier stands. `payment`: what the QR holds while it is due; "" without an
    account. `due_vnd`: what that asks for, the whole fee or what it rose by since it was confirmed.
    `confirmed_by`: an official's code, "" for the one-stop system."""

    state: FeeState = FeeState.NONE
    payment: str = ""
    due_vnd: int = 0
    confirmed: datetime | None = None
    confirmed_by: str = ""


class FeeDesk(DeskPart):
    """What becomes of fees."""

    @wish
    def confirm_fee(
        self, tx: Transaction, *, counter: int, code: str, request_id: str = ""
    ) -> Done | Refused:
        """An official has seen the money of a fee that was not confirmed before."""
        if isinstance(tx.earlier(request_id), FeeConfirmed):
            return Done()
        found = dossier_in_hand(tx, counter, code)
        if isinstance(found, Refused):
            return found
        official, row = found
        if not row["fee_vnd"] or self._fee(tx, row).state is FeeState.CONFIRMED:
            return Refused(reason=Reason.WRONG_STATE)
        event = FeeConfirmed(
            code=row["code"], amount_vnd=row["fee_vnd"], counter=counter, official=official
        )
        tx.append(event, request_id=request_id)
        return Done()

    @wish
    def withdraw_fee_confirmation(
        self, tx: Transaction, *, counter: int, code: str, request_id: str = ""
    ) -> Done | Refused:
        """It was confirmed by mistake. What the one-stop system confirmed is not ours to undo."""
        if isinstance(tx.earlier(request_id), FeeConfirmationWithdrawn):
            return Done()
        found = dossier_in_hand(tx, counter, code)
        if isinstance(found, Refused):
            return found
        official, row = found
        fee = self._fee(tx, row)
        if fee.state is not FeeState.CONFIRMED or not fee.confirmed_by:
            return Refused(reason=Reason.WRONG_STATE)
        event = FeeConfirmationWithdrawn(code=row["code"], counter=counter, official=official)
        tx.append(event, request_id=request_id)
        return Done()

    def _fee(self, tx: Transaction, row: Row) -> Fee:
        """How the fee of a row of `dossier` stands."""
        seen = tx.one("SELECT * FROM fee WHERE code = ?", row["code"])
        due = (row["fee_vnd"] or 0) - (seen["amount_vnd"] if seen else 0)
        asked = OWES if row["counter"] else {"fee_due"}
        if due <= 0 or row["state"] not in asked:
            if seen is None:
                return Fee()
            at = from_ms(seen["confirmed_ms"])
            return Fee(FeeState.CONFIRMED, confirmed=at, confirmed_by=seen["official"])
        pay = self.centre.pay
        qr = payments.asked_for(row["code"], pay.bank, pay.account, due) if pay else ""
        return Fee(FeeState.DUE, qr, due)
