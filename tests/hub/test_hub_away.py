"""P1, P8: the hub away, numbers go on; the hub back, everybody waits there once and in order."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.answers import Called, Lobby, TicketTaken
from kiosk.bootstrap.alone import GRACE_SECONDS
from kiosk.catalogue import Centre
from kiosk.data_directory import verify
from kiosk.desk import Desk
from kiosk.desk.slip_facts import SlipJob
from kiosk.errors import PlaceGone
from sync.hub.running import Hub
from sync.hub_clock import HubClock
from tests.desk_at_work import HandClock
from tests.hub.alone import kiosk_of, number
from tests.hub.conftest import LetIn, hub_over
from tests.hub.patience import until
from tests.small_centre import BIRTH, LAND

NUMBERS_GO_ON_SECONDS = 5.0
Kiosks = Callable[..., Desk]


@pytest.fixture
def kiosks(let_in: LetIn, centre: Centre, tmp_path: Path) -> Iterator[Kiosks]:
    """One more kiosk with a journal of its own, at each call."""
    with ExitStack() as closing:
        made: list[Desk] = []

        def one_more(**how: float) -> Desk:
            own = tmp_path / f"own {len(made)}"
            made.append(closing.enter_context(kiosk_of(let_in("kiosk"), centre, own, **how)))
            return made[-1]

        yield one_more


def again(hub: Hub, desk: Desk) -> ExitStack:
    """The hub at its address again; closes it."""
    stack = ExitStack()
    stack.enter_context(hub_over(desk, f"{hub.host}:{hub.port}"))
    return stack


def waiting(desk: Desk) -> list[str]:
    """Numbers in the order of the line."""
    rows = desk.store.run(
        lambda tx: tx.all("SELECT number FROM ticket WHERE state = 'waiting' ORDER BY issued_ms")
    )
    return [row["number"] for row in rows]


def test_p8_numbers_go_on_in_less_than_five_seconds_when_the_hub_dies(
    hub: Hub, kiosks: Kiosks
) -> None:
    kiosk = kiosks(grace_seconds=GRACE_SECONDS)
    assert number(kiosk, request_id="1") == "A001"
    kiosk.lobby()
    hub.close()
    touched = time.monotonic()
    taken = kiosk.take_ticket(procedure=BIRTH, print_at="kiosk", request_id="2")
    assert time.monotonic() - touched < NUMBERS_GO_ON_SECONDS
    assert isinstance(taken, TicketTaken)
    assert (taken.number, taken.board, taken.ahead) == ("AK001", "K", 1)
    touched = time.monotonic()
    assert number(kiosk, request_id="3") == "AK002"
    assert time.monotonic() - touched < 1.0  # it knows already
    (row,) = kiosk.waiting_slips(places=("kiosk",))
    assert row.number == "AK001"
    job = kiosk.begin_slip(slip=row.slip, device="K1")
    assert isinstance(job, SlipJob)
    assert job.ticket is not None
    assert job.ticket.board == "K"


def test_p8_a_silent_line_is_no_longer_wait_than_a_dead_hub(
    hub: Hub, let_in: LetIn, centre: Centre, tmp_path: Path
) -> None:
    """A network cable pulled: nobody says no, packets just end."""
    machine = let_in("kiosk")
    with kiosk_of(machine, centre, tmp_path / "own", GRACE_SECONDS) as kiosk:
        number(kiosk)
        with socket.create_server(("127.0.0.1", 0)) as silent:
            machine.line.address = f"http://127.0.0.1:{silent.getsockname()[1]}"
            touched = time.monotonic()
            assert number(kiosk, request_id="touch") == "AK001"
            assert time.monotonic() - touched < NUMBERS_GO_ON_SECONDS


def test_a_hub_that_is_only_restarted_gives_the_number_itself(
    hub: Hub, desk: Desk, kiosks: Kiosks
) -> None:
    kiosk = kiosks(grace_seconds=GRACE_SECONDS)
    kiosk.lobby()
    hub.close()
    kiosk.lobby()  # so the kiosk knows
    told: list[str] = []
    touch = threading.Thread(target=lambda: told.append(number(kiosk, request_id="touch")))
    touch.start()
    time.sleep(0.3)
    with again(hub, desk):
        touch.join()
    assert told == ["A001"]


def test_the_line_after_the_merge_is_the_order_in_which_people_came(
    hub: Hub, desk: Desk, clock: HandClock, kiosks: Kiosks
) -> None:
    kiosk = kiosks()
    kiosk.lobby()
    number(kiosk)
    hub.close()
    number(kiosk, request_id="alone")
    clock.forward(minutes=1)
    desk.take_ticket(procedure=BIRTH)  # at the hub's own machine, while the line was cut
    with again(hub, desk):
        until(lambda: len(waiting(desk)) == 3)
        assert waiting(desk) == ["A001", "AK001", "A002"]
        desk.sign_in_by_command(counter=1)
        called = []
        for _ in range(3):
            answer = desk.call_next(counter=1)
            assert isinstance(answer, Called)
            called.append(answer.number)
            desk.miss(counter=1)
        assert called == ["A001", "AK001", "A002"]
        until(lambda: number(kiosk) == "A003")  # and from now on through the hub again


def test_p1_two_kiosks_alone_and_the_hub_never_give_one_number_twice(
    hub: Hub, desk: Desk, kiosks: Kiosks
) -> None:
    one, other = kiosks(), kiosks()
    given = [number(one), number(other)]
    hub.close()
    for at in range(4):
        given += [number(one, request_id=f"{at}"), number(other, request_id=f"o{at}")]
        given.append(number(desk))
    assert len(set(given)) == len(given) == 14
    with again(hub, desk):
        until(lambda: len(waiting(desk)) == 14)
    assert sorted(waiting(desk)) == sorted(given)


def test_p1_a_kiosk_whose_own_journal_is_lost_goes_on_with_another_mark(
    hub: Hub, let_in: LetIn, centre: Centre, tmp_path: Path
) -> None:
    machine, own = let_in("kiosk"), tmp_path / "own"
    with kiosk_of(machine, centre, own) as kiosk:
        kiosk.lobby()
        hub.close()
        assert number(kiosk, request_id="1") == "AK001"
    for each in own.glob("kiosk.db*"):
        each.unlink()
    with kiosk_of(machine, centre, own) as kiosk:
        assert number(kiosk, request_id="2") == "AKX001"


def test_p1_numbers_of_a_kiosk_alone_do_not_begin_again_because_its_clock_jumped_a_day(
    hub: Hub, desk: Desk, clock: HandClock, let_in: LetIn, centre: Centre, tmp_path: Path
) -> None:
    """Started again without a hub, its battery dead, it believes that another day has come."""
    machine, own = let_in("kiosk"), tmp_path / "own"
    with kiosk_of(machine, centre, own) as kiosk:
        kiosk.lobby()
        hub.close()
        assert number(kiosk, request_id="1") == "AK001"
    heard = (own / "hub.json").read_text()
    day = 86_400_000
    wrong = int(heard.split('"ahead_ms":')[1].split("}")[0]) + day
    (own / "hub.json").write_text(f'{{"session":1,"ahead_ms":{wrong}}}')
    with kiosk_of(machine, centre, own) as kiosk:
        assert number(kiosk, request_id="2") == "AK002"


def test_a_batch_that_comes_twice_is_taken_in_once_and_rebuilding_knows_it_too(
    hub: Hub, desk: Desk, let_in: LetIn, centre: Centre, tmp_path: Path
) -> None:
    machine, own = let_in("kiosk"), tmp_path / "own"
    with kiosk_of(machine, centre, own) as kiosk:
        kiosk.lobby()
        hub.close()
        number(kiosk, request_id="1")
        with again(hub, desk):
            until(lambda: waiting(desk) == ["AK001"])
    adopted = "SELECT count(*) FROM event WHERE kind = 'ticket_adopted'"
    kept = "SELECT log, epoch, batch FROM relay"
    log, epoch, batch = desk.store.run(lambda tx: tx.all(kept)[0])
    public = machine.key.public
    with again(hub, desk), hub_over(desk) as beside:
        receiving = beside._wishing._receiving
        for _ in range(2):
            status, _answer = receiving.append(machine.me.machine, public, log, epoch, batch)
            assert status == 200
    assert desk.store.run(lambda tx: tx.value(adopted)) == 1
    desk.store.run(lambda tx: tx.rebuild())
    assert waiting(desk) == ["AK001"]


def test_p1_a_touch_that_comes_again_when_the_hub_is_gone_has_the_number_it_was_told(
    hub: Hub, desk: Desk, kiosks: Kiosks
) -> None:
    kiosk = kiosks()
    assert number(kiosk, request_id="touch") == "A001"
    hub.close()
    assert number(kiosk, request_id="touch") == "A001"
    assert number(kiosk, request_id="other") == "AK001"
    with again(hub, desk):
        until(lambda: waiting(desk) == ["A001", "AK001"])


def test_a_number_whose_answer_was_lost_with_the_hub_gives_way_to_the_one_on_paper(
    hub: Hub, desk: Desk, kiosks: Kiosks
) -> None:
    """The hub died after it had given A002 and before it could say so."""
    kiosk = kiosks()
    number(kiosk)
    hub.close()
    desk.take_ticket(procedure=BIRTH, print_at="kiosk", request_id="touch")
    assert number(kiosk, request_id="touch") == "AK001"
    with again(hub, desk):
        until(lambda: "AK001" in waiting(desk))
        assert waiting(desk) == ["A001", "AK001"]
        assert not desk.waiting_slips(places=("kiosk",))  # nobody is given a paper of A002
        # touched again, the same wish has the number that was printed
        assert number(kiosk, request_id="touch") == "AK001"


def test_yesterdays_numbers_do_not_wait_today(
    hub: Hub, desk: Desk, clock: HandClock, kiosks: Kiosks
) -> None:
    kiosk = kiosks()
    kiosk.lobby()
    hub.close()
    number(kiosk, request_id="1")
    clock.forward(days=1)
    state = "SELECT state, session FROM ticket WHERE number = 'AK001'"
    with again(hub, desk):
        until(lambda: desk.store.run(lambda tx: tx.one(state)))
        assert waiting(desk) == []
        assert tuple(desk.store.run(lambda tx: tx.all(state)[0])) == ("expired", 1)


def test_a_kiosk_that_is_started_without_a_hub_gives_numbers_too(
    hub: Hub, let_in: LetIn, centre: Centre, tmp_path: Path
) -> None:
    machine = let_in("kiosk")
    hub.close()
    with kiosk_of(machine, centre, tmp_path / "own") as kiosk:
        assert isinstance(kiosk.lobby(), Lobby)
        assert number(kiosk, request_id="1") == "AK001"
        with pytest.raises(PlaceGone):
            kiosk.interrupted_slips(device="K1")  # nobody can say what was broken off
        with pytest.raises(PlaceGone):
            kiosk.look_up(code="H00.14-261123-0001", factor="1234")
    assert verify(tmp_path / "own").intact


def test_quota_counts_what_a_kiosk_alone_gives(hub: Hub, kiosks: Kiosks) -> None:
    kiosk = kiosks()
    kiosk.lobby()
    hub.close()
    taken = [kiosk.take_ticket(procedure=LAND, request_id=f"{at}") for at in range(4)]
    assert [isinstance(each, TicketTaken) for each in taken] == [True, True, True, False]


def test_another_machines_journal_is_refused(
    hub: Hub,
    desk: Desk,
    let_in: LetIn,
    centre: Centre,
    tmp_path: Path,
) -> None:
    machine, stranger = let_in("kiosk"), let_in("kiosk")
    with kiosk_of(machine, centre, tmp_path / "own") as kiosk:
        kiosk.lobby()
        until(lambda: desk.store.run(lambda tx: tx.one("SELECT 1 FROM relay")))
    log, epoch, batch = desk.store.run(lambda tx: tx.all("SELECT log, epoch, batch FROM relay")[0])
    receiving = hub._wishing._receiving
    said = [
        receiving.append(stranger.me.machine, key, log, epoch, batch)[0]
        for key in (stranger.key.public, machine.key.public)
    ]
    assert said == [401, 403]
    assert receiving.append(machine.me.machine, machine.key.public, log, epoch + 1, batch)[0] == 400
    assert receiving.append(machine.me.machine, machine.key.public, log, epoch, b"x")[0] == 400


def test_the_hubs_clock_is_kept_through_jumps_of_this_machines_own() -> None:
    class Jumping(HandClock):
        ms = 0

        def monotonic_ms(self) -> int:
            return self.ms

    system, hub = Jumping(), HandClock().at
    clock = HubClock(system)
    system.forward(days=-10_000)
    clock.heard(hub)
    system.ms += 5_000
    system.forward(days=400)
    assert (clock.now() - hub).total_seconds() == 5.0
    assert clock.ahead_ms > 0


def test_a_machine_keeps_its_mark_and_no_other_gets_it(desk: Desk, let_in: LetIn) -> None:
    marks = [let_in("kiosk").me.mark for _ in range(13)]
    assert marks == [*"KLMNPQRSTUV", "KK", "KL"]
    assert let_in("board").me.mark == ""
    first = next(each for each in desk.machines() if each.mark == "K")
    offered = desk.offer_enrolment(place="board")
    desk.enrol_machine(code=offered.code, key=first.key, place="board")  # type: ignore[union-attr]
    assert let_in("kiosk").me.mark == "KM"
