"""Bad content never holds up good events: it is kept, acknowledged, and listed for people."""

import secrets
from pathlib import Path

import pytest

from kiosk import events, journal
from kiosk.events import NAMES, RatingGiven
from kiosk.keys import read
from kiosk.words import in_every_language, words
from sync import wire
from sync.server import quarantine
from sync.server.content import Reason
from sync.server.database import Database
from tests.desk_at_work import HandClock, desk_at_work
from tests.server import stored
from tests.server.conftest import enrolled
from tests.server.devices import Device, key_of
from tests.small_centre import BIRTH, small_centre

RATING = events.encode(RatingGiven(call="c", score=5, where="rater"))
RATED = NAMES[RatingGiven]


def test_odd_content_is_kept_acknowledged_and_listed(
    database: Database, door: str, device: Device
) -> None:
    device.write(b"{}", "dossier_teleported")
    device.write(b"{}", "ticket_issued")
    device.write(b"\xff\x00 not JSON", "ticket_called")
    device.write(RATING, RATED)
    device.write(RATING, RATED, signer=key_of(b"x" * 32))
    device.write(RATING, RATED, signer=device.key)
    device.write(request_id="a\x00b", boot="\x00")
    device.write(b"", "\x00")
    device.write()
    answer = device.send(door, 1, 10)
    assert (answer.status_code, answer.json()["ack_seq"]) == (200, 10)
    assert len(stored.rows(database, device.log)) == 10
    assert stored.aside(database, device.log) == {
        2: {Reason.UNKNOWN_KIND},
        3: {Reason.UNDECODABLE},
        4: {Reason.UNDECODABLE},
        5: {Reason.UNSIGNED},
        6: {Reason.UNSIGNED},
        8: {Reason.NUL},
        9: {Reason.UNKNOWN_KIND, Reason.NUL},
    }
    assert stored.broken(database, device.log) == []


def test_what_is_listed_once_is_not_listed_again(
    database: Database, door: str, device: Device
) -> None:
    device.write(b"{}", "dossier_teleported")
    device.write(b"{}", "dossier_teleported")
    device.send(door, 1, 2)
    for _ in range(2):
        assert device.send(door, 1, 3).status_code == 200
    assert sorted(stored.aside(database, device.log)) == [2, 3]


def test_an_epoch_that_announces_a_key_nobody_enrolled_is_kept_and_listed(
    database: Database, door: str, device: Device
) -> None:
    device.begin(epoch=2, key=key_of(b"y" * 32))
    assert device.send(door, 1, 1, epoch=2).status_code == 200
    (listed,) = [each for each in quarantine.newest(database) if each.log == device.log]
    assert (listed.epoch, listed.seq, listed.reason) == (2, 1, Reason.NOT_ENROLLED)


def test_an_epoch_under_an_earlier_key_of_its_log_is_in_order(
    database: Database, door: str, device: Device
) -> None:
    old = device.key
    device.write(RATING, RATED, signer=old)
    device.key = key_of(b"new".ljust(32))
    enrolled(database, door, device)
    assert device.send(door, 1, 2).status_code == 200
    device.write(RATING, RATED, signer=old)
    assert device.send(door, 3, 3).status_code == 200
    assert stored.aside(database, device.log) == {}


def test_a_real_journal_has_nothing_to_look_at(
    database: Database, door: str, tmp_path: Path
) -> None:
    with desk_at_work(tmp_path / "data", small_centre(), HandClock()) as desk:
        for _ in range(20):
            desk.take_ticket(procedure=BIRTH, request_id=secrets.token_hex(8))
        key = read(tmp_path / "data" / "device.key")
        rows = desk.store.run(lambda tx: tx.all("SELECT * FROM event ORDER BY epoch, seq"))
    assert key
    device = Device(rows[0]["log"], key)
    enrolled(database, door, device)
    batch = wire.of_rows(device.log, 1, rows, key)
    assert device.send_bytes(door, wire.packed(batch)).status_code == 200
    assert stored.broken(database, device.log) == []
    assert stored.aside(database, device.log) == {}
    assert [row.hash for row in stored.rows(database, device.log)] == [row["hash"] for row in rows]


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_its_sentence(reason: Reason) -> None:
    assert words("vi").has(f"server.quarantine.{reason}")
    assert "{" not in in_every_language(f"server.quarantine.{reason}", detail="x")


def test_a_journal_of_another_program_than_ours_is_not_lost(
    database: Database, door: str, device: Device
) -> None:
    """A newer program's fields and kinds: kept as they are, so that a newer server reads them."""
    started = b'{"key":"%s","program":"9","reason":"x","shape":[1]}'
    body = started % device.key.public.hex().encode()
    device.write(body, journal.STARTED, epoch=2, signer=device.key)
    assert device.send(door, 1, 1, epoch=2).status_code == 200
    (row,) = stored.rows(database, device.log, 2)
    assert row.body == body
    assert stored.enrolled(database, device.log).events == 1
