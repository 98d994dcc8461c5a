"""A standby follows its hub: every event is copied within a second, chain and signatures checked.

What is copied is the hub's journal as it stands; nothing of this machine's own is written into it,
until a person makes it the hub.
"""

import logging
import threading
from collections.abc import Callable

import requests

from kiosk import keys
from kiosk.decoding import from_json
from kiosk.errors import KnownError
from kiosk.journal import Recorded
from kiosk.store import Store
from kiosk.transaction import Transaction
from sync import succession, wire
from sync.formats import OtherFormat
from sync.hub.copying import Chain
from sync.listening import Listening
from sync.remote import Line
from sync.wire import BadBatch, Batch

log = logging.getLogger(__name__)
TIMEOUTS = (2.0, 10.0)
LOOK_SECONDS = 5.0
GATHER_SECONDS = 0.05


class Following:
    """Copies until closed."""

    def __init__(
        self,
        line: Line,
        store: Store,
        hub: bytes,
        port: int,
        told: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`store`: the copy. `hub`: its public key, as told at the enrolment. `port`: where this
        machine would listen as the hub. `told`: of what people should look at, once a trouble."""
        self._line = line
        self._store = store
        self._hub = hub
        self._port = port
        self._told = told
        self._trouble = ""
        self._learned = False
        self._news = threading.Event()
        self._closing = threading.Event()
        self._listening = Listening(line)
        line.back = self._listening.reachable
        self._listening.listen(self._happened)
        self._thread = threading.Thread(target=self._follow, name="following", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Copies no more."""
        self._closing.set()
        self._news.set()
        self._thread.join()
        self._listening.close()

    def _happened(self, _recorded: list[Recorded]) -> None:
        self._news.set()

    def _follow(self) -> None:
        while not self._closing.is_set():
            try:
                self._catch_up()
                self._trouble = ""
            except (
                KnownError,
                BadBatch,
                OtherFormat,
                requests.RequestException,
                ValueError,
            ) as trouble:
                if str(trouble) != self._trouble:
                    self._trouble = str(trouble)
                    log.warning("not following: %s", trouble)
                    self._told(self._trouble)
            if not self._news.wait(LOOK_SECONDS):
                self._learned = False
            self._news.clear()
            self._closing.wait(GATHER_SECONDS)

    def _catch_up(self) -> None:
        if not self._learned:  # whenever nothing else happened: it hardly ever changes
            succession.learn(self._store.path.parent, self._get("/v1/central"), self._hub)
            self._learned = True
        for chain in from_json(self._ask(f"?port={self._port}"), list[Chain]):
            while not self._closing.is_set():
                at = self._store.run(
                    lambda tx, chain=chain: tx.end_of(chain.log, chain.epoch)  # type: ignore[misc]
                )
                if at.seq >= chain.last:
                    break
                batch = wire.unpacked(self._ask(f"/{chain.log}/{chain.epoch}/{at.seq + 1}"))
                self._store.run(lambda tx, batch=batch: _copy(tx, batch, self._hub))  # type: ignore[misc]

    def _ask(self, what: str) -> bytes:
        return self._get(f"/v1/journal{what}")

    def _get(self, path: str) -> bytes:
        with self._line.open("GET", path, b"", {}, TIMEOUTS) as answer:
            said = answer.content
        if answer.status_code != requests.codes.ok:
            raise ValueError(f"the hub said {answer.status_code}")
        return bytes(said)


def _copy(tx: Transaction, batch: Batch, hub: bytes) -> None:
    """Raises `BadBatch` where it does not continue the copy, or is not signed by the hub."""
    end = tx.end_of(batch.log, batch.epoch)
    placed = wire.chained(batch)
    if (batch.from_seq, batch.prev) != (end.seq + 1, end.hash):
        raise BadBatch("the hub's journal is not the one that was copied before")
    last = placed[-1]
    told = wire.head_message(batch.log, batch.epoch, batch.to_seq, last.hash)
    if not keys.fits(hub, batch.signature, told):
        raise BadBatch("not signed by the hub that let this machine in")
    for each in placed:
        tx.copy(each.header, each.body, each.hash, each.signature)
