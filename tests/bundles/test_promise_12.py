"""P12: an update or a push of configuration can neither brick nor downgrade a centre."""

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from kiosk import config
from kiosk.bootstrap import SAMPLE
from kiosk.bootstrap.bundles import begun, configured
from kiosk.errors import ConfigError
from sync.bundles.packing import BadBundle
from sync.bundles.slots import STARTS, Slots, State, What
from tests.bundles.killed_workload import STEPS
from tests.bundles.made import bad_bundle, bundle_of, here, own_settings, queues
from tests.desk_at_work import HandClock
from tests.faults.disk_recorder import Op, read_log, record
from tests.server.devices import key_of

ROOT = Path(__file__).resolve().parents[2]
MOST_TOUCHES = 400


def quota(data: Path, settings: Path = SAMPLE) -> int | None:
    """What the configuration in force says: the version of its bundle, 3 of the sample's own."""
    centre = configured(settings, data)
    return next(each.quota for each in centre.queues if each.code == "building")


def in_force(data: Path) -> int:
    """The version whose files are in force, whole to the last byte."""
    slots = Slots(data)
    current, folder = slots.state().current, slots.in_force()
    assert current
    assert folder
    assert queues_in(folder) == queues(current.version)
    return current.version


def queues_in(folder: Path) -> bytes:
    return (folder / "centre" / "queues.toml").read_bytes()


def start(data: Path, settings: Path = SAMPLE, *, ends_well: bool = False) -> int | None:
    """A start of whoever writes, which dies unless it `ends_well`."""
    with ExitStack() as undoing:
        centre = begun(settings, data, HandClock(), undoing)
        if not ends_well:
            undoing.pop_all()
    return next(each.quota for each in centre.queues if each.code == "building")


def refused(data: Path, bundle: bytes, program: str = "1.2.3") -> str:
    with pytest.raises(BadBundle) as bad:
        here(data, program=program).take(bundle)
    return bad.value.reason


@pytest.fixture
def at_work(tmp_path: Path) -> Path:
    """A centre with version 5 in force."""
    here(tmp_path).take(bundle_of(5))
    assert start(tmp_path) == 5
    Slots(tmp_path).confirm()
    return tmp_path


def test_p12_killed_at_any_step_the_old_or_the_new_configuration_is_there_whole(
    tmp_path: Path,
) -> None:
    subprocess.run(
        [sys.executable, "-m", "tests.bundles.killed_workload", str(tmp_path)],
        cwd=ROOT, check=True, timeout=120,
    )  # fmt: skip
    ended = [each for each in tmp_path.iterdir() if each.name.isdigit()]
    assert 60 < len(ended) < MOST_TOUCHES
    seen = set()
    for data in ended:
        note = tmp_path / f"{data.name}.note"
        done = note.read_text().splitlines() if note.exists() else []
        seen.add(len(done))
        slots = Slots(data)
        state = slots.state()
        # what was told to be done is done, and never less than it
        assert state.highest >= {0: 1, 1: 2, 2: 3, 3: 3, 4: 3, 5: 3}.get(len(done), 4)
        possible = {
            0: {1}, 1: {1}, 2: {1, 3}, 3: {3}, 4: {3}, 5: {3}, 6: {3, 4}, 7: {3, 4}, 8: {3},
        }[len(done)]  # fmt: skip
        if state.waiting:  # what is named is whole
            assert queues_in(slots.folder / state.waiting.name) == queues(state.waiting.version)
        assert in_force(data) in possible
        # nothing is left in the way: the next version is taken, and comes into force
        if state.on_trial:
            slots.confirm()
        here(data, try_it=lambda _: None).take(bundle_of(9))
        slots.begin(1)
        assert in_force(data) == 9
    assert seen == set(range(len(STEPS)))


def test_p12_a_bundle_that_another_key_signed_changes_nothing(at_work: Path) -> None:
    before = Slots(at_work).state()
    assert refused(at_work, bundle_of(6, key_of(b"x" * 32))) == "bad_signature"
    assert Slots(at_work).state() == before
    assert start(at_work) == 5


def test_p12_a_lower_or_equal_version_is_refused(at_work: Path) -> None:
    for version in (1, 4, 5):
        assert refused(at_work, bundle_of(version)) == "not_newer"
    here(at_work).take(bundle_of(7))
    assert refused(at_work, bundle_of(6)) == "not_newer"  # though it is only waiting
    assert start(at_work) == 7
    Slots(at_work).roll_back("did_not_work")
    assert refused(at_work, bundle_of(7)) == "not_newer"  # the one that did not work
    here(at_work).take(bundle_of(8))


def test_p12_a_lost_state_opens_no_way_back_to_an_old_version(at_work: Path) -> None:
    (at_work / "bundles" / "state.json").write_bytes(b"{")
    assert start(at_work) == 3  # the centre's own files are always whole
    assert refused(at_work, bundle_of(4)) == "not_newer"
    here(at_work).take(bundle_of(6))
    assert start(at_work) == 6


def test_p12_content_that_makes_no_centre_here_never_comes_into_force(at_work: Path) -> None:
    assert refused(at_work, bad_bundle(6)) == "does_not_load"
    assert start(at_work) == 5
    (news,) = (each for each in Slots(at_work).state().news if each.what is What.REFUSED)
    assert (news.version, news.reason) == (6, "does_not_load")


def test_p12_a_program_that_is_too_old_waits_for_its_update(at_work: Path) -> None:
    newer = bundle_of(6, min_app="1.10")
    assert refused(at_work, newer, program="1.9.4") == "program_too_old"
    here(at_work, program="1.10.0").take(newer)
    assert start(at_work) == 6


