"""What kiosk, counter and board all ask of the line: is it open, who is ahead, how long."""

from bisect import bisect_left, insort
from datetime import datetime

import msgspec

from kiosk.calendars import Closed, Open, next_ticket_day, ticket_state
from kiosk.catalogue import Queue
from kiosk.clock import from_ms
from kiosk.desk.parts import DeskPart
from kiosk.transaction import Row, Transaction
from kiosk.waits import LATEST_SERVICES, Band, band


class Latecomers(msgspec.Struct):
    """Who joined the end of a queue in the same commit. `before`: how many wait there since
    earlier, none of them later than `from_ms`; `since`: place in the line of each who joined."""

    before: int
    from_ms: int
    since: list[tuple[int, str]]


class LineDesk(DeskPart):
    """Questions about the line, inside a transaction."""

    def opening(self, tx: Transaction, queue: Queue | None) -> Open | Closed:
        """Whether numbers are given now, for a queue or for the centre."""
        return ticket_state(self.centre, from_ms(tx.now_ms), queue)

    def tomorrow(self, tx: Transaction, queue: Queue) -> datetime | None:
        """When numbers are given again on a later day."""
        return next_ticket_day(self.centre, from_ms(tx.now_ms), queue)

    def given(self, tx: Transaction, session: int, series: str) -> int:
        """The highest running number of a series today; 0 before the first."""
        return int(
            tx.value("SELECT max(n) FROM ticket WHERE session = ? AND series = ?", session, series)
            or 0
        )

    def last(self, tx: Transaction, session: int, series: str) -> int:
        """The running number after which the next one of a series follows."""
        return self.given(tx, session, series)

    def waiting(self, tx: Transaction, queue: str) -> int:
        """How many wait in a queue today."""
        return int(
            tx.value(
                "SELECT count(*) FROM ticket WHERE session = ? AND state = 'waiting' AND queue = ?",
                tx.session,
                queue,
            )
        )

    def ahead(self, tx: Transaction, ticket: Row) -> int:
        """How many of the ticket's queue came before it and still wait."""
        return int(
            tx.value(
                "SELECT count(*) FROM ticket WHERE session = ? AND state = 'waiting' "
                "AND queue = ? AND (issued_ms, id) < (?, ?)",
                ticket["session"],
                ticket["queue"],
                ticket["issued_ms"],
                ticket["id"],
            )
        )

    def joined(self, tx: Transaction, ticket: Row) -> int:
        """How many are before a ticket of this very wish: a crowd that comes in one commit is
        counted once."""
        key, place = ("line", ticket["queue"]), (ticket["issued_ms"], ticket["id"])
        known: Latecomers | None = tx.known.get(key)
        if known:
            insort(known.since, place)
            if tx.now_ms > known.from_ms:
                return known.before + bisect_left(known.since, place)
        ahead = self.ahead(tx, ticket)
        if not known and ahead == self.waiting(tx, ticket["queue"]) - 1:
            tx.known[key] = Latecomers(ahead, tx.now_ms, [place])
        return ahead

    def wait(self, tx: Transaction, queue: str, ahead: int) -> Band | None:
        """The expected wait, from the queue's latest services; None without ground for one."""
        return band(ahead, *self.pace(tx, queue))

    def pace(self, tx: Transaction, queue: str) -> tuple[list[float], int]:
        """How long a queue's latest services took, oldest first, and how many counters serve it."""
        key = "pace", queue
        if key not in tx.known:
            tx.known[key] = self._pace(tx, queue)
        known: tuple[list[float], int] = tx.known[key]
        return known

    def _pace(self, tx: Transaction, queue: str) -> tuple[list[float], int]:
        seconds = [
            (row["ended_ms"] - row["called_ms"]) / 1000
            for row in tx.all(
                "SELECT called_ms, ended_ms FROM service WHERE outcome = 'finished' AND queue = ? "
                "AND session = ? ORDER BY ended_ms DESC LIMIT ?",
                queue,
                tx.session,
                LATEST_SERVICES,
            )
        ]
        return seconds[::-1], self._open_counters(tx, queue)

    def find_ticket(self, tx: Transaction, ticket: str) -> Row | None:
        """A ticket by its token or id, or by its number in the current session."""
        return tx.one(
            "SELECT * FROM ticket WHERE token = ? UNION ALL SELECT * FROM ticket WHERE id = ?",
            ticket,
            ticket,
        ) or tx.one(
            "SELECT * FROM ticket WHERE session = ? AND number = ?",
            tx.session,
            ticket.strip().upper(),
        )

    def _open_counters(self, tx: Transaction, queue: str) -> int:
        serving = {
            row["number"] for row in tx.all("SELECT number FROM counter WHERE state = 'open'")
        }
        return len(serving.intersection(self.centre.counters_of(queue)))
