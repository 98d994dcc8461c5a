"""The journal is append-only, chained, and what is derived from it can be made again."""

from pathlib import Path

import pytest

from kiosk import events, schema, views
from kiosk.answers import Finished, TicketTaken
from kiosk.catalogue import BookingState
from kiosk.data_directory import verify
from kiosk.desk import Desk, Person
from kiosk.events import (
    BookingLearned,
    HandCallConflicted,
    HandCallEnded,
    HandCallKept,
    HandCallTaken,
    HubLost,
    HubPromoted,
    OldHubReturned,
    StandbyNamed,
    TicketAdopted,
)
from kiosk.journal import Recorded
from kiosk.store import connect
from tests.kiosk.conftest import OpenDesk
from tests.kiosk.forging import forge, rechain
from tests.small_centre import BIRTH, LAND


def a_busy_morning(desk: Desk) -> None:
    """Some of everything that can happen."""
    desk.sign_in(counter=1, official="CB01", pin="0000")
    desk.sign_in_by_command(counter=1)
    desk.sign_in_by_command(counter=2, official="CB02")
    for n in range(6):
        desk.take_ticket(procedure=BIRTH, priority="elderly" if n == 3 else "", request_id=f"r{n}")
    desk.take_ticket(procedure=LAND)
    desk.call_next(counter=1)
    desk.recall(counter=1)
    taken = desk.receive_dossier(
        counter=1,
        procedure=BIRTH,
        person=Person("Trần Thị Bé", phone="0900000000"),
        papers=(),
        fee_vnd=8_000,
    )
    desk.confirm_fee(counter=1, code=taken.code)  # type: ignore[union-attr]
    desk.change_dossier(counter=1, code=taken.code, form="supplement", note="Thiếu tờ khai")  # type: ignore[union-attr]
    desk.hand_over(counter=1, code=taken.code, giving=True, office="Phòng Tư pháp", colleague="Lê")  # type: ignore[union-attr]
    done = desk.finish(counter=1)
    assert isinstance(done, Finished)
    desk.rate(rating=done.rating, score=2)
    desk.explain_rating(rating=done.rating, reasons=("slow",), comment="Lâu")
    desk.call_next(counter=1)
    desk.miss(counter=1)
    desk.call_next(counter=2)
    desk.park(counter=2, reason="Sao y")
    desk.call_next(counter=1)
    desk.transfer(counter=1, to_counter=2)
    desk.start_break(counter=1, reason="meeting", minutes=5)
    desk.device_state(device="printer-1", reason="paper_out")
    paper = desk.take_ticket(procedure=BIRTH, print_at="kiosk")
    desk.begin_slip(slip=paper.slip, device="printer-1")  # type: ignore[union-attr]
    desk.slip_failed(slip=paper.slip, state="failed", reason="paper_out")  # type: ignore[union-attr]
    desk.order_slip(form="receipt", about="x", place="counter", facts="{}")
    desk.look_up(code="H00.14-261112-0001", factor="0000")
    desk.store.run(lambda tx: desk.hear_booking(tx, _booked_at(tx.now_ms), 1, "000202000001"))
    desk.check_in(booking="LH-261123-0001")
    code = desk.offer_enrolment(place="kiosk")
    desk.enrol_machine(code=code.code, key="ab" * 32, place="kiosk")  # type: ignore[union-attr]
    desk.offer_enrolment(place="board")
    desk.enrol_machine(code="AAAA-AAAA", key="cd" * 32, place="board")
    desk.revoke_machine(machine=desk.machines()[0].machine)


def _booked_at(ms: int) -> BookingLearned:
    return BookingLearned(
        code="LH-261123-0001",
        state=BookingState.BOOKED,
        starts_ms=ms,
        ends_ms=ms + 1_800_000,
        queue="R",
    )


def _taken_in(desk: Desk) -> None:
    """What a kiosk and two counters did while they were cut off."""
    called = {"log": "far", "counter": 2, "official": "CB01", "called_ms": 5}
    story = [
        HubLost(hub_session=1),
        TicketAdopted(
            eid="t1",
            log="far",
            arrived_ms=1,
            session=1,
            ticket="k1",
            number="AK001",
            series="AK",
            n=1,
            queue="A",
            token="T1",  # noqa: S106 - no secret
        ),
        HandCallKept(eid="c1", call="c1", ticket="k1", number="AK001", **called),
        HandCallTaken(call="c1", ticket="k1"),
        HandCallEnded(
            eid="e1", log="far", call="c1", ticket="k1", counter=2, how="finished", ended_ms=9
        ),
        HandCallKept(eid="c2", call="c2", ticket="k1", number="AK001", **called),
        HandCallConflicted(call="c2", ticket="k1", other_counter=2),
        HandCallKept(eid="c3", call="c3", ticket="", number="AK009", **called),
        HubPromoted(by="CB07", mark="X", session=1),
        OldHubReturned(log="old", epoch=1),
        StandbyNamed(machine="far", address="http://far:7010"),
    ]
    for each in story:
        desk.store.run(lambda tx, each=each: tx.append(each))  # type: ignore[misc]


