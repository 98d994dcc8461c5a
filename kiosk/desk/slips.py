"""The spool: papers are wanted, made once, and never told to be out when they may not be.

A slip is `sending` in the journal before its first byte leaves, so that after a power cut nobody
needs to guess: what was sending is `uncertain`, and only a person has it made again, as a reprint.
So is what waits in a journal that was put back from a backup: it may have come out since.
"""

from collections.abc import Sequence

from kiosk.answers import Done, Reason, Refused, TicketTaken
from kiosk.desk.days import open_day
from kiosk.desk.parts import wish
from kiosk.desk.slip_facts import OPEN, WAITING, SlipJob, SlipRow, SlipWanted
from kiosk.desk.slip_rows import MINUTE_MS, SlipRows, row_told
from kiosk.events import (
    SlipFailed,
    SlipOrdered,
    SlipPrinted,
    SlipRetried,
    SlipSending,
)
from kiosk.routing import COMMAND
from kiosk.transaction import Transaction, new_id
from kiosk.views.slips import TICKET

SENDING_MS = 3 * MINUTE_MS
"""No job takes that long (a sheet of a slow printer: one); who was at it is gone."""
VISITORS = "kiosk"
"""Where the paper of a command comes out when it is wanted again."""
REPRINTS = 2
LIST_MOST = 200
COLUMNS = (
    "s.id AS slip, s.form, s.about, coalesce(t.number, '') AS number, s.place, s.copy, s.reprint, "
    "s.language, s.device, s.state, s.reason, s.wanted_ms, s.at_ms"
)
FROM = "slip s LEFT JOIN ticket t ON t.id = s.about AND s.form = 'ticket'"


