"""A configuration and a data directory in, a desk out: written here, or reached through a door."""

import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from pathlib import Path

import msgspec

from kiosk.bootstrap.bundles import begun, come_down, configured
from kiosk.bootstrap.program import Program
from kiosk.bootstrap.restarting import Wanted, waits
from kiosk.bootstrap.upkeep import MachineUpkeep
from kiosk.catalogue import Centre
from kiosk.clock import SystemClock
from kiosk.data_directory import DATABASE, WAIT_SECONDS, DataDirectory, Writer
from kiosk.desk import Desk, Parts
from kiosk.disciplined_clock import disciplined
from kiosk.errors import StoreBusy
from kiosk.journal import Rows
from kiosk.keys import secret_for
from kiosk.ports import Clock, Random
from kiosk.routing import COMMAND
from kiosk.store import Store, connect, told_as_trouble

PATIENCE_SECONDS = 0.2
HUB = "kiosk hub"
"""Under which name the centre's hub holds the data directory."""


@contextmanager
def centre_at_work(
    settings: Path,
    data: Path,
    what: str,
    *,
    clock: Clock | None = None,
    random: Random = secrets.token_bytes,
) -> Iterator[Program]:
    """The centre of a configuration on a data directory, written to by this process.

    Raises `ConfigError`, `StoreBusy`, `StoreTrouble`.
    """
    clock = clock or disciplined(data, SystemClock())
    directory = DataDirectory(data, clock, random)
    directory.lock(what)
    with ExitStack() as undoing:
        undoing.callback(directory.close)
        centre = begun(settings, data, clock, undoing)
        program = _assemble(centre, directory, clock, random, undoing)
        yield _with_door(program, directory, settings, undoing)


@contextmanager
def centre_for_places(settings: Path, data: Path, what: str) -> Iterator[Program]:
    """The centre for screens: written to by this process, which may open a door for others, or
    beside the place that writes, whose work this one takes over when it ends."""
    clock = disciplined(data, SystemClock())
    directory = DataDirectory(data, clock, secrets.token_bytes)
    with ExitStack() as undoing:

        def work(load: Callable[[ExitStack], Centre]) -> Program:
            """As the writer; undone at once if it does not come about."""
            with ExitStack() as working:
                working.callback(directory.close)
                centre = load(working)
                program = _assemble(centre, directory, clock, secrets.token_bytes, working)
                undoing.push(working.pop_all())
            return _with_door(program, directory, settings, undoing)

        writer = _wait_in_line(directory, what)
        upkeep, wanted = MachineUpkeep(settings, data), Wanted(data)
        if writer is None:
            program = work(lambda working: begun(settings, data, clock, working))
            yield msgspec.structs.replace(program, upkeep=upkeep, wanted=Wanted(data))
            return
        centre = configured(settings, data)
        from kiosk.bootstrap.succession import Successor, as_desk  # only beside one

        may_take_over = writer.what != HUB  # others speak to it from afar: it comes back by itself
        # who takes over goes on with the configuration of its screens
        take_over = partial(work, lambda _: centre) if may_take_over else None
        successor = Successor(directory, what, writer.address, take_over, lambda: waits(data))
        undoing.callback(successor.close)
        yield Program(
            centre,
            as_desk(successor),
            data,
            successor.listen,
            clock=clock,
            upkeep=upkeep,
            wanted=wanted,
        )


@contextmanager
def desk_for_command(settings: Path, data: Path, what: str) -> Iterator[Program]:
    """The desk for a short command: through the door of a running place, else as the writer.

    Waits ten seconds in line for another short command, then raises `StoreBusy` naming it.
    """
    centre = configured(settings, data)
    clock = disciplined(data, SystemClock())
    directory = DataDirectory(data, clock, secrets.token_bytes)
    writer = _wait_in_line(directory, what)
    if writer:
        from kiosk import door  # only a visitor knocks

        desk = door.knock(writer.address, secret_for("door", directory.seed()))
        yield Program(centre, desk, data, lambda _: None)
        return
    with ExitStack() as undoing:
        undoing.callback(directory.close)
        yield _assemble(centre, directory, clock, secrets.token_bytes, undoing)


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


def _wait_in_line(directory: DataDirectory, what: str) -> Writer | None:
    """None: this process is the writer now. Else who is, with the address of its door.

    Raises `StoreBusy` after ten seconds behind one that has no door.
    """
    waited = 0.0
    while True:
        try:
            directory.lock(what, PATIENCE_SECONDS)
            return None
        except StoreBusy:
            writer = directory.writer()
            if writer and writer.address:
                return writer
            waited += PATIENCE_SECONDS
            if waited >= WAIT_SECONDS:
                raise


def _assemble(
    centre: Centre, directory: DataDirectory, clock: Clock, random: Random, undoing: ExitStack
) -> Program:
    store = directory.open_store()
    undoing.callback(store.close)
    secret = secret_for("look-up factors", directory.seed())
    desk = Desk(Parts(store, centre, clock, random, secret))
    desk.learn()
    desk.interrupted_slips(device=COMMAND)
    return Program(centre, desk, directory.folder, store.listen, tuple(directory.news), clock=clock)


def _with_door(
    program: Program, directory: DataDirectory, settings: Path, undoing: ExitStack
) -> Program:
    return msgspec.structs.replace(
        program, open_door=lambda: _serve(program, directory, settings, undoing)
    )


def _serve(program: Program, directory: DataDirectory, settings: Path, undoing: ExitStack) -> None:
    """Opens the local door and the ways to the central server."""
    desk = program.desk

    def open_it() -> ExitStack:
        from kiosk import door
        from kiosk.bootstrap.central import go_up

        with ExitStack() as opening:
            entrance = door.Door(desk, secret_for("door", directory.seed()), directory.folder)
            opening.callback(entrance.close)
            directory.announce_address(entrance.address)
            go_up(desk, directory, opening)
            come_down(desk, directory, settings, program.centre, opening)
            return opening.pop_all()

    beside_the_screen(open_it, undoing)


def beside_the_screen(open_it: Callable[[], ExitStack], undoing: ExitStack) -> None:
    """Opens something on a thread of its own: no screen waits for it. Closed with `undoing`."""
    porter = ThreadPoolExecutor(1, thread_name_prefix="porter")
    opened = porter.submit(open_it)
    undoing.callback(lambda: opened.result().close())
    porter.shutdown(wait=False)
