"""What the central server is told of this moment."""

from collections import Counter as Counting

from kiosk.calendars import Open
from kiosk.desk.days import open_day
from kiosk.desk.hall import HallDesk
from kiosk.desk.parts import wish
from kiosk.live import (
    MOST_TICKETS,
    LiveCounter,
    LiveQueue,
    LiveState,
    LiveTicket,
    LiveTrouble,
    key_of,
)
from kiosk.transaction import Row, Transaction
from kiosk.waits import band
from kiosk.words import languages

TOLD_AFTERWARDS_MS = 2 * 3_600_000
"""So long a ticket that is done is still known to the page of whoever holds it."""


class LiveDesk(HallDesk):
    """Looks; nothing here changes anything."""

    @wish
    def live(self, tx: Transaction) -> LiveState:
        """This moment, without the backlog, which the desk does not know."""
        session = open_day(tx)
        rows = tx.all(
            "SELECT id, number, token, queue, state, issued_ms, counter FROM ticket "
            "WHERE session = ? AND (state IN ('waiting', 'serving', 'parked', 'missed') "
            "OR state_ms > ?) ORDER BY id LIMIT ?",
            session,
            tx.now_ms - TOLD_AFTERWARDS_MS,
            MOST_TICKETS,
        )
        day = self.day_so_far(tx, session)
        return LiveState(
            name={each: self.centre.facts.name[each] for each in languages()},
            at_ms=tx.now_ms,
            open=isinstance(self.opening(tx, None), Open),
            served=day.served,
            median_seconds=-1 if day.median_wait is None else int(day.median_wait),
            backlog=0,
            queues=self._live_queues(rows, tx.now_ms),
            counters=tuple(
                LiveCounter(each.number, each.state, each.serving) for each in self._counters(tx)
            ),
            troubles=tuple(
                LiveTrouble(row["code"], row["reason"], row["since_ms"])
                for row in tx.all("SELECT code, reason, since_ms FROM device ORDER BY code")
            ),
            tickets=tuple(self._live_tickets(tx, rows)),
        )

    def _live_queues(self, rows: list[Row], now_ms: int) -> tuple[LiveQueue, ...]:
        waiting: Counting[str] = Counting()
        first: dict[str, int] = {}
        for row in rows:
            if row["state"] == "waiting":
                waiting[row["queue"]] += 1
                first.setdefault(row["queue"], row["issued_ms"])
        return tuple(
            LiveQueue(code, waiting[code], max(0, now_ms - first.get(code, now_ms)) // 1000)
            for code in self.centre.queue
        )

    def _live_tickets(self, tx: Transaction, rows: list[Row]) -> list[LiveTicket]:
        """As `LineDesk.ahead` and `LineDesk.wait` answer for one, for all of them at once."""
        ahead: Counting[str] = Counting()
        paces = {code: self.pace(tx, code) for code in {row["queue"] for row in rows}}
        found = []
        for row in rows:
            before, wait = 0, None
            if row["state"] == "waiting":
                before = ahead[row["queue"]]
                ahead[row["queue"]] += 1
                wait = band(before, *paces[row["queue"]])
            low, high = (wait.low, wait.high) if wait else (0, 0)
            key = key_of(row["token"])
            found.append(
                LiveTicket(key, row["number"], row["state"], before, low, high, row["counter"])
            )
        return found
