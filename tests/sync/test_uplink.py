"""The journal reaches the server whole and once, whatever the line does to it."""

import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.backups import backup, restore
from kiosk.desk import Desk
from kiosk.keys import DeviceKey, fits
from kiosk.received import Receipt
from sync.own_journal import OwnJournal
from sync.pace import LONGEST_MS, Pace
from sync.sender import HOUR_MS
from sync.uplink import LOOK_MS, Status, Uplink
from tests.desk_at_work import HandClock, desk_at_work
from tests.small_centre import BIRTH, small_centre
from tests.sync.model_server import SERVER, ModelLine, ModelServer

DEVICE = DeviceKey(b"d" * 32, b"")
PUBLIC = ed25519.Ed25519PrivateKey.from_private_bytes(SERVER.seed).public_key().public_bytes_raw()


class Centre:
    """A desk whose journal goes up; time passes only as the uplink asks."""

    def __init__(self, desk: Desk, server: ModelServer, faults: Iterable[str] = ()) -> None:
        self.desk = desk
        self.line = ModelLine(server, faults)
        self.server = server
        self.journal = OwnJournal(desk.store.reading)
        self.pace = Pace(random.Random(1).random)
        self.now_ms = 0
        self.uplink = self._uplink()

    def _uplink(self) -> Uplink:
        return Uplink(self.journal, self._keep, self.line, DEVICE, PUBLIC, fits, self.pace)

    def _keep(self, receipt: Receipt) -> None:
        self.desk.store.run(lambda tx: tx.keep_receipt(receipt))

    def restart(self) -> None:
        self.uplink = self._uplink()

    def numbers(self, many: int) -> None:
        for _ in range(many):
            self.desk.take_ticket(procedure=BIRTH)

    def run(self, until: Callable[[], bool], steps: int = 400) -> None:
        """Steps, each when it is due, until that holds."""
        for _ in range(steps):
            if until():
                return
            self.now_ms += max(1, self.uplink.step(self.now_ms))
        assert until(), f"{self.uplink.status} after {steps} steps"

    def arrived(self) -> bool:
        """Whether every chain lies at the server exactly as it lies here."""
        own = {
            (log, epoch): [row["hash"] for row in self.journal.rows(log, epoch, 1, 100_000)]
            for log, epoch, _ in self.journal.chains()
        }
        there = {key: [each.hash for each in chain] for key, chain in self.server.chains.items()}
        return own == there


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at_work(tmp_path / "data", small_centre(), HandClock()) as desk:
        yield desk


@pytest.fixture
def centre(desk: Desk) -> Centre:
    return Centre(desk, ModelServer())


def receipts(desk: Desk) -> list[int]:
    rows = desk.store.run(lambda tx: tx.all("SELECT seq FROM receipt ORDER BY seq"))
    return [row["seq"] for row in rows]


def test_everything_arrives_as_it_was_written(centre: Centre) -> None:
    centre.numbers(30)
    centre.run(centre.arrived)
    centre.run(lambda: centre.uplink.status.backlog == 0)
    assert centre.uplink.status.trouble == ""
    centre.numbers(3)
    centre.run(centre.arrived)


def test_a_receipt_is_kept_for_each_batch_and_nothing_is_sent_twice(centre: Centre) -> None:
    centre.numbers(5)
    centre.run(centre.arrived)
    last = centre.journal.chains()[0][2]
    assert receipts(centre.desk) == [last]
    centre.restart()
    sent = len(centre.line.sent)
    centre.uplink.step(centre.now_ms)
    assert len(centre.line.sent) == sent


FAULTS = ["", "no_line", "lost_request", "lost_answer", "proxy_page", "busy"]


@settings(max_examples=12, deadline=None)
@given(faults=st.lists(st.sampled_from(FAULTS), max_size=30))
def test_whatever_the_line_does_nothing_is_lost_or_doubled(
    tmp_path_factory: pytest.TempPathFactory, faults: list[str]
) -> None:
    data = tmp_path_factory.mktemp("centre") / "data"
    with desk_at_work(data, small_centre(), HandClock()) as desk:
        centre = Centre(desk, ModelServer(), faults)
        centre.pace.most = 4
        centre.numbers(20)
        centre.run(centre.arrived)
        centre.run(lambda: centre.uplink.status.backlog == 0)
        assert centre.uplink.status.trouble == ""
        assert receipts(desk)[-1] == centre.journal.chains()[0][2]


def test_a_line_that_is_away_is_tried_less_and_less_often(centre: Centre) -> None:
    centre.line = ModelLine(centre.server, ["no_line"] * 12)
    centre.restart()
    centre.numbers(1)
    waits = []
    for _ in range(13):
        wait = centre.uplink.step(centre.now_ms)
        waits.append(wait)
        centre.now_ms += max(1, wait)
    assert centre.arrived()
    assert max(waits) <= LONGEST_MS
    assert sum(waits[6:12]) > sum(waits[:6])


def test_who_wakes_early_sends_nothing_early(centre: Centre) -> None:
    centre.line = ModelLine(centre.server, ["", "busy"])
    centre.restart()
    centre.numbers(1)
    assert centre.uplink.step(0) == 5_000
    assert centre.uplink.step(1_000) == 4_000
    assert len(centre.line.sent) == 1
    assert centre.uplink.status.backlog == 3


