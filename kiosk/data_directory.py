"""One data directory, one writer: who writes here, and what is opened how.

kiosk.db        the journal and its views        identity.json   log, epoch, newest day-session
device.key      this device's secret             ballast         room kept back
writer.lock     held by the one writing process  writer.json     who that is
set-aside/      damaged databases, never deleted
"""

import os
import platform
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

import kiosk
from kiosk import epochs, identity, journal, keys
from kiosk.ballast import SIZE, Ballast
from kiosk.decoding import from_json
from kiosk.errors import StoreBusy, StoreDamaged, StoreTrouble
from kiosk.identity import Why
from kiosk.ports import Clock, Random
from kiosk.store import IDENTITY, Error, Store, connect
from kiosk.transaction import Source, Transaction
from kiosk.words import in_every_language

DATABASE = "kiosk.db"
KEY = "device.key"
WAIT_SECONDS = 10.0


class Writer(msgspec.Struct, frozen=True):
    """Who holds the directory. `address`: where a running place takes others' wishes."""

    pid: int
    what: str
    since: datetime
    address: str = ""


class DataDirectory:
    """The directory, locked for this process from `lock` until `close`."""

    def __init__(self, folder: Path, clock: Clock, random: Random) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._clock = clock
        self._random = random
        self._lock = FileLock(folder / "writer.lock", thread_local=False)
        self.news: list[str] = []
        """What people are to be told of how the journal was found, in every language."""

    @property
    def database(self) -> Path:
        """The journal's file."""
        return self.folder / DATABASE

    def lock(self, what: str, wait_seconds: float = WAIT_SECONDS) -> None:
        """Becomes the writer, waiting in line for it. Raises `StoreBusy` naming who holds it."""
        try:
            self._lock.acquire(timeout=wait_seconds)
        except Timeout as error:
            raise StoreBusy(_busy(self.writer())) from error
        self._announce(Writer(os.getpid(), what, self._clock.now()))

    def is_held(self) -> bool:
        """Whether anybody is the writer now, asked by whoever is not. Held for a moment to know."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return True
        self._lock.release()
        return False

    def writer(self) -> Writer | None:
        """Who says to be the writer; it may have died since."""
        try:
            return from_json((self.folder / "writer.json").read_bytes(), Writer)
        except (OSError, msgspec.MsgspecError):
            return None

    def announce_address(self, address: str) -> None:
        """Tells short commands where to hand in their wishes."""
        known = self.writer()
        if known:
            self._announce(msgspec.structs.replace(known, address=address))

    def key(self) -> keys.DeviceKey:
        """This device's key. Raises `StoreTrouble` where there is none: the writer alone makes
        one, when it opens the journal."""
        key = keys.read(self.folder / KEY)
        if key is None:
            raise StoreTrouble(in_every_language("answers.trouble.no_key", file=self.folder / KEY))
        return key

    def seed(self) -> bytes:
        """This device's secret. Raises as `key`."""
        return self.key().seed

    def open_store(self, *, ballast_bytes: int = SIZE, synchronous: str = "EXTRA") -> Store:
        """Opens the journal, in a new epoch where it cannot go on in the old one.

        A damaged file is set aside. A journal that is missing or older than this device remembers
        begins again with numbers of their own; one whose key is lost goes on under a new key.
        `news` says so. The first event of each epoch is `JournalStarted`.
        """
        me = identity.load(self.folder / IDENTITY, self._random)
        known = keys.read(self.folder / KEY)
        key = known or keys.make(self.folder / KEY, self._random)
        open_it = partial(self._store, key, ballast_bytes, synchronous)
        if not self.database.exists() and me.session:
            me = self._new_epoch(me, Why.JOURNAL_MISSING)
        try:
            store = open_it(me)
        except StoreDamaged as error:
            self.set_aside()
            me = self._new_epoch(me, Why.JOURNAL_DAMAGED, error)
            store = open_it(me)
        if store.run(lambda tx: me.outruns(tx.session, tx.head.seq)):
            store.close()
            me = self._new_epoch(me, Why.JOURNAL_OLDER)
            store = open_it(me)
        announced = store.run(lambda tx: tx.announced_key())
        lost = announced != key.public if announced else known is None and me.session > 0
        expected = bool({Why.KEY_LOST, Why.PROMOTED} & set(me.why))
        if lost and not (expected and store.run(lambda tx: tx.head.seq == 0)):
            store.close()
            me = self._new_epoch(me, Why.KEY_LOST)
            store = open_it(me)
        store.run(lambda tx: self._start(tx, key))
        return store

    def open_replica(self) -> Store:
        """Opens a copy of another machine's journal, which `Transaction.copy` fills; nothing of
        this machine's own is written into it."""
        key = keys.read(self.folder / KEY) or keys.make(self.folder / KEY, self._random)
        return self._store(key, 0, "EXTRA", identity.Identity(log=""))

    def promote(self, log: str, epoch: int, session: int, day: date | None) -> None:
        """From the next start this journal goes on as that of the hub, in a new epoch, after the
        copy up to `epoch`; the day-session goes on."""
        known = identity.Identity(log=log, epoch=epoch, session=session, day=day)
        self._new_epoch(known, Why.PROMOTED)

    def begin_again(self, session: int, day: date) -> None:
        """Begins a new epoch after a journal up to that day-session was put in place by hand."""
        me = identity.load(self.folder / IDENTITY, self._random)
        self._new_epoch(me.opened(session, day), Why.BACKUP_RESTORED)

    def close(self) -> None:
        """Lets the next writer in."""
        (self.folder / "writer.json").unlink(missing_ok=True)
        self._lock.release()

    def _store(
        self, key: keys.DeviceKey, ballast_bytes: int, synchronous: str, me: identity.Identity
    ) -> Store:
        source = Source(boot_id(self._random), self._clock, self._random, key)
        ballast = Ballast(self.folder / "ballast", ballast_bytes) if ballast_bytes else None
        return Store(self.database, source, me, ballast=ballast, synchronous=synchronous)

    def _start(self, tx: Transaction, key: keys.DeviceKey) -> None:
        """The first event of an epoch: why it began, and the key that checks its signatures."""
        if tx.head.seq:
            return
        why = tx.identity.why
        if not why:
            why = (Why.IDENTITY_LOST if tx.value("SELECT 1 FROM event") else Why.FIRST_START,)
        if why == (Why.IDENTITY_LOST,):
            self.news.append(_told(Why.IDENTITY_LOST))
        epochs.begin(tx, key, kiosk.__version__, why)

    def _new_epoch(self, me: identity.Identity, why: Why, detail: object = "") -> identity.Identity:
        fresh = me.next_epoch(why)
        identity.save(self.folder / IDENTITY, fresh)
        self.news.append(_told(why, detail))
        return fresh

    def set_aside(self) -> Path:
        """Moves the database away, never deleting it; where it lies now."""
        place = self.folder / "set-aside" / f"{self._clock.now():%Y%m%d-%H%M%S}"
        while place.exists():
            place = place.with_name(place.name + "-again")
        place.mkdir(parents=True)
        for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
            if (self.folder / name).exists():
                (self.folder / name).rename(place / name)
        identity.sync_folder(self.folder)
        return place

    def _announce(self, writer: Writer) -> None:
        fresh = self.folder / "writer.new"
        fresh.write_bytes(msgspec.json.encode(writer))
        fresh.replace(self.folder / "writer.json")


