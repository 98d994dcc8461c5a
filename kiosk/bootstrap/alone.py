"""Places through the hub with journals of their own, for when the hub is away."""

import logging
import random
import secrets
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from kiosk import keys
from kiosk.bootstrap.program import Program
from kiosk.clock import SystemClock
from kiosk.data_directory import DataDirectory
from kiosk.decoding import from_json
from kiosk.desk import Desk, Parts
from kiosk.desk.alone import AloneDesk
from kiosk.desk.by_hand import ByHandDesk
from kiosk.keys import secret_for
from kiosk.received import Receipt
from kiosk.store import Store
from kiosk.store.writer import Listener
from kiosk.tickets import number_in

if TYPE_CHECKING:
    from kiosk.bootstrap.hub import Known
    from sync.hub_clock import HubClock
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


class Own(msgspec.Struct, frozen=True):
    """A machine's own journal at work. `hear`: the hub's session and time whenever it answers;
    `arrived`: whether the hub has all of it; `listen`: to its commits, and to its arrival."""

    parts: Parts
    key: keys.DeviceKey
    clock: "HubClock"
    heard: Heard
    hear: Callable[[int, datetime], None]
    arrived: Callable[[], bool]
    listen: Callable[[Listener], None]
    news: tuple[str, ...]


def either_desk(
    program: Program,
    line: "Line",
    known: "Known",
    own: Path,
    undoing: ExitStack,
    grace_seconds: float = GRACE_SECONDS,
) -> Program:
    """A kiosk's program with a desk that goes on by itself in the folder `own` when the hub has
    been away for the grace. Raises `StoreBusy`, `StoreTrouble`."""
    from sync.device_words import signing_desk
    from sync.either import EitherDesk, as_desk
    from sync.remote import remote_desk

    journal = _own_journal(program, line, known, own, undoing)
    far = signing_desk(remote_desk(line, grace_seconds), journal.key, journal.clock)
    either = EitherDesk(
        far,
        AloneDesk(journal.parts, _me(known).mark),
        lambda lobby: journal.hear(lobby.session, lobby.now),
        journal.arrived,
        journal.heard.session,
        grace_seconds,
    )
    undoing.callback(either.close)
    return _with(program, as_desk(either), journal)


def by_hand_desk(
    program: Program,
    line: "Line",
    known: "Known",
    own: Path,
    undoing: ExitStack,
    grace_seconds: float = GRACE_SECONDS,
) -> Program:
    """A counter's program with a desk that lets it call by hand; as above."""
    from sync.by_hand import ByHand, as_desk

    journal = _own_journal(program, line, known, own, undoing)
    by_hand = ByHand(
        program.desk,
        ByHandDesk(journal.parts),
        lambda now: journal.hear(0, now),
        journal.clock.now,
        journal.arrived,
        _me(known).counter,
        lambda typed: number_in(typed, program.centre),
        grace_seconds,
    )
    undoing.callback(by_hand.close)
    return _with(program, as_desk(by_hand), journal)


def _with(program: Program, desk: Desk, journal: Own) -> Program:
    def listen(listener: Listener) -> None:
        program.listen(listener)
        journal.listen(listener)

    return msgspec.structs.replace(
        program,
        desk=desk,
        listen=listen,
        news=journal.news,
        store=journal.parts.store,
        clock=journal.clock,
    )


def _own_journal(
    program: Program, line: "Line", known: "Known", own: Path, undoing: ExitStack
) -> Own:
    from sync.hub_clock import HubClock

    heard = _read(own / "hub.json")
    clock = HubClock(SystemClock(), heard.ahead_ms)
    directory = DataDirectory(own, clock, secrets.token_bytes)
    directory.lock(f"kiosk run {_me(known).place}")
    undoing.callback(directory.close)
    store = directory.open_store()
    undoing.callback(store.close)
    listeners: list[Listener] = []
    arrived = _go_up(store, line, directory, known, listeners, undoing)
    kept = heard

    def hear(session: int, now: datetime) -> None:
        nonlocal kept
        clock.heard(now)
        fresh = Heard(session, clock.ahead_ms)
        moved = abs(fresh.ahead_ms - kept.ahead_ms) > WORTH_KEEPING_MS
        if moved or fresh.session != kept.session:
            kept = fresh
            _write(own / "hub.json", fresh)

    def listen(listener: Listener) -> None:
        store.listen(listener)
        listeners.append(listener)

    secret = secret_for("look-up factors", directory.seed())
    parts = Parts(store, program.centre, clock, secrets.token_bytes, secret)
    key, news = directory.key(), tuple(directory.news)
    return Own(parts, key, clock, heard, hear, arrived, listen, news)


def _go_up(
    store: Store,
    line: "Line",
    directory: DataDirectory,
    known: "Known",
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

    journal = OwnJournal(store.reading)

    def arrived() -> bool:
        return all(
            journal.acknowledged(name, epoch) >= last for name, epoch, last in journal.chains()
        )

    def keep(receipt: Receipt) -> None:
        store.run(lambda tx: tx.keep_receipt(receipt))
        if arrived():
            for each in listeners:
                each(pushed.everything())

    uplink = Uplink(
        journal,
        keep,
        HubLine(line),
        directory.key(),
        bytes.fromhex(_me(known).hub),
        known.trusts,
        Pace(random.SystemRandom().random, LONGEST_PAUSE_MS),
    )
    going = undoing.enter_context(GoingUp(uplink, _tell))
    store.listen(lambda _: going.wake())
    return arrived


def _tell(status: "Status") -> None:
    if status.trouble:
        log.warning("own journal to the hub: %s, %d wait", status.trouble, status.backlog)


def _read(file: Path) -> Heard:
    try:
        return from_json(file.read_bytes(), Heard)
    except (OSError, msgspec.MsgspecError):
        return Heard()


def _write(file: Path, heard: Heard) -> None:
    fresh = file.with_suffix(".new")
    fresh.write_bytes(msgspec.json.encode(heard))
    fresh.replace(file)


def _me(known: "Known") -> "Me":
    if known.me is None:
        raise AssertionError("opened before it was let in")
    return known.me
