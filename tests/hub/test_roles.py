"""A place does what its role may, and a counter speaks for itself alone."""

import pytest

from kiosk import roles, wishes
from kiosk.answers import Refused, TicketTaken
from kiosk.desk import Desk, Question
from kiosk.desk.slip_facts import SlipWanted
from kiosk.errors import NotAdmitted
from tests.hub.conftest import LetIn
from tests.small_centre import BIRTH, PIN

PLACES = ("kiosk", "counter", "rater", "board", "manager", "standby")


def test_every_wish_of_the_desk_has_its_roles_or_is_kept_at_the_hub() -> None:
    on_the_wire = {name for role in roles.ROLES.values() for name in role}
    assert on_the_wire | roles.AT_THE_HUB_ALONE == wishes.NAMES
    assert not on_the_wire & roles.AT_THE_HUB_ALONE
    assert set(roles.ROLES) == set(PLACES)


def test_every_rule_is_about_an_argument_of_its_wish() -> None:
    for role in roles.ROLES.values():
        for name, rules in role.items():
            assert rules.keys() <= wishes.form_of(name).types.keys(), name


def test_every_wish_that_names_a_counter_is_bound_to_the_askers_own() -> None:
    for place in ("kiosk", "counter", "rater", "board"):
        for name, rules in roles.ROLES[place].items():
            if "counter" in wishes.form_of(name).types:
                assert rules.get("counter") is roles.own_counter, (place, name)


def test_what_a_role_does_not_have_is_refused_and_changes_nothing(
    desk: Desk, let_in: LetIn
) -> None:
    """Every wish, by every place; no argument is needed to be told that one may not."""
    machines = {place: let_in(place) for place in PLACES}
    before = desk.store.run(lambda tx: tx.head.seq)
    refused = 0
    for place, machine in machines.items():
        for name in sorted(wishes.NAMES - roles.ROLES[place].keys()):
            form = wishes.form_of(name)
            if form.needed:
                continue
            with pytest.raises(NotAdmitted, match="may not do that"):
                getattr(machine.desk, name)()
            refused += 1
    assert refused > 20
    assert desk.store.run(lambda tx: tx.head.seq) == before


def test_a_counter_cannot_speak_for_another(desk: Desk, let_in: LetIn) -> None:
    counter = let_in("counter", 1).desk
    for wish in (
        lambda: counter.sign_in(counter=2, official="CB01", pin=PIN),
        lambda: counter.console(counter=2),
        lambda: counter.call_next(counter=2),
        lambda: counter.finish(counter=2),
        lambda: counter.sign_out(counter=0),
    ):
        with pytest.raises(NotAdmitted):
            wish()
    assert desk.hall().counters[1].state == "closed"


def test_a_rater_asks_about_its_own_counter_and_takes_no_numbers(let_in: LetIn) -> None:
    rater = let_in("rater", 2).desk
    assert isinstance(rater.question(counter=2), Question)
    with pytest.raises(NotAdmitted):
        rater.question(counter=1)
    with pytest.raises(NotAdmitted):
        rater.take_ticket(procedure=BIRTH)


def test_nobody_opens_a_counter_without_a_pin_from_afar(let_in: LetIn) -> None:
    for place in ("counter", "manager"):
        with pytest.raises(NotAdmitted):
            let_in(place).desk.sign_in_by_command(counter=1)


def test_a_kiosk_is_a_kiosk_whatever_it_says_it_is(desk: Desk, let_in: LetIn) -> None:
    kiosk = let_in("kiosk").desk
    taken = kiosk.take_ticket(procedure=BIRTH, place="counter", print_at="counter")
    assert isinstance(taken, TicketTaken)
    row = desk.slip(slip=taken.slip)
    assert not isinstance(row, Refused)
    assert row.place.startswith("kiosk@")


def test_a_counters_papers_wait_at_that_counter(desk: Desk, let_in: LetIn) -> None:
    first, second = let_in("counter", 1).desk, let_in("counter", 2).desk
    wanted = first.order_slip(form="receipt", about="Q1-261123-0001", place="kiosk", facts="{}")
    assert isinstance(wanted, SlipWanted)
    assert [row.slip for row in first.waiting_slips(places=())] == [wanted.slip]
    assert second.waiting_slips(places=("counter", "counter@1")) == ()
    row = desk.slip(slip=wanted.slip)
    assert not isinstance(row, Refused)
    assert row.place == "counter@1"


def test_guesses_at_a_dossier_are_counted_by_machine(desk: Desk, let_in: LetIn) -> None:
    one, other = let_in("kiosk").desk, let_in("kiosk").desk
    for at in range(desk.centre.times.lookup_per_minute):
        one.look_up(code=f"H00.14-261123-{at:04d}", factor="1234", place=f"kiosk {at}")
    again = one.look_up(code="H00.14-261123-0099", factor="1234", place="another")
    assert isinstance(again, Refused)
    assert again.reason == "too_often"
    free = other.look_up(code="H00.14-261123-0098", factor="1234")
    assert isinstance(free, Refused)
    assert free.reason == "not_found"
