"""A printer that is not there: a real TCP peer on loopback that behaves as ESC/POS printers do.

    with TcpPrinter() as printer:
        RollPrinter(TcpConnection(printer.host, printer.port), pages).print_slip(...)
        (slip,) = printer.papers()

It takes one line at a time, keeps every byte, answers DLE EOT at once (also inside picture data,
as real ones do) and GS r in order, and can be told to be in any trouble while it runs:

    paper_out, near_end, cover_open, cutter, offline   what DLE EOT 1 to 4 then say; no GS r
    out_after=n         the roll ends after n bytes of a job
    mute                answers nothing at all
    hang                answers DLE EOT, but never GS r
    drop_after=n        closes the line after n bytes, as a pulled cable does
    turn_away           closes every line at once, as a printer does that another PC holds
    greeting=b"..."     bytes it sends unasked on every new line (a stale ASB packet)

`last_byte_at` is the monotonic time of the newest byte, for measurements.
"""

import re
import socket
import threading
import time
from dataclasses import dataclass, field
from types import TracebackType

from tests.printing.escpos_reader import DOTS, Paper, read_paper

STALE_ASB = bytes([0x10, 0x00, 0x00, 0x00])  # "online", from before it went offline


@dataclass
class TcpPrinter:
    paper_out: bool = False
    near_end: bool = False
    cover_open: bool = False
    cutter: bool = False
    offline: bool = False
    mute: bool = False
    hang: bool = False
    turn_away: bool = False
    out_after: int | None = None
    drop_after: int | None = None
    greeting: bytes = b""
    dots: int = DOTS
    host: str = "127.0.0.1"
    port: int = 0
    received: bytearray = field(default_factory=bytearray)
    lines: int = 0
    last_byte_at: float = 0.0

    def __enter__(self) -> "TcpPrinter":
        self._closing = threading.Event()
        self._listener = socket.create_server((self.host, self.port))
        self._listener.settimeout(0.05)
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

    def papers(self, seconds: float = 2.0) -> list[Paper]:
        """What lies in the tray; waits a moment for bytes that are still on their way."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and (not self.received or self._still_coming()):
            time.sleep(0.01)
        return read_paper(bytes(self.received), self.dots)

    def _still_coming(self) -> bool:
        return time.monotonic() - self.last_byte_at < 0.05

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
        line.settimeout(0.05)
        line.sendall(self.greeting)
        job = bytearray()
        seen = done = 0
        while not self._closing.is_set():
            try:
                data = line.recv(65536)
            except TimeoutError:
                continue
            except OSError:
                return
            if not data:
                return
            room = len(data) if self.drop_after is None else max(0, self.drop_after - len(job))
            job += data[:room]
            self.received += data[:room]
            self.last_byte_at = time.monotonic()
            if room < len(data):
                return
            if self.out_after is not None and len(job) > self.out_after:
                self.paper_out = True
            for found in re.finditer(rb"\x10\x04([\x01-\x04])", job[max(0, seen - 2) :]):
                if found.end() + max(0, seen - 2) > seen and not self.mute:
                    line.sendall(self._now(found[1][0]))
            seen = len(job)
            done = self._process(job, done, line)

    def _process(self, job: bytearray, at: int, line: socket.socket) -> int:
        """Goes through the commands that are whole; the place where it stopped."""
        while at < len(job):
            head = bytes(job[at : at + 8])
            if head.startswith(b"\x1dv0"):
                if len(head) < 8:
                    return at
                size = 8 + int.from_bytes(head[4:6], "little") * int.from_bytes(head[6:8], "little")
            elif head.startswith((b"\x1b@",)):
                size = 2
            elif head.startswith((b"\x1dVA", b"\x1dVB")):
                size = 4
            elif head.startswith((b"\x1da", b"\x1dr", b"\x10\x04")):
                size = 3
            elif len(head) < 3:
                return at
            else:
                size = 3
            if len(job) < at + size:
                return at
            if head.startswith(b"\x1dr") and not (self.mute or self.hang or self._in_trouble):
                line.sendall(bytes([0x03 if self.near_end else 0x00]))
            at += size
        return at

    @property
    def _in_trouble(self) -> bool:
        return self.paper_out or self.cover_open or self.cutter or self.offline

    def _now(self, n: int) -> bytes:
        causes = {
            1: 0x08 if self._in_trouble else 0,
            2: (0x04 if self.cover_open else 0)
            | (0x20 if self.paper_out else 0)
            | (0x40 if self.cutter else 0),
            3: 0x08 if self.cutter else 0,
            4: (0x0C if self.near_end or self.paper_out else 0) | (0x60 if self.paper_out else 0),
        }
        return bytes([0x12 | causes[n]])
