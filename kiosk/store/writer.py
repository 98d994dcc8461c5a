"""The one SQLite connection that writes, its thread, and group commit.

Wishes are queued from any thread; the store's thread takes all that wait, runs each inside one
`BEGIN IMMEDIATE` transaction, commits with fsync, and only then tells anybody.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from kiosk import journal
from kiosk.ballast import Ballast
from kiosk.errors import StoreDamaged, StoreTrouble
from kiosk.identity import Identity, sync_folder
from kiosk.identity import save as save_identity
from kiosk.journal import Recorded, Rows
from kiosk.migrations import migrate
from kiosk.store.connection import (
    DatabaseError,
    Error,
    connect,
    is_damage,
    is_full,
    told_as_trouble,
    trouble_with,
)
from kiosk.transaction import Source, Transaction

BATCH = 64
IDENTITY = "identity.json"
ERASED = "texts_erased"
CHECKPOINT_COMMITS = 1000
IDLE_SECONDS = 0.5
MARK_SECONDS = 5.0

T = TypeVar("T")
Work = Callable[[Transaction], T]
Listener = Callable[[list[Recorded]], None]


class _Job(Generic[T]):
    """One wish on its way through the store's thread."""

    def __init__(self, work: Work[T]) -> None:
        self.work = work
        self.future: Future[T] = Future()
        self.appended: list[Recorded] = []
        self.outcome: tuple[bool, Any] = (False, None)

    def settle(self) -> None:
        """Tells whoever waits, after the commit."""
        done, result = self.outcome
        if done:
            self.future.set_result(result)
        else:
            self.future.set_exception(result)


