"""A standby is a true copy; the newest hub is the only one; what only the old one knew is kept."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import keys
from kiosk.answers import Called, Finished, TicketTaken
from kiosk.bootstrap.standby import hand_over
from kiosk.catalogue import Centre
from kiosk.data_directory import KEY, DataDirectory, verify
from kiosk.desk import Desk, Parts
from kiosk.errors import PlaceGone
from kiosk.keys import secret_for
from kiosk.store import Store
from sync.following import Following
from sync.hub.running import Hub
from sync.remote import Line, remote_desk
from tests.desk_at_work import HandClock
from tests.hub.conftest import LetIn, Machine, hub_over
from tests.hub.patience import until
from tests.small_centre import BIRTH


class Standby:
    """A machine that copies the hub's journal, and may become the hub."""

    def __init__(self, machine: Machine, folder: Path, clock: HandClock) -> None:
        folder.mkdir()
        (folder / KEY).write_bytes(machine.key.seed + machine.key.public)
        self.folder = folder
        self.clock = clock
        self.machine = machine
        self.directory = DataDirectory(folder, clock, os.urandom)
        self.store = self.directory.open_replica()
        self._open = True
        hub = bytes.fromhex(machine.me.hub)
        self.troubles: list[str] = []
        self.follow = Following(machine.line, self.store, hub, 7010, self.troubles.append)

    def close(self) -> None:
        """Follows no more."""
        self.follow.close()
        self.shut()

    def shut(self) -> None:
        if self._open:
            self.store.close()
        self._open = False

    def promoted(self, centre: Centre) -> Desk:
        """The hub's desk on the copy, after `close`."""
        store = self.directory.open_replica()
        log, epoch, day = store.run(
            lambda tx: (*tx.all("SELECT log, max(epoch) FROM event")[0], tx.session)
        )
        store.close()
        self.directory.promote(log, epoch, day, self.clock.now().date())
        self.store = self.directory.open_store(ballast_bytes=0)
        self._open = True
        secret = secret_for("test", self.directory.seed())
        desk = Desk(Parts(self.store, centre, self.clock, os.urandom, secret))
        desk.begin_as_hub(by="CB07")
        return desk


@pytest.fixture
def standby(let_in: LetIn, tmp_path: Path, clock: HandClock) -> Iterator[Standby]:
    made = Standby(let_in("standby"), tmp_path / "standby", clock)
    yield made
    made.close()


def rows(store: Store, sql: str) -> list[tuple[object, ...]]:
    return store.run(lambda tx: [tuple(row) for row in tx.all(sql)])


JOURNAL = "SELECT log, epoch, seq, eid, kind, body, hash, signature FROM event ORDER BY 1, 2, 3"
LINE = "SELECT number, state, counter FROM ticket ORDER BY issued_ms, id"


def same(standby: Standby, desk: Desk, sql: str = JOURNAL) -> bool:
    return rows(standby.store, sql) == rows(desk.store, sql)


def a_morning(desk: Desk) -> None:
    for _ in range(4):
        desk.take_ticket(procedure=BIRTH)
    desk.sign_in_by_command(counter=1)
    desk.call_next(counter=1)


def test_a_copy_is_the_journal_itself_and_its_tables(
    desk: Desk, standby: Standby, let_in: LetIn
) -> None:
    a_morning(desk)
    until(lambda: same(standby, desk), 5.0)
    assert same(standby, desk, LINE)
    me = let_in("board").me
    assert me.standby == "http://127.0.0.1:7010"
    assert me.standby_key == standby.machine.key.public.hex()
    standby.close()
    assert not (standby.folder / "identity.json").exists()


def test_p1_a_promoted_standby_gives_no_number_that_the_old_hub_gave(
    desk: Desk, centre: Centre, standby: Standby, clock: HandClock
) -> None:
    """Also none of those that were never copied, and not on the next day while the old hub may
    still be at work somewhere."""
    a_morning(desk)
    until(lambda: same(standby, desk), 5.0)
    standby.close()
    new = standby.promoted(centre)
    given = [row[0] for row in rows(desk.store, LINE)]
    for each in (desk, new, desk, new):
        taken = each.take_ticket(procedure=BIRTH)
        assert isinstance(taken, TicketTaken)
        given.append(taken.number)
    assert given == ["A001", "A002", "A003", "A004", "A005", "AX001", "A006", "AX002"]
    clock.forward(days=1)
    for each in (desk, new):
        taken = each.take_ticket(procedure=BIRTH)
        assert isinstance(taken, TicketTaken)
        given.append(taken.number)
    assert given[-2:] == ["A001", "AX001"]
    clock.forward(days=1)
    new.old_hub_returned(log="x", epoch=1)
    taken = new.take_ticket(procedure=BIRTH)
    assert isinstance(taken, TicketTaken)
    assert taken.number == "A001"


