"""A configuration and a data directory in, a desk out: written here, or reached through a door."""

import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import kiosk
from kiosk import config
from kiosk.bootstrap.program import Program
from kiosk.catalogue import Centre
from kiosk.clock import SystemClock
from kiosk.data_directory import DATABASE, WAIT_SECONDS, DataDirectory
from kiosk.desk import Desk, Parts
from kiosk.errors import StoreBusy
from kiosk.journal import Rows
from kiosk.keys import secret_for
from kiosk.ports import Clock, Random
from kiosk.store import Store, connect, told_as_trouble

if TYPE_CHECKING:
    from kiosk.door import Door

PATIENCE_SECONDS = 0.2


@contextmanager
def centre_at_work(
    settings: Path,
    data: Path,
    what: str,
    *,
    clock: Clock | None = None,
    random: Random = secrets.token_bytes,
    serve: bool = False,
    wait_seconds: float = WAIT_SECONDS,
) -> Iterator[Program]:
    """The centre of a configuration on a data directory, written to by this process.

    `serve` opens the local door for short commands. Raises `ConfigError`, `StoreBusy`,
    `StoreTrouble`.
    """
    centre = config.load(settings)
    directory = DataDirectory(data, clock or SystemClock(), random)
    directory.lock(what, wait_seconds)
    with ExitStack() as undoing:
        undoing.callback(directory.close)
        yield _assemble(centre, directory, clock or SystemClock(), random, undoing, serve)


@contextmanager
def desk_for_command(settings: Path, data: Path, what: str) -> Iterator[Program]:
    """The desk for a short command: through the door of a running place, else as the writer.

    Waits ten seconds in line for another short command, then raises `StoreBusy` naming it.
    """
    centre = config.load(settings)
    clock = SystemClock()
    directory = DataDirectory(data, clock, secrets.token_bytes)
    with ExitStack() as undoing:
        waited = 0.0
        while True:
            try:
                directory.lock(what, PATIENCE_SECONDS)
                break
            except StoreBusy:
                writer = directory.writer()
                if writer and writer.address:
                    from kiosk import door  # noqa: PLC0415 - only a visitor knocks

                    desk = door.knock(writer.address, secret_for("door", directory.seed()))
                    yield Program(centre, desk, data, False)
                    return
                waited += PATIENCE_SECONDS
                if waited >= WAIT_SECONDS:
                    raise
        undoing.callback(directory.close)
        yield _assemble(centre, directory, clock, secrets.token_bytes, undoing, False)


@contextmanager
def journal_alone(data: Path, what: str) -> Iterator[Store]:
    """The journal without a centre, for care; waits in line and writes."""
    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock(what)
    with ExitStack() as undoing:
        undoing.callback(directory.close)
        store = directory.open_store()
        undoing.callback(store.close)
        yield store


@contextmanager
def reading(data: Path) -> Iterator[Rows]:
    """A connection that only reads, beside whoever writes."""
    file = data / DATABASE
    with told_as_trouble(file), closing(connect(file, read_only=True)) as connection:
        yield connection


def _assemble(
    centre: Centre,
    directory: DataDirectory,
    clock: Clock,
    random: Random,
    undoing: ExitStack,
    serve: bool,
) -> Program:
    seed = directory.seed()
    store = directory.open_store()
    undoing.callback(store.close)
    desk = Desk(Parts(store, centre, clock, random, secret_for("look-up factors", seed)))
    first = store.run(lambda tx: tx.head.seq == 0)
    if first:
        why = store.identity.why or "first start"
        desk.journal_started(reason=why, program=kiosk.__version__)
    desk.learn()
    if serve:
        porter = ThreadPoolExecutor(1, thread_name_prefix="porter")
        opened = porter.submit(_open_door, desk, directory, seed)
        undoing.callback(lambda: opened.result().close())
        porter.shutdown(wait=False)
    return Program(centre, desk, directory.folder, True, tuple(directory.news))


def _open_door(desk: Desk, directory: DataDirectory, seed: bytes) -> "Door":
    """On a thread of its own: the first frame need not wait for the door."""
    from kiosk import door  # noqa: PLC0415

    entrance = door.Door(desk, secret_for("door", seed))
    directory.announce_address(entrance.address)
    return entrance
