"""A whole invented day through the desk, for demonstrations and measurements.

People come in two waves (a sharp one at opening, a flat one after lunch), wait, are called by
whichever counter is free, hand in dossiers, and some of them rate. All by a seed: the same day
again with the same seed. Time is simulated; the journal, its transactions and its disk are real.
"""

import heapq
import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial

import msgspec

from kiosk.answers import Called, Finished, TicketTaken
from kiosk.catalogue import Centre
from kiosk.clock import VIETNAM
from kiosk.desk import Desk, Person
from kiosk.events import PaperReceived
from kiosk.simulated import PLACE

OPENING, CLOSING, LAST_CALL = time(7, 0), time(17, 0), time(18, 0)
SCORES, SCORE_WEIGHTS = (5, 4, 3, 2, 1), (46, 34, 12, 5, 3)
Progress = Callable[[int], None]


class SimulatedClock:
    """A clock that the simulation sets; it never goes back."""

    def __init__(self, at: datetime) -> None:
        self._at = at
        self._start = at

    def now(self) -> datetime:
        """The simulated wall time."""
        return self._at

    def monotonic_ms(self) -> int:
        """Simulated milliseconds since the start."""
        return int((self._at - self._start).total_seconds() * 1000)

    def set(self, at: datetime) -> None:
        """Moves on to `at`."""
        self._at = max(self._at, at)


class Day(msgspec.Struct):
    """What came of the day."""

    date: date
    visits: int
    tickets: int = 0
    ratings: int = 0


class Simulation:
    """One day of `visits` people; `run` plays it."""

    def __init__(
        self, desk: Desk, centre: Centre, clock: SimulatedClock, visits: int, seed: int
    ) -> None:
        self._desk = desk
        self._centre = centre
        self._clock = clock
        self._chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self._agenda: list[tuple[datetime, int, Callable[[], None]]] = []
        self._order = 0
        self._free: set[int] = set()
        shift = (CLOSING.hour - OPENING.hour) * 3600 * len(centre.counters)
        self._usual_seconds = min(900.0, 0.5 * shift / max(visits, 1))
        self.day = Day(clock.now().date(), visits)

    def run(self, progress: Progress = lambda _: None) -> Day:
        """Plays the day to its end; `progress` is told how many people have come."""
        today = self.day.date
        opening = datetime.combine(today, OPENING, VIETNAM)
        for counter in self._centre.counters:
            self._at(opening - timedelta(minutes=5), partial(self._open, counter.number))
        for moment in self._arrivals(opening):
            self._at(moment, self._arrive)
        come = 0
        while self._agenda:
            moment, _, act = heapq.heappop(self._agenda)
            self._clock.set(moment)
            act()
            if act == self._arrive:
                come += 1
                progress(come)
        for counter in self._centre.counters:
            self._desk.sign_out(counter=counter.number)
        return self.day

    def _arrivals(self, opening: datetime) -> list[datetime]:
        closing = datetime.combine(self.day.date, CLOSING, VIETNAM)
        length = (closing - opening).total_seconds() - 1800
        early, late = (
            (0.12, 0.1),
            (0.7, 0.12),
        )  # middle and spread of each wave, in parts of the day
        found = []
        for _ in range(self.day.visits):
            middle, spread = early if self._chance.random() < 0.62 else late
            part = min(max(self._chance.gauss(middle, spread), 0.0), 1.0)
            found.append(opening + timedelta(seconds=part * length))
        return sorted(found)

    def _at(self, moment: datetime, act: Callable[[], None]) -> None:
        self._order += 1
        heapq.heappush(self._agenda, (moment, self._order, act))

    def _after(self, seconds: float, act: Callable[[], None]) -> None:
        self._at(self._clock.now() + timedelta(seconds=max(seconds, 1.0)), act)

    def _open(self, counter: int) -> None:
        self._desk.sign_in_by_command(counter=counter)
        self._free.add(counter)

    def _arrive(self) -> None:
        procedure = self._chance.choice(self._centre.procedures).code
        groups = self._centre.priority_groups
        priority = (
            self._chance.choice(groups).code if groups and self._chance.random() < 0.08 else ""
        )
        ticket = self._desk.take_ticket(
            procedure=procedure, priority=priority, place=PLACE, print_at=PLACE
        )
        if isinstance(ticket, TicketTaken):
            self.day.tickets += 1
            self._desk.slip_printed(slip=ticket.slip)
            for counter in sorted(self._free.intersection(ticket.counters)):
                self._next(counter)
                break

    def _next(self, counter: int) -> None:
        self._free.discard(counter)
        if self._clock.now().time() > LAST_CALL:
            return  # whoever still waits goes home, and the counters close
        called = self._desk.call_next(counter=counter)
        if not isinstance(called, Called):
            self._free.add(counter)
            return
        luck = self._chance.random()
        if luck < 0.04:
            self._after(40, lambda: self._missed(counter))
            return
        seconds = self._chance.lognormvariate(0, 0.5) * self._usual_seconds
        if luck < 0.5:
            self._after(seconds * 0.8, lambda: self._receive(counter, called))
        self._after(seconds, lambda: self._finish(counter))

    def _missed(self, counter: int) -> None:
        self._desk.recall(counter=counter)
        self._desk.miss(counter=counter)
        self._next(counter)

    def _receive(self, counter: int, called: Called) -> None:
        procedure = self._centre.procedure[called.procedure]
        papers = tuple(
            PaperReceived(each.name.vi[:200], each.kind or "", each.count)
            for each in procedure.papers or ()
        )
        self._desk.receive_dossier(
            counter=counter,
            procedure=procedure.code,
            person=Person("Người Mẫu", phone=f"09{self._chance.randrange(10**8):08d}"),
            papers=papers,
            fee_vnd=procedure.fee_vnd,
        )

    def _finish(self, counter: int) -> None:
        done = self._desk.finish(counter=counter)
        if isinstance(done, Finished):
            self._after(self._chance.uniform(3, 20), lambda: self._answer(done.rating))
        self._after(self._chance.uniform(2, 15), lambda: self._next(counter))

    def _answer(self, rating: str) -> None:
        luck = self._chance.random()
        if luck > 0.72:
            self._desk.decline_rating(rating=rating, how="skipped" if luck > 0.95 else "no_answer")
            return
        score = self._chance.choices(SCORES, SCORE_WEIGHTS)[0]
        self._desk.rate(rating=rating, score=score)
        self.day.ratings += 1
        reasons = self._centre.rating.reasons
        if score <= 2 and reasons:
            chosen = (self._chance.choice(reasons).code,)
            self._desk.explain_rating(rating=rating, reasons=chosen)
