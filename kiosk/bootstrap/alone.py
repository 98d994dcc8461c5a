"""A kiosk through the hub with a journal of its own, for when the hub is away."""

import logging
import random
import secrets
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk import keys
from kiosk.answers import Lobby
from kiosk.bootstrap.program import Program
from kiosk.clock import SystemClock
from kiosk.data_directory import DataDirectory
from kiosk.desk import Parts
from kiosk.desk.alone import AloneDesk
from kiosk.keys import secret_for
from kiosk.store.writer import Listener

if TYPE_CHECKING:
    from sync.remote import Line
    from sync.signing import Me
    from sync.uplink import Status

log = logging.getLogger(__name__)
GRACE_SECONDS = 2.0
"""A hub that was restarted answers again by then, and numbers stay in one row."""
LONGEST_PAUSE_MS = 2_000
"""Between tries to send: the hub is one hop away, and the line waits for it."""
WORTH_KEEPING_MS = 1_000


class Heard(msgspec.Struct, frozen=True):
    """What is remembered of the hub: its day-session, and how far its clock is ahead."""

    session: int = 0
    ahead_ms: int = 0


def either_desk(
    program: Program,
    line: "Line",
    me: "Me",
    own: Path,
    undoing: ExitStack,
    grace_seconds: float = GRACE_SECONDS,
) -> Program:
    """The program with a desk that goes on by itself in the folder `own`
    when the hub has been away for the grace. Raises `StoreBusy`, `StoreTrouble`."""
    from sync.device_words import signing_desk
    from sync.either import EitherDesk, as_desk
    from sync.hub_clock import HubClock
    from sync.remote import remote_desk

    heard = _read(own / "hub.json")
    clock = HubClock(SystemClock(), heard.ahead_ms)
    directory = DataDirectory(own, clock, secrets.token_bytes)
    directory.lock(f"kiosk run {me.place}")
    undoing.callback(directory.close)
    store = directory.open_store()
    undoing.callback(store.close)
    secret = secret_for("look-up factors", directory.seed())
    desk = AloneDesk(Parts(store, program.centre, clock, secrets.token_bytes, secret), me.mark)
    listeners: list[Listener] = []
    arrived = _go_up(desk, line, directory, bytes.fromhex(me.hub), listeners, undoing)

    def hear(lobby: Lobby) -> None:
        nonlocal heard
        clock.heard(lobby.now)
        now = Heard(lobby.session, clock.ahead_ms)
        moved = abs(now.ahead_ms - heard.ahead_ms) > WORTH_KEEPING_MS
        if moved or now.session != heard.session:
            heard = now
            _write(own / "hub.json", now)

    far = signing_desk(remote_desk(line, grace_seconds), directory.key(), clock)
    either = EitherDesk(far, desk, hear, arrived, heard.session, grace_seconds)
    undoing.callback(either.close)

    def listen(listener: Listener) -> None:
        program.listen(listener)
        store.listen(listener)
        listeners.append(listener)

    return msgspec.structs.replace(
        program, desk=as_desk(either), listen=listen, news=tuple(directory.news)
    )


def _go_up(
    desk: AloneDesk,
    line: "Line",
    directory: DataDirectory,
    hub: bytes,
    listeners: list[Listener],
    undoing: ExitStack,
) -> Callable[[], bool]:
    """Sends the journal to the hub whenever that is there, and tells the listeners when all has
    arrived; what is returned tells whether it has."""
    from sync import pushed
    from sync.going_up import GoingUp
    from sync.hub_line import HubLine
    from sync.own_journal import OwnJournal
    from sync.pace import Pace
    from sync.uplink import Uplink

    store = desk.store
    journal = OwnJournal(store.reading)

    def arrived() -> bool:
        return all(
            journal.acknowledged(name, epoch) >= last for name, epoch, last in journal.chains()
        )

    def tell(status: "Status") -> None:
        if status.trouble:
            log.warning("own journal to the hub: %s, %d wait", status.trouble, status.backlog)
        elif arrived():
            for each in listeners:
                each(pushed.everything())

    uplink = Uplink(
        journal,
        lambda receipt: store.run(lambda tx: tx.keep_receipt(receipt)),
        HubLine(line),
        directory.key(),
        hub,
        keys.fits,
        Pace(random.SystemRandom().random, LONGEST_PAUSE_MS),
    )
    going = undoing.enter_context(GoingUp(uplink, tell))
    store.listen(lambda _: going.wake())
    return arrived


def _read(file: Path) -> Heard:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Heard)
    except (OSError, msgspec.MsgspecError):
        return Heard()


def _write(file: Path, heard: Heard) -> None:
    fresh = file.with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode(heard))
    fresh.replace(file)
