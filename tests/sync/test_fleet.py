"""Several centres and one server, with everything that happens to them in a year; seeded, on a
clock of its own. The journal, its store and the uplink are the real ones.

After every history the lines are well again for a while, and then nothing may be missing, doubled
or invented: the oracle is what citizens were told, what each centre ever wrote, and the model
server's own chains.
"""

import random
import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.backups import backup, restore
from kiosk.desk import Desk
from kiosk.epochs import say_again
from kiosk.keys import DeviceKey, fits
from kiosk.received import Receipt
from sync.own_journal import OwnJournal
from sync.pace import LONGEST_MS, Pace
from sync.uplink import LOOK_MS, Uplink
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import BIRTH, small_centre
from tests.sync.model_server import ModelLine, ModelServer
from tests.sync.test_uplink import PUBLIC, receipts

DEVICE = DeviceKey(b"d" * 32, b"")
STEPS = 40
HEALING_STEPS = 400
LINES = ("no_line", "lost_request", "lost_answer", "proxy_page", "busy")


class Centre:
    """One device, its clock and its line, over all that is done to it."""

    def __init__(self, folder: Path, server: ModelServer, chance: random.Random) -> None:
        self._folder = folder
        self._server = server
        self._chance = chance
        self._clock = HandClock()
        self._open = ExitStack()
        self._faults: list[str] = []
        self._has_backup = False
        self.cloned = False
        self.told: list[tuple[int, str]] = []
        self.told_in: dict[int, set[tuple[int, str]]] = {}
        self.wrote: set[bytes] = set()
        self.now_ms = 0
        self.start()

    def start(self) -> None:
        random_bytes = self._chance.randbytes
        data = self._folder / "data"
        self.desk: Desk = self._open.enter_context(
            desk_at_work(data, small_centre(), self._clock, random_bytes)
        )
        self.journal = OwnJournal(self.desk.store.reading)
        pace = Pace(self._chance.random)
        pace.most = self._chance.choice([1, 3, 50, 500])
        line = ModelLine(self._server, iter(self._fault, "for ever"))
        self.uplink = Uplink(
            self.journal, self._keep, line, DEVICE, PUBLIC, fits, pace, self._other_course
        )

    def _other_course(self, log: str, epoch: int, from_seq: int) -> bool:
        store = self.desk.store
        if log != store.identity.log:
            return False
        say_again(store, DEVICE, "sim", epoch, from_seq)
        return True

    def _fault(self) -> str:
        return self._faults.pop() if self._faults else ""

    def close(self) -> None:
        self._remember()
        self._open.close()

    def restart(self) -> None:
        self.close()
        self.start()

    def take_numbers(self) -> None:
        for _ in range(self._chance.randint(1, 4)):
            ticket = self.desk.take_ticket(procedure=BIRTH)
            number = getattr(ticket, "number", "")
            if number:
                session, epoch = self.desk.store.run(lambda tx: (tx.session, tx.identity.epoch))
                self.told.append((session, number))
                self.told_in.setdefault(epoch, set()).add((session, number))

    def send(self) -> None:
        """Some steps of the uplink, each when it is due."""
        for _ in range(self._chance.randint(1, 6)):
            self.now_ms += max(1, self.uplink.step(self.now_ms))

    def lose_line(self) -> None:
        self._faults += self._chance.choices(LINES, k=self._chance.randint(1, 5))

    def back_up(self) -> None:
        self._has_backup = True
        (self._folder / "backup.db").unlink(missing_ok=True)
        backup(self._folder / "data", self._folder / "backup.db")

    def put_back(self) -> None:
        """An old backup is put in place of the journal."""
        if not self._has_backup:
            return
        self.close()
        restore(self._folder / "backup.db", self._folder / "data")
        self.start()

    def copy_file(self) -> None:
        """Somebody copies the journal's file by hand while nothing runs …"""
        self.close()
        shutil.copy(self._folder / "data" / "kiosk.db", self._folder / "copy.db")
        self.start()

    def put_copy(self) -> None:
        """… and puts it back later, without a word."""
        copy = self._folder / "copy.db"
        if copy.exists():
            self.close()
            shutil.copy(copy, self._folder / "data" / "kiosk.db")
            self.start()

    def lose_disk(self) -> None:
        """The journal is gone; key and identity, which lie outside it, are not."""
        self.close()
        for file in (self._folder / "data").glob("kiosk.db*"):
            file.unlink()
        self.start()

    def clone(self, folder: Path) -> "Centre":
        """Its whole disk is copied, key and all, and the copy is switched on beside it."""
        self.close()
        shutil.copytree(self._folder / "data", folder / "data")
        self.start()
        other = Centre(folder, self._server, self._chance)
        self.cloned = other.cloned = True
        return other

    def set_clock(self) -> None:
        self._clock.forward(hours=self._chance.choice([-30, -1, 5]))

    def next_day(self) -> None:
        self._clock.forward(hours=24)

    def heal(self) -> None:
        """The line is well for good."""
        self._faults.clear()
        self.now_ms += LONGEST_MS + LOOK_MS
        for _ in range(HEALING_STEPS):
            self.now_ms += max(1, self.uplink.step(self.now_ms))
            if self.uplink.status.backlog == 0 and self._arrived():
                return
        raise AssertionError(f"not drained: {self.uplink.status}")

    def _arrived(self) -> bool:
        """Each chain lies there as it lies here; what another course keeps out, under its id."""
        there = self._server.eids()
        return all(
            [row["hash"] for row in rows]
            == [each.hash for each in self._server.chains.get((log, epoch), [])][:last]
            or (self.cloned and {row["eid"] for row in rows} <= there)
            for log, epoch, last in self.journal.chains()
            for rows in [self.journal.rows(log, epoch, 1, 1 << 30)]
        )

    def _keep(self, receipt: Receipt) -> None:
        self.desk.store.run(lambda tx: tx.keep_receipt(receipt))

    def _remember(self) -> None:
        rows = self.desk.store.run(lambda tx: tx.all("SELECT hash FROM event"))
        self.wrote.update(bytes(row["hash"]) for row in rows)


