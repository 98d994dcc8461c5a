"""A line between a machine and the hub that can be made to swallow what the hub says."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


class SwallowingLine:
    """Passes bytes on, both ways, over real sockets.

    Attributes:
        swallows: what the hub says from now on is lost; the lines stay open.
    """

    def __init__(self, host: str, port: int) -> None:
        self.swallows = False
        self._to = (host, port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads = [self._start(self._accept)]
        self.address = f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for each in self._open:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for each in self._open:
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                machine, _ = self._listening.accept()
                hub = socket.create_connection(self._to)
                self._open += [machine, hub]
                self._threads.append(self._start(lambda m=machine, h=hub: self._pass(m, h)))
                self._threads.append(
                    self._start(lambda m=machine, h=hub: self._pass(h, m, said_by_hub=True))
                )

    def _pass(self, one: socket.socket, other: socket.socket, said_by_hub: bool = False) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                if not (said_by_hub and self.swallows):
                    other.sendall(data)
            other.shutdown(socket.SHUT_RDWR)

    @staticmethod
    def _start(work: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        return thread


@contextmanager
def swallowing_line(host: str, port: int) -> Iterator[SwallowingLine]:
    line = SwallowingLine(host, port)
    try:
        yield line
    finally:
        line.close()
