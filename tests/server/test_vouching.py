"""A hub's word lets its machines' logs in; nobody else's does, and for no other centre's."""

import os
from pathlib import Path

import pytest

from kiosk import keys
from kiosk.keys import DeviceKey, fits
from sync.joining import Join, join_message, vouch_message
from sync.server import devices
from sync.server.database import Database

NOW = 1_800_000_000_000


@pytest.fixture
def database(url: str):  # type: ignore[no-untyped-def]
    opened = Database(url)
    yield opened
    opened.close()


def key_in(folder: Path, name: str) -> DeviceKey:
    return keys.make(folder / name, os.urandom)


def enrolled(database: Database, key: DeviceKey, log: str, centre: str) -> None:
    code = devices.code_for(database, centre, NOW)
    signature = key.sign(join_message(code, log, key.public)).hex()
    wish = Join(code=code, log=log, public_key=key.public.hex(), signature=signature)
    assert devices.enrol(database, wish, NOW) == centre


def vouched(database: Database, log: str, machine: DeviceKey, by: str, hub: DeviceKey) -> bool:
    message = vouch_message(log, machine.public, by)
    signature = hub.sign(message)
    return devices.vouched(
        database, log, machine.public, by, lambda public: fits(public, signature, message), NOW
    )


def test_a_hub_vouches_for_its_own_and_for_nobody_else(database: Database, tmp_path: Path) -> None:
    hub, other, kiosk, new = (key_in(tmp_path, name) for name in "abcd")
    enrolled(database, hub, "hub", "P-1")
    enrolled(database, other, "other", "P-2")
    assert not vouched(database, "kiosk", kiosk, "hub", other)  # signed by another
    assert not vouched(database, "kiosk", kiosk, "nobody", hub)
    assert vouched(database, "kiosk", kiosk, "hub", hub)
    assert vouched(database, "kiosk", kiosk, "hub", hub)  # again is the same
    assert not vouched(database, "kiosk", new, "other", other)  # a log of another centre
    with database.reading() as connection:
        sender = devices.sender_of(connection, "kiosk", 1)
    assert sender is not None
    assert (sender.centre, sender.public_key) == ("P-1", kiosk.public)
    assert vouched(database, "kiosk", new, "hub", hub)  # its key was lost
    devices.revoke(database, "kiosk", NOW)
    assert not vouched(database, "kiosk", new, "hub", hub)
    assert not vouched(database, "kiosk", kiosk, "hub", hub)
    devices.revoke(database, "hub", NOW)
    assert not vouched(database, "second", kiosk, "hub", hub)
