"""A real PostgreSQL of the tests' own: a fresh folder, a free port, loopback alone.

Its programs refuse to run as root, who lends them another user's name.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

import psycopg
from psycopg import sql

DEBIAN = Path("/usr/lib/postgresql")
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 60
shared_buffers = '64MB'
fsync = {fsync}
log_min_messages = fatal
"""


class PostgreSQL:
    """`with PostgreSQL() as server: server.fresh()` gives the URL of an empty database.

    `durable`: it waits for its disk, as in earnest; tests of the logic need not.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self._settings = SETTINGS.format(fsync="on" if durable else "off")
        self._databases = 0

    def __enter__(self) -> "PostgreSQL":
        self._folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self._user = _another_user() if os.geteuid() == 0 else None
        if self._user:
            shutil.chown(self._folder, self._user)
        data = self._folder / "data"
        how = ["--no-sync", "--auth=trust", "--username=test", "--encoding=UTF8", "--locale=C"]
        self._run(_program("initdb"), *how, "-D", str(data))
        with (data / "postgresql.conf").open("a") as file:
            file.write(self._settings)
        self.port = _free_port()
        with (self._folder / "log").open("wb") as log:
            self._server = subprocess.Popen(
                [_program("postgres"), "-D", str(data), "-p", str(self.port)],
                user=self._user,
                cwd=self._folder,
                stderr=log,
            )
        self._wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.send_signal(3)  # SIGQUIT: at once, nothing of it is needed any more
        self._server.wait(20)
        shutil.rmtree(self._folder)

    def fresh(self, like: str = "template1") -> str:
        """The URL of a new database, empty or a copy of the database of another URL."""
        self._databases += 1
        name = f"test_{self._databases}"
        with psycopg.connect(self._address("postgres"), autocommit=True) as connection:
            source = like.rpartition("/")[2]
            made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            connection.execute(made.format(sql.Identifier(name), sql.Identifier(source)))
        return f"postgresql+psycopg://test@127.0.0.1:{self.port}/{name}"

    def _address(self, name: str) -> str:
        return f"postgresql://test@127.0.0.1:{self.port}/{name}"

    def _wait(self) -> None:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            with contextlib.suppress(psycopg.OperationalError):
                psycopg.connect(self._address("postgres")).close()
                return
            time.sleep(0.05)
        raise AssertionError((self._folder / "log").read_text())

    def _run(self, *command: str) -> None:
        subprocess.run(command, check=True, capture_output=True, user=self._user, cwd=self._folder)


def _program(name: str) -> str:
    """Debian keeps the server's programs apart from other commands, by version."""
    versions = sorted(DEBIAN.glob(f"*/bin/{name}"), key=lambda each: float(each.parts[-3]))
    found = shutil.which(name) or (str(versions[-1]) if versions else None)
    assert found, f"{name} is missing: apt install postgresql"
    return found


def _another_user() -> str:
    known = {line.split(":")[0] for line in Path("/etc/passwd").read_text().splitlines()}
    return "postgres" if "postgres" in known else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