def test_a_server_put_back_from_an_old_backup_is_filled_up_again(centre: Centre) -> None:
    centre.numbers(20)
    centre.run(centre.arrived)
    log, epoch, _ = centre.journal.chains()[0]
    centre.server.forget(log, epoch, after=7)
    centre.numbers(1)
    centre.run(centre.arrived)
    centre.server.forget(log, epoch, after=3)  # and in the night, when nothing happens
    centre.now_ms += LOOK_MS
    centre.run(centre.arrived)


def test_a_server_with_another_history_is_told_and_overwrites_nothing(
    centre: Centre, tmp_path: Path
) -> None:
    centre.numbers(5)
    centre.run(centre.arrived)
    log, epoch, _ = centre.journal.chains()[0]
    chain = centre.server.chains[log, epoch]
    chain[-1] = chain[-2]
    before = list(chain)
    centre.numbers(1)
    centre.uplink.step(centre.now_ms)
    assert centre.uplink.status.trouble == "fork"
    assert centre.server.chains[log, epoch] == before


def test_a_device_put_back_from_a_backup_goes_on_in_a_new_epoch_and_loses_nothing(
    tmp_path: Path,
) -> None:
    data, server = tmp_path / "data", ModelServer()
    with desk_at_work(data, small_centre(), HandClock()) as desk:
        centre = Centre(desk, server)
        centre.numbers(3)
        backup(data, tmp_path / "backup.db")
        centre.numbers(5)
        centre.run(centre.arrived)
    told = {key: list(chain) for key, chain in server.chains.items()}
    restore(tmp_path / "backup.db", data)
    with desk_at_work(data, small_centre(), HandClock()) as desk:
        centre = Centre(desk, server)
        centre.numbers(2)
        ((log, old, _), (_, new, last)) = centre.journal.chains()
        centre.run(lambda: len(server.chains.get((log, new), [])) == last)
        assert centre.uplink.status == Status()
    assert server.chains[log, old] == told[log, old]
    numbers = [
        each.body
        for chain in server.chains.values()
        for each in chain
        if "ticket" in each.header.kind
    ]
    assert len(set(numbers)) == len(numbers) == 3 + 5 + 2


def test_a_cloned_device_is_told(tmp_path: Path) -> None:
    """Its chain is shorter than the server knows it, and no newer one says why."""
    server = ModelServer()
    with desk_at_work(tmp_path / "data", small_centre(), HandClock()) as desk:
        centre = Centre(desk, server)
        centre.numbers(3)
        centre.run(centre.arrived)
        (chain,) = server.chains.values()
        chain.append(chain[-1])
        centre.restart()
        centre.uplink.step(0)
        assert centre.uplink.status.trouble == "fork"


def test_where_a_server_was_put_back_and_a_copy_came_first_what_it_had_signed_for_is_said_again(
    centre: Centre,
) -> None:
    """P3: a receipt is no proof that a restored server still has what it is for."""
    centre.numbers(12)
    centre.run(centre.arrived)
    (chain,) = centre.server.chains.values()
    ours = chain[7]
    del chain[7:]
    chain.append(msgspec.structs.replace(ours, hash=b"o" * 32))
    said: list[int] = []
    centre.uplink = Uplink(
        centre.journal, centre._keep, centre.line, DEVICE, PUBLIC, fits, centre.pace,
        lambda log, epoch, from_seq: bool(said.append(from_seq)) or True,
    )  # fmt: skip
    centre.uplink.step(0)
    assert said == [8]


def test_who_is_not_enrolled_goes_on_writing_and_asks_once_an_hour(centre: Centre) -> None:
    centre.server.enrolled = False
    centre.numbers(3)
    centre.run(lambda: centre.uplink.status.trouble == "not_enrolled")
    asked = len(centre.line.sent)
    while centre.now_ms < HOUR_MS - 20_000:
        centre.numbers(1)
        centre.now_ms += max(1, centre.uplink.step(centre.now_ms))
    assert len(centre.line.sent) == asked
    centre.server.enrolled = True
    centre.run(centre.arrived)
    assert centre.uplink.status.trouble == ""


def test_an_answer_that_the_server_did_not_sign_is_not_believed(centre: Centre) -> None:
    centre.server.key = DeviceKey(b"x" * 32, b"")
    centre.numbers(3)
    centre.uplink.step(0)
    assert centre.uplink.status.trouble == "strange_answer"
    assert receipts(centre.desk) == []


def test_batches_grow_smaller_on_a_bad_line_and_large_again(centre: Centre) -> None:
    centre.server.largest = 600
    centre.numbers(40)
    centre.run(centre.arrived)
    assert centre.uplink.status.trouble == ""
    assert min(centre.line.sent) < 6
    centre.server.largest = 256 * 1024
    for _ in range(60):
        centre.numbers(1)
        centre.run(centre.arrived)
    assert centre.pace.most == 500


def test_events_too_many_for_one_body_travel_in_several(centre: Centre) -> None:
    person = "x" * 3_000
    noise = random.Random(2)
    for _ in range(200):
        text = "".join(noise.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in person)
        centre.desk.device_state(device="D1", reason=text)
    centre.run(centre.arrived)
    assert centre.uplink.status.trouble == ""
    assert len(centre.line.sent) > 1