def test_p12_another_centres_bundle_is_not_taken(at_work: Path) -> None:
    assert refused(at_work, bundle_of(6, centres=("khac",))) == "other_centre"
    here(at_work).take(bundle_of(6, centres=("khac", "mau")))


def test_p12_it_is_not_in_force_before_its_day(at_work: Path) -> None:
    clock = HandClock()
    tomorrow = round(clock.at.timestamp() * 1000) + 86_400_000
    here(at_work).take(bundle_of(6, not_before_ms=tomorrow))
    assert start(at_work) == 5
    assert Slots(at_work).begin(tomorrow + 1).on_trial
    assert quota(at_work) == 6


def test_p12_what_is_taken_waits_for_the_next_start(at_work: Path) -> None:
    here(at_work).take(bundle_of(6))
    assert quota(at_work) == 5
    assert start(at_work) == 6


def test_p12_one_that_never_comes_to_work_goes_back_by_itself(at_work: Path) -> None:
    here(at_work).take(bundle_of(6))
    assert [start(at_work) for _ in range(STARTS)] == [6] * STARTS
    assert [start(at_work) for _ in range(3)] == [5] * 3
    (news,) = (each for each in Slots(at_work).state().news if each.what is What.ROLLED_BACK)
    assert (news.version, news.reason) == (6, "did_not_work")


def test_p12_ended_by_a_person_in_its_first_minute_it_goes_on_with_its_trial(
    at_work: Path,
) -> None:
    here(at_work).take(bundle_of(6))
    assert [start(at_work, ends_well=True) for _ in range(9)] == [6] * 9


def test_p12_while_one_is_on_trial_its_way_back_is_not_written_over(at_work: Path) -> None:
    here(at_work).take(bundle_of(6))
    assert start(at_work) == 6
    assert refused(at_work, bundle_of(7)) == "on_trial"
    Slots(at_work).roll_back("did_not_work")
    assert quota(at_work) == 5


def test_p12_one_that_stops_fitting_the_centres_own_files_before_its_start_goes_back(
    tmp_path: Path,
) -> None:
    settings, data = own_settings(tmp_path / "settings"), tmp_path / "data"
    taking = here(data, settings)
    taking.take(bundle_of(5))
    counters = settings / "counters.toml"
    counters.write_text(counters.read_text().replace('"guidance", ', ""))
    own = settings / "queues.toml"
    guidance = own.read_text().split("[[queue]]")
    own.write_text("[[queue]]".join(each for each in guidance if '"guidance"' not in each))
    config.load(settings)  # the centre's own files fit each other
    assert start(data, settings) == 3
    (news,) = Slots(data).state().news
    assert (news.what, news.reason) == (What.ROLLED_BACK, "does_not_load")


def test_p12_the_centres_own_mistake_is_told_as_its_own(tmp_path: Path) -> None:
    settings, data = own_settings(tmp_path / "settings"), tmp_path / "data"
    here(data, settings).take(bundle_of(5))
    assert start(data, settings) == 5
    Slots(data).confirm()
    (settings / "counters.toml").write_text("[[counter]]\n")
    with pytest.raises(ConfigError, match=r"counters\.toml"):
        start(data, settings)
    assert Slots(data).state().current is not None


def test_p12_without_a_release_key_nothing_is_taken(tmp_path: Path) -> None:
    nobody = msgspec.structs.replace(here(tmp_path), release_key=lambda: b"")
    with pytest.raises(BadBundle, match="no_release_key"):
        nobody.take(bundle_of(1))
    assert Slots(tmp_path).state() == State()


def test_p12_everything_is_on_the_disk_before_the_pointer_names_it(tmp_path: Path) -> None:
    """A power cut leaves what was synced: each file and each folder of the slot before the pointer
    is replaced, the pointer's new file before its name, its folder before anybody is told."""
    data = tmp_path / "data"
    here(data, try_it=lambda _: None).take(bundle_of(1))
    workload = "import sys, pathlib; from tests.bundles.made import bundle_of, here; "
    work = "here(pathlib.Path(sys.argv[1]), try_it=lambda _: None).take(bundle_of(2))"
    record([sys.executable, "-c", workload + work, str(data)], tmp_path / "log", ROOT)
    folder = data / "bundles"
    ops = [
        op for op in read_log(tmp_path / "log", data, tmp_path / "told") if "lock" not in op.path
    ]
    pointer = max(at for at, op in enumerate(ops) if op.name == "rename")
    assert ops[pointer].other == str(folder / "state.json")
    written = {op.path for op in ops if op.name == "write"}
    slots = {path for path in written if path.endswith((".toml", "manifest.json"))}
    assert len(slots) == 2
    folders = {str(parent) for path in slots for parent in Path(path).parents} & {
        str(folder), *map(str, folder.glob("*")), *map(str, folder.glob("*/*")),
    }  # fmt: skip
    assert len(folders) == 3
    for path in {*slots, *folders, str(folder / "state.new")}:
        touched = [
            at for at, op in enumerate(ops[:pointer])
            if (op.path == path and op.name in ("write", "create"))
            or (op.name == "create" and str(Path(op.path).parent) == path != str(folder))
        ]  # fmt: skip
        synced = [at for at, op in enumerate(ops[:pointer]) if op == Op("sync", path)]
        assert synced, path
        assert max(synced) > max(touched, default=0), path
    assert Op("sync", str(folder)) in ops[pointer:]
