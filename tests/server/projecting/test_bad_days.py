"""Bad events, bad moments and several readers: none stops, doubles or loses anything."""

import threading
import time
from contextlib import closing

import pytest
from sqlalchemy import text

from kiosk import events
from sync.server.database import Database
from sync.server.projecting.projection import STEP, rebuild, step
from sync.server.projecting.projector import Projector
from sync.server.projecting.tables import uncounted
from tests.server.projecting.journalled import (
    MINUTE,
    NINE,
    Journalled,
    called,
    issued,
    rated,
    read_on,
    rows,
    tell,
    visited,
    write,
)

HUGE, NUL = "x" * 7000, "a\x00b"
ODD = {
    "endless id": (events.encode(issued(HUGE)), "ticket_issued", NINE, "text"),
    "NUL": (events.encode(called(NUL)), "ticket_called", NINE, "text"),
    "no time": (events.encode(issued("late")), "ticket_issued", 2**62, "time"),
    "no number": (
        b'{"call":"c","score":' + str(10**18).encode() + b',"where":"x"}',
        "rating_given",
        NINE,
        "number",
    ),
    "other fields": (b'{"ticket":7}', "ticket_called", NINE, "unreadable"),
    "no JSON": (b"\xff\xfe", "service_finished", NINE, "unreadable"),
}


@pytest.mark.parametrize("odd", ODD)
def test_one_bad_event_stops_no_other(database: Database, odd: str) -> None:
    hall = Journalled(database)
    body, kind, wall_ms, reason = ODD[odd]
    device, other = hall.device(), hall.device()
    write(device, visited("before"))
    device.write(body, kind, signer=device.key, wall_ms=wall_ms)
    write(device, visited("after", score=5))
    tell(other, rated("before", 4), NINE + 20 * MINUTE)
    hall.send(device)
    hall.send(other)
    read_on(hall)
    assert {row.ticket: row.score for row in rows(hall)} == {"before": 4, "after": 5}
    assert [(row.seq, row.reason) for row in rows(hall, uncounted)] == [(5, reason)]


REFUSING = {
    "sqlite": "CREATE TRIGGER told_refuses BEFORE INSERT ON told WHEN NEW.about = 'poison' "
    "BEGIN SELECT RAISE(ABORT, 'no'); END",
    "postgresql": "ALTER TABLE told ADD CONSTRAINT told_refuses CHECK (about <> 'poison')",
}


def test_an_event_that_the_database_refuses_stops_no_other(url: str) -> None:
    with closing(Database(url)) as database:
        with database.writing() as connection:
            connection.execute(text(REFUSING[database.engine.dialect.name]))
        hall = Journalled(database)
        device = hall.device()
        write(device, visited("before"), visited("poison"), visited("after"))
        hall.send(device)
        read_on(hall)
        assert [row.ticket for row in rows(hall)] == ["after", "before"]
        assert {row.reason for row in rows(hall, uncounted)} == {"failed"}


def test_the_server_reads_on_by_itself_and_goes_on_after_trouble(url: str) -> None:
    with closing(Database(url)) as database:
        hall = Journalled(database)
        device = hall.device()
        write(device, visited("t"))
        with database.writing() as connection:
            connection.execute(text("ALTER TABLE counted_service RENAME TO away"))
        projector = Projector(database, look_seconds=0.02)
        projector.start()
        try:
            hall.send(device)
            time.sleep(0.2)
            with database.writing() as connection:
                connection.execute(text("ALTER TABLE away RENAME TO counted_service"))
            rebuild(database)
            write(device, visited("u"))
            hall.send(device)
            until = time.monotonic() + 20
            while len(rows(hall)) < 2 and time.monotonic() < until:
                time.sleep(0.02)
        finally:
            projector.stop()
        assert [row.ticket for row in rows(hall)] == ["t", "u"]


def test_two_servers_reading_at_once_double_and_miss_nothing(url: str) -> None:
    with closing(Database(url)) as one, closing(Database(url)) as other:
        hall = Journalled(one)
        counter, rater = hall.device(), hall.device()
        write(counter, *(visited(f"t{n}", NINE + n * MINUTE) for n in range(60)))
        for n in range(60):
            tell(rater, rated(f"t{n}", 5), NINE + (n + 20) * MINUTE)
        ending = threading.Event()
        wrong: list[BaseException] = []

        def read(database: Database) -> None:
            try:
                while not ending.is_set():
                    step(database, hall.centre)
            except BaseException as error:
                wrong.append(error)

        readers = [threading.Thread(target=read, args=(each,)) for each in (one, other, one)]
        for each in readers:
            each.start()
        for upto in range(10, 62, 10):
            hall.send(rater, upto=upto)
            hall.send(counter, upto=3 * upto)
        hall.send(rater)
        hall.send(counter)
        ending.set()
        for each in readers:
            each.join()
        read_on(hall)
        assert wrong == []
        assert [(row.answer, row.score) for row in rows(hall)] == [("given", 5)] * 60


SLOW = (
    "CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN PERFORM pg_sleep(0.4); RETURN NULL; END $$",
    "CREATE TRIGGER service_comes_slowly AFTER INSERT ON counted_service "
    "FOR EACH ROW EXECUTE FUNCTION slowly()",
)
"""Between a call's row and its commit another server has time to read the rating."""


def test_a_call_and_its_rating_read_by_two_servers_find_each_other(url: str) -> None:
    with closing(Database(url)) as one, closing(Database(url)) as other:
        hall = Journalled(one)
        counter, rater = hall.device("b"), hall.device("a")
        write(counter, visited("t"))
        for n in range(STEP):  # so that the second server's step ends before the first one's chain
            tell(rater, rated(f"{n}" if n else "t", 5), NINE + 20 * MINUTE)
        if one.on_postgresql:
            with one.writing() as connection:
                for statement in SLOW:
                    connection.execute(text(statement))
        hall.send(counter)
        slow = threading.Thread(target=step, args=(one, hall.centre))
        slow.start()
        time.sleep(0.1)
        hall.send(rater)
        step(other, hall.centre)
        slow.join()
        read_on(hall)
        assert [(row.answer, row.score) for row in rows(hall)] == [("given", 5)]
