"""A day on which the hub was away: the server's figures stay those of the centre's own report."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import events, reports
from kiosk.answers import TicketTaken
from kiosk.bootstrap import reading
from kiosk.clock import to_ms
from kiosk.desk import Desk
from kiosk.events import Event, HandCalled, HandEnded, TicketIssued
from kiosk.received import Relayed
from kiosk.transaction import recorded_of
from sync.server.database import Database
from sync.server.people.scopes import Scope
from sync.server.projecting import figures
from sync.server.projecting.figures import Line
from sync.server.projecting.projection import rebuild
from tests.desk_at_work import HandClock, desk_at_work
from tests.kiosk.managed_centre import managed_centre, visit
from tests.server.devices import Device
from tests.server.projecting.journalled import (
    MINUTE,
    Journalled,
    called,
    finished,
    issued,
    read_on,
    tell,
)
from tests.server.projecting.test_figures import DAY
from tests.small_centre import BIRTH


class Centre:
    """The hub's desk, and machines whose journals it takes in; the server hears all of it."""

    def __init__(self, hall: Journalled, desk: Desk, data: Path, clock: HandClock) -> None:
        self.hall, self.desk, self.data, self.clock = hall, desk, data, clock
        self._hub = hall.device()

    def did(self, machine: Device, event: Event, at_ms: int, epoch: int = 1, **header: str) -> None:
        """A machine without the hub wrote this down; the hub takes it in."""
        tell(machine, event, at_ms, epoch, **header)
        first, *_, last = machine.chains[epoch]
        place = (machine.log, epoch, last.header.seq - 1, last.header.seq, last.header.seq)
        kept = Relayed(*place, machine.log, last.hash, b"")
        happened = [recorded_of(last.header, events.decode(last.header.kind, last.body))]
        if place[2] == 1:
            begun = Relayed(machine.log, epoch, 0, 1, 1, machine.log, first.hash, b"")
            assert self.desk._take_in(batch=begun, happened=[]) is None
        assert self.desk._take_in(batch=kept, happened=happened) is None

    def heard(self, *machines: Device) -> None:
        """The hub's journal and the machines' own are at the server."""
        with reading(self.data) as rows:
            for row in rows.execute("SELECT * FROM event WHERE seq > 1 ORDER BY seq"):
                self._hub.write(
                    bytes(row["body"]), row["kind"], signer=self._hub.key, wall_ms=row["wall_ms"],
                    eid=bytes.fromhex(row["eid"].replace("-", "")), session=row["session"],
                )  # fmt: skip
        for each in (*machines, self._hub):
            for epoch in each.chains:
                self.hall.send(each, epoch)
            read_on(self.hall)

    def line(self) -> Line:
        """All of the day, as the server counts it."""
        with self.hall.database.reading() as connection:
            return figures.total(connection, Scope("centre", self.hall.centre), DAY)

    def same_as_the_centres(self) -> Line:
        """The whole, held against the centre's own report."""
        with reading(self.data) as rows:
            tickets = reports.totals(rows, DAY)
            ratings = reports.rating_total(rows, self.desk.centre, DAY)
        found = self.line()
        assert found.figures == ratings
        assert (found.issued, found.served, found.missed) == (
            tickets.issued,
            tickets.served,
            tickets.missed,
        )
        return found


@pytest.fixture
def centre(database: Database, tmp_path: Path) -> Iterator[Centre]:
    clock = HandClock()
    with desk_at_work(tmp_path, managed_centre(), clock, secrets.token_bytes) as desk:
        desk.sign_in_by_command(counter=1, official="CB01")
        visit(desk, clock, 5, minutes=2)
        yield Centre(Journalled(database), desk, tmp_path, clock)


def by_hand(ticket: str, number: str, call: str) -> HandCalled:
    return HandCalled(call=call, ticket=ticket, number=number, counter=1, official="CB01")


def ended(call: str, ticket: str, how: str = "finished") -> HandEnded:
    return HandEnded(call=call, ticket=ticket, counter=1, how=how)


def alone(ticket: str, n: int) -> TicketIssued:
    return issued(ticket, number=f"AK{n:03}", series="AK", n=n)


