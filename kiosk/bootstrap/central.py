"""The central server: joining one, and sending to it while this process writes."""

import logging
import random
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

import kiosk
from kiosk import epochs, identity, keys
from kiosk.bootstrap.desks import reading
from kiosk.clock import SystemClock, to_ms
from kiosk.data_directory import DATABASE, DataDirectory
from kiosk.decoding import from_json
from kiosk.desk import Desk
from kiosk.disciplined_clock import DisciplinedClock
from kiosk.errors import ServerTrouble
from kiosk.journal import Recorded
from kiosk.store import Store
from kiosk.store.writer import IDENTITY
from kiosk.words import in_every_language

if TYPE_CHECKING:
    from kiosk.live import LiveState
    from sync.central import Central
    from sync.going_up import Steps
    from sync.http_line import HttpLine
    from sync.succession import Announcing
    from sync.true_time import TrueTime
    from sync.uplink import Status

SEEN_ON_PHONES = frozenset({"ticket_issued", "ticket_called", "ticket_adopted"})
CENTRAL = "central"
"""Under which name people are told of trouble with the server, as of a device's."""
CLOCK = "clock"
log = logging.getLogger(__name__)
TAKEN_IN = frozenset({"ticket_adopted", "hand_call_kept", "hand_call_ended"})
"""What shows at once that a machine has sent something; the rest is found at the next look."""
HERE = ("localhost", "127.0.0.1", "::1")


def join_central(data: Path, server: str, code: str, ca: Path | None = None) -> "Central":
    """Joins a server with a one-time code, beside whoever writes; `ca`: trust these certificates
    alone. Raises `ServerTrouble`, `StoreTrouble`."""
    from sync.central import join

    parts = urlsplit(server)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
        raise ServerTrouble(in_every_language("answers.central.bad_address", server=server))
    me = identity.read(data / IDENTITY)
    if me is None or not (data / DATABASE).exists():
        raise ServerTrouble(in_every_language("answers.central.no_journal", folder=data))
    directory = DataDirectory(data, SystemClock(), lambda _: b"")
    return join(data, server, code, me.log, directory.key(), ca)


def central_status(data: Path) -> "tuple[Central, int, int] | None":
    """The server that was joined, how many events it signed for, how many it has not got; None
    where none was joined."""
    from sync.central import known
    from sync.own_journal import OwnJournal

    central = known(data)
    if central is None:
        return None
    journal = OwnJournal(lambda: reading(data))
    received = backlog = 0
    for chain, epoch, last in journal.chains():
        at = min(last, journal.acknowledged(chain, epoch))
        received, backlog = received + at, backlog + last - at
    return central, received, backlog


def newest_checkpoint(data: Path) -> dict[str, str]:
    """Day and name of the newest checkpoint that was kept here; empty where there is none."""
    from sync.checkpoints import Witnessed, name_of

    with reading(data) as rows:
        kept = next(rows.execute("SELECT told FROM checkpoint ORDER BY n DESC LIMIT 1"), None)
    found = from_json(kept[0], Witnessed).checkpoint if kept else None
    return {"day": found.day, "name": name_of(found)} if found else {}


