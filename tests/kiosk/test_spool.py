"""Papers are wanted, made once, and never told to be out when they may not be."""

import re
from collections.abc import Callable
from functools import partialmethod
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from kiosk import events
from kiosk.answers import Reason, Refused, TicketTaken
from kiosk.backups import backup, restore
from kiosk.data_directory import verify
from kiosk.desk import CounterView, Desk
from kiosk.desk.slip_facts import SlipJob, SlipRow, SlipWanted
from kiosk.store import Store
from kiosk.transaction import Transaction
from tests.desk_at_work import HandClock
from tests.kiosk.conftest import OpenDesk
from tests.small_centre import BIRTH, small_centre

FACTS = '{"applicant":"Trần Thị Bé"}'


def taken(desk: Desk) -> TicketTaken:
    ticket = desk.take_ticket(procedure=BIRTH, print_at="kiosk")
    assert isinstance(ticket, TicketTaken)
    return ticket


def row(desk: Desk, slip: str) -> SlipRow:
    found = desk.slip(slip=slip)
    assert isinstance(found, SlipRow)
    return found


def begun(desk: Desk, slip: str) -> SlipJob:
    job = desk.begin_slip(slip=slip, device="K1")
    assert isinstance(job, SlipJob)
    return job


def wanted(desk: Desk, slip: str) -> SlipWanted:
    again = desk.retry_slip(slip=slip)
    assert isinstance(again, SlipWanted)
    return again


def receipt(desk: Desk, copy: str = "kept", facts: str = FACTS) -> SlipWanted:
    return desk.order_slip(form="receipt", about="H1", place="counter", facts=facts, copy=copy)


def test_a_number_and_its_paper_are_wanted_in_one_event(desk: Desk) -> None:
    ticket = taken(desk)
    assert row(desk, ticket.slip).state == "queued"
    newest = desk.store.run(lambda tx: tx.value("SELECT kind FROM event ORDER BY seq DESC LIMIT 1"))
    assert newest == events.NAMES[events.TicketIssued]
    without = desk.take_ticket(procedure=BIRTH)
    assert isinstance(without, TicketTaken)
    assert without.slip == ""
    assert len(desk.slips()) == 1


def test_papers_wait_in_the_order_they_were_wanted(desk: Desk) -> None:
    slips = [taken(desk).slip for _ in range(5)]
    assert [each.slip for each in desk.waiting_slips(places=("kiosk",))] == slips
    assert desk.waiting_slips(places=("counter",)) == ()


def test_only_one_can_take_a_paper_to_a_printer(desk: Desk) -> None:
    slip = taken(desk).slip
    job = begun(desk, slip)
    assert job.ticket is not None
    again = desk.begin_slip(slip=slip, device="K2")
    assert isinstance(again, Refused)
    assert again.reason is Reason.WRONG_STATE
    assert row(desk, slip).device == "K1"


def test_what_did_not_come_waits_and_what_came_does_not(desk: Desk) -> None:
    first, second = taken(desk).slip, taken(desk).slip
    begun(desk, first)
    desk.slip_failed(slip=first, state="failed", reason="paper_out")
    begun(desk, second)
    desk.slip_printed(slip=second)
    (waiting,) = desk.waiting_slips(places=("kiosk",))
    assert (waiting.slip, waiting.state, waiting.reason) == (first, "failed", "paper_out")


def test_what_was_being_sent_when_the_plug_was_pulled_may_be_out(
    desk: Desk, open_desk: OpenDesk
) -> None:
    sending, queued = taken(desk).slip, taken(desk).slip
    begun(desk, sending)
    open_desk.close()  # type: ignore[attr-defined]
    again = open_desk(small_centre())
    assert again.interrupted_slips(device="K1") == 1
    assert again.interrupted_slips(device="K1") == 0
    assert (row(again, sending).state, row(again, sending).reason) == ("uncertain", "interrupted")
    assert [each.slip for each in again.waiting_slips(places=("kiosk",))] == [queued]


