"""The bookings of all centres as their booking systems told them, from today on."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, exists, select

from kiosk.clock import from_ms, midnight_ms
from sync.bookings.told import BOOKING_WORDS, BookingTold, sealed_about
from sync.news import BookingPage, SentBooking
from sync.server.downlink.shelf import Shelf, Stored
from sync.server.downlink.tables import booking, booking_box, booking_feed

PAGE = 200


class Bookings(Shelf[BookingTold, SentBooking]):
    """What is over is neither stored nor kept: nobody comes to it any more."""

    entries = booking
    boxes = booking_box
    feed = booking_feed
    columns = ("raw_state", "state", "starts_ms", "ends_ms")
    sent = SentBooking
    cursors = "bookings:"

    def send(self, system: str, told: BookingTold, told_ms: int) -> SentBooking:
        """See `Shelf.send`."""
        given = {name: getattr(told, name) for name in BOOKING_WORDS}
        return SentBooking(**{**given, "told_ms": told_ms}, source=system, change=0)

    def about(self, code: str) -> str:
        """See `Shelf.about`."""
        return sealed_about(code)

    def page(self, centre: str, log: str, since: int, most: int = PAGE) -> BookingPage:
        """What changed after `since`, as one device may read it."""
        sent, more = self.changes(centre, log, since, most)
        return BookingPage(bookings=sent, upto=sent[-1].change if sent else since, more=more)

    def store(
        self, system: str, told: Sequence[BookingTold], centres: Mapping[str, str], now_ms: int
    ) -> Stored:
        """See `Shelf.store`."""
        to_come = [each for each in told if each.ends_ms > _midnight(now_ms)]
        return super().store(system, to_come, centres, now_ms)

    def tidy(self, now_ms: int) -> None:
        """Forgets the slots of earlier days, and what their cards were sealed in."""
        here = (booking.c.centre == booking_box.c.centre, booking.c.code == booking_box.c.code)
        with self._database.writing() as connection:
            connection.execute(delete(booking).where(booking.c.ends_ms <= _midnight(now_ms)))
            connection.execute(delete(booking_box).where(~exists(select(1).where(*here))))


def _midnight(now_ms: int) -> int:
    return midnight_ms(from_ms(now_ms).date())
