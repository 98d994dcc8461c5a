"""What a machine did by itself while the hub was away becomes part of the centre's day.

Its journal arrives in batches, each event once or more often; the hub keeps the batches as they
came and writes an event of its own for what it makes of them, in the same transaction. Nothing is
refused for what an event says: what cannot be taken in stays in the machine's journal, which is
kept and sent on all the same.
"""

from collections.abc import Sequence

from kiosk.answers import Reason, Refused
from kiosk.clock import from_ms
from kiosk.desk.days import open_day
from kiosk.desk.parts import wish
from kiosk.desk.slip_facts import WAITING
from kiosk.desk.slip_rows import SlipRows
from kiosk.events import (
    DossierHandedOver,
    DossierReceived,
    DossierStateChanged,
    Event,
    HandCallConflicted,
    HandCalled,
    HandCallEnded,
    HandCallKept,
    HandCallTaken,
    HandEnded,
    MachineRevoked,
    RatingDeclined,
    RatingExplained,
    RatingGiven,
    ServiceFinished,
    TicketAdopted,
    TicketCalled,
    TicketIssued,
    TicketMissed,
    TicketParked,
)
from kiosk.journal import Recorded
from kiosk.received import Relayed
from kiosk.transaction import Row, Transaction

RE_EMITTED = (
    ServiceFinished,
    TicketMissed,
    TicketParked,
    RatingGiven,
    RatingExplained,
    RatingDeclined,
    DossierReceived,
    DossierStateChanged,
    DossierHandedOver,
    MachineRevoked,
)
"""Of a hub that was replaced; its numbers and calls are taken in as those of other machines."""
NOT_CALLED_YET = ("waiting", "parked", "missed")


