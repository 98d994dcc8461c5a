"""What counters and citizens wish of a dossier: receive it, look it up, change it, give it back."""

import hashlib
import hmac
from datetime import datetime
from typing import Annotated

import msgspec

from kiosk.answers import (
    Answer,
    DossierChanged,
    DossierShown,
    DossierTaken,
    Reason,
    Refused,
)
from kiosk.calendars import Due, due_at
from kiosk.catalogue import DossierState, Procedure
from kiosk.clock import from_ms, to_ms
from kiosk.codes import new_lookup_code, provisional_code, read_dossier
from kiosk.codes.kinds import DossierCode
from kiosk.desk.days import open_day
from kiosk.desk.parts import DeskPart, wish
from kiosk.events import (
    DossierLearned,
    DossierReceived,
    DossierStateChanged,
    LookUpRefused,
    PaperReceived,
)
from kiosk.payments import transfer
from kiosk.transaction import Row, Transaction

MINUTE_MS = 60_000
Short = Annotated[str, msgspec.Meta(max_length=600)]

CHANGES: dict[str, tuple[DossierState, frozenset[str]]] = {
    "supplement": (DossierState.SUPPLEMENT, frozenset({"received", "processing", "registered"})),
    "refusal": (DossierState.NOT_ACCEPTED, frozenset({"registered", "received"})),
    "apology": (
        DossierState.PROCESSING,
        frozenset({"received", "processing", "supplement", "fee_due"}),
    ),
    "stopped": (
        DossierState.STOPPED,
        frozenset({"received", "processing", "supplement", "fee_due"}),
    ),
    "result": (DossierState.RETURNED, frozenset({"finished"})),
}
"""Form → the state it leads to, and the states it may start from."""


class Person(msgspec.Struct, frozen=True):
    """Who hands in; sealed in the journal and erased at the change of day. Never logged."""

    name: Short
    id_number: Short = ""
    phone: Short = ""
    address: Short = ""
    email: Short = ""
    submitter: Short = ""

    def __repr__(self) -> str:
        return "Person(…)"


class DossierAtCounter(Answer, frozen=True, kw_only=True):
    """A dossier as staff see it. `person` None once its facts were erased."""

    code: str
    state: str
    procedure: str
    received: datetime
    due: datetime | None
    due_expected: bool
    papers: tuple[PaperReceived, ...]
    sets: int
    fee_vnd: int | None
    result_place: str
    missing: str
    book: str
    entry: int
    provisional: bool
    official: str
    person: Person | None


