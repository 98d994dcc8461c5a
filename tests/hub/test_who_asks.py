"""A request counts when a known machine signed all of it, for now, and once."""

import os
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
import pytest
import requests

from kiosk.desk import Desk
from kiosk.desk.machines import machine_id
from kiosk.errors import NotAdmitted
from kiosk.keys import DeviceKey
from kiosk.wishes import Said
from sync.hub.doorkeeper import AHEAD_MS, WINDOW_MS, Doorkeeper, Request, Turned
from sync.hub.running import Hub
from sync.remote import Line, remote_desk
from sync.signing import HUB_TIME, HubTime, Signed, read_signed, read_time, sign
from tests.desk_at_work import counting_random
from tests.hub.conftest import LetIn, Machine
from tests.hub.patience import until
from tests.small_centre import BIRTH

NewKey = Callable[[], DeviceKey]
TAKE = msgspec.json.encode({"wish": "take_ticket", "with": {"procedure": BIRTH}})
WISH = "/v1/wish"
SECONDS = 3


def hub_time(hub: Hub) -> HubTime:
    at = read_time(requests.get(f"{hub.address}/v1/time", timeout=SECONDS).headers[HUB_TIME])
    assert at is not None
    return at


def signed_by(machine: Machine, at: HubTime, *, body: bytes = TAKE, path: str = WISH) -> Signed:
    nonce = os.urandom(16).hex()
    return sign(machine.key, "POST", path, body, machine.me.machine, at, nonce)


def send(hub: Hub, signed: str, body: bytes = TAKE, path: str = WISH) -> tuple[int, Said]:
    answered = requests.post(
        hub.address + path, data=body, headers={"Authorization": signed}, timeout=SECONDS
    )
    return answered.status_code, msgspec.json.decode(answered.content, type=Said)


def waiting(desk: Desk) -> int:
    return desk.lobby().queues["A"].waiting


def test_a_signed_request_is_granted_and_its_replay_is_not(
    hub: Hub, desk: Desk, let_in: LetIn
) -> None:
    signed = signed_by(let_in("kiosk"), hub_time(hub)).header()
    assert send(hub, signed)[0] == 200
    status, said = send(hub, signed)
    assert (status, said.trouble) == (401, "replayed")
    assert "đã đến một lần" in said.sentence
    assert "has come before" in said.sentence
    assert waiting(desk) == 1


def test_a_signature_for_another_body_path_or_machine_is_worth_nothing(
    hub: Hub, desk: Desk, let_in: LetIn
) -> None:
    kiosk, other, now = let_in("kiosk"), let_in("kiosk"), hub_time(hub)
    of_a_smaller_wish = signed_by(kiosk, now, body=b"{}").header()
    of_another_path = signed_by(kiosk, now, path="/v1/me").header()
    of_another = msgspec.structs.replace(signed_by(kiosk, now), machine=other.me.machine).header()
    good = signed_by(kiosk, now)
    other_nonce = msgspec.structs.replace(good, nonce="0" * 32).header()
    later = msgspec.structs.replace(good, at=HubTime(now.run, now.ms + 1)).header()
    for each in (of_a_smaller_wish, of_another_path, of_another, other_nonce, later):
        status, said = send(hub, each)
        assert (status, said.trouble) == (401, "wrong_signature")
    assert waiting(desk) == 0


def test_what_is_no_signature_is_refused_with_a_sentence(hub: Hub, desk: Desk) -> None:
    for header in ("", "Bearer x", "Kiosk", "Kiosk a b c d e", "Kiosk " + "0" * 400, "\xe9"):
        status, said = send(hub, header)
        assert (status, said.trouble) == (401, "unsigned"), header
    assert waiting(desk) == 0


