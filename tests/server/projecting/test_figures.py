"""The server's figures are the centre's own, and say as honestly how sure they are."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk import reports
from kiosk.bootstrap import reading
from kiosk.desk import Desk
from kiosk.events import ComplaintRecorded, ComplaintSettled, TicketCalled
from kiosk.reports import Period
from sync.server.database import Database
from sync.server.people.scopes import Centre, Scope, name_centre
from sync.server.projecting import figures
from sync.server.projecting.figures import Line
from tests.desk_at_work import HandClock, desk_at_work
from tests.kiosk.managed_centre import managed_centre, visit
from tests.server.devices import Device
from tests.server.projecting.journalled import NINE, Journalled, read_on, tell, visited
from tests.small_centre import BIRTH, LAND

DAY = Period(date(2026, 11, 23), date(2026, 11, 23))


def lines(hall: Journalled, by: str, period: Period = DAY) -> dict[str, Line]:
    with hall.database.reading() as connection:
        found = figures.lines(connection, Scope("centre", hall.centre), period, by)
        return {line.key: line for line in found}


def whole(hall: Journalled) -> Line:
    with hall.database.reading() as connection:
        return figures.total(connection, Scope("centre", hall.centre), DAY)


def sent(hall: Journalled, device: Device) -> None:
    hall.send(device)
    read_on(hall)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day at a centre: visits with and without answers, who did not come, who was passed on."""
    folder = tmp_path_factory.mktemp("centre")
    clock = HandClock()
    with desk_at_work(folder, managed_centre(), clock) as desk:
        play(desk, clock)
    return folder


def play(desk: Desk, clock: HandClock) -> None:
    for counter in (1, 2):
        desk.sign_in_by_command(counter=counter, official=f"CB0{counter}")
    for n in range(14):
        visit(desk, clock, (5, 4, None, 2, 5)[n % 5], counter=1 + n % 2, minutes=1 + n * 3 % 11)
    for n in range(3):
        visit(desk, clock, 1 + n, counter=2, procedure=LAND, minutes=4)
    desk.take_ticket(procedure=BIRTH)
    desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=2)
    desk.miss(counter=2)


@pytest.fixture
def hall(database: Database, data: Path) -> Journalled:
    """The server has heard that day."""
    hall = Journalled(database)
    device = hall.device()
    with reading(data) as rows:
        for row in rows.execute("SELECT * FROM event WHERE seq > 1 ORDER BY seq"):
            device.write(
                bytes(row["body"]), row["kind"], signer=device.key, wall_ms=row["wall_ms"],
                eid=bytes.fromhex(row["eid"].replace("-", "")), session=row["session"],
            )  # fmt: skip
    sent(hall, device)
    return hall


@pytest.mark.parametrize("by", ["counter", "official", "service"])
def test_ratings_are_those_of_the_centres_own_report(hall: Journalled, data: Path, by: str) -> None:
    with reading(data) as rows:
        ours = reports.rating_groups(rows, managed_centre(), DAY, by)
    theirs = lines(hall, by)
    assert {each.key: each.figures for each in ours} == {
        key: line.figures for key, line in theirs.items() if line.served
    }
    assert any(each.figures.interval for each in ours)


def test_the_whole_is_that_of_the_centres_own_report(hall: Journalled, data: Path) -> None:
    with reading(data) as rows:
        ratings = reports.rating_total(rows, managed_centre(), DAY)
        tickets = reports.totals(rows, DAY)
    found = whole(hall)
    assert found.figures == ratings
    told = (found.issued, found.served, found.missed)
    assert told == (tickets.issued, tickets.served, tickets.missed) == (19, 17, 1)


def test_waits_are_those_of_the_centres_own_report(hall: Journalled, data: Path) -> None:
    with reading(data) as rows:
        ours = reports.ticket_groups(rows, managed_centre(), DAY, "queue")
    theirs = lines(hall, "queue")
    assert [each.key for each in ours] == list(theirs)
    for each in ours:
        line = theirs[each.key]
        assert (line.issued, line.served, line.missed) == (each.issued, each.served, each.missed)
        assert line.wait_median == pytest.approx(each.wait_median)
        assert line.wait_p90 == pytest.approx(each.wait_p90)


def test_a_line_that_could_be_found_by_subtraction_is_hidden_too(database: Database) -> None:
    hall = Journalled(database)
    device = hall.device()
    for counter, answers in ((1, 1), (2, 6), (3, 9)):
        for n in range(answers):
            for event, at in visited(f"{counter}-{n}", score=5):
                here = isinstance(event, TicketCalled)
                tell(device, replace(event, counter=counter) if here else event, at)
    sent(hall, device)
    assert {key: line.figures.hidden for key, line in lines(hall, "counter").items()} == {
        "1": True,
        "2": True,
        "3": False,
    }


def test_days_stand_apart_and_a_period_ends_where_it_says(database: Database) -> None:
    hall = Journalled(database)
    device = hall.device()
    for n, days in enumerate((0, 1, 1, 3)):
        for event, at in visited(f"t{n}", NINE - days * 86_400_000):
            tell(device, event, at)
    sent(hall, device)
    period = Period(date(2026, 11, 22), date(2026, 11, 23))
    found = lines(hall, "day", period)
    assert {key: (line.issued, line.served) for key, line in found.items()} == {
        "2026-11-22": (2, 2),
        "2026-11-23": (1, 1),
    }


def test_nothing_of_an_official_is_shown_while_a_complaint_is_verified(
    database: Database,
) -> None:
    hall = Journalled(database)
    device = hall.device()
    for n in range(8):
        for event, at in visited(f"t{n}", score=4):
            tell(device, event, at)
    complaint = ComplaintRecorded(
        complaint="k", entry=1, about="person", way="letter", happened=date(2026, 11, 20),
        by="QL01", due_ms=NINE, official="CB01",
    )  # fmt: skip
    tell(device, complaint)
    sent(hall, device)
    line = lines(hall, "official")["CB01"]
    assert line.pending
    assert line.figures.counts == ()
    tell(device, ComplaintSettled(complaint="k", outcome="not_upheld", by="QL01"))
    sent(hall, device)
    assert lines(hall, "official")["CB01"].figures.satisfied == 1


@pytest.fixture
def provinces(database: Database) -> tuple[Journalled, Journalled]:
    halls = Journalled(database), Journalled(database)
    for n, hall in enumerate(halls):
        name_centre(database, Centre(hall.centre, f"{hall.centre}p", f"Trung tâm {n}"))
        device = hall.device()
        for event, at in visited("t"):
            tell(device, event, at)
        sent(hall, device)
    return halls


def test_a_province_counts_its_own_centres_alone(
    database: Database, provinces: tuple[Journalled, Journalled]
) -> None:
    mine, _ = provinces
    with database.reading() as connection:
        found = figures.lines(connection, Scope("province", f"{mine.centre}p"), DAY, "centre")
        country = figures.lines(connection, Scope("national"), DAY, "province")
    assert [(line.key, line.issued, line.served) for line in found] == [(mine.centre, 1, 1)]
    assert {f"{each.centre}p" for each in provinces} <= {line.key for line in country}
