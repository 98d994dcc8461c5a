"""What a counter wishes: next, recall, no-show, park, transfer, finish, break."""

from collections.abc import Callable

from kiosk.answers import Called, Done, Finished, Reason, Refused
from kiosk.clock import from_ms
from kiosk.codes import new_ticket_token
from kiosk.desk.days import open_day
from kiosk.desk.line import LineDesk
from kiosk.desk.parts import wish
from kiosk.events import (
    BreakEnded,
    BreakStarted,
    Event,
    ServiceFinished,
    TicketCalled,
    TicketMissed,
    TicketParked,
    TicketRecalled,
    TicketResumed,
    TicketTransferred,
)
from kiosk.tickets import BookedCalls, Waiting, next_ticket
from kiosk.transaction import Row, Transaction, new_id

MINUTE_MS = 60_000
TAKEN_UP_AGAIN = ("parked", "missed", "waiting")


class CounterDesk(LineDesk):
    """The counter's wishes. Each names its counter; the official is who signed in there."""

    @wish
    def call_next(self, tx: Transaction, *, counter: int, request_id: str = "") -> Called | Refused:
        """Calls whoever is next for this counter; one atomic claim, so nobody is called twice."""
        earlier = tx.earlier(request_id)
        if isinstance(earlier, TicketCalled):
            return self._called(tx, earlier.ticket)
        place = self._ready(tx, counter)
        if isinstance(place, Refused):
            return place
        chosen = next_ticket(
            self.line_of(tx),
            self.centre.counter[counter],
            self.centre.priority,
            self.recent_calls(tx, counter),
            tx.now_ms,
            self.booked_calls(tx, counter),
        )
        if chosen is None:
            return Refused(reason=Reason.NOBODY_WAITING)
        return self._call(tx, place, chosen.ticket, request_id)

    @wish
    def call_ticket(
        self, tx: Transaction, *, counter: int, ticket: str, request_id: str = ""
    ) -> Called | Refused:
        """Calls one particular ticket: parked, missed, or waiting out of turn."""
        earlier = tx.earlier(request_id)
        if isinstance(earlier, TicketCalled):
            return self._called(tx, earlier.ticket)
        place = self._ready(tx, counter)
        if isinstance(place, Refused):
            return place
        row = self.find_ticket(tx, ticket)
        if row is None or row["session"] != tx.session:
            return Refused(reason=Reason.UNKNOWN_TICKET)
        if row["state"] not in TAKEN_UP_AGAIN:
            return Refused(reason=Reason.WRONG_STATE)
        if row["state"] != "waiting":
            tx.append(TicketResumed(ticket=row["id"], counter=counter))
        return self._call(tx, place, row["id"], request_id)

    @wish
    def recall(self, tx: Transaction, *, counter: int) -> Called | Refused:
        """Announces the current call once more."""
        place = self._serving(tx, counter)
        if isinstance(place, Refused):
            return place
        tx.append(TicketRecalled(ticket=place["ticket"], counter=counter))
        return self._called(tx, place["ticket"])

    @wish
    def miss(self, tx: Transaction, *, counter: int) -> Done | Refused:
        """Nobody came: the counter is free, the ticket can be taken up again."""
        return self._leave(
            tx, counter, lambda at: TicketMissed(ticket=at["ticket"], counter=counter)
        )

    @wish
    def park(self, tx: Transaction, *, counter: int, reason: str = "") -> Done | Refused:
        """Sets the current ticket aside, for example while a paper is copied."""
        return self._leave(
            tx,
            counter,
            lambda at: TicketParked(ticket=at["ticket"], counter=counter, reason=reason),
        )

    @wish
    def transfer(
        self, tx: Transaction, *, counter: int, to_queue: str = "", to_counter: int = 0
    ) -> Done | Refused:
        """Passes the current ticket on, with its age kept, to a queue or to one counter."""
        if to_counter and to_counter not in self.centre.counter:
            return Refused(reason=Reason.UNKNOWN_COUNTER)
        if to_queue and to_queue not in self.centre.queue:
            return Refused(reason=Reason.UNKNOWN_QUEUE)
        if to_counter == counter or not (to_queue or to_counter):
            return Refused(reason=Reason.WRONG_STATE)

        def passed_on(at: Row) -> Event:
            ticket = tx.all("SELECT queue FROM ticket WHERE id = ?", at["ticket"])[0]
            return TicketTransferred(
                ticket=at["ticket"],
                counter=counter,
                to_queue=to_queue or ticket["queue"],
                to_counter=to_counter,
            )

        return self._leave(tx, counter, passed_on)

    @wish
    def finish(self, tx: Transaction, *, counter: int, request_id: str = "") -> Finished | Refused:
        """Ends the visit and entitles it to one rating."""
        earlier = tx.earlier(request_id)
        if isinstance(earlier, ServiceFinished):
            return self._finished(tx, earlier)
        place = self._serving(tx, counter)
        if isinstance(place, Refused):
            return place
        event = ServiceFinished(
            ticket=place["ticket"],
            call=place["call"],
            counter=counter,
            rating=new_ticket_token(self.parts.random),
        )
        tx.append(event, request_id=request_id)
        return self._finished(tx, event)

    @wish
    def start_break(
        self, tx: Transaction, *, counter: int, reason: str, minutes: int = 0
    ) -> Done | Refused:
        """Pauses the counter; nobody may be in front of it."""
        place = self._ready(tx, counter)
        if isinstance(place, Refused):
            return place
        until = tx.now_ms + minutes * MINUTE_MS if minutes else 0
        tx.append(
            BreakStarted(counter=counter, official=place["official"], reason=reason, until_ms=until)
        )
        return Done()

    @wish
    def end_break(self, tx: Transaction, *, counter: int) -> Done | Refused:
        """Serves again."""
        open_day(tx)
        place = self.place_of(tx, counter)
        if place is None or place["state"] != "break":
            return Refused(reason=Reason.WRONG_STATE)
        tx.append(BreakEnded(counter=counter, official=place["official"]))
        return Done()

    def place_of(self, tx: Transaction, counter: int) -> Row | None:
        """The counter as it is now, None before anybody ever opened it."""
        return tx.one("SELECT * FROM counter WHERE number = ?", counter)

    def line_of(self, tx: Transaction) -> list[Waiting]:
        """Everybody who waits today; a ticket kept for a counter that closed is open to all."""
        return [
            Waiting(
                row["id"],
                row["number"],
                row["queue"],
                row["priority"] != "",
                row["issued_ms"],
                row["kept"],
                row["slot_from_ms"],
            )
            for row in tx.all(
                "SELECT t.id, t.number, t.queue, t.priority, t.issued_ms, t.slot_from_ms, "
                "CASE WHEN c.state IN ('open', 'break') THEN t.reserved ELSE 0 END AS kept "
                "FROM ticket t LEFT JOIN counter c ON c.number = t.reserved "
                "WHERE t.session = ? AND t.state = 'waiting'",
                tx.session,
            )
        ]

    def recent_calls(self, tx: Transaction, counter: int) -> list[bool]:
        """Whether each of the counter's latest calls today was a priority ticket, newest first."""
        return [
            bool(row["priority"])
            for row in tx.all(
                "SELECT priority FROM service WHERE session = ? AND counter = ? "
                "ORDER BY called_ms DESC, call DESC LIMIT ?",
                tx.session,
                counter,
                self.centre.priority.one_in,
            )
        ]

    def booked_calls(self, tx: Transaction, counter: int) -> BookedCalls:
        """Which of the counter's latest calls today were booked numbers, in their slot."""
        one_in = self.centre.bookings.one_in
        rows = tx.all(
            "SELECT t.slot_from_ms BETWEEN 1 AND s.called_ms AS booked FROM service s "
            "JOIN ticket t ON t.id = s.ticket WHERE s.session = ? AND s.counter = ? "
            "ORDER BY s.called_ms DESC, s.call DESC LIMIT ?",
            tx.session,
            counter,
            one_in,
        )
        return BookedCalls(one_in, tuple(bool(row["booked"]) for row in rows))

    def _ready(self, tx: Transaction, counter: int) -> Row | Refused:
        """The open counter with nobody in front of it, or why not."""
        open_day(tx)
        if counter not in self.centre.counter:
            return Refused(reason=Reason.UNKNOWN_COUNTER)
        place = self.place_of(tx, counter)
        if place is None or place["state"] == "closed":
            return Refused(reason=Reason.NOT_SIGNED_IN)
        if place["ticket"]:
            return Refused(reason=Reason.STILL_SERVING)
        if place["state"] == "break":
            return Refused(reason=Reason.ON_BREAK)
        return place

    def _serving(self, tx: Transaction, counter: int) -> Row | Refused:
        """The counter with somebody in front of it, or why not."""
        open_day(tx)
        if counter not in self.centre.counter:
            return Refused(reason=Reason.UNKNOWN_COUNTER)
        place = self.place_of(tx, counter)
        if place is None or not place["ticket"]:
            return Refused(reason=Reason.NOT_SERVING)
        return place

    def _leave(
        self, tx: Transaction, counter: int, event: Callable[[Row], Event]
    ) -> Done | Refused:
        place = self._serving(tx, counter)
        if isinstance(place, Refused):
            return place
        tx.append(event(place))
        return Done()

    def _call(self, tx: Transaction, place: Row, ticket: str, request_id: str) -> Called:
        tx.append(
            TicketCalled(
                ticket=ticket,
                counter=place["number"],
                official=place["official"],
                official_session=place["official_session"],
                call=new_id(tx.now_ms, self.parts.random),
            ),
            request_id=request_id,
        )
        return self._called(tx, ticket)

    def _called(self, tx: Transaction, ticket: str) -> Called:
        row = tx.all(
            "SELECT t.*, s.call, s.called_ms FROM ticket t JOIN service s ON s.ticket = t.id "
            "WHERE t.id = ? ORDER BY s.called_ms DESC, s.call DESC LIMIT 1",
            ticket,
        )[0]
        return Called(
            ticket=row["id"],
            number=row["number"],
            token=row["token"],
            procedure=row["procedure"],
            queue=row["queue"],
            priority=row["priority"],
            counter=row["counter"],
            call=row["call"],
            issued_at=from_ms(row["issued_ms"]),
            called_at=from_ms(row["called_ms"]),
            dossier=row["dossier"],
        )

    def _finished(self, tx: Transaction, event: ServiceFinished) -> Finished:
        number = tx.value("SELECT number FROM ticket WHERE id = ?", event.ticket)
        return Finished(
            ticket=event.ticket,
            number=str(number),
            counter=event.counter,
            call=event.call,
            rating=event.rating,
        )