def derived(path: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = connect(path, read_only=True)
    try:
        return {
            table: [
                tuple(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
            ]
            for table in schema.DERIVED
        }
    finally:
        connection.close()


def test_an_untouched_journal_is_intact(desk: Desk, data: Path) -> None:
    a_busy_morning(desk)
    report = verify(data)
    assert report.intact
    assert report.events > 25
    assert len(report.head) == 64


def test_rebuilding_gives_the_same_tables(desk: Desk, data: Path) -> None:
    a_busy_morning(desk)
    _taken_in(desk)
    before = derived(data / "kiosk.db")
    assert all(before[table] for table in schema.DERIVED if table not in {"export", "complaint"})
    desk.store.run(lambda tx: tx.rebuild())
    assert derived(data / "kiosk.db") == before


def test_rebuilding_repairs_a_derived_table_that_was_tampered_with(desk: Desk, data: Path) -> None:
    a_busy_morning(desk)
    before = derived(data / "kiosk.db")
    connection = connect(data / "kiosk.db")
    connection.execute("UPDATE service SET score = 5")
    connection.close()
    assert derived(data / "kiosk.db") != before
    desk.store.run(lambda tx: tx.rebuild())
    assert derived(data / "kiosk.db") == before


@pytest.mark.parametrize("sql", ["UPDATE event SET kind = 'x'", "DELETE FROM event"])
def test_the_database_itself_refuses_to_change_the_past(desk: Desk, data: Path, sql: str) -> None:
    a_busy_morning(desk)
    connection = connect(data / "kiosk.db")
    with pytest.raises(Exception, match="append-only"):
        connection.execute(sql)
    connection.close()


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE event SET body = CAST(replace(CAST(body AS TEXT), '\"score\":2', '\"score\":5') "
         "AS BLOB) WHERE kind = 'rating_given'", "content differs"),
        ("UPDATE event SET wall_ms = wall_ms + 1 WHERE seq = 9", "content differs"),
        ("DELETE FROM event WHERE kind = 'rating_given'", "is missing before it"),
        ("UPDATE event SET request_id = 'other' WHERE request_id = 'r1'", "content differs"),
        ("UPDATE event SET hash = zeroblob(32) WHERE seq = 5", "content differs"),
        ("UPDATE event SET signature = NULL WHERE kind = 'rating_given'", "content differs"),
    ],
)  # fmt: skip
def test_a_forged_past_is_found(desk: Desk, data: Path, sql: str, found: str) -> None:
    a_busy_morning(desk)
    forge(data, sql)
    report = verify(data)
    assert not report.intact
    assert any(found in problem.what for problem in report.problems), report.problems


@pytest.mark.parametrize("sign", ["zeroblob(64)", "NULL"])
def test_who_rewrites_every_hash_still_cannot_sign(desk: Desk, data: Path, sign: str) -> None:
    a_busy_morning(desk)
    forge(data, f"UPDATE event SET signature = {sign} WHERE kind = 'rating_given'")
    rechain(data)
    found = {problem.what for problem in verify(data).problems}
    assert found == {"is not signed with the key of its epoch"}


def test_a_newer_programs_events_are_kept_and_change_nothing(desk: Desk, data: Path) -> None:
    assert events.decode("robot_arrived", b"{}") is None
    desk.store.run(
        lambda tx: views.apply(tx._rows, Recorded("l", 1, 1, "e", "robot_arrived", 1, 0))
    )
    assert isinstance(desk.take_ticket(procedure=BIRTH), TicketTaken)


def test_the_same_day_goes_on_after_a_restart(open_desk: OpenDesk, data: Path) -> None:
    a_busy_morning(open_desk())
    open_desk.close()  # type: ignore[attr-defined]
    desk = open_desk()
    again = desk.take_ticket(procedure=BIRTH)
    assert isinstance(again, TicketTaken)
    assert again.number == "A008"
    assert verify(data).intact
