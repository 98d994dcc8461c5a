"""Each epoch announces the key that signs it; a lost key begins an epoch, and is never hidden."""

import json
import secrets
import shutil
import zlib
from datetime import date
from pathlib import Path

import msgspec
import pytest

from kiosk import epochs, events, journal, keys
from kiosk.answers import (
    DossierChanged,
    DossierShown,
    DossierTaken,
    Finished,
    Reason,
    Refused,
    TicketTaken,
)
from kiosk.catalogue import Centre, DossierState, KnownDossier
from kiosk.data_directory import DataDirectory, verify
from kiosk.desk import Desk, Person
from kiosk.doctor import look_at_data
from kiosk.identity import Why
from kiosk.store import connect
from kiosk.words import in_every_language
from tests.desk_at_work import HandClock, counting_random
from tests.kiosk.conftest import OpenDesk
from tests.kiosk.forging import forge, rechain
from tests.small_centre import BIRTH

KNOWN = KnownDossier(
    "H00.14-261112-0042", BIRTH, DossierState.FINISHED, date(2026, 11, 12), lookup="7K4M"
)


def started(data: Path) -> list[events.JournalStarted]:
    """What each epoch began with, in order."""
    rows = connect(data / "kiosk.db", read_only=True)
    found = [
        events.decode(row["kind"], row["body"])
        for row in rows.execute("SELECT kind, body FROM event WHERE seq = 1 ORDER BY eid")
    ]
    rows.close()
    return [each for each in found if isinstance(each, events.JournalStarted)]


def rated_visit(desk: Desk) -> TicketTaken:
    desk.sign_in_by_command(counter=1)
    ticket = desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=1)
    done = desk.finish(counter=1)
    assert isinstance(done, Finished)
    desk.rate(rating=done.rating, score=5)
    assert isinstance(ticket, TicketTaken)
    return ticket


def key_state(data: Path, clock: HandClock) -> str:
    return next(each.state for each in look_at_data(data, clock.now()) if each.what == "key")


def test_a_journal_begins_by_announcing_this_devices_key(desk: Desk, data: Path) -> None:
    (first,) = started(data)
    key = keys.read(data / "device.key")
    assert key is not None
    assert (first.reason, bytes.fromhex(first.key)) == ("first start", key.public)
    assert keys.fits(key.public, key.sign(b"x"), b"x")
    assert not keys.fits(key.public, key.sign(b"x"), b"y")


@pytest.mark.parametrize("harm", ["lost", "short", "another"])
def test_after_a_lost_key_the_numbers_go_on_and_what_was_signed_still_holds(
    open_desk: OpenDesk, data: Path, clock: HandClock, harm: str
) -> None:
    before = rated_visit(open_desk())
    open_desk.close()  # type: ignore[attr-defined]
    file = data / "device.key"
    if harm == "lost":
        file.unlink()
    elif harm == "short":
        file.write_bytes(file.read_bytes()[:40])
    else:
        file.unlink()
        keys.make(file, secrets.token_bytes)
    assert key_state(data, clock) == "trouble"
    assert not verify(data).intact
    after = rated_visit(open_desk())
    assert (before.number, after.number) == ("A001", "A002")
    first, second = started(data)
    assert second.reason == "device key lost"
    assert second.key != first.key
    report = verify(data)
    assert report.intact, report.problems
    assert key_state(data, clock) == "notice"


def test_people_are_told_of_a_lost_key_once(data: Path, clock: HandClock) -> None:
    told = []
    for lose in (False, True, False):
        if lose:
            (data / "device.key").unlink()
        directory = DataDirectory(data, clock, counting_random())
        directory.lock("test", 0)
        directory.open_store(ballast_bytes=0).close()
        told.append(directory.news)
        directory.close()
    assert told == [[], [in_every_language("answers.epoch.key_lost", detail="")], []]


def test_a_key_lost_again_on_the_same_day_begins_another_epoch(
    open_desk: OpenDesk, data: Path
) -> None:
    for number in ("A001", "A002", "A003"):
        assert rated_visit(open_desk()).number == number
        open_desk.close()  # type: ignore[attr-defined]
        (data / "device.key").unlink()
    rated_visit(open_desk())
    assert len({each.key for each in started(data)}) == 4
    assert verify(data).intact


