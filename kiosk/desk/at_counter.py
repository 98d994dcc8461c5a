"""What every change of a dossier asks first: who is signed in at the counter, is it known."""

from kiosk.answers import Reason, Refused
from kiosk.desk.days import open_day
from kiosk.transaction import Row, Transaction


def signed_in(tx: Transaction, counter: int) -> Row | None:
    """The counter's row, with the day opened; None where nobody is signed in."""
    open_day(tx)
    return tx.one("SELECT * FROM counter WHERE number = ? AND state <> 'closed'", counter)


def dossier_in_hand(tx: Transaction, counter: int, code: str) -> tuple[str, Row] | Refused:
    """The official at a counter, by code, and the dossier's row."""
    place = signed_in(tx, counter)
    if place is None:
        return Refused(reason=Reason.NOT_SIGNED_IN)
    row = tx.one("SELECT * FROM dossier WHERE code = ?", code.strip().upper())
    if row is None:
        return Refused(reason=Reason.NOT_FOUND)
    return str(place["official"]), row
