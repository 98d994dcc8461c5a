"""The look-up guard: codes are guessable, so details need a second factor and guessing is slow.

An unknown code and a wrong factor sound the same. Factors that were made with a lost secret of
this device can be checked by nobody: an official at a counter is told so, a kiosk is not.
"""

import hashlib
import hmac

import msgspec

from kiosk.answers import DossierShown, Reason, Refused
from kiosk.clock import from_ms
from kiosk.decoding import from_json
from kiosk.desk.days import open_day
from kiosk.desk.fees import FeeDesk
from kiosk.desk.look_up_guard import LookUpGuard
from kiosk.desk.parts import Parts, wish
from kiosk.events import DossierLearned, LookUpRefused
from kiosk.transaction import Row, Transaction

NOBODYS_FACTORS = ("00000000:" + "0" * 32,) * 3
"""What an unknown code is compared with, so that it takes as long; no factor is ever like it."""


class LookUpDesk(FeeDesk):
    """What a citizen may see of a dossier, and what the one-stop system told us."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.guard = LookUpGuard(self.centre.times)

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

    def hear(
        self, tx: Transaction, word: DossierLearned, change: int, factors: tuple[str, ...]
    ) -> None:
        """Takes over a word that the central server passed on; the same `change` again is nothing.

        `factors`: the second factors in the clear; none where they are not known now, and those
        known before stay.
        """
        request = f"told:{change}:{word.code}"
        if tx.earlier(request) is not None:
            return
        row = tx.one("SELECT factors FROM dossier WHERE code = ?", word.code)
        kept = tuple(self._factor(word.code, each) for each in factors)
        word = msgspec.structs.replace(word, factors=kept or (factors_of(row) if row else ()))
        tx.append(word, request_id=request)

    @wish
    def look_up(
        self, tx: Transaction, *, code: str, factor: str, place: str = "kiosk"
    ) -> DossierShown | Refused:
        """Shows a dossier after the second factor. An unknown code, a wrong factor and one that
        cannot be checked here any more answer the same, write the same and cost the same: nobody at
        a kiosk learns which codes exist. `look_up_guard` says how often one may try."""
        open_day(tx)
        code = code.strip().upper()
        code_key = self._keyed(f"look-up|{code}", 16)
        refused = self.guard.refusal(tx, place, code_key)
        if refused:
            return refused
        row = tx.one("SELECT * FROM dossier WHERE code = ?", code)
        fits = self._fits(code, factors_of(row) if row else NOBODYS_FACTORS, factor)
        if row is None or not fits:
            tx.append(LookUpRefused(place=place, wrong=self.guard.wrong_now(tx, place, code_key)))
            return Refused(reason=Reason.NOT_FOUND)
        return self._shown(tx, row)

    def _factor(self, code: str, factor: str) -> str:
        """What is kept of a second factor: keyed with this device's secret, useless elsewhere.

        The secret's mark stands before it, so that one made with a lost secret is known as such.
        """
        text = f"{code}|{factor.strip().upper()}"
        return f"{self._mark()}:{self._keyed(text, 16)}"

    def _fits(self, code: str, factors: tuple[str, ...], factor: str) -> bool:
        tried = self._factor(code, factor)
        return any([hmac.compare_digest(tried, each) for each in factors])

    def _why_not(self, row: Row) -> Reason:
        """Why a factor did not fit: wrong, or all of the dossier's were made with a lost secret.
        For officials only, who have the slip and the person before them."""
        known = factors_of(row)
        ours = any(each.startswith(f"{self._mark()}:") for each in known)
        return Reason.UNCHECKABLE if known and not ours else Reason.NOT_FOUND

    def _mark(self) -> str:
        return self._keyed("mark", 4)

    def _keyed(self, text: str, size: int) -> str:
        key = self.parts.secret
        return hashlib.blake2b(text.encode(), key=key, digest_size=size).hexdigest()

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
            fee_due_vnd=fee.due_vnd,
            payment=fee.payment,
            late=bool(due and due.date() < from_ms(tx.now_ms).date())
            and row["state"] in {"received", "processing", "fee_due"},
            fee=fee.state,
            fee_confirmed=fee.confirmed,
        )


def factors_of(row: Row) -> tuple[str, ...]:
    """What is kept of a dossier's second factors."""
    return from_json(row["factors"], tuple[str, ...])