def test_a_paper_that_may_be_out_comes_again_only_as_a_reprint(desk: Desk) -> None:
    ticket = taken(desk)
    begun(desk, ticket.slip)
    desk.slip_failed(slip=ticket.slip, state="uncertain", reason="uncertain")
    assert desk.waiting_slips(places=("kiosk",)) == ()
    again = wanted(desk, ticket.number)
    assert again.slip != ticket.slip
    assert begun(desk, again.slip).reprint == 1
    assert (row(desk, ticket.slip).state, row(desk, ticket.slip).reason) == (
        "given_up",
        "reprinted",
    )
    desk.slip_printed(slip=again.slip)
    third = wanted(desk, again.slip)
    assert begun(desk, third.slip).reprint == 2


def test_a_paper_that_did_not_come_is_tried_again_as_itself(desk: Desk) -> None:
    ticket = taken(desk)
    begun(desk, ticket.slip)
    desk.slip_failed(slip=ticket.slip, state="failed", reason="cover_open")
    assert wanted(desk, ticket.slip).slip == ticket.slip
    assert begun(desk, ticket.slip).reprint == 0


def test_a_late_confirmation_is_believed(desk: Desk) -> None:
    """Its process lived on while another took it for dead."""
    ticket = taken(desk)
    begun(desk, ticket.slip)
    desk.interrupted_slips(device="K1")
    desk.slip_printed(slip=ticket.slip)
    assert row(desk, ticket.slip).state == "printed"


def test_an_old_number_is_not_printed_into_an_empty_hall(desk: Desk, clock: HandClock) -> None:
    old = taken(desk).slip
    clock.forward(minutes=desk.centre.times.paper_minutes - 1)
    young = taken(desk).slip
    assert [each.slip for each in desk.waiting_slips(places=("kiosk",))] == [old, young]
    clock.forward(minutes=1, seconds=1)
    assert [each.slip for each in desk.waiting_slips(places=("kiosk",))] == [young]
    assert (row(desk, old).state, row(desk, old).reason) == ("given_up", "too_old")
    wanted(desk, old)
    assert begun(desk, old).reprint == 0


def test_a_paper_grows_too_old_between_the_look_and_the_printer(
    desk: Desk, clock: HandClock
) -> None:
    slip = taken(desk).slip
    clock.forward(minutes=desk.centre.times.paper_minutes, seconds=1)
    answer = desk.begin_slip(slip=slip, device="K1")
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.TOO_OLD


def test_a_form_still_to_come_is_not_wanted_twice(desk: Desk) -> None:
    first = receipt(desk)
    assert receipt(desk) == SlipWanted(slip=first.slip, waiting=True)
    other = receipt(desk, copy="customer")
    assert other.slip != first.slip
    assert desk.times_printed(form="receipt", about="H1") == 0
    begun(desk, first.slip)
    desk.slip_printed(slip=first.slip)
    assert desk.times_printed(form="receipt", about="H1") == 1
    assert receipt(desk).slip != first.slip


def test_what_stands_on_a_form_is_kept_no_longer_than_it_is_needed(
    desk: Desk, clock: HandClock
) -> None:
    def kept() -> int:
        return int(desk.store.run(lambda tx: tx.value("SELECT count(*) FROM sealed")))

    printed, given_up, waiting = (receipt(desk, copy=each).slip for each in ("a", "b", "c"))
    assert begun(desk, printed).facts == FACTS
    assert kept() == 3
    desk.slip_printed(slip=printed)
    assert kept() == 2
    desk.give_up_slip(slip=given_up)
    assert kept() == 1
    clock.forward(days=1)
    desk.lobby()
    assert kept() == 0
    assert desk.waiting_slips(places=("counter",)) == ()
    assert row(desk, waiting).state == "given_up"


