"""A printer that is not there: a real TCP peer on loopback that behaves as ESC/POS printers do.

    with TcpPrinter() as printer:
        RollPrinter(TcpConnection(printer.host, printer.port), pages).print_slip(...)
        (slip,) = printer.papers(least=1)

It takes one line at a time; who comes meanwhile waits. Its inside, with the troubles it can be
in, is `Mechanism`; these are the troubles of its line:

    turn_away           closes every line at once, as a printer does that another PC holds
    greeting=b"..."     bytes it sends unasked on every new line (a stale ASB packet)
    deaf                takes a line and never reads from it
    deaf_after=n        reads no more after n bytes of a job
    pace=n              reads n bytes a second
    drop_after=n        closes the line after n bytes of a job, as a pulled cable does; with
                        `reset` as a crashed printer does

`last_byte_at` is the monotonic time of the newest byte, for measurements.
"""

import select
import socket
import struct
import threading
import time
from dataclasses import dataclass
from types import TracebackType

from tests.printing.escpos_reader import Paper
from tests.printing.mechanism import Mechanism

PATIENCE_SECONDS = 30.0
STALE_ASB = bytes([0x10, 0x00, 0x00, 0x00])  # "online", from before it went offline
STALE_ASB_OFFLINE = bytes([0x18, 0x00, 0x0C, 0x00])


@dataclass
class TcpPrinter(Mechanism):
    turn_away: bool = False
    greeting: bytes = b""
    deaf: bool = False
    deaf_after: int | None = None
    pace: int = 0
    drop_after: int | None = None
    reset: bool = False
    host: str = "127.0.0.1"
    port: int = 0
    lines: int = 0
    last_byte_at: float = 0.0

    def __enter__(self) -> "TcpPrinter":
        self._closing = threading.Event()
        self._listener = socket.create_server((self.host, self.port))
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
        self._listener.settimeout(0.005)
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="tcp-printer", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        self._thread.join(5)
        self._listener.close()

    @property
    def url(self) -> str:
        return f"tcp://{self.host}:{self.port}"

    def papers(self, seconds: float = 2.0, *, least: int = 0) -> list[Paper]:
        """What lies in the tray. Waits a moment for bytes that are still on their way; with
        `least`, for so many papers first."""
        end = time.monotonic() + PATIENCE_SECONDS
        while len(super().papers()) < least and time.monotonic() < end:
            time.sleep(0.01)
        end = time.monotonic() + seconds
        while time.monotonic() < end and (not self.received or self._still_coming()):
            time.sleep(0.01)
        return super().papers()

    def _still_coming(self) -> bool:
        return time.monotonic() - self.last_byte_at < 0.03

    def _serve(self) -> None:
        while not self._closing.is_set():
            try:
                line, _ = self._listener.accept()
            except TimeoutError:
                continue
            self.lines += 1
            with line:
                if not self.turn_away:
                    self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        line.settimeout(0.005)
        line.sendall(self.greeting)
        self.new_line()
        while not self._closing.is_set():
            if self.deaf or (self.deaf_after is not None and self._job >= self.deaf_after):
                if self._hung_up(line):
                    return
                continue
            try:
                data = line.recv(max(1, self.pace // 50) if self.pace else 65536)
            except TimeoutError:
                continue
            except OSError:
                return
            if not data:
                return
            self.last_byte_at = time.monotonic()
            taken = self._taken(data)
            answers = self.take(data[:taken])
            if taken < len(data) or (self.drop_after == self._job and self.job_bytes is not None):
                if self.reset:
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            try:
                line.sendall(answers)
            except OSError:
                return
            if self.pace:
                self._closing.wait(0.02)

    @property
    def _job(self) -> int:
        return self.job_bytes or 0

    def _taken(self, data: bytes) -> int:
        """How many of these bytes come through before the line breaks."""
        if self.drop_after is None:
            return len(data)
        start = 0
        if self.job_bytes is None and (start := data.find(b"\x1b@")) < 0:
            return len(data)
        return min(len(data), start + self.drop_after - self._job)

    def _hung_up(self, line: socket.socket) -> bool:
        watch = select.poll()
        watch.register(line, select.POLLRDHUP)
        return bool(watch.poll(5))
