"""The bookings of a centre on their way into its own journal, so that they can be come to without a
line."""

import logging
from typing import Protocol

from kiosk.desk import Desk
from kiosk.errors import StoreTrouble
from kiosk.events import BookingLearned
from kiosk.transaction import Transaction
from sync.bookings.told import BOOKING_WORDS, sealed_about
from sync.dossiers.sealing import Box
from sync.news import BookingPage, News, SentBooking

log = logging.getLogger(__name__)
BOOKINGS = "bookings"


class BookingLine(Protocol):
    """A way to the server's bookings."""

    def bookings(self, since: int) -> BookingPage:
        """See `DownLine.bookings`."""


class BookingMirror:
    """An errand of `ComingDown`; the server was told by that of dossiers what to seal to."""

    def __init__(self, desk: Desk, line: BookingLine, box: Box) -> None:
        self._desk = desk
        self._line = line
        self._box = box

    def __call__(self, news: News) -> bool:
        """Takes a page of what is new; whether there is more to do at once."""
        since = self._desk.store.run(lambda tx: tx.heard_upto(BOOKINGS))
        if news.bookings <= since:
            return False
        page = self._line.bookings(since)
        self._desk.store.run(lambda tx: self._hear(tx, page))
        return page.more

    def _hear(self, tx: Transaction, page: BookingPage) -> None:
        """One transaction, so that the place up to which was heard is never ahead of it."""
        for each in page.bookings:
            try:
                self._desk.hear_booking(tx, _word(each), each.change, self._card(each))
            except StoreTrouble:  # too large for an event: it must not keep the others waiting
                log.warning("a booking of %s is too large to be kept", each.source)
        tx.keep_heard(BOOKINGS, page.upto)

    def _card(self, sent: SentBooking) -> str:
        opened = self._box.open(sent.box, sealed_about(sent.code)) if sent.box else ()
        if opened is None:
            log.warning("the card of a booking cannot be opened here")
        return opened[0] if opened else ""


def _word(sent: SentBooking) -> BookingLearned:
    given = {name: getattr(sent, name) for name in BOOKING_WORDS}
    return BookingLearned(source=sent.source, **given)
