"""What counters wish of a dossier: receive it, find it, change it, give it back."""

from datetime import datetime

import msgspec

from kiosk.answers import DossierChanged, DossierTaken, Reason, Refused
from kiosk.calendars import Due, due_at
from kiosk.catalogue import Procedure
from kiosk.clock import from_ms, to_ms
from kiosk.codes import new_lookup_code, provisional_code, read_dossier
from kiosk.codes.kinds import DossierCode
from kiosk.decoding import from_json
from kiosk.desk.at_counter import dossier_in_hand, signed_in
from kiosk.desk.days import open_day
from kiosk.desk.dossier_facts import CHANGES, DossierAtCounter, Person
from kiosk.desk.hand_overs import HandOverDesk
from kiosk.desk.look_up import factors_of
from kiosk.desk.parts import wish
from kiosk.events import DossierReceived, DossierStateChanged, PaperReceived
from kiosk.transaction import Transaction


class DossierDesk(HandOverDesk):
    """Dossiers."""

    def due(self, *, procedure: str, received: datetime) -> Due | None:
        """When a dossier received then would be due; None where the legal time is not known."""
        known = self.centre.procedure.get(procedure)
        return self._due(known, received) if known else None

    @wish
    def receive_dossier(
        self,
        tx: Transaction,
        *,
        counter: int,
        procedure: str,
        person: Person,
        papers: tuple[PaperReceived, ...],
        sets: int = 1,
        fee_vnd: int | None = None,
        code: str = "",
        due: datetime | None = None,
        result_place: str = "",
        request_id: str = "",
    ) -> DossierTaken | Refused:
        """Takes a dossier in. `code` and `due` are the one-stop system's; without them the code
        is a provisional one and the due date our own estimate."""
        earlier = tx.earlier(request_id)
        if isinstance(earlier, DossierReceived):
            return self._received(earlier, lookup="")
        place = signed_in(tx, counter)
        if place is None:
            return Refused(reason=Reason.NOT_SIGNED_IN)
        known = self.centre.procedure.get(procedure)
        if known is None:
            return Refused(reason=Reason.UNKNOWN_PROCEDURE)
        if not person.name.strip() or sets < 1:
            return Refused(reason=Reason.INCOMPLETE)
        given = code.strip().upper()
        if given and not isinstance(read_dossier(given), DossierCode):
            return Refused(reason=Reason.INCOMPLETE)
        if given and tx.value("SELECT 1 FROM dossier WHERE code = ?", given):
            return Refused(reason=Reason.ALREADY_RECEIVED)
        if due and to_ms(due) <= tx.now_ms:
            return Refused(reason=Reason.INCOMPLETE)
        received = from_ms(tx.now_ms)
        entry = 1 + int(
            tx.value("SELECT count(*) FROM dossier WHERE provisional = 1 OR counter > 0")
        )
        final = given or self._provisional(tx, counter)
        expected = self._due(known, received)
        promised = due or (expected.at if expected else None)
        lookup = new_lookup_code(self.parts.random)
        factors = (lookup, person.phone[-4:], person.id_number[-4:])
        event = DossierReceived(
            code=final,
            procedure=procedure,
            counter=counter,
            official=place["official"],
            received_ms=tx.now_ms,
            due_ms=to_ms(promised) if promised else 0,
            due_expected=due is None,
            provisional=not given,
            papers=papers,
            sets=sets,
            fee_vnd=fee_vnd,
            result_place=result_place or self.centre.facts.result_place,
            ticket=place["ticket"],
            call=place["call"],
            book=f"{received:%Y}",
            entry=entry,
            factors=tuple(self._factor(final, each) for each in factors if len(each) == 4),
        )
        sealed = msgspec.json.encode(person).decode()
        tx.append(event, request_id=request_id, sealed={"person": sealed})
        return self._received(event, lookup)

    @wish
    def find_dossier(self, tx: Transaction, *, code: str) -> DossierAtCounter | Refused:
        """A dossier for a signed-in official."""
        open_day(tx)
        row = tx.one("SELECT * FROM dossier WHERE code = ?", code.strip().upper())
        if row is None:
            return Refused(reason=Reason.NOT_FOUND)
        sealed = self._sealed(tx, row["eid"], "person")
        offices, usual = self._offices(tx, row["procedure"])
        fee = self._fee(tx, row)
        return DossierAtCounter(
            code=row["code"],
            state=row["state"],
            procedure=row["procedure"],
            received=from_ms(row["received_ms"]),
            due=from_ms(row["due_ms"]) if row["due_ms"] else None,
            due_expected=bool(row["due_expected"]),
            papers=from_json(row["papers"], tuple[PaperReceived, ...]),
            sets=row["sets"],
            fee_vnd=row["fee_vnd"],
            result_place=row["result_place"],
            missing=row["missing"] or self._sealed(tx, row["note"], "note"),
            book=row["book"],
            entry=row["entry"],
            provisional=bool(row["provisional"]),
            official=row["official"],
            person=from_json(sealed, Person) if sealed else None,
            hand_overs=self._hand_overs(tx, row["code"]),
            offices=offices,
            usual_office=usual,
            fee=fee.state,
            fee_due_vnd=fee.due_vnd,
            payment=fee.payment,
            fee_confirmed=fee.confirmed,
            fee_confirmed_by=fee.confirmed_by,
        )

    @wish
    def change_dossier(
        self,
        tx: Transaction,
        *,
        counter: int,
        code: str,
        form: str,
        note: str = "",
        due: datetime | None = None,
        factor: str = "",
        by_sight: bool = False,
        request_id: str = "",
    ) -> DossierChanged | Refused:
        """Asks for supplements, refuses, apologises with a new date, stops, or returns a result.

        `form` is a key of `CHANGES`. An apology needs a `due` that lies ahead; a result needs the
        second `factor`. Only where that was made with a secret this device has lost may the
        official go `by_sight` of slip and ID card instead, and that is written down.
        """
        earlier = tx.earlier(request_id)
        if isinstance(earlier, DossierStateChanged):
            return _changed(earlier)
        found = dossier_in_hand(tx, counter, code)
        if isinstance(found, Refused):
            return found
        official, row = found
        seen = False
        if form == "result" and not self._fits(row["code"], factors_of(row), factor):
            reason = self._why_not(row)
            seen = by_sight and reason is Reason.UNCHECKABLE
            if not seen:
                return Refused(reason=reason)
        state, starts = CHANGES[form]
        if row["state"] not in starts:
            return Refused(reason=Reason.WRONG_STATE)
        if form == "apology" and (due is None or to_ms(due) <= tx.now_ms):
            return Refused(reason=Reason.INCOMPLETE)
        event = DossierStateChanged(
            code=row["code"],
            state=state,
            counter=counter,
            official=official,
            form=form,
            due_ms=to_ms(due) if due else 0,
            by_sight=seen,
        )
        tx.append(event, request_id=request_id, sealed={"note": note} if note.strip() else None)
        return _changed(event)

    def _due(self, procedure: Procedure, received: datetime) -> Due | None:
        if procedure.legal_time is None:
            return None
        return due_at(
            received,
            procedure.legal_time,
            self.centre.overrides,
            self.centre.deadline,
            cutoff=procedure.cutoff_15h,
        )

    def _provisional(self, tx: Transaction, counter: int) -> str:
        day = from_ms(tx.now_ms).date()
        stem = provisional_code(counter, day, 0)[:-4]
        given = tx.value(
            "SELECT code FROM dossier WHERE code >= ? AND code < ? "
            "ORDER BY length(code) DESC, code DESC LIMIT 1",
            stem,
            stem + "~",
        )
        return provisional_code(counter, day, int(given[len(stem) :]) + 1 if given else 1)

    def _received(self, event: DossierReceived, lookup: str) -> DossierTaken:
        return DossierTaken(
            code=event.code,
            lookup=lookup,
            provisional=event.provisional,
            due=from_ms(event.due_ms) if event.due_ms else None,
            due_expected=event.due_expected,
            received=from_ms(event.received_ms),
            book=event.book,
            entry=event.entry,
        )


def _changed(event: DossierStateChanged) -> DossierChanged:
    return DossierChanged(
        code=event.code,
        state=event.state,
        form=event.form,
        due=from_ms(event.due_ms) if event.due_ms else None,
    )
