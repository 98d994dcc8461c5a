"""P12 on a centre's machines: they have the hub's bundle, checked by themselves, or their own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk import keys
from kiosk.bootstrap import SAMPLE, Program
from kiosk.bootstrap.bundles import configured, trust
from kiosk.bootstrap.hub import centre_of_hub, hub_at_work
from kiosk.catalogue import Centre
from kiosk.data_directory import KEY, verify
from kiosk.desk.machines import EnrolmentCode, machine_id
from sync.bundles.coming_down import COMING
from sync.bundles.packing import digest_of
from sync.bundles.slots import PACKED, Slots
from sync.downline import DownLine, Unanswered
from sync.hub.running import Hub
from sync.remote import Line
from sync.sender import REVOKED, UNKNOWN
from tests.bundles.killed_on_the_lan import STEPS
from tests.bundles.made import RELEASE, bundle_of, fetched_from, here, machine_key, queues
from tests.hub.patience import until
from tests.server.devices import key_of

ROOT = Path(__file__).resolve().parents[2]
ANY_PORT = "127.0.0.1:0"


def quota(centre: Centre) -> int | None:
    return next(each.quota for each in centre.queues if each.code == "building")


def holds(data: Path, version: int, *, for_good: bool = True) -> None:
    """This version is in force there."""
    here(data, try_it=lambda _: None).take(bundle_of(version))
    Slots(data).begin(1)
    if for_good:
        Slots(data).confirm()


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[Program, Hub]]:
    """A hub with version 5 in force."""
    data = tmp_path / "hub"
    trust(data, RELEASE.public.hex())
    holds(data, 5)
    with hub_at_work(SAMPLE, data, ANY_PORT) as at_work:
        yield at_work


def code_for(program: Program, place: str) -> str:
    code = program.desk.offer_enrolment(place=place, counter=1 if place == "counter" else 0)
    assert isinstance(code, EnrolmentCode)
    return code.code


@contextmanager
def machine(hub: tuple[Program, Hub], data: Path, place: str, code: str = "") -> Iterator[Program]:
    with centre_of_hub(SAMPLE, data, hub[1].address, place, code) as (program, _):
        program.open_door()  # as when its first screen is shown
        yield program


def waits(data: Path) -> int:
    state = Slots(data).state()
    return state.waiting.version if state.waiting else 0


@pytest.mark.parametrize("place", ["kiosk", "board"])
def test_a_machine_fetches_what_its_hub_has_in_force_and_takes_it_at_its_next_start(
    hub: tuple[Program, Hub], tmp_path: Path, place: str
) -> None:
    own = tmp_path / "lan" / place
    with machine(hub, tmp_path / "lan", place, code_for(hub[0], place)) as program:
        until(lambda: waits(own) == 5)
        assert quota(program.centre) == 3  # what began with one configuration goes on with it
        assert list((own / "bundles" / COMING).iterdir()) == []
    with machine(hub, tmp_path / "lan", place) as program:
        assert quota(program.centre) == 5
        assert Slots(own).state().on_trial
    if place == "kiosk":
        assert verify(own).intact


@pytest.mark.parametrize("place", ["kiosk", "board"])
def test_what_a_person_wanted_now_at_the_hub_restarts_its_machines_once_they_have_it(
    hub: tuple[Program, Hub], tmp_path: Path, place: str
) -> None:
    own, at_hub = tmp_path / "lan" / place, Slots(tmp_path / "hub")
    here(tmp_path / "hub", try_it=lambda _: None).take(bundle_of(6))
    assert not at_hub.want(5)  # another than the one that waits
    assert at_hub.want(6)
    at_hub.begin(1)
    with machine(hub, tmp_path / "lan", place, code_for(hub[0], place)) as program:
        assert not program.wanted()
    at_hub.confirm()
    with machine(hub, tmp_path / "lan", place) as program:
        until(lambda: waits(own) == 6)
        until(program.wanted)
    with machine(hub, tmp_path / "lan", place) as program:
        assert quota(program.centre) == 6
        assert not program.wanted()  # once


def test_what_is_on_trial_at_the_hub_is_not_handed_on(
    hub: tuple[Program, Hub], tmp_path: Path
) -> None:
    program, running = hub
    data = tmp_path / "lan"
    let_in(program, data)
    line = DownLine(Line(running.address, machine_key(data)))
    found = line.news().bundle
    assert found is not None
    assert found.version == 5
    holds(tmp_path / "hub", 6, for_good=False)
    assert line.news().bundle is None
    Slots(tmp_path / "hub").confirm()
    fetched_from(line, data)
    assert waits(data) == 6


def let_in(program: Program, data: Path) -> str:
    data.mkdir(exist_ok=True)
    public = machine_key(data).public
    answer = program.desk.enrol_machine(
        code=code_for(program, "board"), key=public.hex(), place="board"
    )
    assert answer.machine == machine_id(public)  # type: ignore[union-attr]
    return machine_id(public)


def test_p12_killed_at_any_touch_on_the_way_from_the_hub_the_old_or_the_new_is_there_whole(
    hub: tuple[Program, Hub], tmp_path: Path
) -> None:
    before = tmp_path / "killed" / "before"
    before.parent.mkdir()
    let_in(hub[0], before)
    holds(before, 4)
    address = hub[1].address
    subprocess.run(
        [sys.executable, "-m", "tests.bundles.killed_on_the_lan", str(before.parent), address],
        cwd=ROOT, check=True, timeout=120,
    )  # fmt: skip
    ended = [each for each in before.parent.iterdir() if each.name.isdigit()]
    assert len(ended) > 20
    seen = set()
    for data in ended:
        note = before.parent / f"{data.name}.note"
        done = len(note.read_text().splitlines()) if note.exists() else 0
        seen.add(done)
        slots = Slots(data)
        state, folder = slots.state(), slots.in_force()
        assert state.current is not None
        assert folder is not None
        assert state.current.version in ({4}, {4, 5}, {5}, {5})[done]
        assert (folder / "centre" / "queues.toml").read_bytes() == queues(state.current.version)
        if done:  # it was told that it came
            assert state.highest == 5
        # a new start brings what is missing, whatever lies there
        if not state.on_trial:
            fetched_from(DownLine(Line(address, machine_key(data))), data)
            slots.begin(1)
        slots.confirm()
        current = slots.state().current
        assert current is not None
        assert current.version == 5
        assert (slots.folder / current.name / PACKED).read_bytes() == bundle_of(5)
    assert seen == set(range(len(STEPS)))


def test_a_hub_that_hands_on_what_another_key_signed_changes_nothing(
    hub: tuple[Program, Hub], tmp_path: Path
) -> None:
    """Nor does another key at the hub: who trusts a machine's release key stands before it."""
    own = tmp_path / "lan" / "board"
    with machine(hub, tmp_path / "lan", "board", code_for(hub[0], "board")):
        until(lambda: waits(own) == 5)
    with machine(hub, tmp_path / "lan", "board"):
        Slots(own).confirm()
    thief = key_of(b"another release key".ljust(32, b"."))
    slots = Slots(tmp_path / "hub")
    folder = slots.in_force()
    assert folder is not None
    forged = bundle_of(6, thief)
    trust(tmp_path / "hub", thief.public.hex())
    (folder / PACKED).write_bytes(forged)
    state = slots.state()
    assert state.current is not None
    written = (slots.folder / "state.json").read_text()
    written = written.replace('"version":5', '"version":6')
    (slots.folder / "state.json").write_text(
        written.replace(state.current.digest, digest_of(forged))
    )
    with machine(hub, tmp_path / "lan", "board") as program:
        until(lambda: list((own / "bundles" / COMING).glob("*")))  # it came, and was looked at
        assert waits(own) == 0
        assert Slots(own).release_key() == RELEASE.public
        assert quota(program.centre) == 5
    assert quota(configured(SAMPLE, own)) == 5


