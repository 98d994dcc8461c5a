"""A standby: it copies the hub's journal and becomes the hub when a person says so."""

import logging
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from kiosk import config, identity, keys, pins
from kiosk.answers import Reason, Refused
from kiosk.bootstrap.bundles import come_from_hub, configured
from kiosk.bootstrap.desks import reading
from kiosk.bootstrap.hub import Known, checked, enrolled
from kiosk.bootstrap.upkeep import FOLLOWER
from kiosk.clock import SystemClock
from kiosk.data_directory import DATABASE, KEY, DataDirectory
from kiosk.desk.machines import STANDBY
from kiosk.errors import StoreTrouble
from kiosk.identity import sync_folder
from kiosk.store import IDENTITY
from kiosk.transaction import Transaction
from kiosk.words import in_every_language

log = logging.getLogger(__name__)
PROMOTED = "promoted-by"
FOLLOWS = "follows"
LOOK_SECONDS = 0.2
LONGEST_PAUSE_MS = 2_000
LINE = "line"


@contextmanager
def following(
    settings: Path, data: Path, hub: str, listen: str, code: str = ""
) -> Iterator["Standby"]:
    """Copies the journal of the hub at `hub` into `data`. `listen`: where this machine would
    listen as the hub. Raises as `centre_of_hub`."""
    from sync.following import Following
    from sync.remote import Line

    config.load(settings)  # it must be able to be the hub
    data.mkdir(parents=True, exist_ok=True)
    key = keys.read(data / KEY) or keys.make(data / KEY, secrets.token_bytes)
    line = Line(checked(hub), key)
    known = Known(line, data)
    me = enrolled(known, key, STANDBY, code)
    port = urlsplit(f"//{listen}").port or 0
    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock(FOLLOWER)
    with ExitStack() as undoing:
        undoing.callback(directory.close)
        store = directory.open_replica()
        undoing.callback(store.close)
        follow = Following(line, store, bytes.fromhex(me.hub), port)
        undoing.callback(follow.close)
        come_from_hub(settings, data, configured(settings, data), known, None, undoing)
        _note(data, hub)
        yield Standby(data)


class Standby:
    """Waits for the person."""

    def __init__(self, data: Path) -> None:
        self._file = data / PROMOTED

    def promoted(self, end: threading.Event) -> bool:
        """Returns when somebody has promoted this machine, or the program is to end."""
        while not self._file.exists():
            if end.wait(LOOK_SECONDS):
                return False
        return True


def is_hub(data: Path) -> bool:
    """Whether this machine is the hub already, or about to be: a copy has no identity."""
    return (data / IDENTITY).exists() or (data / PROMOTED).exists()


def followed(data: Path) -> str:
    """The address of the hub that this machine copies, also after a start by a command that does
    not say so, as that of a hub which was replaced; empty where it copies none."""
    try:
        return (data / FOLLOWS).read_text(encoding="utf-8")
    except OSError:
        return ""


def _note(data: Path, hub: str) -> None:
    fresh = data / f"{FOLLOWS}.new"
    fresh.write_text(hub, encoding="utf-8")
    fresh.replace(data / FOLLOWS)
    sync_folder(data)


def promote(settings: Path, data: Path, official: str, pin: str) -> Refused | None:
    """A manager makes this standby the hub: whoever follows here begins as the hub at once.
    Refused where that is no manager's PIN, or there is no copy of a hub's journal."""
    known = configured(settings, data).official.get(official)
    if known is None or not known.manager or not pins.matches(known.pin_hash, pin):
        return Refused(reason=Reason.NOT_A_MANAGER)
    if not (data / DATABASE).exists():
        return Refused(reason=Reason.NO_COPY)
    (data / PROMOTED).write_text(official, encoding="utf-8")
    sync_folder(data)
    return None


def begin_as_hub(data: Path) -> str:
    """Turns the copy into this machine's journal, in a new epoch; who said so, empty where nobody
    did. To be called once nothing follows any more, and before the hub is opened."""
    file = data / PROMOTED
    if not file.exists():
        return ""
    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock("kiosk hub promote")
    try:
        store = directory.open_replica()
        try:
            log_id, epoch = store.run(_newest)
            newest = store.run(
                lambda tx: tx.one("SELECT session, date FROM day ORDER BY session DESC LIMIT 1")
            )
        finally:
            store.close()
        session, day = (newest[0], date.fromisoformat(newest[1])) if newest else (0, None)
        directory.promote(log_id, epoch, session, day)
    finally:
        directory.close()
    return file.read_text(encoding="utf-8")


def settled_as_hub(data: Path) -> None:
    """The promotion is in the journal."""
    (data / PROMOTED).unlink(missing_ok=True)
    sync_folder(data)


def _newest(tx: Transaction) -> tuple[str, int]:
    # by what only rises: no time of a clock that may have been wrong
    row = tx.all(
        "SELECT log, epoch FROM event GROUP BY log, epoch "
        "ORDER BY max(session) DESC, epoch DESC LIMIT 1"
    )[0]
    return str(row[0]), int(row[1])


def newer_hub(data: Path) -> str:
    """The address of the hub that has taken this one's place; empty where there is none, or none
    that answers now."""
    from sync.remote import Line

    me, key = identity.read(data / IDENTITY), keys.read(data / KEY)
    if me is None or key is None or not (data / DATABASE).exists():
        return ""
    with reading(data) as rows:
        named = next(rows.execute("SELECT address FROM standby"), None)
    if named is None:
        return ""
    with suppress(StoreTrouble):
        if Line(named[0], key).meet() > me.epoch:
            return str(named[0])
    return ""


def hand_over(data: Path, newer: str) -> None:
    """Gives the newer hub what only this one knew, then lays this journal aside, so that the
    newer one's can be copied here. Waits as long as that takes. Raises `StoreTrouble`."""
    from sync.hub_line import HubLine
    from sync.own_journal import OwnJournal
    from sync.pace import Pace
    from sync.remote import Line
    from sync.uplink import Uplink

    directory = DataDirectory(data, SystemClock(), secrets.token_bytes)
    directory.lock("kiosk hub")
    try:
        key = directory.key()
        own = identity.read(data / IDENTITY)
        journal = OwnJournal(lambda: reading(data))
        uplink = Uplink(
            journal,
            lambda _: None,
            HubLine(Line(newer, key)),
            key,
            b"",
            lambda *_: True,  # nothing here depends on the receipt: the journal is kept
            Pace(lambda: 0.5, LONGEST_PAUSE_MS),
        )
        while True:
            wait_ms = uplink.step(time.monotonic_ns() // 1_000_000)
            if uplink.status.trouble and uplink.status.trouble != LINE:
                raise StoreTrouble(in_every_language("answers.trouble.not_handed_over"))
            if uplink.status.backlog == 0 and not uplink.status.trouble:
                break
            time.sleep(min(wait_ms, LONGEST_PAUSE_MS) / 1000)
        _note(data, newer)  # before: without a journal and this it would begin as a hub of its own
        aside = directory.set_aside()
        if own is not None:
            (data / IDENTITY).rename(aside / IDENTITY)
        sync_folder(data)
    finally:
        directory.close()