def boot_id(random: Callable[[int], bytes]) -> str:
    """Tells apart the times between two starts of the machine, where the system says so."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return f"{platform.node()}-{random(4).hex()}"


def verify(folder: Path) -> journal.Report:
    """Walks the whole chain of a directory's journal, reading only.

    A file that cannot be read to its end is not intact either, and neither is a journal whose
    newest epoch was not signed by the key that lies beside it.
    """
    me, key = identity.read(folder / IDENTITY), keys.read(folder / KEY)
    try:
        with closing(connect(folder / DATABASE, read_only=True)) as connection:
            report = journal.verify(connection)
            newest = journal.head(connection, me.log, me.epoch) if me else None
            announced = journal.announced_key(connection, me.log) if me else b""
    except Error as error:
        return journal.Report(
            False, 0, "", [_finding(f"the journal's file cannot be read: {error}")]
        )
    if not newest or not newest.seq:
        return report
    if key is None:
        wrong = _finding("device.key is missing or damaged: whose signatures these are is not sure")
    elif key.public != announced:
        wrong = _finding("device.key is not the key that the newest epoch announced")
    else:
        return report
    return msgspec.structs.replace(report, intact=False, problems=[wrong, *report.problems])


def _finding(what: str) -> journal.Finding:
    return journal.Finding("", 0, 0, what)


def _told(why: Why, detail: object = "") -> str:
    """Why an epoch began, for people."""
    return in_every_language(f"answers.epoch.{why.name.lower()}", detail=detail)


def _busy(writer: Writer | None) -> str:
    if writer is None:
        return in_every_language("answers.trouble.busy")
    since = f"{writer.since:%H:%M:%S}"
    return in_every_language(
        "answers.trouble.busy_by", what=writer.what, pid=writer.pid, since=since
    )