def test_a_visitor_never_makes_a_key(data: Path, clock: HandClock, desk: Desk) -> None:
    (data / "device.key").unlink()
    with pytest.raises(Exception, match=r"device\.key"):
        DataDirectory(data, clock, counting_random()).seed()
    assert not (data / "device.key").exists()


def test_a_signature_of_another_epochs_key_does_not_fit(open_desk: OpenDesk, data: Path) -> None:
    rated_visit(open_desk())
    open_desk.close()  # type: ignore[attr-defined]
    (data / "device.key").unlink()
    rated_visit(open_desk())
    forge(
        data,
        "UPDATE event SET signature = (SELECT signature FROM event WHERE kind = 'rating_given' "
        "AND epoch = 1) WHERE kind = 'rating_given' AND epoch = 2",
    )
    assert [each.what for each in verify(data).problems] == ["content differs from its hash"]
    rechain(data)
    (found,) = verify(data).problems
    assert (found.epoch, found.what) == (2, "is not signed with the key of its epoch")


def test_an_epoch_that_announced_no_key_is_reported(desk: Desk, data: Path) -> None:
    rated_visit(desk)
    forge(data, "UPDATE event SET body = CAST('{}' AS BLOB) WHERE seq = 1")
    found = [each.what for each in verify(data).problems]
    assert found.count("its epoch announced no key") == 2  # the day and the rating
    assert "content differs from its hash" in found


def test_a_journal_signed_by_a_stranger_is_not_this_devices(desk: Desk, data: Path) -> None:
    """Whoever rewrites the whole chain under a key of his own does not have `device.key`."""
    key = keys.read(data / "device.key")
    assert key is not None
    (data / "device.key").write_bytes(key.seed + bytes(32))
    (found,) = verify(data).problems
    assert "not the key" in found.what


def test_a_lost_identity_is_said_too(open_desk: OpenDesk, data: Path) -> None:
    rated_visit(open_desk())
    open_desk.close()  # type: ignore[attr-defined]
    (data / "identity.json").write_text("{")
    assert rated_visit(open_desk()).number == "A002"
    assert [each.reason for each in started(data)] == ["first start", "identity lost"]
    assert verify(data).intact


@pytest.fixture
def knowing(open_desk: OpenDesk, centre: Centre) -> OpenDesk:
    """Opens desks that know a dossier from outside, with counter 1 open."""

    def open_it() -> Desk:
        desk = open_desk(msgspec.structs.replace(centre, dossiers=(KNOWN,)))
        desk.learn()
        desk.sign_in_by_command(counter=1)
        return desk

    return open_it


def other_secret(desk: Desk) -> Desk:
    return Desk(msgspec.structs.replace(desk.parts, secret=b"another device's secret"))


def test_at_a_kiosk_a_code_of_a_lost_secret_is_like_one_that_does_not_exist(
    knowing: OpenDesk,
) -> None:
    desk = knowing()
    taken = desk.receive_dossier(counter=1, procedure=BIRTH, person=Person("An"), papers=())
    assert isinstance(taken, DossierTaken)
    later = other_secret(desk)
    no = later.look_up(code=taken.code, factor=taken.lookup)
    assert no == later.look_up(code="H00.14-261112-9999", factor="7K4M")
    assert isinstance(no, Refused)
    assert no.reason is Reason.NOT_FOUND
    assert isinstance(desk.look_up(code=taken.code, factor=taken.lookup), DossierShown)


def test_a_result_whose_code_cannot_be_checked_is_given_back_by_sight(
    knowing: OpenDesk, data: Path
) -> None:
    later = other_secret(knowing())

    def give_back(*, by_sight: bool) -> DossierChanged | Refused:
        return later.change_dossier(
            counter=1, code=KNOWN.code, form="result", factor=KNOWN.lookup, by_sight=by_sight
        )

    no = give_back(by_sight=False)
    assert isinstance(no, Refused)
    assert no.reason is Reason.UNCHECKABLE
    assert isinstance(give_back(by_sight=True), DossierChanged)
    rows = connect(data / "kiosk.db", read_only=True)
    (body,) = rows.execute("SELECT body FROM event WHERE kind = 'dossier_state_changed'").fetchone()
    rows.close()
    assert json.loads(body)["by_sight"] is True


