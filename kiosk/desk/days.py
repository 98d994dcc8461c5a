"""The day-session: numbers begin again with it, and it never begins twice.

A session is an event with a rising id, not a date: a clock that jumps back re-opens nothing. It
opens with the first wish of a later local date. When an older journal came back (restored or
damaged disk) its numbers of that date carry a mark, so no number can meet an earlier one. So do
those of a day that begins long after the newest one: it may be today, by a clock that was set
wrong, and its numbers would be those of this morning.
"""

from datetime import date, timedelta

from kiosk.clock import from_ms
from kiosk.events import DayOpened
from kiosk.tickets import EPOCH_MARKS, letters_of
from kiosk.transaction import Transaction

LONGEST_BREAK = timedelta(days=31)
"""No centre is closed for longer; Tết is nine days."""


def open_day(tx: Transaction) -> int:
    """The current session's id; opens a new session first if a later day has begun."""
    today = from_ms(tx.now_ms).date()
    newest = tx.day
    known = tx.identity
    if (
        newest
        and newest["session"] >= known.session
        and today <= date.fromisoformat(newest["date"])
    ):
        return int(newest["session"])
    session = max(known.session, newest["session"] if newest else 0) + 1
    repeated = known.epoch > 1 and known.day is not None and today <= known.day
    gap = today - date.fromisoformat(newest["date"]) if newest else timedelta()
    repeated = repeated or gap > LONGEST_BREAK
    # a hub that was replaced may still be giving numbers somewhere
    repeated = repeated or bool(tx.value("SELECT 1 FROM promotion WHERE settled = 0"))
    tx.identity = known.opened(session, today)
    tx.append(DayOpened(session=session, date=today, mark=mark_of(known.epoch) if repeated else ""))
    return session


def mark_of(epoch: int) -> str:
    """The mark of the numbers of an epoch after the first: X, Y, Z, XX, XY …"""
    return letters_of(max(epoch - 1, 1), EPOCH_MARKS)


def mark(tx: Transaction) -> str:
    """The mark of the current session's numbers."""
    return str(tx.day["mark"]) if tx.day else ""
