"""From stored events to figures: each once, in any order, over any number of servers."""

import zlib

import msgspec
import pytest

from kiosk.events import EventRepeated, RatingDeclined, TicketMissed, TicketTransferred
from sync.server.database import Database
from sync.server.projecting.projection import STEP, centres_behind, rebuild, step
from sync.server.projecting.tables import DERIVED, counted_ticket, told
from tests.server.projecting.journalled import (
    MINUTE,
    NINE,
    Journalled,
    called,
    finished,
    issued,
    rated,
    read_on,
    rows,
    tell,
    visited,
    write,
)


@pytest.fixture
def hall(database: Database) -> Journalled:
    return Journalled(database)


def test_a_visit_is_counted_with_its_times_and_its_answer(hall: Journalled) -> None:
    device = hall.device()
    write(device, visited("t", score=4, procedure="1.001193"))
    hall.send(device)
    assert hall.centre in centres_behind(hall.database)
    read_on(hall)
    assert hall.centre not in centres_behind(hall.database)
    (service,) = rows(hall)
    assert service.waited_ms, service.served_ms == (10 * MINUTE, 5 * MINUTE)
    assert (service.outcome, service.answer, service.score) == ("finished", "given", 4)
    assert (service.day, service.queue, service.procedure) == ("2026-11-23", "A", "1.001193")
    assert [row.ticket for row in rows(hall, counted_ticket)] == ["t"]


def test_nothing_read_twice_changes_a_figure(hall: Journalled) -> None:
    device = hall.device()
    write(device, visited("t", score=4))
    hall.send(device, upto=3)
    read_on(hall)
    hall.send(device)
    read_on(hall)
    before = [rows(hall, table) for table in DERIVED]
    read_on(hall)
    assert [rows(hall, table) for table in DERIVED] == before
    assert len(rows(hall)) == 1


def test_a_rebuild_gives_the_same_rows(hall: Journalled) -> None:
    one, other = hall.device(), hall.device()
    write(one, *(visited(f"t{n}", NINE + n * MINUTE) for n in range(40)))
    for n in range(0, 40, 2):
        tell(other, rated(f"t{n}", 1 + n % 5), NINE + (n + 20) * MINUTE)
    tell(one, issued("odd", queue="q" * 300))
    for device in (other, one):
        hall.send(device)
        read_on(hall)
    before = [rows(hall, table) for table in DERIVED]
    assert [len(each) for each in before[2:5]] == [1, 40, 40]
    rebuild(hall.database)
    assert [rows(hall, table) for table in DERIVED] == before


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_an_event_sent_again_after_a_fork_counts_once(
    hall: Journalled, order: tuple[int, int]
) -> None:
    device = hall.device()
    write(device, visited("t", score=2))
    device.begin(epoch=2)
    for each in device.chains[1][2:]:
        device.write(
            each.body,
            each.header.kind,
            2,
            signer=device.key,
            wall_ms=each.header.wall_ms + MINUTE,
            eid=bytes.fromhex(each.header.eid.replace("-", "")),
        )
    for epoch in order:
        hall.send(device, epoch=epoch)
        read_on(hall)
    (service,) = rows(hall)
    assert (service.waited_ms, service.served_ms) == (10 * MINUTE, 5 * MINUTE)
    assert [len(rows(hall, table)) for table in (told, counted_ticket)] == [4, 1]
    before = [rows(hall, table) for table in DERIVED]
    rebuild(hall.database)
    assert [rows(hall, table) for table in DERIVED] == before


@pytest.mark.parametrize("known", [True, False])
def test_what_another_course_kept_out_counts_once_from_where_it_is_said_again(
    hall: Journalled, known: bool
) -> None:
    """A cloned disk says again what it wrote (`kiosk.epochs`); the other course may know it too."""
    device = hall.device()
    write(device, visited("t", score=2))
    device.begin(epoch=2)
    for each in device.chains[1][1:]:
        whole = msgspec.json.encode(each.header) + b"\n" + each.body
        head = each.header
        again = EventRepeated(
            epoch=1, seq=head.seq, eid=head.eid, what=head.kind, said=zlib.compress(whole)
        )
        tell(device, again, NINE + MINUTE, epoch=2)
    if known:
        hall.send(device)
        read_on(hall)
    hall.send(device, epoch=2)
    read_on(hall)
    (service,) = rows(hall)
    assert (service.waited_ms, service.served_ms) == (10 * MINUTE, 5 * MINUTE)
    assert [len(rows(hall, table)) for table in (told, counted_ticket)] == [4, 1]


