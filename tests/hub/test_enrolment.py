"""A code lets one machine in, once, soon, and cannot be guessed."""

from collections.abc import Callable

import pytest

from kiosk.answers import Done, Reason, Refused
from kiosk.desk import Desk
from kiosk.desk.machines import WRONG_TRIES, EnrolmentCode, Machine
from kiosk.journal import verify
from kiosk.keys import DeviceKey
from sync.hub.running import Hub
from sync.remote import Line, enrol
from sync.signing import Me
from tests.desk_at_work import HandClock

NewKey = Callable[[], DeviceKey]


def offered(desk: Desk, place: str = "counter", counter: int = 2) -> str:
    code = desk.offer_enrolment(place=place, counter=counter)
    assert isinstance(code, EnrolmentCode)
    return code.code


def reason(answer: object) -> Reason:
    assert isinstance(answer, Refused)
    return answer.reason


def use(desk: Desk, code: str, key: DeviceKey, place: str = "counter") -> Machine | Refused:
    return desk.enrol_machine(code=code, key=key.public.hex(), place=place)


def test_a_code_lets_one_machine_in_and_no_second(hub: Hub, desk: Desk, new_key: NewKey) -> None:
    code, key, second = offered(desk), new_key(), new_key()
    me = enrol(Line(hub.address, key), key, code.lower().replace("-", " "), "counter")
    assert isinstance(me, Me)
    assert (me.place, me.counter) == ("counter", 2)
    assert enrol(Line(hub.address, key), key, code, "counter") == me  # its answer was lost
    assert reason(enrol(Line(hub.address, second), second, code, "counter")) is Reason.WRONG_CODE
    assert [each.machine for each in desk.machines()] == [me.machine]


def test_a_code_lives_ten_minutes(desk: Desk, clock: HandClock, new_key: NewKey) -> None:
    early, late = offered(desk), offered(desk)
    clock.forward(minutes=9, seconds=59)
    assert isinstance(use(desk, early, new_key()), Machine)
    clock.forward(seconds=1)
    assert reason(use(desk, late, new_key())) is Reason.WRONG_CODE


def test_a_code_does_not_survive_guessing(desk: Desk, new_key: NewKey) -> None:
    code = offered(desk)
    for _ in range(WRONG_TRIES):
        assert reason(use(desk, "AAAA-AAAA", new_key())) is Reason.WRONG_CODE
    assert reason(use(desk, code, new_key())) is Reason.WRONG_CODE
    assert isinstance(use(desk, offered(desk), new_key()), Machine)


def test_guesses_while_nothing_is_open_write_nothing(desk: Desk, new_key: NewKey) -> None:
    before = desk.store.run(lambda tx: tx.head.seq)
    for _ in range(20):
        use(desk, "AAAA-AAAA", new_key())
    assert desk.store.run(lambda tx: tx.head.seq) == before


def test_a_code_for_another_place_is_not_used_up(desk: Desk, new_key: NewKey) -> None:
    code = offered(desk, "kiosk", 0)
    key = new_key()
    assert reason(use(desk, code, key, "counter")) is Reason.CODE_OF_ANOTHER_PLACE
    assert isinstance(use(desk, code, key, "kiosk"), Machine)


@pytest.mark.parametrize(
    ("place", "counter", "why"),
    [
        ("kiosk", 1, Reason.UNKNOWN_COUNTER),
        ("counter", 0, Reason.UNKNOWN_COUNTER),
        ("rater", 9, Reason.UNKNOWN_COUNTER),
        ("throne", 0, Reason.UNKNOWN_PLACE),
    ],
)
def test_a_code_is_for_a_place_there_is(desk: Desk, place: str, counter: int, why: Reason) -> None:
    assert reason(desk.offer_enrolment(place=place, counter=counter)) is why


@pytest.mark.parametrize("key", ["", "ab", "zz" * 32, "ab" * 33])
def test_a_key_is_32_bytes_in_hex(desk: Desk, key: str) -> None:
    code = offered(desk)
    answer = desk.enrol_machine(code=code, key=key, place="counter")
    assert reason(answer) is Reason.INCOMPLETE


def test_a_machine_is_revoked_by_how_its_id_begins_where_that_is_plain(
    desk: Desk, new_key: NewKey
) -> None:
    machine = use(desk, offered(desk), new_key())
    assert isinstance(machine, Machine)
    for name in ("", "x", machine.machine + "0"):
        assert reason(desk.revoke_machine(machine=name)) is Reason.UNKNOWN_MACHINE
    assert desk.revoke_machine(machine=machine.machine[:6]) == Done()
    assert desk.machines()[0].revoked is not None
    assert reason(desk.revoke_machine(machine=machine.machine)) is Reason.UNKNOWN_MACHINE


def test_the_journal_keeps_who_was_let_in_and_no_code(desk: Desk, new_key: NewKey) -> None:
    code = offered(desk)
    use(desk, code, new_key())
    use(desk, offered(desk), new_key())
    desk.revoke_machine(machine=desk.machines()[1].machine)
    before = desk.machines()
    desk.store.run(lambda tx: tx.rebuild())
    assert desk.machines() == before
    with desk.store.reading() as rows:
        assert verify(rows).intact
        bodies = b"".join(row[0] for row in rows.execute("SELECT body FROM event"))
    assert code.encode() not in bodies
    assert code.replace("-", "").encode() not in bodies