def test_a_person_gives_up_what_was_found_on_the_floor(desk: Desk) -> None:
    slip = taken(desk).slip
    begun(desk, slip)
    answer = desk.give_up_slip(slip=slip)
    assert isinstance(answer, Refused)
    desk.slip_failed(slip=slip, state="uncertain", reason="uncertain")
    desk.give_up_slip(slip=slip)
    assert row(desk, slip).state == "given_up"


@pytest.mark.parametrize("wish", ["begin_slip", "retry_slip", "give_up_slip", "slip"])
def test_nobody_knows_a_paper_that_was_never_wanted(desk: Desk, wish: str) -> None:
    more = {"device": "K1"} if wish == "begin_slip" else {}
    answer = getattr(desk, wish)(slip="x", **more)
    assert answer.reason is Reason.UNKNOWN_SLIP


class Explained:
    """A transaction that also keeps how the database finds what it is asked for."""

    def __init__(self, tx: Transaction, plans: dict[str, str]) -> None:
        self._tx = tx
        self._plans = plans

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)

    def _asked(self, read: str, sql: str, *values: object) -> Any:
        steps = self._tx.all(f"EXPLAIN QUERY PLAN {sql}", *values)
        self._plans[sql] = "; ".join(str(step["detail"]) for step in steps)
        return getattr(self._tx, read)(sql, *values)

    all = partialmethod(_asked, "all")
    one = partialmethod(_asked, "one")
    value = partialmethod(_asked, "value")


