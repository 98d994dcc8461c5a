"""What managers wish of complaints: put one on the register, verify it, look at all of them.

A complaint is no rating: it names what happened, waits to be verified, and counts for nobody
until it is (domain.md §3.1, indicator 7). A rating's comment may become one; what is kept of
where it came from is a keyed hash, so that it cannot be taken twice and leads to no visitor.
"""

import hashlib
import hmac
from datetime import date, timedelta

from kiosk.answers import Done, Reason, Refused
from kiosk.calendars import due_at
from kiosk.catalogue import LegalTime, TimeUnit
from kiosk.clock import from_ms, midnight_ms, to_ms
from kiosk.desk.complaint_facts import (
    Comment,
    Comments,
    Complaint,
    ComplaintRegister,
    ComplaintTaken,
)
from kiosk.desk.days import open_day
from kiosk.desk.parts import DeskPart, wish
from kiosk.events import ComplaintRecorded, ComplaintSettled
from kiosk.transaction import Row, Transaction, new_id

ABOUT = ("process", "person")
WAYS = ("counter", "hotline", "letter")
FROM_RATING = "rating"
OUTCOMES = ("upheld", "not_upheld")
PENDING = "pending"
TEXT_LIMIT = 2000
LOOK_BACK = timedelta(days=92)
"""How old a comment may be that becomes a complaint."""


