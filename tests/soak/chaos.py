"""A line between two programs to which happens what happens to lines.

Bytes are passed on over real sockets. What TCP cannot do is not done: where bytes were lost on the
way the connection ends when the line is well again.
"""

import random
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

FAULTS = ("cut", "silent", "lost_request", "truncated", "lost_answer", "delay", "replay")
PIECE = 65536
LONGEST_DELAY_SECONDS = 1.0
REPLAY_SECONDS = 2.0


class ChaosLine:
    """Listens at `address` and passes on to a port of this machine.

    `fault` is one of `FAULTS`, or empty while the line is well: *cut* ends every connection and
    takes none; *silent* passes nothing; *lost_request* and *lost_answer* lose one direction;
    *truncated* ends a connection within what is sent; *delay* makes each piece late; *replay*
    says again, on a connection of its own, whatever was asked.
    """

    def __init__(self, to_port: int, chance: random.Random) -> None:
        self._to_port = to_port
        self._chance = chance
        self._fault = ""
        self._closing = threading.Event()
        self._changing = threading.Lock()
        self._open: set[_Connection] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        _start(self._accept)

    @property
    def fault(self) -> str:
        return self._fault

    @fault.setter
    def fault(self, fault: str) -> None:
        self._fault = fault
        with self._changing:
            opened = list(self._open)
        for each in opened:
            if fault == "cut" or (not fault and each.broken):
                each.end()

    def close(self) -> None:
        self._closing.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.fault = "cut"

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            try:
                if self._fault == "cut":
                    raise OSError
                far = socket.create_connection(("127.0.0.1", self._to_port), 5)
                far.settimeout(None)
            except OSError:
                near.close()
                continue
            connection = _Connection(near, far)
            with self._changing:
                self._open.add(connection)
            _start(lambda c=connection: self._pass(c, c.near, c.far, asks=True))
            _start(lambda c=connection: self._pass(c, c.far, c.near, asks=False))

    def _pass(
        self, connection: "_Connection", one: socket.socket, other: socket.socket, *, asks: bool
    ) -> None:
        with suppress(OSError):
            while data := one.recv(PIECE):
                fault = self._fault
                if fault in ("silent", "lost_request" if asks else "lost_answer"):
                    connection.broken = True
                if connection.broken:
                    continue
                if fault == "truncated" and asks:
                    other.sendall(data[: self._chance.randrange(len(data))])
                    break
                if fault == "delay":
                    self._closing.wait(self._chance.random() * LONGEST_DELAY_SECONDS)
                other.sendall(data)
                if fault == "replay" and asks:
                    _start(lambda said=data: self._replay(said))
        connection.end()
        with self._changing:
            self._open.discard(connection)

    def _replay(self, said: bytes) -> None:
        with suppress(OSError):
            self._closing.wait(self._chance.random() * REPLAY_SECONDS)
            with socket.create_connection(("127.0.0.1", self._to_port), 5) as again:
                again.settimeout(REPLAY_SECONDS)
                again.sendall(said)
                again.recv(PIECE)


class _Connection:
    """`broken`: bytes of it were lost, so nothing more comes over it."""

    def __init__(self, near: socket.socket, far: socket.socket) -> None:
        self.near = near
        self.far = far
        self.broken = False

    def end(self) -> None:
        for each in (self.near, self.far):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


def _start(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()
