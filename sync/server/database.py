"""The central server's database: SQLite in a file, or PostgreSQL by its URL.

Each way of using it is one transaction. On SQLite a writing one holds the file's write lock from
its beginning (`BEGIN IMMEDIATE`), with the settings of `kiosk.store.connection`; on PostgreSQL it
locks what it reads to change.
"""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from filelock import FileLock
from pysqlite3 import dbapi2
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy import exc as trouble

from kiosk.errors import StoreTrouble
from kiosk.store import connect
from kiosk.words import in_every_language

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATING, PARTITIONING, ENROLLING = 0x6B696F01, 0x6B696F02, 0x6B696F03
CHECKPOINTING = 0x6B696F05
"""What several processes on one PostgreSQL do one at a time; numbers nobody else uses."""
CONNECTIONS = 8
BESIDE = 4
"""More of them for the projector and people's pages: devices need not wait for those."""
AWAY = (trouble.OperationalError, trouble.InterfaceError, trouble.TimeoutError)
"""What SQLAlchemy raises when the database cannot be asked just now."""
WAITS = (
    "-c lock_timeout=10s -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s "
    "-c timezone=UTC"
)
DURABLE = (
    "SELECT set_config('synchronous_commit', 'on', false) "
    "WHERE current_setting('synchronous_commit') = 'off'"
)


class Database:
    """An opened database with the newest tables. Raises `StoreTrouble` where it cannot be had."""

    def __init__(self, url: str) -> None:
        try:
            self.engine = _postgresql(url) if url.startswith("postgresql") else _sqlite(url)
            with ExitStack() as undoing:
                undoing.callback(self.close)
                self.migrate()
                undoing.pop_all()
        except (trouble.SQLAlchemyError, OSError) as error:
            detail = " ".join(str(getattr(error, "orig", error)).split())
            raise StoreTrouble(
                in_every_language("server.trouble.database", url=shown(url), detail=detail)
            ) from error

    @property
    def on_postgresql(self) -> bool:
        """Whether there are partitions, row locks and COPY."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """What is committed by now; nothing is locked."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: durable when this ends without an error, otherwise as if never."""
        with self._turn, self.engine.begin() as connection:
            yield connection

    def one_at_a_time(self, connection: Connection, what: int) -> None:
        """Waits until no other process does the same; until the transaction's end."""
        if self.on_postgresql:
            connection.execute(text("SELECT pg_advisory_xact_lock(:what)"), {"what": what})

    def migrate(self) -> None:
        """Brings the tables to the newest; several processes may start at once."""
        self._turn = nullcontext() if self.on_postgresql else threading.Lock()
        how = {"isolation_level": "AUTOCOMMIT"} if self.on_postgresql else {"reading": True}
        self._reader = self.engine.execution_options(**how)
        with self.writing() as connection:
            self.one_at_a_time(connection, MIGRATING)
            settings = Config()
            settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")

    def close(self) -> None:
        """Lets go of every connection."""
        self.engine.dispose()


def shown(url: str) -> str:
    """A database's address without what is secret in it."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"


def _postgresql(url: str) -> Engine:
    engine = create_engine(
        url,
        pool_size=CONNECTIONS,
        max_overflow=BESIDE,
        pool_timeout=10,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"connect_timeout": 5, "options": WAITS},
    )

    @event.listens_for(engine, "connect")
    def durable(connection: Any, _record: object) -> None:
        """An acknowledgement is a promise, whatever the server's administrator chose."""
        with connection.cursor() as cursor:
            cursor.execute(DURABLE)
        connection.commit()

    return engine


def _sqlite(url: str) -> Engine:
    file = Path(url.removeprefix("sqlite:///")).absolute()

    def opened() -> Any:
        # Who turns a new file to WAL waits for no other: SQLite says "locked" at once, whatever the
        # timeout. A lock makes folders, and a folder that is not there is a mistake to be told.
        there = file.parent.is_dir()
        with FileLock(f"{file}.opening") if there else nullcontext():
            connection = connect(file)
        connection.row_factory = None
        connection.execute("PRAGMA wal_autocheckpoint = 1000")
        return connection

    engine = create_engine(
        f"sqlite+pysqlite:///{file}",
        module=dbapi2,
        creator=opened,
        pool_size=CONNECTIONS,
        max_overflow=BESIDE,
        pool_timeout=10,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("reading"):
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
