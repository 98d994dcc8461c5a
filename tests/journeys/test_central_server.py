"""A centre and its central server as people start them: joined, parted, and whole again."""

import json
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from kiosk.answers import TicketTaken
from kiosk.bootstrap import SAMPLE, Program, centre_for_places
from kiosk.desk import Desk
from tests.journeys.test_commands import BIRTH, Commands
from tests.journeys.test_commands_in_trouble import in_both_languages
from tests.server.processes import ServerProcess
from tests.server.processes import kiosk as run

SECONDS = 60.0


@pytest.fixture
def kiosk(tmp_path: Path) -> Commands:
    return Commands(tmp_path / "data")


@contextmanager
def at_work(kiosk: Commands) -> Iterator[Program]:
    """The places of one machine, as when their screens have drawn themselves."""
    with centre_for_places(SAMPLE, kiosk.data, "journey") as program:
        program.open_door()
        yield program


@contextmanager
def at_work_after(kiosk: Commands, server: ServerProcess, folder: Path) -> Iterator[Program]:
    """The same, joined to a server before."""
    joined(kiosk, server, folder / "server")
    with at_work(kiosk) as program:
        yield program


def events_at(folder: str) -> int:
    """How many events the server has of the only centre."""
    listed = run("server", "devices", "--json", "--data", folder)
    return int(json.loads(listed.stdout)["devices"][0]["events"])


def numbers(desk: Desk, many: int) -> None:
    for _ in range(many):
        assert isinstance(desk.take_ticket(procedure=BIRTH), TicketTaken)


def joined(kiosk: Commands, server: ServerProcess, folder: Path) -> None:
    made = run("server", "enrol", "--centre", "P-MAU", "--json", "--data", str(folder))
    assert made.exit_code == 0, made.stderr
    code = made.stdout.split('"code":"')[1].split('"')[0]
    assert kiosk.said("central", "join", server.url, code)["centre"] == "P-MAU"


def status(kiosk: Commands) -> Any:
    return kiosk.said("central", "status")


def wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_what_happens_at_a_centre_is_at_the_server_a_moment_later(
    kiosk: Commands, tmp_path: Path
) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    assert status(kiosk)["server"] is None
    with ServerProcess("--data", str(tmp_path / "server")) as server:
        joined(kiosk, server, tmp_path / "server")
        with at_work(kiosk) as program:
            wait(lambda: bool(status(kiosk)["backlog"] == 0))
            before = status(kiosk)["received"]
            numbers(program.desk, 5)
            wait(lambda: bool(status(kiosk)["received"] == before + 5))
    assert status(kiosk)["backlog"] == 0


def test_whoever_holds_a_ticket_sees_its_place_in_the_line_on_a_phone(
    kiosk: Commands, tmp_path: Path
) -> None:
    with ServerProcess("--data", str(tmp_path / "server")) as server:
        kiosk.said("take", "--procedure", BIRTH)
        joined(kiosk, server, tmp_path / "server")
        with at_work(kiosk) as program:
            ticket = program.desk.take_ticket(procedure=BIRTH)
            assert isinstance(ticket, TicketTaken)

            def page() -> requests.Response:
                return requests.get(f"{server.url}/t/{ticket.token}", timeout=9)

            wait(lambda: page().status_code == 200)
            assert ticket.number in page().text
            assert "1 người" in page().text


def test_a_server_that_was_killed_is_filled_up_when_it_is_back(
    kiosk: Commands, tmp_path: Path
) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    folder = str(tmp_path / "server")
    with ServerProcess("--data", folder) as server:
        joined(kiosk, server, tmp_path / "server")
        with at_work(kiosk) as program:
            wait(lambda: bool(status(kiosk)["backlog"] == 0))
            server.end(signal.SIGKILL)
            numbers(program.desk, 7)  # the centre does not notice
            assert status(kiosk)["backlog"] >= 7
            port = urlsplit(server.url).port
            with ServerProcess("--data", folder, "--listen", f"127.0.0.1:{port}"):
                wait(lambda: bool(status(kiosk)["backlog"] == 0))
    listed = run("server", "devices", "--json", "--data", folder)
    events = listed.stdout.split('"events":')[1].split("}")[0]
    assert int(events) == status(kiosk)["received"]