class Store:
    """Owns the file. Open it once per data directory (see `data_directory.py`).

    Attributes:
        identity: who writes; replaced when a day-session opens or a new epoch begins.
        short_of_room: the ballast was let go, so new numbers are to be refused.
    """

    def __init__(
        self,
        path: Path,
        source: Source,
        identity: Identity,
        *,
        ballast: Ballast | None = None,
        synchronous: str = "EXTRA",
    ) -> None:
        self.path = path
        self.identity = identity
        self._remembered = identity
        self._source = source
        self._ballast = ballast
        self._listeners: list[Listener] = []
        self._commits = 0
        self._scrub_due = False
        self._looked = self._marked = time.monotonic()
        self._jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        fresh = not path.exists()
        self._connection = self._open(synchronous)
        if fresh:
            sync_folder(path.parent)
        self._head = journal.head(self._connection, identity.log, identity.epoch)
        self.short_of_room = bool(ballast and not ballast.affordable)
        self._thread = threading.Thread(target=self._run, name="store", daemon=True)
        self._thread.start()

    def _open(self, synchronous: str) -> Any:
        connection = None
        try:
            connection = connect(self.path, synchronous=synchronous)
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise DatabaseError(found)
            migrate(connection)
        except DatabaseError as error:
            if connection is not None:
                connection.close()
            if is_damage(error) and not is_full(error):
                raise StoreDamaged(f"{self.path}: {error}") from error
            raise trouble_with(self.path, error) from error
        return connection

    def submit(self, work: Work[T]) -> Future[T]:
        """Queues a wish; its future is settled after the commit (or the refusal)."""
        job = _Job(work)
        self._jobs.put(job)
        return job.future

    def run(self, work: Work[T]) -> T:
        """Runs a wish and waits for it to be durable. Not to be called on the GUI thread."""
        if threading.current_thread() is self._thread:
            raise StoreTrouble("a wish was started from inside another wish")
        return self.submit(work).result()

    def listen(self, listener: Listener) -> None:
        """`listener` is told, on the store's thread, of every commit's events."""
        self._listeners.append(listener)

    @contextmanager
    def reading(self) -> Iterator[Rows]:
        """A short-lived connection that only reads, for long looks such as exports."""
        with told_as_trouble(self.path), closing(connect(self.path, read_only=True)) as connection:
            yield connection

    def close(self) -> None:
        """Finishes what is queued, folds the WAL into the file and lets go of it."""
        self._jobs.put(None)
        self._thread.join()
        self._checkpoint("TRUNCATE")
        self._connection.close()
        self._mark()

    def _run(self) -> None:
        while True:
            try:
                first = self._jobs.get(timeout=IDLE_SECONDS)
            except queue.Empty:
                self._rest()
                continue
            batch: list[_Job[Any]] = []
            last = first is None
            if first is not None:
                batch.append(first)
            while not last and len(batch) < BATCH and not self._jobs.empty():
                following = self._jobs.get()
                last = following is None
                if following is not None:
                    batch.append(following)
            if batch:
                self._commit(batch)
            if last:
                return

    def _commit(self, batch: list[_Job[Any]]) -> None:
        before = self.identity, self._head
        try:
            self._attempt(batch)
        except (Error, OSError) as error:
            self.identity, self._head = before
            self._roll_back()
            if not is_full(error) or not self._free_room():
                self._refuse(batch, error)
                return
            try:
                self._attempt(batch)
            except (Error, OSError) as again:
                self.identity, self._head = before
                self._roll_back()
                self._refuse(batch, again)
                return
        self._commits += 1
        told = [recorded for job in batch if job.outcome[0] for recorded in job.appended]
        if self.short_of_room and time.monotonic() - self._looked > IDLE_SECONDS:
            self._take_room_back()
        if any(recorded.kind == ERASED for recorded in told):
            self._scrub()
        for job in batch:
            job.settle()
        if told:
            for listener in self._listeners:
                listener(told)
        if self._commits >= CHECKPOINT_COMMITS:
            self._checkpoint("PASSIVE")
        if time.monotonic() - self._marked > MARK_SECONDS:
            self._mark()

    def _attempt(self, batch: list[_Job[Any]]) -> None:
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        alone = len(batch) == 1
        known: dict[Any, Any] = {}
        for job in batch:
            if not alone:
                run("SAVEPOINT wish")
            transaction = Transaction(
                self._connection, self._source, self.identity, self._head, known
            )
            try:
                job.outcome = True, job.work(transaction)
            except (Error, OSError):
                raise
            except Exception as error:  # whatever it was, it belongs to the one who wished
                run("ROLLBACK" if alone else "ROLLBACK TO wish")
                known.clear()
                job.outcome = False, error
            else:
                job.appended = transaction.appended
                self.identity, self._head = transaction.identity, transaction.head
            if not alone:
                run("RELEASE wish")
        # The day and a new epoch first, a session only once the database has it: a power cut
        # between the two must neither look like a lost journal nor let an old date begin without
        # a mark, nor let an epoch be begun twice.
        if self.identity.epoch > self._remembered.epoch:
            self._remember(msgspec.structs.replace(self.identity, seq=0))
        self._remember(msgspec.structs.replace(self._remembered, day=self.identity.day))
        if self._connection.in_transaction:
            run("COMMIT")
        self._remember(msgspec.structs.replace(self.identity, seq=self._remembered.seq))

    def _mark(self) -> None:
        """Notes outside the database how far it surely has come, after everybody was told: so an
        older file put in its place is noticed, though this process be killed."""
        self._marked = time.monotonic()
        with suppress(OSError):  # the mark stays lower than it might, which is always true
            self._remember(msgspec.structs.replace(self._remembered, seq=self._head.seq))

    def _remember(self, identity: Identity) -> None:
        """Keeps high-water marks outside the database, durable when this returns."""
        if identity != self._remembered:
            save_identity(self.path.with_name(IDENTITY), identity)
            self._remembered = identity

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _refuse(self, batch: list[_Job[Any]], error: Exception) -> None:
        for job in batch:
            job.outcome = False, trouble_with(self.path, error)
            job.settle()

    def _free_room(self) -> bool:
        self.short_of_room = True
        return bool(self._ballast and self._ballast.let_go())

    def _scrub(self) -> None:
        """Empties the WAL, so that erased texts do not live on in it; tried again while a long
        reader stands in the way."""
        self._connection.execute("PRAGMA busy_timeout = 200")
        self._scrub_due = self._checkpoint("TRUNCATE")
        self._connection.execute("PRAGMA busy_timeout = 10000")

    def _rest(self) -> None:
        if self._scrub_due:
            self._scrub()
        if self._commits:
            self._checkpoint("PASSIVE")
        self._mark()
        self._take_room_back()

    def _take_room_back(self) -> None:
        self._looked = time.monotonic()
        if self._ballast and not self._ballast.held and self._ballast.take_back():
            self.short_of_room = False

    def _checkpoint(self, kind: str) -> bool:
        """Folds the WAL into the file; whether a reader stood in the way."""
        busy = True
        try:
            busy = bool(self._connection.execute(f"PRAGMA wal_checkpoint({kind})").fetchone()[0])
            self._commits = 0
        except Error as error:
            if not is_full(error):
                raise
            self._free_room()
        return busy