def go_up(desk: Desk, directory: DataDirectory, undoing: ExitStack) -> None:
    """Sends the journal and the live state for as long as this process writes, where a server was
    joined."""
    from sync.central import known

    central = known(directory.folder)
    if central is None:
        return
    from sync.alarm import Alarm
    from sync.beat import Beating
    from sync.going_up import GoingUp
    from sync.kept_checkpoints import KeptCheckpoints
    from sync.own_journal import OwnJournal
    from sync.pace import Pace
    from sync.uplink import Uplink
    from sync.witness import Witness

    store, key = desk.store, directory.key()
    log_id = store.run(lambda tx: tx.identity.log)
    line = _line(directory, central, store)

    def other_course(of_log: str, epoch: int, from_seq: int) -> bool:
        """A copy of this device has been at the server; somebody else's log is theirs to mend."""
        if of_log != store.identity.log:
            return False
        said = epochs.say_again(store, key, kiosk.__version__, epoch, from_seq)
        log.warning("%s", in_every_language("answers.epoch.forked"))
        log.warning("epoch %d is left: %d events said again", epoch, said)
        return True

    uplink = Uplink(
        OwnJournal(store.reading),
        lambda receipt: store.run(lambda tx: tx.keep_receipt(receipt)),
        line,
        key,
        central.public,
        keys.fits,
        Pace(random.SystemRandom().random),
        other_course,
    )

    def state() -> "LiveState":
        return msgspec.structs.replace(desk.live(), backlog=uplink.status.backlog)

    beating = Beating(log_id, key, line, state, lambda: to_ms(desk.parts.clock.now()))
    journal, kept = OwnJournal(store.reading), KeptCheckpoints(store, log_id)
    hash_at = partial(journal.hash_at, log_id)
    witness = Witness(log_id, line, kept, hash_at, central.public, keys.fits)
    alarm = Alarm(
        lambda: (witness.trouble, uplink.status.trouble),
        lambda reason: desk.device_state(device=CENTRAL, reason=reason),
    )
    beside: list[Steps] = [*_true_time(desk, line, central), beating, witness, alarm]
    going = undoing.enter_context(GoingUp(uplink, _tell, beside))

    def happened(told: list[Recorded]) -> None:
        if any(each.kind in SEEN_ON_PHONES for each in told):
            beating.news()
        going.wake()

    store.listen(happened)
    _go_on(store, directory, central, undoing)
    log.info("sends to %s as %s", central.server, central.centre)


def _true_time(desk: Desk, line: "HttpLine", central: "Central") -> list["TrueTime"]:
    """First of all: an event with a wrong time is sent with it for ever."""
    from sync.true_time import TrueTime

    clock = desk.parts.clock
    if not isinstance(clock, DisciplinedClock):
        return []
    return [
        TrueTime(
            line,
            central.public,
            clock,
            lambda ahead_ms: desk._clock_put_right(ahead_ms=ahead_ms),
            lambda reason: desk.device_state(device=CLOCK, reason=reason),
        )
    ]


def announcing(directory: DataDirectory, central: "Central", store: Store) -> "Announcing":
    """How the server hears of a promotion, for one line."""
    from sync.succession import Announcing

    me, trusted = store.identity, central.trusted(directory.folder)
    return Announcing(central.server, directory.key(), me.log, me.epoch, trusted)


def _line(directory: DataDirectory, central: "Central", store: Store) -> "HttpLine":
    from sync.http_line import HttpLine

    return HttpLine(
        central.server,
        directory.key(),
        store.identity.log,
        central.trusted(directory.folder),
        announcing(directory, central, store),
    )


def _go_on(store: Store, directory: DataDirectory, central: "Central", undoing: ExitStack) -> None:
    """Sends on what machines sent here, with a line and a pace of its own."""
    from sync.going_up import GoingUp
    from sync.pace import Pace
    from sync.relaying import RelayedJournals, RelayLine
    from sync.uplink import Uplink

    key = directory.key()
    line = _line(directory, central, store)
    relayed = RelayedJournals(store.reading)
    uplink = Uplink(
        relayed,
        lambda receipt: store.run(lambda tx: tx.keep_receipt(receipt)),
        RelayLine(line, relayed, store.identity.log, key),
        key,
        central.public,
        keys.fits,
        Pace(random.SystemRandom().random),
    )
    going = undoing.enter_context(GoingUp(uplink, _tell))
    store.listen(lambda told: going.wake() if any(each.kind in TAKEN_IN for each in told) else None)


def _tell(status: "Status") -> None:
    """The log's part; how it stands is `central_status`."""
    if status.trouble:
        log.warning("central server: %s, %d events wait", status.trouble, status.backlog)