class DossierDesk(DeskPart):
    """Dossiers."""

    @wish
    def learn(self, tx: Transaction) -> int:
        """Takes over what the one-stop system (here: `dossiers.toml`) says; how many were new.

        Each word is taken once: the same word again changes nothing.
        """
        open_day(tx)
        count = 0
        for each in self.centre.dossiers:
            tails = (each.lookup, each.phone_tail, each.id_tail)
            event = DossierLearned(
                code=each.code,
                procedure=each.procedure,
                state=each.state,
                received=each.received,
                promised=each.promised,
                missing=each.missing,
                reason=each.reason,
                fee_vnd=each.fee_vnd,
                factors=tuple(self._factor(each.code, tail) for tail in tails if tail),
            )
            request = f"learned:{hashlib.sha256(msgspec.json.encode(event)).hexdigest()}"
            if tx.earlier(request) is None:
                tx.append(event, request_id=request)
                count += 1
        return count

    @wish
    def look_up(
        self, tx: Transaction, *, code: str, factor: str, place: str = "kiosk"
    ) -> DossierShown | Refused:
        """Shows a dossier after the second factor. An unknown code and a wrong factor answer the
        same; after a few wrong tries at a place it pauses."""
        open_day(tx)
        key = f"look-up:{place}"
        locked = self._locked_until(tx, key)
        if locked:
            return Refused(reason=Reason.LOCKED_OUT, until=locked)
        row = tx.one("SELECT * FROM dossier WHERE code = ?", code.strip().upper())
        if row is None or not self._fits(row, factor):
            tx.append(LookUpRefused(key=key, place=place))
            return Refused(reason=Reason.NOT_FOUND)
        return self._shown(tx, row)

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
        open_day(tx)
        place = tx.one("SELECT * FROM counter WHERE number = ?", counter)
        if place is None or place["state"] == "closed":
            return Refused(reason=Reason.NOT_SIGNED_IN)
        known = self.centre.procedure.get(procedure)
        if known is None:
            return Refused(reason=Reason.UNKNOWN_PROCEDURE)
        if not person.name.strip():
            return Refused(reason=Reason.INCOMPLETE)
        given = code.strip().upper()
        if given and not isinstance(read_dossier(given), DossierCode):
            return Refused(reason=Reason.INCOMPLETE)
        if given and tx.value("SELECT 1 FROM dossier WHERE code = ?", given):
            return Refused(reason=Reason.ALREADY_RECEIVED)
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
        return DossierAtCounter(
            code=row["code"],
            state=row["state"],
            procedure=row["procedure"],
            received=from_ms(row["received_ms"]),
            due=from_ms(row["due_ms"]) if row["due_ms"] else None,
            due_expected=bool(row["due_expected"]),
            papers=msgspec.json.decode(row["papers"], type=tuple[PaperReceived, ...]),
            sets=row["sets"],
            fee_vnd=row["fee_vnd"],
            result_place=row["result_place"],
            missing=row["missing"] or self._sealed(tx, row["note"], "note"),
            book=row["book"],
            entry=row["entry"],
            provisional=bool(row["provisional"]),
            official=row["official"],
            person=msgspec.json.decode(sealed, type=Person) if sealed else None,
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
        request_id: str = "",
    ) -> DossierChanged | Refused:
        """Asks for supplements, refuses, apologises with a new date, stops, or returns a result.

        `form` is a key of `CHANGES`. An apology needs `due`; a result needs the second `factor`.
        """
        earlier = tx.earlier(request_id)
        if isinstance(earlier, DossierStateChanged):
            return _changed(earlier)
        open_day(tx)
        place = tx.one("SELECT * FROM counter WHERE number = ?", counter)
        if place is None or place["state"] == "closed":
            return Refused(reason=Reason.NOT_SIGNED_IN)
        row = tx.one("SELECT * FROM dossier WHERE code = ?", code.strip().upper())
        if row is None or (form == "result" and not self._fits(row, factor)):
            return Refused(reason=Reason.NOT_FOUND)
        state, starts = CHANGES[form]
        if row["state"] not in starts:
            return Refused(reason=Reason.WRONG_STATE)
        if form == "apology" and due is None:
            return Refused(reason=Reason.INCOMPLETE)
        event = DossierStateChanged(
            code=row["code"],
            state=state,
            counter=counter,
            official=place["official"],
            form=form,
            due_ms=to_ms(due) if due else 0,
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

    def _factor(self, code: str, factor: str) -> str:
        """What is kept of a second factor: keyed with this device's secret, useless elsewhere."""
        text = f"{code}|{factor.strip().upper()}"
        return hashlib.blake2b(text.encode(), key=self.parts.secret, digest_size=16).hexdigest()

    def _fits(self, row: Row, factor: str) -> bool:
        tried = self._factor(row["code"], factor)
        known = msgspec.json.decode(row["factors"], type=tuple[str, ...])
        return any([hmac.compare_digest(tried, each) for each in known])

    def _locked_until(self, tx: Transaction, key: str) -> datetime | None:
        row = tx.one("SELECT wrong, last_ms FROM sign_in WHERE official = ?", key)
        times = self.centre.times
        if row is None or row["wrong"] % times.lookup_tries:
            return None
        until = int(row["last_ms"]) + times.lookup_lock_minutes * MINUTE_MS
        return from_ms(until) if tx.now_ms < until else None

    def _sealed(self, tx: Transaction, eid: str, name: str) -> str:
        return str(tx.value("SELECT text FROM sealed WHERE eid = ? AND name = ?", eid, name) or "")

    def _shown(self, tx: Transaction, row: Row) -> DossierShown:
        due = from_ms(row["due_ms"]) if row["due_ms"] else None
        pay, fee = self.centre.pay, row["fee_vnd"]
        return DossierShown(
            code=row["code"],
            state=row["state"],
            procedure=row["procedure"],
            received=from_ms(row["received_ms"]),
            due=due,
            due_expected=bool(row["due_expected"]),
            missing=row["missing"] or self._sealed(tx, row["note"], "note"),
            fee_vnd=fee,
            payment=transfer(pay.bank, pay.account, fee, row["code"])
            if pay and fee and row["state"] == "fee_due"
            else "",
            late=bool(due and due.date() < from_ms(tx.now_ms).date())
            and row["state"] in {"received", "processing", "fee_due"},
        )

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
