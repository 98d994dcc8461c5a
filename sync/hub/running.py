"""The hub at work beside the desk: its HTTP server on a thread of its own."""

import os
import socket
import threading
from urllib.parse import urlsplit

import uvicorn

from kiosk.desk import Desk
from kiosk.errors import KnownError, StoreTrouble, WrongAddress
from kiosk.journal import Recorded
from kiosk.keys import DeviceKey
from kiosk.ports import Clock, Random
from kiosk.words import in_every_language
from sync.hub.app import Doors, application
from sync.hub.copying import Copying
from sync.hub.doorkeeper import Doorkeeper
from sync.hub.handing_on import HandingOn
from sync.hub.pushes import Pushes
from sync.hub.receiving import Receiving
from sync.hub.waiting import Waiting
from sync.hub.wishing import Wishing
from sync.strict_http import configured

MACHINES_CHANGED = frozenset({"machine_enrolled", "machine_revoked"})
UNANSWERED_LOOK_SECONDS = 5.0
IDLE_SECONDS = 75
"""A machine keeps its line open; it asks at least every fifteen seconds."""


class Hub:
    """Listens from the start until `close`.

    Attributes:
        address: "http://HOST:PORT", the port as the system gave it.
    """

    def __init__(
        self,
        desk: Desk,
        listen: str,
        clock: Clock,
        random: Random,
        key: DeviceKey,
        unanswered_look_seconds: float = UNANSWERED_LOOK_SECONDS,
    ) -> None:
        """`listen`: "HOST:PORT". `key`: signs for what machines send.
        `unanswered_look_seconds`: how often questions that nobody answered are closed. Raises
        `WrongAddress`, and `StoreTrouble` where it cannot listen there."""
        self._desk = desk
        self._unanswered_look_seconds = unanswered_look_seconds
        line = _bound(listen)
        self.host, self.port = line.getsockname()[:2]
        self.address = f"http://{self.host}:{self.port}"
        self._doorkeeper = Doorkeeper(clock, random)
        waiting = Waiting()
        self._wishing = Wishing(
            desk,
            self._doorkeeper,
            Receiving(desk, key, clock),
            Copying(desk, key),
            HandingOn(desk.store.path.parent, desk.centre.facts.code),
            waiting,
        )
        self._pushes = Pushes(*desk.store.run(lambda tx: (tx.identity.epoch, tx.head.seq)))
        self._wishing.learn_machines()
        self._news = threading.Event()
        self._closing = threading.Event()
        desk.store.listen(self._told)
        epoch = desk.store.identity.epoch
        doors = Doors(self._doorkeeper, self._wishing, self._pushes, waiting, epoch)
        self._server = uvicorn.Server(
            configured(
                application(doors),
                lifespan="off",
                proxy_headers=False,  # nobody stands between a machine and its hub
                timeout_keep_alive=IDLE_SECONDS,
                timeout_graceful_shutdown=2,
            )
        )
        self._threads = [
            threading.Thread(target=self._server.run, args=([line],), name="hub", daemon=True),
            threading.Thread(target=self._look_after, name="hub-duties", daemon=True),
        ]
        for each in self._threads:
            each.start()

    def close(self) -> None:
        """Answers what is under way; nobody is answered after it."""
        self._closing.set()
        self._news.set()
        self._pushes.hang_up()
        self._server.should_exit = True
        for each in self._threads:
            each.join()

    def _told(self, recorded: list[Recorded]) -> None:
        self._pushes.told(recorded)
        for each in recorded:
            if each.kind in MACHINES_CHANGED:
                self._news.set()  # not here: this is the store's own thread

    def _look_after(self) -> None:
        """Who is let in may have been changed by a command; an unanswered question ends."""
        while not self._closing.is_set():
            changed = self._news.wait(self._unanswered_look_seconds)
            self._news.clear()
            try:
                if changed:
                    for each in self._wishing.learn_machines():
                        if each.revoked is not None:
                            self._pushes.hang_up(each.machine)
                else:
                    self._desk.give_up_waiting()
            except KnownError:  # the store tells its own trouble
                continue


def _bound(listen: str) -> socket.socket:
    try:
        parts = urlsplit(f"//{listen}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or port is None:
        raise WrongAddress(in_every_language("answers.trouble.listen_address", address=listen))
    try:
        return _listening(host, port)
    except OSError as error:
        sentence = in_every_language(
            "answers.trouble.not_listening", address=listen, detail=error.strerror
        )
        raise StoreTrouble(sentence) from error


def _listening(host: str, port: int) -> socket.socket:
    """With its protocol named, or asyncio leaves small packets waiting for 40 ms."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, protocol, _, address = found[0]
    line = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind(address)
        line.listen(256)
    except OSError:
        line.close()
        raise
    return line
