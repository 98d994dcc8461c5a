"""What the hall shows: the board's calls, a counter's console, the manager's live view."""

from datetime import date

from kiosk.answers import Reason, Refused
from kiosk.bookings import slot_of
from kiosk.clock import from_ms, midnight_ms
from kiosk.desk.counter import CounterDesk
from kiosk.desk.days import open_day
from kiosk.desk.looks import (
    Board,
    Call,
    Conflict,
    CounterDay,
    CounterState,
    CounterView,
    DaySoFar,
    HallView,
    HourWaiting,
    LineRow,
    Serving,
)
from kiosk.desk.parts import wish
from kiosk.desk.slip_facts import OPEN
from kiosk.tickets import upcoming
from kiosk.transaction import Row, Transaction

LAST_CALLS = 8
LISTED = 14


class HallDesk(CounterDesk):
    """Looks; nothing here changes anything."""

    @wish
    def board(self, tx: Transaction) -> Board:
        """The newest calls of today, each number once."""
        session = open_day(tx)
        rows = tx.all(
            "SELECT max(id) AS id, number, counter, recall, at_ms FROM call WHERE session = ? "
            "GROUP BY ticket ORDER BY id DESC LIMIT ?",
            session,
            LAST_CALLS,
        )
        calls = tuple(
            Call(
                id=row["id"],
                number=row["number"],
                counter=row["counter"],
                recall=bool(row["recall"]),
                at=from_ms(row["at_ms"]),
            )
            for row in rows
        )
        return Board(calls=calls, now=from_ms(tx.now_ms))

    @wish
    def console(self, tx: Transaction, *, counter: int) -> CounterView | Refused:
        """A counter's console."""
        session = open_day(tx)
        if counter not in self.centre.counter:
            return Refused(reason=Reason.UNKNOWN_COUNTER)
        place = self.place_of(tx, counter)
        line = self.line_of(tx)
        ordered = upcoming(
            line,
            self.centre.counter[counter],
            self.centre.priority,
            self.recent_calls(tx, counter),
            tx.now_ms,
            self.booked_calls(tx, counter),
            most=LISTED,
        )
        rows = {row["id"]: row for row in self._in_hand(tx, session)}
        own = [
            each
            for each in line
            if each.reserved in (0, counter)
            and (each.reserved or each.queue in self.centre.counter[counter].queues)
        ]
        return CounterView(
            counter=counter,
            official=place["official"] if place else "",
            state=place["state"] if place else "closed",
            reason=place["reason"] if place else "",
            until=from_ms(place["until_ms"]) if place and place["until_ms"] else None,
            serving=self._serving_now(tx, place) if place and place["ticket"] else None,
            waiting=tuple(_line_row(rows[each.ticket]) for each in ordered),
            waiting_count=len(own),
            parked=tuple(_line_row(row) for row in rows.values() if row["state"] == "parked"),
            missed=tuple(_line_row(row) for row in rows.values() if row["state"] == "missed"),
            day=self._day(tx, session, counter),
            counters=self._counters(tx),
            troubles={row["code"]: row["reason"] for row in tx.all("SELECT * FROM device")},
            unsure=_unsure(tx),
            now=from_ms(tx.now_ms),
        )

    @wish
    def hall(self, tx: Transaction) -> HallView:
        """The manager's live look."""
        session = open_day(tx)
        waiting = [row for row in self._in_hand(tx, session) if row["state"] == "waiting"]
        queues = dict.fromkeys(self.centre.queue, 0)
        for row in waiting:
            queues[row["queue"]] = queues.get(row["queue"], 0) + 1
        day = self.day_so_far(tx, session)
        return HallView(
            waiting=len(waiting),
            longest_wait=_line_row(waiting[0]) if waiting else None,
            median_wait_seconds=day.median_wait,
            served=day.served,
            hours=self._hours(tx, session),
            counters=self._counters(tx),
            troubles={
                row["code"]: (row["reason"], from_ms(row["since_ms"]))
                for row in tx.all("SELECT * FROM device")
            },
            unsure=_unsure(tx),
            queues=queues,
            now=from_ms(tx.now_ms),
            pending_complaints=int(
                tx.value("SELECT count(*) FROM complaint WHERE state = 'pending'")
            ),
            conflicts=tuple(
                Conflict(
                    number=row["number"],
                    counter=row["counter"],
                    other_counter=row["other_counter"],
                    at=from_ms(row["called_ms"]),
                )
                for row in tx.all(
                    "SELECT * FROM hand_call WHERE session = ? AND state <> 'taken' "
                    "ORDER BY called_ms",
                    session,
                )
            ),
        )

    def day_so_far(self, tx: Transaction, session: int) -> DaySoFar:
        """What one day's visits come to until now."""
        waits = sorted(
            row["waited_ms"] / 1000
            for row in tx.all("SELECT waited_ms FROM service WHERE session = ?", session)
        )
        served = tx.value(
            "SELECT count(*) FROM service WHERE session = ? AND outcome = 'finished'", session
        )
        return DaySoFar(served=int(served), median_wait=_median(waits))

    def _in_hand(self, tx: Transaction, session: int) -> list[Row]:
        return tx.all(
            "SELECT * FROM ticket WHERE session = ? AND state IN ('waiting', 'parked', 'missed') "
            "ORDER BY issued_ms, id",
            session,
        )

    def _serving_now(self, tx: Transaction, place: Row) -> Serving:
        row = tx.all("SELECT * FROM ticket WHERE id = ?", place["ticket"])[0]
        taken = tx.all("SELECT code FROM dossier WHERE ticket = ? ORDER BY code", row["id"])
        return Serving(
            ticket=row["id"],
            number=row["number"],
            procedure=row["procedure"],
            queue=row["queue"],
            priority=row["priority"],
            dossier=row["dossier"],
            issued=from_ms(row["issued_ms"]),
            called=from_ms(row["state_ms"]),
            received_dossiers=tuple(each["code"] for each in taken),
            slot=slot_of(row["slot_from_ms"], row["slot_until_ms"]),
        )

    def _day(self, tx: Transaction, session: int, counter: int) -> CounterDay:
        rows = tx.all(
            "SELECT number, outcome, answer, called_ms, ended_ms FROM service "
            "WHERE session = ? AND counter = ? ORDER BY called_ms, call",
            session,
            counter,
        )
        done = [row for row in rows if row["outcome"] == "finished"]
        opened = tx.value("SELECT opened_ms FROM day WHERE session = ?", session)
        dossiers = tx.value(
            "SELECT count(*) FROM dossier WHERE counter = ? AND received_ms >= ?", counter, opened
        )
        return CounterDay(
            served=len(done),
            median_seconds=_median(
                sorted((row["ended_ms"] - row["called_ms"]) / 1000 for row in done)
            ),
            missed=sum(row["outcome"] == "missed" for row in rows),
            dossiers=int(dossiers),
            asked=len(done),
            answered=sum(row["answer"] == "given" for row in done),
            asking=done[-1]["number"] if done and done[-1]["answer"] == "asked" else "",
        )

    def _counters(self, tx: Transaction) -> tuple[CounterState, ...]:
        known = {
            row["number"]: row
            for row in tx.all(
                "SELECT c.*, t.number AS ticket_number, t.procedure FROM counter c "
                "LEFT JOIN ticket t ON t.id = c.ticket"
            )
        }
        return tuple(
            _counter_state(counter.number, known.get(counter.number))
            for counter in self.centre.counters
        )

    def _hours(self, tx: Transaction, session: int) -> tuple[HourWaiting, ...]:
        """Numbers given by hour of today beside the median of the earlier same weekdays."""
        today = from_ms(tx.now_ms).date()
        rows = tx.all(
            "SELECT d.session, d.date, (t.issued_ms + 25200000) / 3600000 % 24 AS hour, "
            "count(*) AS n FROM day d JOIN ticket t ON t.session = d.session "
            "WHERE d.session >= ? AND t.state <> 'replaced' GROUP BY d.session, hour",
            session - 60,
        )
        given = {row["hour"]: row["n"] for row in rows if row["session"] == session}
        earlier: dict[int, list[float]] = {}
        days = set()
        for row in rows:
            if row["session"] != session and _same_weekday(row["date"], today):
                days.add(row["session"])
                earlier.setdefault(row["hour"], []).append(row["n"])
        hours = sorted(given.keys() | earlier.keys() | {from_ms(tx.now_ms).hour})
        return tuple(
            HourWaiting(
                hour=hour,
                given=given.get(hour, 0),
                usual=_median(
                    sorted([0.0] * (len(days) - len(earlier.get(hour, []))) + earlier.get(hour, []))
                ),
            )
            for hour in hours
        )


