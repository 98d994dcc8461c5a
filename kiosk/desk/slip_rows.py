"""What the spool's wishes read: a paper by its name, what stands on it, if its time is over."""

from kiosk.clock import from_ms, midnight_ms
from kiosk.desk.citizen import CitizenDesk
from kiosk.desk.slip_facts import SlipJob, SlipRow
from kiosk.events import SlipFailed, SlipGivenUp
from kiosk.transaction import Row, Transaction
from kiosk.views.slips import EPOCH_SHIFT, TICKET

MINUTE_MS = 60_000


class SlipRows(CitizenDesk):
    """Papers as they lie in the database."""

    def _times(self, tx: Transaction, form: str, about: str) -> int:
        last = tx.value(
            "SELECT max(reprint) FROM slip WHERE form = ? AND about = ? "
            "AND (came OR state = 'sending')",
            form,
            about,
        )
        return 0 if last is None else int(last) + 1

    def _still_to_come(self, tx: Transaction, form: str, about: str, copy: str) -> Row | None:
        return tx.one(
            "SELECT * FROM slip WHERE about = ? AND form = ? AND copy = ? "
            "AND state IN ('queued', 'failed', 'sending')",
            about,
            form,
            copy,
        )

    def _job(self, tx: Transaction, row: Row) -> SlipJob | None:
        """None where what stands on it is gone (it is of another day)."""
        ticket, facts = None, ""
        if row["form"] == TICKET:
            found = self.find_ticket(tx, row["about"])
            if found is None:
                return None
            ticket = self._taken(tx, found, repeated=True)
        else:
            facts = self._facts(tx, row)
            if not facts:
                return None
        return SlipJob(
            slip=row["id"],
            form=row["form"],
            about=row["about"],
            copy=row["copy"],
            reprint=row["reprint"],
            language=row["language"],
            wanted_at=from_ms(row["wanted_ms"]),
            facts=facts,
            ticket=ticket,
        )

    def _facts(self, tx: Transaction, row: Row) -> str:
        """What stands on a form; empty where it is erased already, and for a ticket."""
        query = "SELECT text FROM sealed WHERE eid = ? AND name = 'facts'"
        return str(tx.value(query, row["facts"]) or "")

    def _of_a_backup(self, tx: Transaction, row: Row) -> bool:
        """Wanted before the journal began anew: what became of it since is not known here."""
        return int(row["order_n"]) >> EPOCH_SHIFT < tx.identity.epoch

    def _may_be_out(self, tx: Transaction, slip: str, reason: str) -> None:
        tx.append(SlipFailed(slip=slip, state="uncertain", reason=reason))

    def _too_old(self, tx: Transaction, row: Row) -> bool:
        """A number's paper after the centre's minutes (whoever waited for it has gone; a clock
        that was set back says nothing else), any other paper after its day (what stands on it is
        erased then)."""
        age = abs(tx.now_ms - int(row["wanted_ms"]))
        if row["form"] == TICKET and age > self.centre.times.paper_minutes * MINUTE_MS:
            return True
        return self._of_an_earlier_day(tx, row)

    def _of_an_earlier_day(self, tx: Transaction, row: Row) -> bool:
        return int(row["wanted_ms"]) < midnight_ms(from_ms(tx.now_ms).date())

    def _give_up(self, tx: Transaction, slip: str, reason: str) -> None:
        tx.append(SlipGivenUp(slip=slip, reason=reason))
        self._forget(tx, slip)

    def _forget(self, tx: Transaction, slip: str) -> None:
        """What stood on a paper that needs no more tries is not kept here; reprints of the day
        are made from the dossier."""
        eid = tx.value("SELECT facts FROM slip WHERE id = ?", slip)
        if eid:
            tx.forget_sealed(str(eid))

    def _found(self, tx: Transaction, slip: str) -> Row | None:
        """By its id, or today's number of a ticket."""
        rows = tx.all("SELECT *, id AS slip FROM slip WHERE id = ?", slip)
        if not rows:
            rows = tx.all(
                "SELECT s.*, s.id AS slip FROM slip s JOIN ticket t ON t.id = s.about "
                "WHERE t.number = ? AND t.session = ? ORDER BY s.order_n DESC LIMIT 1",
                slip.upper(),
                tx.session,
            )
        return rows[0] if rows else None


def row_told(row: Row) -> SlipRow:
    """A paper as people are told of it."""
    return SlipRow(
        slip=row["slip"],
        form=row["form"],
        about=row["about"],
        number=row["number"],
        place=row["place"],
        copy=row["copy"],
        reprint=row["reprint"],
        language=row["language"],
        device=row["device"],
        state=row["state"],
        reason=row["reason"],
        wanted_at=from_ms(row["wanted_ms"]),
        at=from_ms(row["at_ms"]),
    )