def test_strangers_and_machines_that_were_shown_out_get_no_bundle(
    hub: tuple[Program, Hub], tmp_path: Path
) -> None:
    program, running = hub
    stranger = DownLine(Line(running.address, key_of(b"x" * 32)))
    with pytest.raises(Unanswered) as unanswered:
        stranger.news()
    assert unanswered.value.trouble == UNKNOWN
    name = let_in(program, tmp_path / "lan")
    line = DownLine(Line(running.address, machine_key(tmp_path / "lan")))
    newest = line.news().bundle
    assert newest is not None
    program.desk.revoke_machine(machine=name)

    def turned_away() -> bool:
        try:
            line.bundle(newest, tmp_path / "part")
        except Unanswered as unanswered:
            return unanswered.trouble == REVOKED
        (tmp_path / "part").unlink()
        return False

    until(turned_away)
    assert not (tmp_path / "part").exists()


def test_a_machine_without_a_release_key_takes_nothing_until_a_person_says_which(
    tmp_path: Path,
) -> None:
    data = tmp_path / "hub"
    with hub_at_work(SAMPLE, data, ANY_PORT) as at_work:
        own = tmp_path / "lan" / "board"
        with machine(at_work, tmp_path / "lan", "board", code_for(at_work[0], "board")):
            trust(data, RELEASE.public.hex())
            holds(data, 5)
        assert keys.read(own / KEY) is not None
        with machine(at_work, tmp_path / "lan", "board"):
            until(lambda: list((own / "bundles" / COMING).glob("*")))
            assert waits(own) == 0
        trust(own, RELEASE.public.hex())
        with machine(at_work, tmp_path / "lan", "board"):
            until(lambda: waits(own) == 5)
