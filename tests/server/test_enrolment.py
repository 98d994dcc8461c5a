"""Who may send: a code works once and for one day; keys are replaced and revoked."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
import requests
from sqlalchemy import select

from kiosk.keys import DeviceKey
from sync.joining import Join, fresh_code, join_message
from sync.server import devices
from sync.server.database import Database
from sync.server.guard import ADDRESSES, FREE_TRIES, LONGEST_SECONDS, Guard
from sync.server.tables import enrolment
from tests.desk_at_work import HandClock
from tests.server import stored
from tests.server.conftest import CENTRE, OneClock, enrolled, now_ms, open_door
from tests.server.devices import Device, key_of


def test_a_code_lets_one_device_in_for_its_centre(
    database: Database, door: str, clock: HandClock, server_key: DeviceKey
) -> None:
    code = devices.code_for(database, CENTRE, now_ms(clock))
    device = Device()
    said = device.join(door, code)
    assert said.json() == {"centre": CENTRE, "server_key": server_key.public.hex()}
    device.begin()
    assert device.send(door, 1, 1).status_code == 200
    row = stored.enrolled(database, device.log)
    assert (row.centre, row.log, row.key) == (CENTRE, device.log, device.key.public.hex())


def test_a_code_works_once(database: Database, door: str, clock: HandClock) -> None:
    code = devices.code_for(database, CENTRE, now_ms(clock))
    assert Device().join(door, code).status_code == 200
    late = Device()
    assert late.join(door, code).status_code == 403
    assert late.log not in {each.log for each in devices.enrolled(database)}


def test_a_device_that_did_not_hear_the_answer_is_answered_again(
    database: Database, door: str, clock: HandClock
) -> None:
    code = devices.code_for(database, CENTRE, now_ms(clock))
    device = Device()
    assert [device.join(door, code).status_code for _ in range(2)] == [200, 200]
    device.key = key_of(b"another".ljust(32))
    assert device.join(door, code).status_code == 403


def test_a_revoked_device_does_not_come_back_with_its_old_code(
    database: Database, door: str, clock: HandClock
) -> None:
    code = devices.code_for(database, CENTRE, now_ms(clock))
    device = Device()
    device.begin()
    device.join(door, code)
    devices.revoke(database, device.log, now_ms(clock))
    device.join(door, code)
    assert device.send(door, 1, 1).status_code == 403


def test_a_code_is_typed_as_people_type(database: Database, door: str, clock: HandClock) -> None:
    code = devices.code_for(database, CENTRE, now_ms(clock))
    assert Device().join(door, f" {code.lower().replace('-', ' ')}").status_code == 200


def test_a_code_is_good_for_a_day(database: Database, door: str, clock: HandClock) -> None:
    code, other = (devices.code_for(database, CENTRE, now_ms(clock)) for _ in range(2))
    clock.forward(hours=23.9)
    assert Device().join(door, code).status_code == 200
    clock.forward(hours=0.2)
    assert Device().join(door, other).status_code == 403


def test_only_a_codes_hash_is_kept(database: Database, clock: HandClock) -> None:
    code = devices.code_for(database, CENTRE, now_ms(clock))
    with database.reading() as connection:
        rows = connection.execute(select(enrolment)).all()
    assert rows
    assert code.replace("-", "") not in repr(rows)
    assert code not in repr(rows)


def test_nobody_enrols_a_key_that_is_not_theirs(
    database: Database, door: str, clock: HandClock
) -> None:
    code = devices.code_for(database, CENTRE, now_ms(clock))
    thief = Device()
    thief.key = DeviceKey(b"t" * 32, key_of(b"victim".ljust(32)).public)
    assert thief.join(door, code).status_code == 400
    assert Device().join(door, code).status_code == 200


def test_a_log_stays_with_its_centre(database: Database, door: str, clock: HandClock) -> None:
    device = enrolled(database, door, Device())
    taker = Device(device.log)
    code = devices.code_for(database, "other", now_ms(clock))
    assert taker.join(door, code).status_code == 403
    device.begin()
    assert device.send(door, 1, 1).status_code == 200


def test_a_new_key_needs_a_new_code_and_takes_the_old_ones_place(
    database: Database, door: str, device: Device
) -> None:
    old = device.twin()
    device.key = key_of(b"new".ljust(32))
    assert device.send(door, 1, 1).status_code == 401
    enrolled(database, door, device)
    assert device.send(door, 1, 1).status_code == 200
    assert old.send(door, 1, 1).status_code == 401


def test_a_revoked_device_is_refused_until_it_has_a_new_code(
    database: Database, door: str, device: Device, clock: HandClock
) -> None:
    device.write_many(1)
    device.send(door, 1, 1)
    assert devices.revoke(database, device.log, now_ms(clock))
    assert not devices.revoke(database, device.log, now_ms(clock))
    assert device.send(door, 2, 2).status_code == 403
    enrolled(database, door, device)
    assert device.send(door, 2, 2).status_code == 200


def test_a_thousand_wrong_codes_wait_longer_and_longer(
    database: Database, server_key: DeviceKey
) -> None:
    clock = OneClock()
    with open_door(database, server_key, clock) as door:
        guess(database, door, clock)


def guess(database: Database, door: str, clock: HandClock) -> None:
    device = Device()
    said = [device.join(door, fresh_code()) for _ in range(60)]
    assert [each.status_code for each in said[:FREE_TRIES]] == [403] * FREE_TRIES
    assert {each.status_code for each in said[FREE_TRIES:]} == {429}
    assert int(said[-1].headers["Retry-After"]) == 1
    waits: list[int] = []
    while len(waits) < 12:
        answer = device.join(door, fresh_code())
        if answer.status_code == 429:
            waits.append(int(answer.headers["Retry-After"]))
            clock.forward(seconds=waits[-1])
        assert answer.status_code in {403, 429}
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_SECONDS
    code = devices.code_for(database, CENTRE, now_ms(clock))
    clock.forward(seconds=LONGEST_SECONDS)
    assert device.join(door, code).status_code == 200


def test_a_flood_of_addresses_does_not_fill_the_memory(clock: HandClock) -> None:
    guard = Guard(clock)
    for n in range(ADDRESSES + 100):
        guard.wrong(str(n))
    assert len(guard._wrong) == ADDRESSES


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b'{"code":"x","log":"a\\nb","public_key":"00","signature":"00"}',
        b'{"code":"x","log":"' + b"a" * 65 + b'","public_key":"00","signature":"00"}',
    ],
)
def test_a_wish_to_join_that_is_none_is_told_so(door: str, body: bytes) -> None:
    assert requests.post(f"{door}/v1/devices", data=body, timeout=9).status_code == 400


def test_of_devices_with_one_code_at_once_one_gets_in(url: str, clock: HandClock) -> None:
    with closing(Database(url)) as database:
        code = devices.code_for(database, CENTRE, now_ms(clock))

        def one(n: int) -> str | None:
            key = key_of(bytes([n]) * 32)
            message = join_message(code, f"log{n}", key.public)
            wish = Join(code=code, log=f"log{n}", public_key=key.public.hex(),
                        signature=key.sign(message).hex())  # fmt: skip
            return devices.enrol(database, wish, now_ms(clock))

        with ThreadPoolExecutor(8) as crowd:
            said = list(crowd.map(one, range(1, 9)))
        assert sorted(map(str, said)) == ["None"] * 7 + [CENTRE]
        assert len(devices.enrolled(database)) == 1
