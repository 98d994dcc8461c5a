"""The central server, assembled: a data folder and a database in, a server out."""

import secrets
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from kiosk import keys
from kiosk.clock import SystemClock, to_ms
from kiosk.keys import DeviceKey

if TYPE_CHECKING:
    from sync.server.database import Database
    from sync.server.devices import Enrolled
    from sync.server.quarantine import Aside

KEY = "server.key"
DATABASE = "server.db"


@contextmanager
def server_database(data: Path, url: str | None) -> Iterator["Database"]:
    """The database of a URL, by default a file in `data`. Raises `StoreTrouble`."""
    from sync.server.database import Database

    data.mkdir(parents=True, exist_ok=True)
    with closing(Database(url or f"sqlite:///{data / DATABASE}")) as database:
        yield database


@contextmanager
def server_at(
    data: Path, url: str | None, address: str, tls: tuple[Path, Path] | None
) -> Iterator[tuple[str, Callable[[], None]]]:
    """The server's URL, and what answers there until the process is told to end. `tls`: the files
    of its certificate and key; None: whoever stands before it speaks HTTPS."""
    from sync.server.certificates import tls_of
    from sync.server.door import application
    from sync.server.serving import listening, serve, url_of

    context = tls_of(*tls) if tls else None
    with server_database(data, url) as database:
        listener: socket.socket = listening(address)
        door = application(database, server_key(data), SystemClock())
        where = url_of(listener, secure=context is not None)
        yield where, lambda: serve(door, listener, context)


def code_for_device(data: Path, url: str | None, centre: str) -> str:
    """A one-time code for a device of a centre; empty where that is no code of a centre."""
    from sync import joining
    from sync.server import devices

    if not joining.is_name(centre):
        return ""
    with server_database(data, url) as database:
        return devices.code_for(database, centre, to_ms(SystemClock().now()))


def enrolled_devices(data: Path, url: str | None) -> "Sequence[Enrolled]":
    """Every log that may send, by centre."""
    from sync.server import devices

    with server_database(data, url) as database:
        return devices.enrolled(database)


def revoke_device(data: Path, url: str | None, log: str) -> bool:
    """Takes nothing more from a log; whether it was there to be revoked."""
    from sync.server import devices

    with server_database(data, url) as database:
        return devices.revoke(database, log, to_ms(SystemClock().now()))


def events_laid_aside(data: Path, url: str | None) -> "Sequence[Aside]":
    """Events that people must look at, newest first."""
    from sync.server import quarantine

    with server_database(data, url) as database:
        return quarantine.newest(database)


def server_key(data: Path) -> DeviceKey:
    """The key that signs receipts, made at the first start; copies of a server share its file."""
    with FileLock(data / "server.lock"):
        return keys.read(data / KEY) or keys.make(data / KEY, secrets.token_bytes)
