"""What a citizen wishes at the kiosk: a number, and where it stands."""

from typing import Any

from kiosk.answers import Lobby, QueueState, Reason, Refused, TicketPlace, TicketTaken
from kiosk.bookings import slot_of
from kiosk.calendars import Open
from kiosk.catalogue import Queue, QueueKind
from kiosk.clock import from_ms
from kiosk.codes import new_ticket_token
from kiosk.desk.days import mark, open_day
from kiosk.desk.line import LineDesk
from kiosk.desk.parts import wish
from kiosk.events import TicketIssued
from kiosk.tickets import number_of
from kiosk.transaction import Row, Transaction, new_id

TOLD = (
    "number", "token", "queue", "procedure", "field", "priority", "language",
    "slot_from_ms", "slot_until_ms",
)  # fmt: skip
"""What a ticket's row has as its event."""
RATEABLE = ("asked", "no_answer", "skipped")


class CitizenDesk(LineDesk):
    """The kiosk's wishes."""

    @wish
    def lobby(self, tx: Transaction) -> Lobby:
        """What the welcome and field screens show: open or not, and the state of each queue."""
        session = open_day(tx)
        state = self.opening(tx, None)
        return Lobby(
            open=isinstance(state, Open),
            closes_at=state.until if isinstance(state, Open) else None,
            opens_at=None if isinstance(state, Open) else state.opens_at,
            queues={
                queue.code: self._queue_state(tx, session, queue) for queue in self.centre.queues
            },
            troubles={
                row["code"]: row["reason"] for row in tx.all("SELECT code, reason FROM device")
            },
            now=from_ms(tx.now_ms),
            session=session,
        )

    @wish
    def take_ticket(
        self,
        tx: Transaction,
        *,
        procedure: str = "",
        field: str = "",
        queue: str = "",
        priority: str = "",
        dossier: str = "",
        language: str = "vi",
        place: str = "kiosk",
        print_at: str = "",
        request_id: str = "",
    ) -> TicketTaken | Refused:
        """Gives a number, durable before it is told.

        Name what it is for by `procedure`, else by `field`, else by `queue`. `print_at`: the place
        whose printer is to print it, wanted in the same transaction. `request_id` is made at the
        touch: a repetition gets the same number again (`repeated`).
        """
        given = self._given_before(tx, request_id)
        if given:
            return given
        chosen = self._queue_for(procedure, field, queue)
        if chosen is None:
            by_queue = queue and not procedure and not field
            reason = Reason.UNKNOWN_QUEUE if by_queue else Reason.UNKNOWN_PROCEDURE
            return Refused(reason=reason)
        if priority and priority not in {each.code for each in self.centre.priority_groups}:
            return Refused(reason=Reason.UNKNOWN_PRIORITY)
        if self.store.short_of_room:
            return Refused(reason=Reason.NO_ROOM)
        session = open_day(tx)
        state = self.opening(tx, chosen)
        if not isinstance(state, Open):
            return Refused(reason=Reason.CLOSED, until=state.opens_at)
        series = chosen.prefix + self._marks(tx)
        if chosen.quota is not None and self.given(tx, session, series) >= chosen.quota:
            return Refused(reason=Reason.QUOTA_USED, until=self.tomorrow(tx, chosen))
        known = self.centre.procedure.get(procedure)
        return self._give(
            tx,
            chosen,
            request_id,
            procedure=procedure,
            field=field or (known.field if known else ""),
            priority=priority,
            dossier=dossier,
            place=place,
            language=language,
            paper=print_at,
        )

    @wish
    def ticket(self, tx: Transaction, *, ticket: str) -> TicketTaken | Refused:
        """The facts of today's ticket, for its paper and its screen."""
        row = self.find_ticket(tx, ticket)
        return self._taken(tx, row, repeated=True) if row else Refused(reason=Reason.UNKNOWN_TICKET)

    @wish
    def ticket_place(self, tx: Transaction, *, ticket: str) -> TicketPlace | Refused:
        """Where a ticket stands, by its token, id or number of today; whether it may be rated."""
        session = open_day(tx)
        row = self.find_ticket(tx, ticket)
        if row is None:
            return Refused(reason=Reason.UNKNOWN_TICKET)
        service = tx.one(
            "SELECT call, rating, answer FROM service WHERE ticket = ? AND outcome = 'finished'",
            row["id"],
        )
        current = row["session"] == session
        may_rate = service is not None and current and service["answer"] in RATEABLE
        ahead = self.ahead(tx, row) if row["state"] == "waiting" else 0
        return TicketPlace(
            ticket=row["id"],
            number=row["number"],
            state=row["state"] if current or row["state"] == "finished" else "expired",
            queue=row["queue"],
            procedure=row["procedure"],
            ahead=ahead,
            wait=self.wait(tx, row["queue"], ahead),
            counters=self.centre.counters_of(row["queue"]),
            counter=row["counter"],
            issued_at=from_ms(row["issued_ms"]),
            may_rate=may_rate,
            rating=service["rating"] if service and current else "",
            call=service["call"] if service and current else "",
            slot=slot_of(row["slot_from_ms"], row["slot_until_ms"]),
        )

    def _given_before(self, tx: Transaction, request_id: str) -> TicketTaken | None:
        """What this request was answered before."""
        earlier = tx.earlier(request_id)
        if not isinstance(earlier, TicketIssued):
            return None
        slip = earlier.ticket if earlier.paper else ""
        return self._taken(tx, self._row(tx, earlier.ticket), repeated=True, slip=slip)

    def _give(
        self, tx: Transaction, queue: Queue, request_id: str, *, paper: str, **facts: Any
    ) -> TicketTaken:
        """The next number of a queue; `facts`: the other fields of `TicketIssued`."""
        session = open_day(tx)
        marks = self._marks(tx)
        n = self.last(tx, session, queue.prefix + marks) + 1
        issued = TicketIssued(
            ticket=new_id(tx.now_ms, self.parts.random),
            number=number_of(queue.prefix, marks, n),
            series=queue.prefix + marks,
            n=n,
            queue=queue.code,
            token=new_ticket_token(self.parts.random),
            paper=paper,
            **facts,
        )
        tx.append(issued, request_id=request_id)
        row = {"id": issued.ticket, "session": session, "issued_ms": tx.now_ms}
        written = {name: getattr(issued, name) for name in TOLD}
        return self._taken(tx, {**row, **written}, slip=issued.ticket if paper else "")

    def _marks(self, tx: Transaction) -> str:
        """Between a number's letter and its figures."""
        return self.centre.facts.kiosk_mark + mark(tx)

    def _row(self, tx: Transaction, ticket: str) -> Row:
        return tx.all("SELECT * FROM ticket WHERE id = ?", ticket)[0]

    def _queue_for(self, procedure: str, field: str, queue: str) -> Queue | None:
        if procedure:
            known = self.centre.procedure.get(procedure)
            return self.centre.queue_of(known) if known else None
        if field:
            chosen = self.centre.field.get(field)
            return self.centre.queue[chosen.queue] if chosen else None
        if queue:
            return self.centre.queue.get(queue)
        return self.centre.queue_of_kind(QueueKind.GUIDANCE)

    def _queue_state(self, tx: Transaction, session: int, queue: Queue) -> QueueState:
        state = self.opening(tx, queue)
        series = queue.prefix + self._marks(tx)
        left = None if queue.quota is None else queue.quota - self.given(tx, session, series)
        used_up = left is not None and left <= 0
        reason = None if isinstance(state, Open) else Reason.CLOSED
        until = None if isinstance(state, Open) else state.opens_at
        if used_up and reason is None:
            reason, until = Reason.QUOTA_USED, self.tomorrow(tx, queue)
        return QueueState(
            queue=queue.code,
            open=reason is None,
            reason=reason,
            until=until,
            waiting=self.waiting(tx, queue.code),
            left=left,
        )

    def _taken(
        self, tx: Transaction, row: Row, *, repeated: bool = False, slip: str = ""
    ) -> TicketTaken:
        queue = self.centre.queue[row["queue"]]
        ahead = self.ahead(tx, row) if repeated else self.joined(tx, row)
        return TicketTaken(
            ticket=row["id"],
            number=row["number"],
            token=row["token"],
            queue=row["queue"],
            procedure=row["procedure"],
            field=row["field"],
            priority=row["priority"],
            counters=self.centre.counters_of(row["queue"]),
            wait_in=queue.wait_in[row["language"]],
            ahead=ahead,
            wait=self.wait(tx, row["queue"], ahead),
            issued_at=from_ms(row["issued_ms"]),
            language=row["language"],
            repeated=repeated,
            slip=slip,
            slot=slot_of(row["slot_from_ms"], row["slot_until_ms"]),
        )