class TakingInDesk(SlipRows):
    """The hub's part of the merge."""

    @wish
    def _take_in(
        self, tx: Transaction, *, batch: Relayed, happened: Sequence[Recorded]
    ) -> Refused | None:
        """Keeps a batch that continues a chain, and takes in what happened. Refused where the
        chain has gone on meanwhile: whoever sent it is to look again."""
        end = tx.relayed_end(batch.log, batch.epoch)
        if end is not None and end.machine not in ("", batch.machine):
            return Refused(reason=Reason.UNKNOWN_MACHINE)
        if (end.to_seq if end else 0) != batch.follows:
            return Refused(reason=Reason.WRONG_STATE)
        tx.keep_relayed(batch)
        for each in happened:
            if not tx.one("SELECT 1 FROM taken_in WHERE eid = ?", each.eid):
                self._take(tx, each)
        return None

    def _take(self, tx: Transaction, at: Recorded) -> None:
        match at.event:
            case TicketIssued() as issued:
                self._adopt(tx, at, issued)
            case HandCalled() as called:
                self._keep(tx, at, called)
            case TicketCalled() as called if at.log == tx.identity.log:
                number = tx.value("SELECT number FROM ticket WHERE id = ?", called.ticket)
                hand = HandCalled(
                    call=called.call,
                    ticket=called.ticket,
                    number=str(number or ""),
                    counter=called.counter,
                    official=called.official,
                )
                self._keep(tx, at, hand)
            case event if at.log == tx.identity.log and isinstance(event, RE_EMITTED):
                self._re_emit(tx, at, event)
            case HandEnded() as ended:
                tx.append(
                    HandCallEnded(
                        eid=at.eid,
                        log=at.log,
                        call=ended.call,
                        ticket=ended.ticket,
                        counter=ended.counter,
                        how=ended.how,
                        ended_ms=min(at.wall_ms, tx.now_ms),
                    )
                )

    def _re_emit(self, tx: Transaction, at: Recorded, event: Event) -> None:
        """What only the hub knew that this one has replaced goes on here, as the event it was."""
        if isinstance(event, DossierReceived) and tx.one(
            "SELECT 1 FROM dossier WHERE code = ?", event.code
        ):
            return  # this hub has given the same code since: people find both in the journals
        if isinstance(event, ServiceFinished | TicketMissed | TicketParked):
            where = "SELECT 1 FROM service WHERE ticket = ? AND counter = ? AND outcome = 'serving'"
            if not tx.one(where, event.ticket, event.counter):
                return
        tx.append(event, eid=at.eid)

    def _keep(self, tx: Transaction, at: Recorded, called: HandCalled) -> None:
        open_day(tx)
        tx.append(
            HandCallKept(
                eid=at.eid,
                log=at.log,
                call=called.call,
                ticket=called.ticket,
                number=called.number,
                counter=called.counter,
                official=called.official,
                called_ms=min(at.wall_ms, tx.now_ms),
            )
        )
        found = called.ticket and self.find_ticket(tx, called.ticket)
        row = found or self.find_ticket(tx, called.number)
        if row:
            self._match(tx, called.call, row)

    def _match(self, tx: Transaction, call: str, row: Row) -> None:
        """A ticket called by hand that somebody else has called, too: nobody can undo that."""
        if row["state"] in NOT_CALLED_YET:
            tx.append(HandCallTaken(call=call, ticket=row["id"]))
        else:
            tx.append(HandCallConflicted(call=call, ticket=row["id"], other_counter=row["counter"]))

    def _adopt(self, tx: Transaction, at: Recorded, issued: TicketIssued) -> None:
        """A number that is in somebody's hand waits here too, at the place in the line that its
        holder's arrival gave it."""
        if issued.queue not in self.centre.queue or self.find_ticket(tx, issued.ticket):
            return
        arrived_ms = min(at.wall_ms, tx.now_ms)
        session, over = self._day_of(tx, arrived_ms)
        series = issued.series
        taken = "SELECT 1 FROM ticket WHERE session = ? AND series = ? AND n = ?"
        if tx.one(taken, session, series, issued.n):
            series = f"{series} {at.log} {at.epoch} {at.session}"
        ghost = self._unheard(tx, at.request_id)
        tx.append(
            TicketAdopted(
                eid=at.eid,
                log=at.log,
                arrived_ms=arrived_ms,
                session=session,
                over=over,
                ticket=issued.ticket,
                number=issued.number,
                series=series,
                n=issued.n,
                queue=issued.queue,
                token=issued.token,
                procedure=issued.procedure,
                field=issued.field,
                priority=issued.priority,
                dossier=issued.dossier,
                language=issued.language,
                instead_of=ghost["id"] if ghost else "",
                booking=issued.booking,
                slot_from_ms=issued.slot_from_ms,
                slot_until_ms=issued.slot_until_ms,
            )
        )
        self._find_calls(tx, issued)
        if ghost:
            slip = tx.one("SELECT id, state FROM slip WHERE id = ?", ghost["id"])
            if slip and slip["state"] in WAITING:
                self._give_up(tx, slip["id"], "replaced")

    def _find_calls(self, tx: Transaction, issued: TicketIssued) -> None:
        """A counter's journal may arrive before that of the kiosk whose number it called."""
        for each in tx.all(
            "SELECT call FROM hand_call WHERE state = 'kept' AND session = ? "
            "AND (number = ? OR ticket IN (?, ?)) ORDER BY called_ms",
            tx.session,
            issued.number,
            issued.ticket,
            issued.token,
        ):
            row = self.find_ticket(tx, issued.ticket)
            if row:
                self._match(tx, each["call"], row)

    def _day_of(self, tx: Transaction, at_ms: int) -> tuple[int, bool]:
        """The day-session of a time (today's where that day had none); whether it is over."""
        today = open_day(tx)
        day = from_ms(at_ms).date()
        session = tx.value("SELECT max(session) FROM day WHERE date = ?", day.isoformat())
        return int(session or today), day < from_ms(tx.now_ms).date()

    def _unheard(self, tx: Transaction, request_id: str | None) -> Row | None:
        """A number that was given here for the same touch, but whose answer did not arrive in
        time: nobody holds it."""
        earlier = tx.earlier(request_id)
        if not isinstance(earlier, TicketIssued):
            return None
        row = self.find_ticket(tx, earlier.ticket)
        return row if row and row["state"] in NOT_CALLED_YET else None