class ExplainingStore:
    """The desk's own store, whose transactions explain themselves."""

    def __init__(self, desk: Desk) -> None:
        self.plans: dict[str, str] = {}
        self._store = desk.store
        self.desk = Desk(msgspec.structs.replace(desk.parts, store=cast("Store", self)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def run(self, work: Callable[[Any], Any]) -> Any:
        return self._store.run(lambda tx: work(Explained(tx, self.plans)))


def test_the_spool_is_found_behind_a_million_papers_that_came(desk: Desk) -> None:
    """No look of a place goes through papers of before, whose number only grows."""
    store = ExplainingStore(desk)
    again = store.desk
    again.sign_in_by_command(counter=1)
    for state in ("failed", "uncertain"):
        ticket = taken(again)
        begun(again, ticket.slip)
        again.slip_failed(slip=ticket.slip, state=state, reason="x")
        again.hold_slip(slip=ticket.slip, reason="x")
        again.reprint_ticket(ticket=ticket.ticket)
        wanted(again, ticket.slip)
    receipt(again)
    again.times_printed(form="receipt", about="H1")
    again.waiting_slips(places=("kiosk", "counter"))
    again.interrupted_slips(device="K1")
    again.slip_printed(slip=ticket.slip)
    again.give_up_slip(slip=taken(again).slip)
    again.hall()
    again.console(counter=1)
    plans = {sql: plan for sql, plan in store.plans.items() if "FROM slip" in sql}
    assert len(plans) > 8
    through_all = re.compile(r"SCAN (s|slip)\b(?! USING INDEX slip_open)")
    assert not [(sql, plan) for sql, plan in plans.items() if through_all.search(plan)]


def test_staff_are_told_of_papers_that_may_be_out(desk: Desk, clock: HandClock) -> None:
    desk.sign_in_by_command(counter=1)
    ticket = taken(desk)
    begun(desk, ticket.slip)
    desk.slip_failed(slip=ticket.slip, state="uncertain", reason="uncertain")
    view = desk.console(counter=1)
    assert isinstance(view, CounterView)
    assert view.unsure == desk.hall().unsure == (ticket.number,)
    desk.retry_slip(slip=ticket.number)
    assert desk.hall().unsure == ()
    begun(desk, receipt(desk).slip)
    desk.interrupted_slips(device="K1")
    assert desk.hall().unsure == ("H1",)
    clock.forward(days=1)
    assert desk.hall().unsure == ()


def unsure(desk: Desk) -> TicketTaken:
    """A number whose paper may be out."""
    ticket = taken(desk)
    begun(desk, ticket.slip)
    desk.slip_failed(slip=ticket.slip, state="uncertain", reason="uncertain")
    return ticket


def test_what_may_be_out_waits_for_a_decision_until_the_day_ends(
    desk: Desk, clock: HandClock
) -> None:
    ticket = unsure(desk)
    clock.forward(hours=8)
    desk.waiting_slips(places=("kiosk",))
    assert row(desk, ticket.slip).state == "uncertain"
    clock.forward(hours=16)
    desk.waiting_slips(places=("kiosk",))
    assert (row(desk, ticket.slip).state, row(desk, ticket.slip).reason) == (
        "given_up",
        "day_over",
    )


def test_what_was_found_on_the_floor_comes_again_only_as_a_reprint(desk: Desk) -> None:
    ticket = unsure(desk)
    desk.give_up_slip(slip=ticket.slip)
    again = wanted(desk, ticket.number)
    assert again.slip != ticket.slip
    assert begun(desk, again.slip).reprint == 1


def test_a_paper_that_may_be_out_is_made_again_once_however_often_it_is_wanted(desk: Desk) -> None:
    ticket = unsure(desk)
    again = wanted(desk, ticket.slip)
    assert wanted(desk, ticket.slip) == SlipWanted(slip=again.slip, waiting=True)
    assert [each.slip for each in desk.waiting_slips(places=("kiosk",))] == [again.slip]
    begun(desk, again.slip)
    desk.slip_printed(slip=again.slip)
    assert begun(desk, wanted(desk, ticket.slip).slip).reprint == 2


def test_a_late_failure_brings_nothing_back_that_a_person_has_decided(desk: Desk) -> None:
    ticket = unsure(desk)
    wanted(desk, ticket.slip)
    desk.slip_failed(slip=ticket.slip, state="failed", reason="busy")
    assert row(desk, ticket.slip).state == "given_up"


def test_a_paper_that_another_process_is_printing_is_not_held(desk: Desk) -> None:
    ticket = taken(desk)
    begun(desk, ticket.slip)
    desk.hold_slip(slip=ticket.slip, reason="paper_out")
    assert row(desk, ticket.slip).state == "sending"
    assert desk.waiting_slips(places=("kiosk",)) == ()


@pytest.mark.parametrize("minutes", [4, -60])
def test_who_was_sending_for_minutes_is_gone(desk: Desk, clock: HandClock, minutes: float) -> None:
    """A place that ended while another took over, a command that was killed; also where the clock
    was set back."""
    ticket = taken(desk)
    begun(desk, ticket.slip)
    clock.forward(minutes=1)
    desk.waiting_slips(places=("kiosk",))
    assert row(desk, ticket.slip).state == "sending"
    clock.forward(minutes=minutes)
    desk.waiting_slips(places=("counter",))
    assert (row(desk, ticket.slip).state, row(desk, ticket.slip).reason) == (
        "uncertain",
        "interrupted",
    )


def test_a_clock_that_was_set_back_keeps_no_old_number_waiting(
    desk: Desk, clock: HandClock
) -> None:
    before = taken(desk).slip
    clock.forward(seconds=-20)
    assert [each.slip for each in desk.waiting_slips(places=("kiosk",))] == [before]
    clock.forward(hours=-1)
    assert desk.waiting_slips(places=("kiosk",)) == ()
    assert (row(desk, before).state, row(desk, before).reason) == ("given_up", "too_old")


def test_what_waits_where_no_printer_is_any_more_is_given_up_in_time(
    desk: Desk, clock: HandClock
) -> None:
    ticket = desk.take_ticket(procedure=BIRTH, print_at="command")
    assert isinstance(ticket, TicketTaken)
    clock.forward(minutes=desk.centre.times.paper_minutes + 1)
    desk.waiting_slips(places=("kiosk",))
    assert row(desk, ticket.slip).reason == "too_old"


def test_the_paper_of_a_command_comes_out_at_the_kiosk_when_it_is_wanted_again(desk: Desk) -> None:
    for came in (False, True):
        ticket = desk.take_ticket(procedure=BIRTH, print_at="command")
        assert isinstance(ticket, TicketTaken)
        desk.begin_slip(slip=ticket.slip, device="command")
        state = "uncertain" if came else "failed"
        desk.slip_failed(slip=ticket.slip, state=state, reason="off")
        again = wanted(desk, ticket.number)
        assert row(desk, again.slip).place == "kiosk"
        assert begun(desk, again.slip).reprint == int(came)
        desk.slip_printed(slip=again.slip)
    assert desk.waiting_slips(places=("command",)) == ()


def test_a_number_of_yesterday_is_not_made_again_today(desk: Desk, clock: HandClock) -> None:
    old = taken(desk).slip
    clock.forward(days=1)
    assert desk.waiting_slips(places=("kiosk",)) == ()
    answer = desk.retry_slip(slip=old)
    assert isinstance(answer, Refused)
    assert answer.reason is Reason.TOO_OLD
    assert row(desk, old).state == "given_up"


def test_a_form_that_was_corrected_before_it_came_is_printed_as_corrected(desk: Desk) -> None:
    first = receipt(desk)
    begun(desk, first.slip)
    desk.slip_failed(slip=first.slip, state="failed", reason="paper_out")
    right = receipt(desk, facts='{"applicant":"Trần Thị Bê"}')
    assert not right.waiting
    assert row(desk, first.slip).reason == "replaced"
    assert [each.slip for each in desk.waiting_slips(places=("counter",))] == [right.slip]
    assert begun(desk, right.slip).facts == '{"applicant":"Trần Thị Bê"}'


def test_what_waited_in_a_backup_may_have_come_out_since(
    desk: Desk, open_desk: OpenDesk, clock: HandClock, tmp_path: Path
) -> None:
    waiting, form = taken(desk), receipt(desk)
    clock.forward(seconds=30)
    backup(tmp_path / "data", tmp_path / "backup.db")
    for slip in (waiting.slip, form.slip):
        begun(desk, slip)
        desk.slip_printed(slip=slip)
    open_desk.close()  # type: ignore[attr-defined]
    restore(tmp_path / "backup.db", tmp_path / "data")
    again = open_desk()
    assert isinstance(again.begin_slip(slip=waiting.slip, device="K1"), Refused)
    assert again.waiting_slips(places=("kiosk", "counter")) == ()
    assert (row(again, waiting.slip).state, row(again, waiting.slip).reason) == (
        "uncertain",
        "restored",
    )
    reprint = wanted(again, form.slip)
    assert [each.slip for each in again.waiting_slips(places=("counter",))] == [reprint.slip]
    assert begun(again, reprint.slip).reprint == 1


def test_the_spool_is_rebuilt_from_the_journal(desk: Desk) -> None:
    for state in ("failed", "uncertain"):
        slip = taken(desk).slip
        begun(desk, slip)
        desk.slip_failed(slip=slip, state=state, reason="x")
    wanted(desk, slip)
    receipt(desk)
    before = desk.slips()
    desk.store.run(lambda tx: tx.rebuild())
    assert desk.slips() == before
    assert verify(desk.store.path.parent).intact


def test_a_second_paper_at_the_kiosk_waits_for_the_first(desk: Desk) -> None:
    ticket = taken(desk)
    same = desk.reprint_ticket(ticket=ticket.ticket)
    assert isinstance(same, TicketTaken)
    assert same.slip == ticket.slip
    begun(desk, ticket.slip)
    desk.slip_printed(slip=ticket.slip)
    second = desk.reprint_ticket(ticket=ticket.ticket)
    assert isinstance(second, TicketTaken)
    assert second.slip != ticket.slip
    assert begun(desk, second.slip).reprint == 1