def test_an_unknown_machine_and_a_revoked_one_are_turned_away(
    hub: Hub, desk: Desk, let_in: LetIn, new_key: NewKey
) -> None:
    stranger = remote_desk(Line(hub.address, new_key()))
    with pytest.raises(NotAdmitted, match="does not know this machine"):
        stranger.take_ticket(procedure=BIRTH)
    kiosk = let_in("kiosk")
    kiosk.desk.take_ticket(procedure=BIRTH)
    desk.revoke_machine(machine=kiosk.me.machine[:8])

    def refused() -> bool:
        try:
            kiosk.desk.lobby()
        except NotAdmitted as trouble:
            return "not allowed any more" in str(trouble)
        return False

    until(refused)
    assert waiting(desk) == 1


@dataclass
class Minutes:
    """A clock that moves only when told."""

    ms: int = 1_000_000

    def monotonic_ms(self) -> int:
        return self.ms


@pytest.fixture
def key(new_key: NewKey) -> DeviceKey:
    return new_key()


def ask(keeper: Doorkeeper, key: DeviceKey, at: HubTime, nonce: str = "ab" * 16) -> None:
    machine = machine_id(key.public)
    signed = sign(key, "GET", "/v1/me", b"", machine, at, nonce)
    request = Request("GET", "/v1/me", signed.header(), b"")
    read = read_signed(request.authorization)
    assert read is not None
    keeper.check(request, read, key.public)


def test_a_request_counts_for_half_a_minute_and_never_twice_in_it(key: DeviceKey) -> None:
    clock = Minutes()
    keeper = Doorkeeper(clock, counting_random())  # type: ignore[arg-type]
    at = keeper.now()
    ask(keeper, key, at)
    for later in (0, WINDOW_MS // 2, WINDOW_MS // 2):
        clock.ms += later
        with pytest.raises(Turned, match="replayed"):
            ask(keeper, key, at)
    clock.ms += 1
    with pytest.raises(Turned, match="stale"):
        ask(keeper, key, at)


def test_a_request_from_the_future_or_of_an_earlier_run_is_stale(key: DeviceKey) -> None:
    clock, random = Minutes(), counting_random()
    keeper = Doorkeeper(clock, random)  # type: ignore[arg-type]
    before = keeper.now()
    ahead = HubTime(before.run, before.ms + AHEAD_MS)
    ask(keeper, key, ahead)
    with pytest.raises(Turned, match="stale"):
        ask(keeper, key, HubTime(before.run, before.ms + AHEAD_MS + 1), "cd" * 16)
    for _ in range(3):
        clock.ms += WINDOW_MS  # a nonce sent ahead of its time is not forgotten before that
        if clock.ms <= 1_000_000 + ahead.ms + WINDOW_MS:
            with pytest.raises(Turned, match="replayed"):
                ask(keeper, key, ahead)
    again = Doorkeeper(Minutes(), random)  # type: ignore[arg-type]
    with pytest.raises(Turned, match="stale"):
        ask(again, key, before)


def test_a_machine_whose_clock_is_wrong_or_runs_off_finds_the_hubs_time(
    hub: Hub, let_in: LetIn
) -> None:
    kiosk = let_in("kiosk")
    own = [0.0]
    desk = remote_desk(Line(hub.address, kiosk.key, monotonic=lambda: own[0]))
    for hours in (0, 5, 9_000_000, 3, -20_000):
        own[0] = hours * 3600.0
        assert desk.lobby().open


def test_a_key_that_lies_about_its_name_is_not_let_in(
    hub: Hub, desk: Desk, new_key: NewKey
) -> None:
    key, other = new_key(), new_key()
    offered = desk.offer_enrolment(place="kiosk")
    body = msgspec.json.encode(
        {"code": offered.code, "key": other.public.hex(), "place": "kiosk"}  # type: ignore[union-attr]
    )
    at, nonce = hub_time(hub), os.urandom(16).hex()
    for claimed in (machine_id(key.public), machine_id(other.public)):
        signed = sign(key, "POST", "/v1/enrol", body, claimed, at, nonce).header()
        assert send(hub, signed, body, "/v1/enrol")[0] == 401
    assert desk.machines() == ()
