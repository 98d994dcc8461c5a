"""Booked appointments: found by their code or by an ID card, and come to once.

Of a card only a keyed hash of its number is ever kept, sealed and until the booking's day is over;
what was scanned is forgotten with the wish. Codes can be guessed, so wrong ones are limited as
those of dossiers are; cards that have no booking are the usual case and lock nobody out, but so
many a minute is all that may be tried.
"""

from kiosk.answers import BookingShown, Reason, Refused, TicketTaken
from kiosk.bookings import Booked, Standing, meant, opens_ms, standing
from kiosk.catalogue import Queue, QueueKind
from kiosk.clock import from_ms, midnight_ms
from kiosk.desk.citizen import CitizenDesk
from kiosk.desk.days import open_day
from kiosk.desk.look_up import LookUpDesk
from kiosk.desk.parts import wish
from kiosk.events import BookingLearned, LookUpRefused
from kiosk.transaction import Row, Transaction

WHY_NOT = {
    Standing.EARLY: Reason.BOOKING_EARLY,
    Standing.LATE: Reason.BOOKING_LATE,
    Standing.OTHER_DAY: Reason.BOOKING_OTHER_DAY,
    Standing.CANCELLED: Reason.BOOKING_CANCELLED,
}
OF_CARD = (
    "SELECT b.* FROM booking b JOIN sealed s ON s.eid = b.eid AND s.name = 'card' WHERE s.text = ?"
)


class BookingDesk(CitizenDesk, LookUpDesk):
    """The kiosk's wishes about bookings, and what the systems tell of them."""

    @wish
    def find_booking(
        self, tx: Transaction, *, code: str = "", card: str = "", place: str = "kiosk"
    ) -> BookingShown | Refused:
        """The booking that is held by a code, or by the person of an ID card (its number)."""
        open_day(tx)
        code = code.strip().upper()
        place = f"booking:{place}"
        key = self._keyed(f"booking|{code or card}", 16)
        refused = self.guard.refusal(tx, place, key)
        if refused:
            return refused
        rows = self._of_code(tx, code) if code else tx.all(OF_CARD, self._card(card))
        found = meant((_booked(row) for row in rows), self.centre.bookings, tx.now_ms)
        if found is None:
            if code:
                wrong = self.guard.wrong_now(tx, place, key)
                tx.append(LookUpRefused(place=place, wrong=wrong))
            return Refused(reason=Reason.NO_BOOKING)
        return self._booking_shown(tx, next(row for row in rows if row["code"] == found.code))

    @wish
    def check_in(
        self,
        tx: Transaction,
        *,
        booking: str,
        language: str = "vi",
        place: str = "kiosk",
        print_at: str = "",
        request_id: str = "",
    ) -> TicketTaken | Refused:
        """Gives the number that was booked, and marks the booking used by the same event. Once:
        afterwards it is the same number again, without a second paper.

        Neither the queue's quota nor its ticket hours are asked: the slot was given with both in
        mind.
        """
        given = self._given_before(tx, request_id)
        if given:
            return given
        open_day(tx)
        row = next(iter(self._of_code(tx, booking.strip().upper())), None)
        if row is None:
            return Refused(reason=Reason.NO_BOOKING)
        booked, rules = _booked(row), self.centre.bookings
        now = standing(booked, rules, tx.now_ms)
        if now is Standing.USED:
            return self._taken(tx, self._row(tx, booked.ticket), repeated=True)
        if now is not Standing.OPEN:
            early = now in (Standing.EARLY, Standing.OTHER_DAY)
            until = from_ms(opens_ms(booked, rules)) if early else None
            return Refused(reason=WHY_NOT[now], until=until)
        if self.store.short_of_room:
            return Refused(reason=Reason.NO_ROOM)
        queue = self._queue_of(row)
        if queue is None:
            return Refused(reason=Reason.UNKNOWN_PROCEDURE)
        known = self.centre.procedure.get(row["procedure"])
        return self._give(
            tx,
            queue,
            request_id,
            procedure=known.code if known else "",
            field=known.field if known else "",
            place=place,
            language=language,
            paper=print_at,
            booking=booked.code,
            slot_from_ms=booked.starts_ms,
            slot_until_ms=booked.ends_ms,
        )

    def hear_booking(self, tx: Transaction, word: BookingLearned, change: int, card: str) -> None:
        """Takes over a word that the central server passed on; the same `change` again is nothing,
        and so is a slot of an earlier day. `card`: the number of the ID card, or empty."""
        request = f"booked:{change}:{word.code}"
        past = word.ends_ms <= midnight_ms(from_ms(tx.now_ms).date())
        if past or tx.earlier(request) is not None:
            return
        tx.append(word, request_id=request, sealed={"card": self._card(card)} if card else None)

    def _of_code(self, tx: Transaction, code: str) -> list[Row]:
        return tx.all("SELECT * FROM booking WHERE code = ?", code)

    def _card(self, number: str) -> str:
        """What is kept of a card's number: keyed with this device's secret, useless elsewhere."""
        return self._keyed(f"card|{number}", 16)

    def _queue_of(self, row: Row) -> Queue | None:
        """Where it waits; what was booked and is not done here is for the guidance desk."""
        found = self._queue_for(row["procedure"], "", row["queue"])
        return found or self.centre.queue_of_kind(QueueKind.GUIDANCE)

    def _booking_shown(self, tx: Transaction, row: Row) -> BookingShown | Refused:
        booked, rules, queue = _booked(row), self.centre.bookings, self._queue_of(row)
        if queue is None:
            return Refused(reason=Reason.UNKNOWN_PROCEDURE)
        return BookingShown(
            code=booked.code,
            standing=standing(booked, rules, tx.now_ms),
            slot=booked.slot,
            opens=from_ms(opens_ms(booked, rules)),
            procedure=row["procedure"] if row["procedure"] in self.centre.procedure else "",
            queue=queue.code,
            counters=self.centre.counters_of(queue.code),
            ticket=booked.ticket,
        )


def _booked(row: Row) -> Booked:
    return Booked(row["code"], row["state"], row["starts_ms"], row["ends_ms"], row["ticket"])