def _line_row(row: Row) -> LineRow:
    return LineRow(
        ticket=row["id"],
        number=row["number"],
        queue=row["queue"],
        procedure=row["procedure"],
        priority=row["priority"],
        dossier=row["dossier"],
        since=from_ms(row["issued_ms"]),
        note=row["note"],
        slot=slot_of(row["slot_from_ms"], row["slot_until_ms"]),
    )


def _counter_state(number: int, row: Row | None) -> CounterState:
    if row is None:
        return CounterState(
            number=number,
            state="closed",
            official="",
            serving="",
            procedure="",
            since=None,
            until=None,
            reason="",
        )
    return CounterState(
        number=number,
        state=row["state"],
        official=row["official"],
        serving=row["ticket_number"] or "",
        procedure=row["procedure"] or "",
        since=from_ms(row["since_ms"]),
        until=from_ms(row["until_ms"]) if row["until_ms"] else None,
        reason=row["reason"],
    )


def _same_weekday(day: str, today: date) -> bool:
    return date.fromisoformat(day).weekday() == today.weekday()


def _median(ordered: list[float]) -> float | None:
    return ordered[len(ordered) // 2] if ordered else None


def _unsure(tx: Transaction) -> tuple[str, ...]:
    """Numbers and codes whose paper of today may be out or not, the newest first."""
    found = tx.all(
        "SELECT coalesce(t.number, s.about) AS name FROM slip s "
        f"LEFT JOIN ticket t ON t.id = s.about WHERE s.{OPEN} AND s.state = 'uncertain' "
        "AND s.wanted_ms >= ? ORDER BY s.order_n DESC",
        midnight_ms(from_ms(tx.now_ms).date()),
    )
    return tuple(dict.fromkeys(row["name"] for row in found))
