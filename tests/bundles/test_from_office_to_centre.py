"""The whole way by the commands people type: key, bundle, server, centre, next start, journal."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.bootstrap import SAMPLE, Program, centre_at_work
from kiosk.bootstrap.bundles import configured, this_centre
from kiosk.errors import StoreTrouble
from sync.bundles.slots import Slots
from sync.bundles.trial import AT_WORK_MS, Trial
from tests.bundles.made import NOT_A_CENTRE, bundle_of, here, queues
from tests.server.processes import ServerProcess, kiosk

SECONDS = 20


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def done(*arguments: str) -> dict[str, object]:
    said = kiosk(*arguments, "--json")
    assert said.exit_code == 0, said.output
    answer = json.loads(said.stdout)
    assert isinstance(answer, dict)
    return answer


def folder_of(folder: Path, said: bytes) -> Path:
    (folder / "centre").mkdir(parents=True, exist_ok=True)
    (folder / "centre" / "queues.toml").write_bytes(said)
    return folder


def told(program: Program) -> list[str]:
    """The journal's events on configuration, oldest first."""
    return program.desk.store.run(
        lambda tx: [
            f"{row['kind']} {json.loads(row['body'])['version']}"
            for row in tx.all("SELECT kind, body FROM event WHERE kind LIKE 'config%' ORDER BY seq")
        ]
    )


def quota(program: Program) -> int | None:
    return next(each.quota for each in program.centre.queues if each.code == "building")


def test_a_bundle_comes_from_the_offices_key_to_the_centres_next_start(tmp_path: Path) -> None:
    server, data = tmp_path / "server", tmp_path / "data"
    here_is = ("--data", str(data), "--config", str(SAMPLE))
    key, file = tmp_path / "release.key", tmp_path / "4.bundle"
    public = str(done("bundle", "key", str(key))["public"])
    folder = folder_of(tmp_path / "office", queues(4))
    done("bundle", "make", str(folder), str(file), "--key", str(key), "--version", "4")
    assert done("bundle", "check", str(file), "--key", public)["version"] == 4
    with centre_at_work(SAMPLE, data, "test"):
        pass
    with ServerProcess("--data", str(server)) as central:
        code = done("server", "enrol", "--centre", "mau", "--data", str(server))["code"]
        done("central", "join", central.url, str(code), *here_is)
        done("bundle", "trust", public, *here_is)
        done("bundle", "publish", str(file), "--data", str(server))
        with centre_at_work(SAMPLE, data, "test") as program:
            program.open_door()
            until(lambda: Slots(data).state().waiting)
            assert quota(program) == 3
            assert done("bundle", "status", *here_is) == {
                "current": 0, "on_trial": False, "waiting": 4,
            }  # fmt: skip
        with centre_at_work(SAMPLE, data, "test") as program:
            program.open_door()
            assert quota(program) == 4
            assert done("bundle", "status", *here_is)["on_trial"]
    assert "phiên bản 4" in kiosk("bundle", "status", *here_is).stdout


@pytest.mark.parametrize("wrong", ["key", "content", "twice"])
def test_what_is_not_taken_from_a_file_is_said_in_a_sentence(tmp_path: Path, wrong: str) -> None:
    data, file = tmp_path / "data", tmp_path / "x.bundle"
    here_is = ("--data", str(data), "--config", str(SAMPLE))
    key, other = tmp_path / "release.key", tmp_path / "other.key"
    public, _ = (str(done("bundle", "key", str(each))["public"]) for each in (key, other))
    said = NOT_A_CENTRE if wrong == "content" else queues(4)
    folder = folder_of(tmp_path / "office", said)
    signer = other if wrong == "key" else key
    done("bundle", "make", str(folder), str(file), "--key", str(signer), "--version", "4")
    assert kiosk("bundle", "take", str(file), *here_is).exit_code == 3  # nobody is trusted yet
    done("bundle", "trust", public, *here_is)
    if wrong == "twice":
        done("bundle", "take", str(file), *here_is)
    answer = kiosk("bundle", "take", str(file), *here_is)
    assert answer.exit_code == 3
    expected = {"key": "chữ ký", "content": "queues.toml", "twice": "Phiên bản phải cao hơn"}
    assert expected[wrong] in answer.output


def test_files_that_stay_in_the_hall_are_not_packed(tmp_path: Path) -> None:
    key = tmp_path / "release.key"
    done("bundle", "key", str(key))
    folder = folder_of(tmp_path / "office", queues(4))
    (folder / "centre" / "devices.toml").write_bytes((SAMPLE / "devices.toml").read_bytes())
    out = tmp_path / "x.bundle"
    said = kiosk("bundle", "make", str(folder), str(out), "--key", str(key), "--version", "1")
    assert said.exit_code == 3
    assert "devices.toml" in said.output
    assert not out.exists()


def test_a_release_key_is_never_written_over(tmp_path: Path) -> None:
    key = tmp_path / "release.key"
    done("bundle", "key", str(key))
    before = key.read_bytes()
    assert kiosk("bundle", "key", str(key)).exit_code == 3
    assert key.read_bytes() == before


def test_one_that_was_a_minute_at_work_is_in_the_journal_and_stays(tmp_path: Path) -> None:
    here(tmp_path).take(bundle_of(6))
    with centre_at_work(SAMPLE, tmp_path, "test") as program:
        assert quota(program) == 6
        trial = trial_of(tmp_path, program)
        assert 0 < trial.step(1_000) <= AT_WORK_MS
        trial.step(60_999)
        assert Slots(tmp_path).state().on_trial
        assert told(program) == []
        trial.step(61_000)
        trial.step(61_001)
        assert not Slots(tmp_path).state().on_trial
        assert told(program) == ["config_taken 6"]


def test_one_whose_store_does_not_answer_was_not_at_work(tmp_path: Path) -> None:
    here(tmp_path).take(bundle_of(6))
    Slots(tmp_path).begin(1)

    def gone() -> None:
        raise StoreTrouble("x")

    trial = Trial(Slots(tmp_path), gone, lambda: None)
    trial.step(0)
    trial.step(10 * AT_WORK_MS)
    assert Slots(tmp_path).state().on_trial


def test_going_back_is_an_event_of_the_journal(tmp_path: Path) -> None:
    for version in (5, 6):
        here(tmp_path).take(bundle_of(version))
        Slots(tmp_path).begin(1)
        if version == 5:
            Slots(tmp_path).confirm()
    Slots(tmp_path).begin(1)  # two starts that died
    with centre_at_work(SAMPLE, tmp_path, "test") as program:
        assert quota(program) == 5
        program.open_door()
        until(lambda: told(program) == ["config_taken 5", "config_rolled_back 6"])
    until(lambda: Slots(tmp_path).state().news == ())


def test_a_command_beside_nobody_takes_nothing_into_force(tmp_path: Path) -> None:
    here(tmp_path).take(bundle_of(6))
    here_is = ("--data", str(tmp_path), "--config", str(SAMPLE))
    kiosk("take", "1.001193", *here_is)
    assert Slots(tmp_path).state().waiting
    assert next(
        each.quota for each in configured(SAMPLE, tmp_path).queues if each.code == "building"
    ) == 3  # fmt: skip


def trial_of(data: Path, program: Program) -> Trial:
    """As `come_down` makes it, on a clock by hand."""
    mine = this_centre(SAMPLE, data, program.centre, program.desk.store)
    return Trial(mine.slots, lambda: program.desk.store.run(lambda tx: tx.session), mine.tell)