def test_the_waiting_list_is_intact_after_a_promotion(
    desk: Desk, centre: Centre, standby: Standby
) -> None:
    a_morning(desk)
    until(lambda: same(standby, desk), 5.0)
    standby.close()
    new = standby.promoted(centre)
    assert rows(new.store, LINE) == rows(desk.store, LINE)
    assert isinstance(new.finish(counter=1), Finished)
    called = new.call_next(counter=1)
    assert isinstance(called, Called)
    assert called.number == "A002"
    new.store.run(lambda tx: tx.rebuild())
    assert rows(new.store, LINE)[:2] == [("A001", "finished", 1), ("A002", "serving", 1)]


def test_what_only_the_old_hub_knew_goes_on_under_its_own_eid(
    hub: Hub, desk: Desk, centre: Centre, standby: Standby, let_in: LetIn, tmp_path: Path
) -> None:
    a_morning(desk)
    until(lambda: same(standby, desk), 5.0)
    standby.close()
    hub.close()
    desk.finish(counter=1)  # three things that nobody copied
    desk.take_ticket(procedure=BIRTH)
    desk.call_next(counter=1)
    tail = rows(desk.store, "SELECT eid FROM event WHERE kind = 'service_finished'")
    known = rows(desk.store, LINE)
    old = tmp_path / "old"
    shutil.copytree(tmp_path / "hub", old, ignore=shutil.ignore_patterns("writer.*"))
    new = standby.promoted(centre)
    with hub_over(new) as now:
        hand_over(old, now.address)
        assert rows(new.store, LINE) == known
        assert rows(new.store, "SELECT eid FROM event WHERE kind = 'service_finished'") == tail
        assert rows(new.store, "SELECT settled FROM promotion") == [(1,)]
    assert not (old / "kiosk.db").exists()
    assert next((old / "set-aside").glob("*/kiosk.db"))
    new.store.run(lambda tx: tx.rebuild())
    assert rows(new.store, LINE) == known
    standby.shut()
    assert verify(standby.folder).intact


def test_p8_places_find_the_new_hub_and_never_go_back_to_the_old_one(
    hub: Hub, desk: Desk, centre: Centre, standby: Standby, let_in: LetIn
) -> None:
    board = let_in("board")
    board.desk.board()
    a_morning(desk)
    until(lambda: same(standby, desk), 5.0)
    standby.close()
    new = standby.promoted(centre)
    with hub_over(new) as now:
        line = Line(hub.address, board.key, standby=now.address)
        far = remote_desk(line)
        assert far.board().calls  # the old one still answers, and nobody knows better
        hub.close()
        with pytest.raises(PlaceGone):
            far.board()
        assert far.board().calls[0].number == "A001"
        assert (line.address, line.epoch) == (now.address, 2)
        with hub_over(desk, f"{hub.host}:{hub.port}"):
            old = Line(hub.address, board.key, epoch=2)
            before = desk.store.run(lambda tx: tx.head.seq)
            with pytest.raises(PlaceGone) as refused:
                remote_desk(old).device_state(device="voice", reason="no_audio")
            assert not refused.value.asked
            assert desk.store.run(lambda tx: tx.head.seq) == before


def test_a_hub_that_says_another_past_is_not_copied(hub: Hub, desk: Desk, standby: Standby) -> None:
    a_morning(desk)
    until(lambda: same(standby, desk), 5.0)
    before = rows(standby.store, JOURNAL)
    standby.follow.close()
    other = keys.make(standby.folder / "other.key", os.urandom)
    strange = Following(
        standby.machine.line, standby.store, other.public, 7010, standby.troubles.append
    )
    desk.take_ticket(procedure=BIRTH)
    until(lambda: any("not signed" in each for each in standby.troubles))
    strange.close()
    assert rows(standby.store, JOURNAL) == before


def test_only_a_standby_may_copy(hub: Hub, let_in: LetIn) -> None:
    for place in ("kiosk", "counter", "board"):
        machine = let_in(place)
        for path in ("/v1/journal?port=1", "/v1/journal/x/1/1"):
            status = machine.line.open("GET", path, b"", {}, (3, 3)).status_code
            assert status == 403, place


def test_where_a_standby_is_looked_for_is_where_it_asks_from(desk: Desk, let_in: LetIn) -> None:
    """Not where a header says: nobody stands between a machine and its hub."""
    line, claimed = let_in("standby").line, {"X-Forwarded-For": "203.0.113.9"}
    with line.open("GET", "/v1/journal?port=7010", b"", claimed, (3.0, 3.0)) as answer:
        assert answer.status_code == 200
    assert desk.standby()[0] == "http://127.0.0.1:7010"