def test_a_long_backlog_is_read_in_steps_to_its_end(hall: Journalled) -> None:
    device = hall.device()
    write(device, *(visited(f"t{n}", NINE + n * MINUTE) for n in range(STEP // 3 + 20)))
    hall.send(device)
    assert step(hall.database, hall.centre, wait=True) == STEP
    read_on(hall)
    assert len(rows(hall)) == STEP // 3 + 20


def test_a_rating_that_arrives_before_its_call_is_counted_with_it(hall: Journalled) -> None:
    rater, counter = hall.device(), hall.device()
    tell(rater, rated("t", 5), NINE + 20 * MINUTE)
    write(counter, visited("t"))
    hall.send(rater)
    read_on(hall)
    assert rows(hall) == []
    hall.send(counter)
    read_on(hall)
    (service,) = rows(hall)
    assert (service.answer, service.score) == ("given", 5)


def test_a_number_whose_own_event_comes_last_gets_its_wait_then(hall: Journalled) -> None:
    kiosk, counter = hall.device(), hall.device()
    write(counter, visited("t")[1:])
    hall.send(counter)
    read_on(hall)
    assert [(row.waited_ms, row.queue) for row in rows(hall)] == [(None, "")]
    tell(kiosk, issued("t", queue="B"))
    hall.send(kiosk)
    read_on(hall)
    assert [(row.waited_ms, row.queue) for row in rows(hall)] == [(10 * MINUTE, "B")]


def test_who_left_is_no_finished_service_and_a_transfer_keeps_the_age(hall: Journalled) -> None:
    device = hall.device()
    tell(device, issued("t"), NINE)
    tell(device, called("t", "one"), NINE + MINUTE)
    moved = TicketTransferred(ticket="t", counter=1, to_queue="B")
    tell(device, moved, NINE + 2 * MINUTE)
    tell(device, called("t", "two", counter=2), NINE + 9 * MINUTE)
    tell(device, TicketMissed(ticket="t", counter=2), NINE + 10 * MINUTE)
    hall.send(device)
    read_on(hall)
    told = {row.call: (row.queue, row.outcome, row.waited_ms // MINUTE) for row in rows(hall)}
    assert told == {"one": ("A", "transferred", 1), "two": ("B", "missed", 9)}


def test_a_clock_that_goes_back_changes_no_order(hall: Journalled) -> None:
    device = hall.device()
    tell(device, issued("t"), NINE)
    tell(device, called("t", "one"), NINE + 60 * MINUTE)
    tell(device, TicketMissed(ticket="t", counter=1), NINE - 600 * MINUTE)
    tell(device, called("t", "two"), NINE - 590 * MINUTE)
    tell(device, finished("t", "two"), NINE - 580 * MINUTE)
    hall.send(device)
    read_on(hall)
    assert {row.call: row.outcome for row in rows(hall)} == {"one": "missed", "two": "finished"}
    assert all(row.waited_ms >= 0 for row in rows(hall))


def test_no_answer_gives_way_to_a_late_one_and_one_service_has_one_rating(
    hall: Journalled,
) -> None:
    device = hall.device()
    write(device, visited("t"))
    tell(device, RatingDeclined(call="call-t", how="no_answer"), NINE + 16 * MINUTE)
    tell(device, rated("t", 3), NINE + 30 * MINUTE)
    tell(device, rated("t", 1), NINE + 31 * MINUTE)
    tell(device, RatingDeclined(call="call-t", how="skipped"), NINE + 32 * MINUTE)
    hall.send(device)
    read_on(hall)
    assert [(row.answer, row.score) for row in rows(hall)] == [("given", 3)]


def test_invented_visits_are_in_no_figure(hall: Journalled) -> None:
    device = hall.device()
    write(device, visited("real"), visited("invented", place="simulation"))
    hall.send(device)
    read_on(hall)
    assert [row.ticket for row in rows(hall)] == ["real"]
    assert [row.ticket for row in rows(hall, counted_ticket)] == ["real"]


def test_what_two_logs_tell_is_the_same_in_either_order(database: Database) -> None:
    halls = [Journalled(database), Journalled(database)]
    found = []
    for hall, order in zip(halls, ((0, 1), (1, 0)), strict=True):
        pair = [hall.device(), hall.device()]
        write(pair[0], visited("t"), visited("u")[:2])
        tell(pair[1], rated("t", 4), NINE + 20 * MINUTE)
        tell(pair[1], TicketMissed(ticket="u", counter=1), NINE + 20 * MINUTE)
        for at in order:
            hall.send(pair[at])
            read_on(hall)
        found.append([tuple(row)[1:] for row in rows(hall)])
    assert found[0] == found[1]
