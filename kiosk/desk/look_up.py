"""The look-up guard: codes are guessable, so details need a second factor and guessing is slow.

An unknown code and a wrong factor sound the same. Factors that were made with a lost secret of
this device can be checked by nobody: that is said as such and counts as no try.
"""

import hashlib
import hmac
from datetime import datetime

import msgspec

from kiosk.answers import DossierShown, Reason, Refused
from kiosk.clock import from_ms
from kiosk.desk.days import open_day
from kiosk.desk.fees import FeeDesk
from kiosk.desk.parts import wish
from kiosk.events import DossierLearned, LookUpRefused
from kiosk.transaction import Row, Transaction

MINUTE_MS = 60_000


class LookUpDesk(FeeDesk):
    """What a citizen may see of a dossier, and what the one-stop system told us."""

    @wish
    def learn(self, tx: Transaction) -> int:
        """Takes over what the one-stop system (here: `dossiers.toml`) says; how many were new.

        Each word is taken once: the same word again changes nothing. After a new device key it
        is another word, because its second factors are made anew.
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
                fee_confirmed=each.fee_confirmed,
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
            reason = self._why_not(row)
            if reason is Reason.NOT_FOUND:
                tx.append(LookUpRefused(key=key, place=place))
            return Refused(reason=reason)
        return self._shown(tx, row)

    def _factor(self, code: str, factor: str) -> str:
        """What is kept of a second factor: keyed with this device's secret, useless elsewhere.

        The secret's mark stands before it, so that one made with a lost secret is known as such.
        """
        text = f"{code}|{factor.strip().upper()}"
        return f"{self._mark()}:{self._keyed(text, 16)}"

    def _fits(self, row: Row, factor: str) -> bool:
        tried = self._factor(row["code"], factor)
        return any([hmac.compare_digest(tried, each) for each in _factors(row)])

    def _why_not(self, row: Row | None) -> Reason:
        """Why a factor did not fit: wrong, or all of the dossier's were made with a lost secret."""
        known = _factors(row) if row is not None else ()
        ours = any(each.startswith(f"{self._mark()}:") for each in known)
        return Reason.UNCHECKABLE if known and not ours else Reason.NOT_FOUND

    def _mark(self) -> str:
        return self._keyed("mark", 4)

    def _keyed(self, text: str, size: int) -> str:
        key = self.parts.secret
        return hashlib.blake2b(text.encode(), key=key, digest_size=size).hexdigest()

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
        fee = self._fee(tx, row)
        return DossierShown(
            code=row["code"],
            state=row["state"],
            procedure=row["procedure"],
            received=from_ms(row["received_ms"]),
            due=due,
            due_expected=bool(row["due_expected"]),
            missing=row["missing"] or self._sealed(tx, row["note"], "note"),
            fee_vnd=row["fee_vnd"],
            payment=fee.payment,
            late=bool(due and due.date() < from_ms(tx.now_ms).date())
            and row["state"] in {"received", "processing", "fee_due"},
            fee=fee.state,
            fee_confirmed=fee.confirmed,
        )


def _factors(row: Row) -> tuple[str, ...]:
    return msgspec.json.decode(row["factors"], type=tuple[str, ...])