class ComplaintDesk(DeskPart):
    """The register of complaints."""

    @wish
    def record_complaint(
        self,
        tx: Transaction,
        *,
        by: str,
        about: str,
        way: str,
        happened: date,
        text: str,
        counter: int = 0,
        official: str = "",
        queue: str = "",
        request_id: str = "",
    ) -> ComplaintTaken | Refused:
        """Puts a complaint on the register. One about a person needs the `official`."""
        earlier = tx.earlier(request_id)
        if isinstance(earlier, ComplaintRecorded):
            return _taken(earlier)
        open_day(tx)
        if not self._is_manager(by):
            return Refused(reason=Reason.NOT_A_MANAGER)
        whole = about in ABOUT and way in WAYS and happened <= from_ms(tx.now_ms).date()
        known = (
            (about != "person" or official in self.centre.official)
            and (not counter or counter in self.centre.counter)
            and (not queue or queue in self.centre.queue)
        )
        if not (whole and known and text.strip()):
            return Refused(reason=Reason.INCOMPLETE)
        event = ComplaintRecorded(
            complaint=new_id(tx.now_ms, self.parts.random),
            entry=self._next_entry(tx),
            about=about,
            way=way,
            happened=happened,
            by=by,
            due_ms=self._answer_due(tx),
            counter=counter,
            official=official if about == "person" else "",
            queue=queue,
        )
        tx.append(event, request_id=request_id, sealed={"text": text.strip()[:TEXT_LIMIT]})
        return _taken(event)

    @wish
    def record_comment(
        self, tx: Transaction, *, by: str, origin: str, about: str, request_id: str = ""
    ) -> ComplaintTaken | Refused:
        """Makes a complaint of a rating's comment. About a person: of the official who served;
        about the process: of the queue."""
        earlier = tx.earlier(request_id)
        if isinstance(earlier, ComplaintRecorded):
            return _taken(earlier)
        open_day(tx)
        if not self._is_manager(by):
            return Refused(reason=Reason.NOT_A_MANAGER)
        service = next(
            (
                row
                for row in self._commented(tx, from_ms(tx.now_ms).date() - LOOK_BACK)
                if self._origin(row["call"]) == origin
            ),
            None,
        )
        if service is None or about not in ABOUT:
            return Refused(reason=Reason.UNKNOWN_COMPLAINT)
        person = about == "person"
        event = ComplaintRecorded(
            complaint=new_id(tx.now_ms, self.parts.random),
            entry=self._next_entry(tx),
            about=about,
            way=FROM_RATING,
            happened=from_ms(service["ended_ms"]).date(),
            by=by,
            due_ms=self._answer_due(tx),
            official=service["official"] if person else "",
            queue="" if person else service["queue"],
            origin=origin,
        )
        tx.append(event, request_id=request_id, sealed={"text": service["text"]})
        return _taken(event)

    @wish
    def settle_complaint(
        self,
        tx: Transaction,
        *,
        by: str,
        complaint: str,
        outcome: str,
        reason: str,
        request_id: str = "",
    ) -> Done | Refused:
        """Says that it was verified, with a reason. Said again with the other outcome it is a
        correction: a new record, the old one stays in the journal."""
        if isinstance(tx.earlier(request_id), ComplaintSettled):
            return Done()
        open_day(tx)
        if not self._is_manager(by):
            return Refused(reason=Reason.NOT_A_MANAGER)
        state = tx.value("SELECT state FROM complaint WHERE id = ?", complaint)
        if state is None:
            return Refused(reason=Reason.UNKNOWN_COMPLAINT)
        if outcome not in OUTCOMES or not reason.strip():
            return Refused(reason=Reason.INCOMPLETE)
        if state == outcome:
            return Refused(reason=Reason.ALREADY_SETTLED)
        event = ComplaintSettled(complaint=complaint, outcome=outcome, by=by)
        tx.append(event, request_id=request_id, sealed={"reason": reason.strip()[:TEXT_LIMIT]})
        return Done()

    @wish
    def complaints(self, tx: Transaction, *, most: int = 200) -> ComplaintRegister:
        """The register as managers see it."""
        rows = tx.all(
            "SELECT c.*, t.text AS said, r.text AS answered FROM complaint c "
            "LEFT JOIN sealed t ON t.eid = c.text AND t.name = 'text' "
            "LEFT JOIN sealed r ON r.eid = c.reason AND r.name = 'reason' "
            "ORDER BY state <> 'pending', CASE state WHEN 'pending' THEN due_ms ELSE -settled_ms "
            "END, entry LIMIT ?",
            most,
        )
        counts = tx.all("SELECT state, count(*) AS n FROM complaint GROUP BY state")
        return ComplaintRegister(
            complaints=tuple(_complaint(row) for row in rows),
            counts={row["state"]: row["n"] for row in counts},
            now=from_ms(tx.now_ms),
        )

    @wish
    def comments(self, tx: Transaction, *, since: date) -> Comments:
        """Comments from `since` on. Those of today wait until there are enough answers that no
        comment is known by its hour."""
        today = from_ms(tx.now_ms).date()
        given = tx.value(
            "SELECT count(*) FROM service WHERE outcome = 'finished' AND answer = 'given' "
            "AND ended_ms >= ?",
            midnight_ms(today),
        )
        last = today if given >= self.centre.rating.minimum_n else today - timedelta(days=1)
        found = [
            Comment(
                origin=self._origin(row["call"]),
                day=from_ms(row["ended_ms"]).date(),
                score=row["score"],
                reasons=tuple(row["reasons"].split(",")) if row["reasons"] else (),
                text=row["text"],
            )
            for row in self._commented(tx, since)
        ]
        shown = [each for each in found if each.day <= last]
        return Comments(
            comments=tuple(sorted(shown, key=lambda each: (-each.day.toordinal(), each.origin)))
        )

    def _commented(self, tx: Transaction, since: date) -> list[Row]:
        """Services with a comment that is not on the register yet."""
        taken = {row["origin"] for row in tx.all("SELECT origin FROM complaint WHERE origin <> ''")}
        rows = tx.all(
            "SELECT s.*, c.text FROM service s JOIN sealed c ON c.eid = s.comment "
            "AND c.name = 'comment' WHERE outcome = 'finished' AND ended_ms >= ?",
            midnight_ms(since),
        )
        return [row for row in rows if self._origin(row["call"]) not in taken]

    def _origin(self, call: str) -> str:
        return hmac.new(self.parts.secret, f"comment {call}".encode(), hashlib.sha256).hexdigest()

    def _next_entry(self, tx: Transaction) -> int:
        return 1 + int(tx.value("SELECT max(entry) FROM complaint") or 0)

    def _answer_due(self, tx: Transaction) -> int:
        from kiosk.indicators import edition_on  # noqa: PLC0415 - only a manager's machine reads it

        now = from_ms(tx.now_ms)
        days = LegalTime(edition_on(now.date()).complaint_days, TimeUnit.WORKING_DAYS)
        return to_ms(due_at(now, days, self.centre.overrides, self.centre.deadline).at)

    def _is_manager(self, official: str) -> bool:
        known = self.centre.official.get(official)
        return known is not None and known.manager


def _taken(event: ComplaintRecorded) -> ComplaintTaken:
    return ComplaintTaken(complaint=event.complaint, entry=event.entry, due=from_ms(event.due_ms))


def _complaint(row: Row) -> Complaint:
    return Complaint(
        complaint=row["id"],
        entry=row["entry"],
        about=row["about"],
        way=row["way"],
        happened=date.fromisoformat(row["happened"]),
        counter=row["counter"],
        official=row["official"],
        queue=row["queue"],
        text=row["said"] or "",
        recorded=from_ms(row["recorded_ms"]),
        due=from_ms(row["due_ms"]),
        state=row["state"],
        settled=from_ms(row["settled_ms"]) if row["settled_ms"] else None,
        reason=row["answered"] or "",
    )