def test_sight_does_not_replace_a_code_that_can_be_checked(knowing: OpenDesk) -> None:
    no = knowing().change_dossier(
        counter=1, code=KNOWN.code, form="result", factor="WRONG", by_sight=True
    )
    assert isinstance(no, Refused)
    assert no.reason is Reason.NOT_FOUND


def test_what_the_configuration_knows_is_learned_again_with_the_new_secret(
    knowing: OpenDesk,
) -> None:
    later = other_secret(knowing())
    no = later.look_up(code=KNOWN.code, factor=KNOWN.lookup)
    assert isinstance(no, Refused)
    assert no.reason is Reason.NOT_FOUND
    assert (later.learn(), later.learn()) == (1, 0)
    assert isinstance(later.look_up(code=KNOWN.code, factor=KNOWN.lookup), DossierShown)


def test_learning_again_does_not_undo_what_a_counter_did(knowing: OpenDesk) -> None:
    desk = knowing()
    desk.change_dossier(counter=1, code=KNOWN.code, form="result", factor=KNOWN.lookup)
    later = other_secret(desk)
    later.learn()
    shown = later.look_up(code=KNOWN.code, factor=KNOWN.lookup)
    assert isinstance(shown, DossierShown)
    assert shown.state == DossierState.RETURNED


def test_the_key_of_a_restored_journal_on_another_machine_is_said_to_be_lost(
    open_desk: OpenDesk, data: Path, clock: HandClock, tmp_path: Path
) -> None:
    rated_visit(open_desk())
    open_desk.close()  # type: ignore[attr-defined]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(data / "kiosk.db", elsewhere)
    directory = DataDirectory(elsewhere, clock, secrets.token_bytes)
    directory.lock("test", 0)
    directory.open_store(ballast_bytes=0).close()
    directory.close()
    assert "device key lost" in started(elsewhere)[-1].reason
    assert json.loads((elsewhere / "identity.json").read_bytes())["epoch"] == 2
    assert verify(elsewhere).intact


def test_what_another_course_keeps_out_is_said_again_whole_once_and_changes_nothing(
    desk: Desk, data: Path
) -> None:
    before = rated_visit(desk)
    key = keys.read(data / "device.key")
    assert key is not None
    waiting = desk.hall().waiting
    written = desk.store.run(lambda tx: tx.all("SELECT * FROM event WHERE seq > 2 ORDER BY seq"))
    for _ in range(2):  # a process killed in its midst begins again
        epochs.say_again(desk.store, key, "test", 1, 3)
    again = [
        event
        for each in desk.store.run(lambda tx: list(journal.read(tx._rows)))
        if isinstance(event := each.event, events.EventRepeated)
    ]
    said = [epochs.repeated(each) for each in again]
    assert [each and each.header.eid for each in said] == [row["eid"] for row in written]
    assert [each and each.body for each in said] == [row["body"] for row in written]
    for each in said:
        if each is not None and each.header.kind in journal.SIGNED:
            assert keys.fits(key.public, each.signature or b"", each.digest)
    assert [each.reason for each in started(data)][-1] == Why.FORKED
    assert verify(data).intact
    assert desk.hall().waiting == waiting
    desk.store.run(lambda tx: tx.rebuild())
    assert desk.hall().waiting == waiting
    after = rated_visit(desk)
    assert (before.number, after.number) == ("A001", "AX001")


def test_what_was_not_said_again_whole_is_nothing(desk: Desk, data: Path) -> None:
    rated_visit(desk)
    key = keys.read(data / "device.key")
    assert key is not None
    epochs.say_again(desk.store, key, "test", 1, 4)
    told = desk.store.run(lambda tx: list(journal.read(tx._rows)))
    whole = next(each.event for each in told if isinstance(each.event, events.EventRepeated))
    for harm in (
        {"said": b""},
        {"said": whole.said[:-1]},
        {"seq": 9},
        {"eid": "x"},
        {"what": "x"},
        {"said": zlib.compress(b"[]\n{}")},
    ):
        assert epochs.repeated(msgspec.structs.replace(whole, **harm)) is None
