"""`kiosk server` as people use it: a process, its codes, its devices, its troubles."""

import json
import signal
import threading
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.bootstrap.server import KEY, server_key
from sync.server.database import Database
from sync.server.serving import listening, url_of
from tests.server.devices import Device
from tests.server.postgresql import PostgreSQL
from tests.server.processes import ServerProcess, kiosk


def test_a_device_is_let_in_heard_and_revoked_by_commands(tmp_path: Path) -> None:
    where = ("--data", str(tmp_path / "server"))
    with ServerProcess(*where) as server:
        said = kiosk("server", "enrol", "--centre", "mau", "--json", *where)
        code = json.loads(said.stdout)["code"]
        device = Device()
        assert device.join(server.url, code).json()["centre"] == "mau"
        device.begin()
        device.write(b"{}", "dossier_teleported")
        assert device.send(server.url, 1, 2).status_code == 200
        (row,) = json.loads(kiosk("server", "devices", "--json", *where).stdout)["devices"]
        assert (row["log"], row["events"], row["revoked_ms"]) == (device.log, 2, None)
        assert "dossier_teleported" in kiosk("server", "quarantine", *where).stdout
        assert device.log in kiosk("server", "revoke", device.log, *where).stdout
        assert kiosk("server", "revoke", device.log, *where).exit_code == 1
        device.write()
        assert device.send(server.url, 3, 3).status_code == 403
        assert server.end(signal.SIGINT) == ""
    assert server.process
    assert server.process.returncode == 0


def test_a_killed_server_goes_on_where_it_was_with_its_key(tmp_path: Path) -> None:
    where = ("--data", str(tmp_path))
    device = Device()
    with ServerProcess(*where) as server:
        code = json.loads(kiosk("server", "enrol", "--centre", "a", "--json", *where).stdout)
        first = device.join(server.url, code["code"]).json()
        device.begin()
        device.write_many(30)
        for seq in range(1, 31):
            assert device.send(server.url, seq, seq).status_code == 200
        server.end(signal.SIGKILL)
    with ServerProcess(*where) as server:
        assert device.send(server.url, 31, 31).status_code == 200
        assert device.join(server.url, code["code"]).json() == first


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--listen", "127.0.0.1:99999"], 3, "99999"),
        (["--listen", "nonsense"], 3, "nonsense"),
        (["--db", "mysql://x"], 2, "postgresql+psycopg://"),
        (["--db", "postgresql+psycopg://u:geheim@127.0.0.1:1/x"], 3, "127.0.0.1:1/x"),
        (["--db", "sqlite:////nowhere/at/all.db"], 3, "/nowhere/at/all.db"),
        (["enrol", "--centre", "a b"], 2, "64"),
        (["--listen", "127.0.0.1:0", "devices"], 2, "sau tên lệnh"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    tmp_path: Path, arguments: list[str], status: int, told: str
) -> None:
    at = ["--data", str(tmp_path)] if arguments[-1] != "devices" else []
    said = kiosk("server", *arguments, *at)
    assert (said.exit_code, told in said.stderr) == (status, True), said.stderr
    assert isinstance(said.exception, SystemExit)
    assert "geheim" not in said.stderr


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with listening("127.0.0.1:0") as taken:
        address = url_of(taken).removeprefix("http://")
        said = kiosk("server", "--listen", address, "--data", str(tmp_path))
    assert (said.exit_code, address in said.stderr) == (3, True)


def test_all_who_start_at_once_have_one_key(tmp_path: Path) -> None:
    found: list[bytes] = []
    together = threading.Barrier(6)

    def start() -> None:
        together.wait()
        found.append(server_key(tmp_path).public)

    starting = [threading.Thread(target=start) for _ in range(6)]
    for each in starting:
        each.start()
    for each in starting:
        each.join()
    assert len(found) == 6
    assert len(set(found)) == 1
    assert [file.name for file in tmp_path.glob(f"{KEY}*")] == [KEY]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_all_who_start_at_once_on_an_empty_database_find_its_tables(
    kind: str, tmp_path: Path, postgresql: PostgreSQL
) -> None:
    url = postgresql.fresh() if kind == "postgresql" else f"sqlite:///{tmp_path / 'server.db'}"
    together = threading.Barrier(4)
    wrong: list[Exception] = []

    def start() -> None:
        together.wait()
        try:
            with closing(Database(url)) as database, database.reading() as connection:
                connection.exec_driver_sql("SELECT * FROM event")
        except Exception as error:
            wrong.append(error)

    starting = [threading.Thread(target=start) for _ in range(4)]
    for each in starting:
        each.start()
    for each in starting:
        each.join()
    assert wrong == []
