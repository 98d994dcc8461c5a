"""The road to a printer: what every road can do, and the one over the network.

Serial line and USB are in `devices.py`, files and the Windows spooler in `files.py`. A road knows
nothing of paper: it opens, sends, receives and closes, each within a time that the caller sets.
"""

import errno
import socket
from typing import Any, Protocol

from kiosk.errors import PrinterBusy, PrinterOff, PrinterTrouble, PrinterUnplugged
from printing import library

CONNECT_SECONDS = 2.0
NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN}


class LineLost(Exception):
    """The road broke, or did not take the bytes in time. What was sent may have been printed;
    `means`: what is wrong where nothing was sent yet."""

    def __init__(self, detail: str, means: type[PrinterTrouble] = PrinterBusy) -> None:
        super().__init__(detail)
        self.means = means


class Connection(Protocol):
    """One road. `answers`: whether the printer can be heard; `bytes_per_second`: at least."""

    answers: bool
    bytes_per_second: float

    def open(self) -> None:
        """Raises `PrinterOff`, `PrinterUnplugged` or `PrinterBusy`."""

    def send(self, data: bytes, seconds: float) -> None:
        """Hands over all of it, or raises `LineLost`."""

    def receive(self, seconds: float) -> bytes:
        """What has come by then, at once when something is there; empty: nothing.
        Raises `LineLost` when the other side has closed."""

    def close(self) -> None:
        """Never fails; opening again is allowed."""


class TcpConnection:
    """A printer at a network address (raw port, mostly 9100).

    `bytes_per_second` is what the slowest of them takes; 20 kB/s are usual.
    """

    def __init__(
        self,
        host: str,
        port: int = 9100,
        *,
        answers: bool = True,
        bytes_per_second: float = 5_000.0,
    ) -> None:
        self.answers = answers
        self.bytes_per_second = bytes_per_second
        self._address = (host, port)
        self._reached = False
        self._device: Any = None

    def open(self) -> None:
        """A printer that was reached before and now refuses has another client: the small ones
        take one line at a time."""
        network = library.device("Network")
        where = f"{self._address[0]}:{self._address[1]}"
        try:
            # not Network.open(): it leaks the socket of a connection that failed
            line = socket.create_connection(self._address, CONNECT_SECONDS)
        except ConnectionRefusedError as error:
            raise (PrinterBusy if self._reached else PrinterOff)(f"{where}: {error}") from error
        except OSError as error:
            here = error.errno in NO_NETWORK
            raise (PrinterUnplugged if here else PrinterOff)(f"{where}: {error}") from error
        self._reached = True
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._device = network(self._address[0], self._address[1], timeout=CONNECT_SECONDS)
        self._device.device = line

    def send(self, data: bytes, seconds: float) -> None:
        self._device.device.settimeout(max(seconds, 0.001))
        try:
            self._device._raw(data)
        except OSError as error:
            raise LineLost(str(error)) from error

    def receive(self, seconds: float) -> bytes:
        self._device.device.settimeout(max(seconds, 0.001))
        try:
            data: bytes = self._device._read()
        except TimeoutError:
            return b""
        except OSError as error:
            raise LineLost(str(error)) from error
        if not data:
            raise LineLost("closed by the printer")
        return data

    def close(self) -> None:
        if self._device is not None:
            self._device.close()
            self._device = None