def test_p6_a_server_put_back_from_last_nights_backup_is_filled_up_by_its_centres(
    kiosk: Commands, tmp_path: Path
) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    folder, file = str(tmp_path / "server"), tmp_path / "server" / "server.db"
    with ServerProcess("--data", folder) as server, at_work_after(kiosk, server, tmp_path) as hall:
        numbers(hall.desk, 4)
        wait(lambda: bool(status(kiosk)["backlog"] == 0))
        assert server.end() == ""
        night = file.read_bytes()
        listen = ("--listen", f"127.0.0.1:{urlsplit(server.url).port}")
        with ServerProcess("--data", folder, *listen) as morning:
            numbers(hall.desk, 6)
            wait(lambda: bool(status(kiosk)["backlog"] == 0))
            full = kiosk.said("verify")["events"]
            assert morning.end() == ""
        file.write_bytes(night)
        with ServerProcess("--data", folder, *listen):
            numbers(hall.desk, 1)  # what is new is told where the server stands now
            wait(lambda: events_at(folder) == full + 1)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://192.0.2.1", "https://"),
        ("ftp://127.0.0.1", "https://"),
        ("http://127.0.0.1:9", "nobody answers"),
    ],
)
def test_a_wrong_address_is_told_and_nothing_is_joined(
    kiosk: Commands, address: str, told: str
) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    ran = run("central", "join", address, "ABCD-EFGH-JKMN", "--data", str(kiosk.data))
    assert ran.exit_code == 3
    assert told in ran.stderr
    assert in_both_languages(ran.stderr)
    assert status(kiosk)["server"] is None


def test_a_wrong_code_is_told_and_nothing_is_joined(kiosk: Commands, tmp_path: Path) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    with ServerProcess("--data", str(tmp_path / "server")) as server:
        ran = run("central", "join", server.url, "ABCD-EFGH-JKMN", "--data", str(kiosk.data))
    assert ran.exit_code == 3
    assert in_both_languages(ran.stderr)
    assert status(kiosk)["server"] is None


def test_before_the_first_start_there_is_nothing_to_join_with(kiosk: Commands) -> None:
    ran = run("central", "join", "https://192.0.2.1", "ABCD", "--data", str(kiosk.data))
    assert ran.exit_code == 3
    assert in_both_languages(ran.stderr)


def test_a_rating_is_proved_on_any_machine(kiosk: Commands, tmp_path: Path) -> None:
    kiosk.said("take", "--procedure", BIRTH)
    proof, elsewhere = tmp_path / "proof.json", Commands(tmp_path / "elsewhere")
    with ServerProcess("--data", str(tmp_path / "server")) as server:
        joined(kiosk, server, tmp_path / "server")
        with at_work(kiosk) as program:
            desk = program.desk
            desk.sign_in_by_command(counter=2)
            desk.call_next(counter=2)
            desk.finish(counter=2)
            desk.rate(rating=desk.question(counter=2).rating, score=5)
            wait(lambda: bool(status(kiosk)["backlog"] == 0))
            kiosk.said("evidence", "A001", "--out", str(proof))
    found = kiosk.said("verify", str(proof))
    assert (found["verdict"], found["score"]) == ("intact", 5)
    unknown = elsewhere.said("verify", str(proof), code=1)
    assert unknown["verdict"] == "unknown_key"
    asked = ("verify", str(proof), "--server-key", unknown["server"])
    assert elsewhere.said(*asked)["verdict"] == "intact"
    proof.write_text(proof.read_text().replace('"wall_ms": 1', '"wall_ms": 2', 1))
    assert elsewhere.said(*asked, code=1)["verdict"] in {"altered", "cut_off"}
    proof.write_text("{}")
    assert run("verify", str(proof)).exit_code == 2
    assert not elsewhere.data.exists()
