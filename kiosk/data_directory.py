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
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from kiosk import identity, journal, keys
from kiosk.ballast import SIZE, Ballast
from kiosk.errors import StoreBusy, StoreDamaged
from kiosk.ports import Clock, Random
from kiosk.store import IDENTITY, Error, Store, connect
from kiosk.transaction import Source
from kiosk.words import in_every_language

DATABASE = "kiosk.db"
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

    def writer(self) -> Writer | None:
        """Who says to be the writer; it may have died since."""
        try:
            return msgspec.json.decode((self.folder / "writer.json").read_bytes(), type=Writer)
        except (OSError, msgspec.MsgspecError):
            return None

    def announce_address(self, address: str) -> None:
        """Tells short commands where to hand in their wishes."""
        known = self.writer()
        if known:
            self._announce(msgspec.structs.replace(known, address=address))

    def seed(self) -> bytes:
        """This device's secret."""
        return keys.load_seed(self.folder / "device.key", self._random)

    def open_store(self, *, ballast_bytes: int = SIZE, synchronous: str = "EXTRA") -> Store:
        """Opens the journal. A damaged file is set aside and a new epoch begins; a journal that is
        older than what this device remembers begins a new epoch too. `news` says so."""
        me = identity.load(self.folder / IDENTITY, self._random)
        if not self.database.exists() and me.session:
            me = self._new_epoch(me, "the journal's file is missing")
        try:
            store = self._store(me, ballast_bytes, synchronous)
        except StoreDamaged as error:
            self.set_aside()
            me = self._new_epoch(me, str(error))
            store = self._store(me, ballast_bytes, synchronous)
        older = store.run(lambda tx: tx.session < me.session or tx.head.seq < me.seq)
        if older and not me.why:
            store.close()
            me = self._new_epoch(me, "an older journal was put in place of the newest")
            store = self._store(me, ballast_bytes, synchronous)
        return store

    def begin_again(self, session: int, day: date) -> None:
        """Begins a new epoch after a journal up to that day-session was put in place by hand."""
        me = identity.load(self.folder / IDENTITY, self._random)
        self._new_epoch(me.opened(session, day), "a backup was restored")

    def close(self) -> None:
        """Lets the next writer in."""
        (self.folder / "writer.json").unlink(missing_ok=True)
        self._lock.release()

    def _store(self, me: identity.Identity, ballast_bytes: int, synchronous: str) -> Store:
        signer = keys.DeviceKey(self.seed())
        source = Source(boot_id(self._random), self._clock, self._random, signer)
        ballast = Ballast(self.folder / "ballast", ballast_bytes) if ballast_bytes else None
        return Store(self.database, source, me, ballast=ballast, synchronous=synchronous)

    def _new_epoch(self, me: identity.Identity, why: str) -> identity.Identity:
        fresh = me.next_epoch(why)
        identity.save(self.folder / IDENTITY, fresh)
        self.news.append(why)
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

    A file that cannot be read to its end is not intact either.
    """
    file = folder / "device.key"
    seed = file.read_bytes() if file.exists() else b""
    signer = keys.DeviceKey(seed) if len(seed) == keys.SEED_BYTES else None
    try:
        with closing(connect(folder / DATABASE, read_only=True)) as connection:
            report = journal.verify(connection, signer)
    except Error as error:
        return _not_intact(f"the journal's file cannot be read: {error}")
    if seed and signer is None:
        unchecked = _not_intact("device.key is damaged: no signature could be checked").problems
        return msgspec.structs.replace(
            report, intact=False, problems=[*unchecked, *report.problems]
        )
    return report


def _not_intact(what: str) -> journal.Report:
    return journal.Report(False, 0, "", [journal.Finding("", 0, 0, what)])


def _busy(writer: Writer | None) -> str:
    if writer is None:
        return in_every_language("answers.trouble.busy")
    since = f"{writer.since:%H:%M:%S}"
    return in_every_language(
        "answers.trouble.busy_by", what=writer.what, pid=writer.pid, since=since
    )
