"""Figures on tickets, dossiers and the quarter's indicators, from a real journal."""

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from kiosk import reports
from kiosk.answers import DossierTaken
from kiosk.bootstrap import reading
from kiosk.catalogue import DossierState
from kiosk.clock import to_ms
from kiosk.desk import Desk, Person
from kiosk.events import DossierLearned
from kiosk.reports import DossierReport, Period, TicketGroup
from kiosk.reports.judged import JudgedQuarter, judged_quarter
from kiosk.timing import Timing
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.kiosk.managed_centre import MANAGER, managed_centre, visit
from tests.small_centre import BIRTH, LAND

TODAY = date(2026, 11, 23)
DAY = Period(TODAY, TODAY)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    desk = open_desk(managed_centre())
    for counter in (1, 2):
        desk.sign_in_by_command(counter=counter, official=f"CB0{counter}")
    return desk


def groups(desk: Desk, data: Path, by: str, period: Period = DAY) -> dict[str, TicketGroup]:
    with reading(data) as rows:
        return {each.key: each for each in reports.ticket_groups(rows, desk.centre, period, by)}


def dossiers(desk: Desk, data: Path, clock: HandClock) -> DossierReport:
    with reading(data) as rows:
        return reports.dossier_report(rows, desk.centre, DAY, to_ms(clock.now()))


def quarter(desk: Desk, data: Path, clock: HandClock) -> JudgedQuarter:
    now = clock.now()
    with reading(data) as rows:
        return judged_quarter(rows, desk.centre, now.date(), to_ms(now))


def learn(desk: Desk, code: str, state: str, promised: date | None = TODAY) -> None:
    event = DossierLearned(
        code=code,
        procedure=BIRTH,
        state=DossierState(state),
        received=TODAY - timedelta(days=5),
        promised=promised,
    )
    desk.store.run(lambda tx: tx.append(event))


def receive(desk: Desk) -> str:
    taken = desk.receive_dossier(counter=1, procedure=BIRTH, person=Person("Bé"), papers=())
    assert isinstance(taken, DossierTaken)
    return taken.code


