"""The register of complaints: recorded, verified, corrected, and leading to no visitor."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kiosk import schema
from kiosk.answers import Done, Reason, Refused
from kiosk.bootstrap import reading
from kiosk.desk import Desk
from kiosk.desk.complaint_facts import Complaint, ComplaintTaken
from kiosk.reports.judged import officials_pending
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.kiosk.managed_centre import MANAGER, managed_centre, visit

TODAY = date(2026, 11, 23)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    desk = open_desk(managed_centre())
    desk.sign_in_by_command(counter=1, official="CB01")
    return desk


def record(desk: Desk, **more: object) -> ComplaintTaken | Refused:
    wish = {
        "by": MANAGER,
        "about": "person",
        "way": "hotline",
        "happened": TODAY,
        "text": "Nói to tiếng",
        "official": "CB01",
    }
    return desk.record_complaint(**(wish | more))  # type: ignore[arg-type]


def recorded(desk: Desk, **more: object) -> str:
    taken = record(desk, **more)
    assert isinstance(taken, ComplaintTaken)
    return taken.complaint


def only(desk: Desk) -> Complaint:
    (one,) = desk.complaints().complaints
    return one


def refused(answer: object) -> Reason:
    assert isinstance(answer, Refused), answer
    return answer.reason


def test_a_complaint_waits_on_the_register_with_its_words(desk: Desk) -> None:
    taken = record(desk)
    assert isinstance(taken, ComplaintTaken)
    one = only(desk)
    assert (one.entry, one.state, one.official, one.text) == (1, "pending", "CB01", "Nói to tiếng")
    # ten working days, past the day off on 24 November 2026
    assert one.due.date() == taken.due.date() == date(2026, 12, 8)
    assert desk.hall().pending_complaints == 1


def test_only_a_manager_keeps_the_register(desk: Desk) -> None:
    assert refused(record(desk, by="CB01")) is Reason.NOT_A_MANAGER
    complaint = recorded(desk)
    answer = desk.settle_complaint(by="CB01", complaint=complaint, outcome="upheld", reason="x")
    assert refused(answer) is Reason.NOT_A_MANAGER


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "  "},
        {"official": ""},
        {"official": "CB99"},
        {"about": "weather"},
        {"way": "rumour"},
        {"way": "rating"},
        {"queue": "Z"},
        {"counter": 9},
        {"happened": TODAY + timedelta(days=1)},
    ],
)
def test_what_is_not_whole_is_not_recorded(desk: Desk, wrong: dict[str, object]) -> None:
    assert refused(record(desk, **wrong)) is Reason.INCOMPLETE
    assert desk.complaints().complaints == ()


def test_one_about_the_process_names_no_official(desk: Desk) -> None:
    recorded(desk, about="process", queue="A")
    assert (only(desk).official, only(desk).queue) == ("", "A")


def test_the_same_request_is_one_complaint(desk: Desk) -> None:
    assert recorded(desk, request_id="touch-1") == recorded(desk, request_id="touch-1")
    assert len(desk.complaints().complaints) == 1


def test_it_is_settled_with_a_reason_and_may_be_corrected_by_another_record(
    desk: Desk, clock: HandClock
) -> None:
    complaint = recorded(desk)

    def settle(outcome: str, reason: str) -> Done | Refused:
        return desk.settle_complaint(
            by=MANAGER, complaint=complaint, outcome=outcome, reason=reason
        )

    assert refused(settle("upheld", " ")) is Reason.INCOMPLETE
    assert refused(settle("pending", "lại")) is Reason.INCOMPLETE
    assert isinstance(settle("upheld", "Có nhân chứng"), Done)
    first = only(desk)
    assert (first.state, first.reason) == ("upheld", "Có nhân chứng")
    assert refused(settle("upheld", "lần nữa")) is Reason.ALREADY_SETTLED
    clock.forward(days=1)
    assert isinstance(settle("not_upheld", "Nhầm người"), Done)
    now = only(desk)
    assert (now.state, now.reason) == ("not_upheld", "Nhầm người")
    assert now.settled == first.settled  # when it was first answered


def test_an_unknown_complaint_is_not_settled(desk: Desk) -> None:
    answer = desk.settle_complaint(by=MANAGER, complaint="x", outcome="upheld", reason="y")
    assert refused(answer) is Reason.UNKNOWN_COMPLAINT


def test_pending_ones_stand_first_the_most_urgent_on_top(desk: Desk, clock: HandClock) -> None:
    old, settled = recorded(desk), recorded(desk)
    clock.forward(days=2)
    new = recorded(desk)
    desk.settle_complaint(by=MANAGER, complaint=settled, outcome="upheld", reason="x")
    register = desk.complaints()
    assert [each.complaint for each in register.complaints] == [old, new, settled]
    assert register.counts == {"pending": 2, "upheld": 1}


def test_words_and_reasons_lie_beside_the_journal(desk: Desk, data: Path) -> None:
    complaint = recorded(desk, text="Một điều rất riêng")
    desk.settle_complaint(by=MANAGER, complaint=complaint, outcome="upheld", reason="Lý do riêng")
    with reading(data) as rows:
        bodies = b" ".join(row[0] for row in rows.execute("SELECT body FROM event")).decode()
        sealed = [row[0] for row in rows.execute("SELECT text FROM sealed ORDER BY wall_ms")]
    assert "riêng" not in bodies
    assert {"Một điều rất riêng", "Lý do riêng"} <= set(sealed)
    desk.store.run(lambda tx: tx.erase_sealed("text", 1 << 60))
    assert only(desk).text == ""


def test_rebuilding_gives_the_same_register(desk: Desk, data: Path) -> None:
    complaint = recorded(desk)
    recorded(desk, about="process")
    desk.settle_complaint(by=MANAGER, complaint=complaint, outcome="upheld", reason="x")

    def register() -> list[tuple[object, ...]]:
        assert "complaint" in schema.DERIVED
        with reading(data) as rows:
            return [tuple(row) for row in rows.execute("SELECT * FROM complaint ORDER BY id")]

    before = register()
    desk.store.run(lambda tx: tx.rebuild())
    assert register() == before
    assert len(before) == 2


def test_a_comment_becomes_a_complaint_once_and_says_nothing_of_its_visitor(
    desk: Desk, clock: HandClock, data: Path
) -> None:
    ticket = visit(desk, clock, 1, "Trả lời cộc lốc")
    clock.forward(days=1)
    desk.sign_in_by_command(counter=1, official="CB01")
    (comment,) = desk.comments(since=TODAY).comments
    assert (comment.day, comment.text, comment.reasons) == (TODAY, "Trả lời cộc lốc", ("manner",))
    taken = desk.record_comment(by=MANAGER, origin=comment.origin, about="person")
    assert isinstance(taken, ComplaintTaken)
    one = only(desk)
    assert (one.official, one.way, one.text) == ("CB01", "rating", "Trả lời cộc lốc")
    assert (one.happened, one.counter, one.queue) == (TODAY, 0, "")
    assert desk.comments(since=TODAY).comments == ()
    again = desk.record_comment(by=MANAGER, origin=comment.origin, about="person")
    assert refused(again) is Reason.UNKNOWN_COMPLAINT
    with reading(data) as rows:
        (kept,) = rows.execute("SELECT body FROM event WHERE kind = 'complaint_recorded'")
        service = next(rows.execute("SELECT call, rating, comment FROM service"))
    for secret in (ticket.ticket, ticket.number, ticket.token, *service):
        assert secret not in kept[0].decode()


def test_a_comment_about_the_process_names_the_queue_alone(desk: Desk, clock: HandClock) -> None:
    visit(desk, clock, 2, "Chờ lâu quá")
    clock.forward(days=1)
    (comment,) = desk.comments(since=TODAY).comments
    desk.record_comment(by=MANAGER, origin=comment.origin, about="process")
    assert (only(desk).official, only(desk).queue) == ("", "A")


def test_todays_comments_wait_until_no_visitor_can_be_told_by_them(
    desk: Desk, clock: HandClock
) -> None:
    visit(desk, clock, 1, "Ồn quá")
    assert desk.comments(since=TODAY).comments == ()
    for _ in range(4):
        visit(desk, clock, 5)
    assert [each.text for each in desk.comments(since=TODAY).comments] == ["Ồn quá"]


def test_of_whom_a_complaint_is_pending_is_known_to_those_who_publish(
    desk: Desk, data: Path
) -> None:
    complaint = recorded(desk)
    recorded(desk, about="process")
    with reading(data) as rows:
        assert officials_pending(rows) == {"CB01"}
    desk.settle_complaint(by=MANAGER, complaint=complaint, outcome="not_upheld", reason="x")
    with reading(data) as rows:
        assert officials_pending(rows) == frozenset()