def test_numbers_and_visits_of_that_time_are_counted_once(centre: Centre) -> None:
    kiosk, counter = centre.hall.device("k"), centre.hall.device("c")
    at = to_ms(centre.clock.now())
    centre.clock.forward(minutes=30)
    for n in (1, 2, 3):
        centre.did(kiosk, alone(f"own{n}", n), at + n * MINUTE)
    centre.did(counter, by_hand("", "AK001", "h1"), at + 4 * MINUTE)
    centre.did(counter, ended("h1", ""), at + 9 * MINUTE)
    centre.did(counter, by_hand("", "AK002", "h2"), at + 10 * MINUTE)
    centre.did(counter, ended("h2", "", "missed"), at + 12 * MINUTE)
    centre.heard(kiosk, counter)
    found = centre.same_as_the_centres()
    assert (found.issued, found.served, found.missed) == (4, 2, 1)


def test_who_was_served_by_hand_was_not_asked(centre: Centre) -> None:
    kiosk, counter = centre.hall.device("k"), centre.hall.device("c")
    at = to_ms(centre.clock.now())
    centre.clock.forward(minutes=30)
    centre.did(kiosk, alone("own", 1), at)
    centre.did(counter, by_hand("own", "AK001", "h1"), at + MINUTE)
    centre.did(counter, ended("h1", "own"), at + 2 * MINUTE)
    centre.heard(kiosk, counter)
    found = centre.same_as_the_centres()
    assert (found.served, found.figures.asked, found.figures.unanswered) == (2, 1, 0)


def test_a_number_that_nobody_was_told_is_none_that_was_given(centre: Centre) -> None:
    ghost = centre.desk.take_ticket(procedure=BIRTH, request_id="touch")
    assert isinstance(ghost, TicketTaken)
    kiosk = centre.hall.device("k")
    centre.did(kiosk, alone("own", 1), to_ms(centre.clock.now()), request_id="touch")
    centre.heard(kiosk)
    assert centre.same_as_the_centres().issued == 2


def test_a_call_in_vain_is_no_service(centre: Centre) -> None:
    taken = centre.desk.take_ticket(procedure=BIRTH)
    assert isinstance(taken, TicketTaken)
    counter = centre.hall.device("c")
    at = to_ms(centre.clock.now())
    centre.desk.call_next(counter=1)
    centre.clock.forward(minutes=3)
    centre.did(counter, by_hand(taken.ticket, taken.number, "h1"), at)
    centre.did(counter, ended("h1", taken.ticket), at + MINUTE)
    centre.desk.finish(counter=1)
    centre.heard(counter)
    assert centre.same_as_the_centres().served == 2


def test_nor_is_a_call_of_a_hub_that_another_one_had_replaced(centre: Centre) -> None:
    taken = centre.desk.take_ticket(procedure=BIRTH)
    assert isinstance(taken, TicketTaken)
    at = to_ms(centre.clock.now())
    centre.desk.call_next(counter=1)
    replaced = centre.hall.device(log=centre.desk.store.identity.log)
    replaced.begin(epoch=7)
    centre.did(replaced, called(taken.ticket, "h1", counter=2, official="CB02"), at, epoch=7)
    centre.did(replaced, finished(taken.ticket, "h1", counter=2), at + MINUTE, epoch=7)
    centre.desk.finish(counter=1)
    centre.heard(replaced)
    assert centre.same_as_the_centres().served == 2
    with centre.hall.database.reading() as connection:
        scope = Scope("centre", centre.hall.centre)
        found = figures.lines(connection, scope, DAY, "counter")
    assert [line.key for line in found] == ["1"]


def test_a_visit_that_the_hub_had_begun_ends_by_hand(centre: Centre) -> None:
    taken = centre.desk.take_ticket(procedure=BIRTH)
    assert isinstance(taken, TicketTaken)
    centre.desk.call_next(counter=1)
    counter = centre.hall.device("c")
    at = to_ms(centre.clock.now())
    centre.clock.forward(minutes=3)
    centre.did(counter, ended("", taken.ticket), at)
    centre.heard(counter)
    found = centre.same_as_the_centres()
    assert (found.served, found.figures.asked) == (2, 1)


def test_a_rebuild_counts_that_time_alike(centre: Centre) -> None:
    kiosk, counter = centre.hall.device("k"), centre.hall.device("c")
    at = to_ms(centre.clock.now())
    centre.clock.forward(minutes=9)
    centre.did(kiosk, alone("own", 1), at)
    centre.did(counter, by_hand("", "AK001", "h1"), at + MINUTE)
    centre.did(counter, ended("h1", ""), at + 3 * MINUTE)
    centre.heard(kiosk, counter)
    before = centre.same_as_the_centres()
    rebuild(centre.hall.database)
    assert centre.line() == before