class SlipDesk(SlipRows):
    """The spool's wishes."""

    @wish
    def order_slip(
        self,
        tx: Transaction,
        *,
        form: str,
        about: str,
        place: str,
        facts: str,
        copy: str = "",
        reprint: int = 0,
        language: str = "vi",
    ) -> SlipWanted:
        """Wants a counter form on paper; one that is still to come is not wanted twice, but takes
        what stands on it from the newer wish."""
        open_day(tx)
        waiting = self._still_to_come(tx, form, about, copy)
        if waiting and (waiting["state"] == "sending" or self._facts(tx, waiting) == facts):
            return SlipWanted(slip=waiting["id"], waiting=True)
        if waiting:
            self._give_up(tx, waiting["id"], "replaced")
        slip = new_id(tx.now_ms, self.parts.random)
        tx.append(
            SlipOrdered(
                slip=slip,
                form=form,
                about=about,
                place=place,
                copy=copy,
                reprint=reprint,
                language=language,
            ),
            sealed={"facts": facts},
        )
        return SlipWanted(slip=slip)

    @wish
    def reprint_ticket(
        self, tx: Transaction, *, ticket: str, print_at: str = VISITORS
    ) -> TicketTaken | Refused:
        """Wants a second paper of a number, allowed twice; it carries its count. While the paper
        before it is still to come, that one is meant."""
        row = self.find_ticket(tx, ticket)
        if row is None:
            return Refused(reason=Reason.UNKNOWN_TICKET)
        waiting = self._still_to_come(tx, TICKET, row["id"], "")
        if waiting:
            return self._taken(tx, row, repeated=True, slip=waiting["id"])
        if row["reprints"] >= REPRINTS:
            return Refused(reason=Reason.TOO_MANY_REPRINTS)
        wanted = SlipOrdered(
            slip=new_id(tx.now_ms, self.parts.random),
            form=TICKET,
            about=row["id"],
            place=print_at,
            reprint=row["reprints"] + 1,
            language=row["language"],
        )
        tx.append(wanted)
        return self._taken(tx, row, repeated=True, slip=wanted.slip)

    @wish
    def waiting_slips(self, tx: Transaction, *, places: Sequence[str]) -> tuple[SlipRow, ...]:
        """What is to be printed at these places, in the order it was wanted. First, at all places,
        what has become too old for that is given up (nobody waits for it any more; what may be
        out, at the day's end), and what may be out is told: it was sent by a process that is
        gone, or before a backup was put back."""
        open_day(tx)
        for row in tx.all(f"SELECT *, id AS slip FROM slip WHERE {OPEN} ORDER BY order_n"):
            if row["state"] == "sending" and not 0 <= tx.now_ms - row["at_ms"] <= SENDING_MS:
                self._may_be_out(tx, row["slip"], "interrupted")
            elif row["state"] in WAITING and self._too_old(tx, row):
                self._give_up(tx, row["slip"], "too_old")
            elif row["state"] in WAITING and self._of_a_backup(tx, row):
                self._may_be_out(tx, row["slip"], "restored")
            elif row["state"] == "uncertain" and self._of_an_earlier_day(tx, row):
                self._give_up(tx, row["slip"], "day_over")
        where = ", ".join("?" * len(places))
        rows = tx.all(
            f"SELECT {COLUMNS} FROM {FROM} WHERE s.{OPEN} AND s.place IN ({where}) "
            "AND s.state IN ('queued', 'failed') ORDER BY s.order_n",
            *places,
        )
        return tuple(row_told(row) for row in rows)

    @wish
    def begin_slip(self, tx: Transaction, *, slip: str, device: str) -> SlipJob | Refused:
        """Takes a slip to a printer: only one can, and it is on record before a byte is sent."""
        row = tx.one("SELECT *, id AS slip FROM slip WHERE id = ?", slip)
        if row is None:
            return Refused(reason=Reason.UNKNOWN_SLIP)
        if row["state"] not in WAITING or self._of_a_backup(tx, row):
            return Refused(reason=Reason.WRONG_STATE)
        job = self._job(tx, row)
        if job is None or self._too_old(tx, row):
            self._give_up(tx, slip, "too_old")
            return Refused(reason=Reason.TOO_OLD)
        tx.append(SlipSending(slip=slip, device=device))
        return job

    @wish
    def slip_printed(self, tx: Transaction, *, slip: str, confirmed: bool = True) -> Done:
        """Paper came out."""
        tx.append(SlipPrinted(slip=slip, confirmed=confirmed))
        self._forget(tx, slip)
        return Done()

    @wish
    def slip_failed(self, tx: Transaction, *, slip: str, state: str, reason: str) -> Done:
        """Who was sending it says: paper did not come (`failed`) or may not have (`uncertain`);
        a late word is believed until a person has decided."""
        known = tx.one("SELECT state, reason FROM slip WHERE id = ?", slip)
        if known is None or known["state"] not in {"sending", "uncertain"}:
            return Done()
        if tuple(known) != (state, reason):
            tx.append(SlipFailed(slip=slip, state=state, reason=reason))
        return Done()

    @wish
    def hold_slip(self, tx: Transaction, *, slip: str, reason: str) -> Done:
        """It was not even tried: its printers are in trouble. Nothing where another process has
        taken it to a printer meanwhile."""
        known = tx.one("SELECT state, reason FROM slip WHERE id = ?", slip)
        if known is None or known["state"] not in WAITING:
            return Done()
        if tuple(known) != ("failed", reason):
            tx.append(SlipFailed(slip=slip, state="failed", reason=reason))
        return Done()

    @wish
    def interrupted_slips(self, tx: Transaction, *, device: str) -> int:
        """What was being sent to a printer when its process ended without a word may be out or
        not; how many. To be called before anything else is sent there."""
        rows = tx.all(
            f"SELECT id FROM slip WHERE {OPEN} AND state = 'sending' AND device = ?", device
        )
        for (slip,) in rows:
            self._may_be_out(tx, slip, "interrupted")
        return len(rows)

    @wish
    def retry_slip(self, tx: Transaction, *, slip: str) -> SlipWanted | Refused:
        """A person wants a paper (again): one that did not come is tried again; one that may be
        out, or was, comes as a reprint that says so, whatever was decided about it since. One that
        is on its way already is meant itself."""
        session = open_day(tx)
        row = self._found(tx, slip)
        if row is None:
            return Refused(reason=Reason.UNKNOWN_SLIP)
        if row["state"] == "sending":
            return Refused(reason=Reason.WRONG_STATE)
        if row["form"] == TICKET:
            ticket = self.find_ticket(tx, row["about"])
            gone = ticket is None or ticket["session"] != session
        else:
            gone = not self._facts(tx, row)
        if gone:
            return Refused(reason=Reason.TOO_OLD)
        came = row["came"] or self._of_a_backup(tx, row)
        if not came and row["place"] != COMMAND:
            tx.append(SlipRetried(slip=row["slip"]))
            return SlipWanted(slip=row["slip"])
        waiting = self._still_to_come(tx, row["form"], row["about"], row["copy"])
        if waiting and waiting["id"] != row["slip"]:
            return SlipWanted(slip=waiting["id"], waiting=True)
        times = self._times(tx, row["form"], row["about"])
        facts = self._facts(tx, row)
        again = SlipOrdered(
            slip=new_id(tx.now_ms, self.parts.random),
            form=row["form"],
            about=row["about"],
            place=VISITORS if row["place"] == COMMAND else row["place"],
            copy=row["copy"],
            reprint=max(times, 1) if came else times,
            language=row["language"],
        )
        tx.append(again, sealed={"facts": facts} if facts else None)
        if row["state"] not in {"printed", "given_up"}:
            self._give_up(tx, row["slip"], "reprinted")
        return SlipWanted(slip=again.slip)

    @wish
    def give_up_slip(self, tx: Transaction, *, slip: str) -> Done | Refused:
        """A person says that a paper is not wanted any more, or was found to be out."""
        row = self._found(tx, slip)
        if row is None:
            return Refused(reason=Reason.UNKNOWN_SLIP)
        if row["state"] in {"printed", "given_up", "sending"}:
            return Refused(reason=Reason.WRONG_STATE)
        open_day(tx)
        self._give_up(tx, row["slip"], "by_person")
        return Done()

    @wish
    def slips(self, tx: Transaction, *, states: Sequence[str] = ()) -> tuple[SlipRow, ...]:
        """The papers wanted last come first, at most 200; of some states only. Their ids sort by
        time, so a million that came cost nothing."""
        marks = ", ".join("?" * len(states))
        where = f"WHERE s.state IN ({marks})" if states else ""
        rows = tx.all(
            f"SELECT {COLUMNS} FROM {FROM} {where} ORDER BY s.id DESC LIMIT ?",
            *states,
            LIST_MOST,
        )
        return tuple(row_told(row) for row in rows)

    @wish
    def slip(self, tx: Transaction, *, slip: str) -> SlipRow | Refused:
        """One paper, by its id."""
        row = tx.one(f"SELECT {COLUMNS} FROM {FROM} WHERE s.id = ?", slip)
        return row_told(row) if row is not None else Refused(reason=Reason.UNKNOWN_SLIP)

    @wish
    def times_printed(self, tx: Transaction, *, form: str, about: str) -> int:
        """How often a paper may have come out already; the next one says it is a reprint."""
        return self._times(tx, form, about)