def test_tickets_are_counted_by_queue_hour_and_counter(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    visit(desk, clock, minutes=10)  # 8:00 to 8:20
    visit(desk, clock, minutes=20)  # to 9:00
    visit(desk, clock, counter=2, procedure=LAND, minutes=2)
    desk.take_ticket(procedure=LAND)
    desk.call_next(counter=2)
    desk.miss(counter=2)
    by_queue = groups(desk, data, "queue")
    assert list(by_queue) == ["A", "B"]
    births = by_queue["A"]
    assert (births.issued, births.served, births.missed) == (2, 2, 0)
    assert births.wait_median == pytest.approx(900, abs=1)
    assert births.service_median == pytest.approx(900, abs=1)
    assert (by_queue["B"].issued, by_queue["B"].served, by_queue["B"].missed) == (2, 1, 1)
    by_hour = groups(desk, data, "hour")
    assert {key: (each.issued, each.served) for key, each in by_hour.items()} == {
        "8": (2, 2),
        "9": (2, 1),
    }
    by_counter = groups(desk, data, "counter")
    assert [(each.issued, each.served) for each in by_counter.values()] == [(None, 2), (None, 1)]
    with reading(data) as rows:
        totals = reports.totals(rows, DAY)
    assert (totals.issued, totals.served, totals.missed, totals.left) == (4, 3, 1, 0)


def test_a_queue_whose_people_still_wait_has_no_times(desk: Desk, data: Path) -> None:
    desk.take_ticket(procedure=BIRTH)
    (one,) = groups(desk, data, "queue").values()
    assert (one.issued, one.served, one.wait_median, one.wait_p90) == (1, 0, None, None)
    with reading(data) as rows:
        assert reports.totals(rows, DAY).left == 1


def test_other_days_are_left_out(desk: Desk, clock: HandClock, data: Path) -> None:
    visit(desk, clock)
    tomorrow = TODAY + timedelta(days=1)
    assert groups(desk, data, "queue", Period(tomorrow, tomorrow)) == {}


def test_a_received_dossier_has_time_left_and_then_is_unclear_but_never_late_by_silence(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    receive(desk)
    found = dossiers(desk, data, clock)
    assert found.total.timings == {Timing.RUNNING: 1}
    assert found.states == {"received": 1}
    assert [(each.key, each.received) for each in found.by_field] == [("HT", 1)]
    clock.forward(days=30)
    assert dossiers(desk, data, clock).total.timings == {Timing.UNCLEAR: 1}


def test_an_apology_makes_a_dossier_late_against_its_first_promise(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    code = receive(desk)
    clock.forward(hours=1)
    later = clock.now() + timedelta(days=20)
    desk.change_dossier(counter=1, code=code, form="apology", note="Chờ", due=later)
    assert dossiers(desk, data, clock).total.timings == {Timing.LATE: 1}
    judged = quarter(desk, data, clock)
    assert judged.scores.scores[0].points == 0


def test_a_request_for_papers_is_counted_and_its_new_day_is_the_promise(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    code = receive(desk)
    moved = clock.now() + timedelta(days=60)
    desk.change_dossier(counter=1, code=code, form="supplement", note="Tờ khai", due=moved)
    clock.forward(days=30)
    assert dossiers(desk, data, clock).total.timings == {Timing.RUNNING: 1}
    with reading(data) as rows:
        (supplements,) = next(rows.execute("SELECT supplements FROM dossier_course"))
    assert supplements == 1


def test_what_the_one_stop_system_says_decides_the_points(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    soon, past = TODAY + timedelta(days=3), TODAY - timedelta(days=1)
    for code, promised in (("early", soon), ("day", TODAY), ("late", past)):
        learn(desk, code, "processing", promised)
    learn(desk, "day", "supplement", TODAY)
    clock.forward(hours=2)
    for code, promised in (("early", soon), ("day", TODAY), ("late", past)):
        learn(desk, code, "finished", promised)
    scores = quarter(desk, data, clock).scores.scores
    assert (scores[0].points, scores[0].n) == (1, 3)  # 2, 1 and 0
    assert scores[2].points == Decimal("1.67")  # one of three was asked for papers


def test_what_is_finished_when_first_heard_of_gives_no_points(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    learn(desk, "old", "finished")
    assert quarter(desk, data, clock).scores.scores[0].points is None


def test_a_result_collected_late_makes_nobody_late(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    learn(desk, "a", "finished", TODAY - timedelta(days=9))
    learn(desk, "a", "returned", TODAY - timedelta(days=9))
    assert quarter(desk, data, clock).scores.scores[0].points is None


def test_only_the_quarter_counts(desk: Desk, clock: HandClock, data: Path) -> None:
    learn(desk, "a", "processing")
    learn(desk, "a", "finished")
    assert quarter(desk, data, clock).period.since == date(2026, 10, 1)
    assert quarter(desk, data, clock).scores.scores[0].n == 1
    clock.forward(days=60)
    assert quarter(desk, data, clock).period.since == date(2027, 1, 1)
    assert quarter(desk, data, clock).scores.scores[0].points is None


def test_a_complaint_is_late_only_after_its_day(desk: Desk, clock: HandClock, data: Path) -> None:
    desk.record_complaint(by=MANAGER, about="process", way="letter", happened=TODAY, text="Chờ lâu")
    clock.forward(days=15)  # 8 December, the day it is due
    eighth = quarter(desk, data, clock).scores.scores[7]
    assert (eighth.points, eighth.n, eighth.pending) == (2, 0, 1)
    clock.forward(days=1)
    assert quarter(desk, data, clock).scores.scores[7].points == 0


def test_a_dossier_that_is_still_open_gives_no_points_however_often_we_hear_of_it(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    for state in ("processing", "fee_due", "processing"):
        learn(desk, "a", state, TODAY + timedelta(days=3))
    assert quarter(desk, data, clock).scores.scores[0].points is None