DONE_TO_A_CENTRE = (
    *["take_numbers"] * 8,
    *["send"] * 8,
    *["lose_line"] * 4,
    "restart",
    "back_up",
    "put_back",
    "copy_file",
    "put_copy",
    "lose_disk",
    "set_clock",
    "next_day",
)


def history(folder: Path, seed: int, *, clone_at: int = -1) -> None:
    chance = random.Random(seed)
    server = ModelServer()
    centres = [Centre(folder / str(number), server, chance) for number in range(2)]
    for step in range(STEPS):
        centre = chance.choice(centres)
        if step == clone_at:
            centres.append(centres[0].clone(folder / "clone"))
        elif chance.random() < 0.1 and server.chains:
            chain = chance.choice(list(server.chains))
            server.forget(*chain, after=chance.randrange(len(server.chains[chain]) + 1))
        else:
            getattr(centre, chance.choice(DONE_TO_A_CENTRE))()
    for centre in centres + centres:  # once more: whoever is first may learn of the others later
        centre.heal()
        assert centre.uplink.status.trouble == ""
        assert receipts(centre.desk) or not centre.told
    for centre in centres:
        centre.close()
    _nothing_doubled_or_invented(server, centres)
    if clone_at >= 0:
        _clones_part(centres[0], centres[-1])


def _nothing_doubled_or_invented(server: ModelServer, centres: list[Centre]) -> None:
    for centre in centres:
        assert len(set(centre.told)) == len(centre.told), "a number was given twice"
    wrote = {digest for centre in centres for digest in centre.wrote}
    for chain in server.chains.values():
        assert [each.header.seq for each in chain] == list(range(1, len(chain) + 1))
        assert {each.hash for each in chain} <= wrote
    eids = [each.header.eid for chain in server.chains.values() for each in chain]
    assert len(set(eids)) == len(eids)


def _clones_part(one: Centre, other: Centre) -> None:
    """From where either of them learned of the other they gave no number that the other gave."""
    for epoch in one.told_in.keys() ^ other.told_in.keys():
        told = one.told_in.get(epoch, set()) | other.told_in.get(epoch, set())
        elsewhere = other if epoch in one.told_in else one
        assert not told & set(elsewhere.told)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_happens_to_a_fleet_nothing_is_lost_doubled_or_invented(
    tmp_path: Path, seed: int
) -> None:
    history(tmp_path, seed)


@pytest.mark.parametrize("seed", range(6))
def test_a_disk_that_was_cloned_and_runs_twice_loses_nothing_and_parts_its_numbers(
    tmp_path: Path, seed: int
) -> None:
    """P7: whoever comes second goes on in an epoch of its own and says again what it wrote."""
    history(tmp_path, 100 + seed, clone_at=6 + seed)
