"""The road to a printer: what every road can do, and the one over the network.

Cable, file and spooler are in `devices.py`; all go through python-escpos.

python-escpos is imported when a road is first opened (0.3 s). A road knows nothing of paper: it
opens, sends, receives and closes, each within a time that the caller sets.
"""

import socket
from typing import Any, Protocol

from kiosk.errors import PrinterOff

CONNECT_SECONDS = 2.0


class LineLost(Exception):
    """The road broke, or did not take the bytes in time. What was sent may have been printed."""


class Connection(Protocol):
    """One road. `answers`: whether the printer can be heard; `bytes_per_second`: at least."""

    answers: bool
    bytes_per_second: float

    def open(self) -> None:
        """Raises `PrinterOff` or `PrinterBusy`."""

    def send(self, data: bytes, seconds: float) -> None:
        """Hands over all of it, or raises `LineLost`."""

    def receive(self, seconds: float) -> bytes:
        """What has come by then, at once when something is there; empty: nothing.
        Raises `LineLost` when the other side has closed."""

    def close(self) -> None:
        """Never fails; opening again is allowed."""


class TcpConnection:
    """A printer at a network address (raw port, mostly 9100)."""

    bytes_per_second = 20_000.0

    def __init__(self, host: str, port: int = 9100, *, answers: bool = True) -> None:
        self.answers = answers
        self._address = (host, port)
        self._device: Any = None

    def open(self) -> None:
        from escpos.printer import Network  # noqa: PLC0415  0.3 s, paid when first printing

        try:
            # not Network.open(): it leaks the socket of a connection that failed
            line = socket.create_connection(self._address, CONNECT_SECONDS)
        except OSError as error:
            raise PrinterOff(f"{self._address[0]}:{self._address[1]}: {error}") from error
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._device = Network(self._address[0], self._address[1], timeout=CONNECT_SECONDS)
        self._device.device = line

    def send(self, data: bytes, seconds: float) -> None:
        self._device.device.settimeout(seconds)
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
