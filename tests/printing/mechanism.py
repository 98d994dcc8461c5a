"""The inside of a printer that is not there: bytes in, answers out, paper in the tray.

    printer.take(data)     what it answers at once
    printer.papers()       what it has printed: commands that were whole and processed, no others

It answers DLE EOT at once (also inside picture data, as real ones do), GS r, GS I and GS ( H in
order, and can be told to be in any trouble while it runs:

    paper_out, near_end, cover_open, cutter, hot, offline   what DLE EOT 1 to 4 then say
    sick_after={"cover_open": n}   that trouble comes after n bytes of a job
    mute                answers nothing at all
    hang                answers DLE EOT, but nothing in order
    half                answers only the first DLE EOT question
    extra=b"..."        bytes it sends unasked before each answer in order

In trouble it stops printing and keeps what comes; `mend()` lets it print the rest, as a real one
does when somebody puts in a new roll. A picture of which the rest never came goes on waiting
for it, and takes the next bytes for its dots.
"""

import re
from dataclasses import dataclass, field

from tests.printing.escpos_reader import DOTS, Paper, read_paper

JOB = b"\x1b@"
TROUBLES = ("paper_out", "cover_open", "cutter", "hot", "offline")


@dataclass
class Mechanism:
    paper_out: bool = False
    near_end: bool = False
    cover_open: bool = False
    cutter: bool = False
    hot: bool = False
    offline: bool = False
    sick_after: dict[str, int] = field(default_factory=dict)
    mute: bool = False
    hang: bool = False
    half: bool = False
    extra: bytes = b""
    knows_marks: bool = False
    dots: int = DOTS
    received: bytearray = field(default_factory=bytearray)
    garbage: int = 0

    def __post_init__(self) -> None:
        self._waiting = bytearray()
        self._printed = bytearray()
        self._tail = b""
        self._letters = 0
        self.new_line()

    def new_line(self) -> None:
        """Somebody connects: a job is counted from its first byte on this line."""
        self.job_bytes: int | None = None
        self._tail = b""

    @property
    def in_trouble(self) -> bool:
        return any(getattr(self, each) for each in TROUBLES)

    def mend(self) -> bytes:
        """Everything is in order again; what it answers while it prints the rest."""
        self.sick_after = {}
        for each in TROUBLES:
            setattr(self, each, False)
        return self._process()

    def power_cycle(self) -> None:
        """Off and on again: what it kept is gone."""
        self._waiting.clear()

    def papers(self) -> list[Paper]:
        """What lies in the tray; `garbage` bytes that were no commands would lie there too."""
        assert self.garbage == 0, f"{self.garbage} bytes of garbage on the paper"
        return read_paper(bytes(self._printed), self.dots)

    def take(self, data: bytes) -> bytes:
        """What it answers to these bytes."""
        answers = b""
        while data:
            if self.job_bytes is None:
                start = data.find(JOB)
                if start == 0:
                    self.job_bytes = 0
                    continue
                cut = len(data) if start < 0 else start
            else:
                self._fall_ill(self.job_bytes)
                cut = min([len(data), *(n - self.job_bytes for n in self.sick_after.values())])
                self.job_bytes += cut
            answers += self._swallow(data[:cut])
            data = data[cut:]
        self._fall_ill(self.job_bytes or 0)
        return answers

    def _fall_ill(self, job_bytes: int) -> None:
        for trouble, n in list(self.sick_after.items()):
            if self.job_bytes is not None and n <= job_bytes:
                setattr(self, trouble, True)
                del self.sick_after[trouble]

    def _swallow(self, part: bytes) -> bytes:
        answers = b""
        self.received += part
        self._waiting += part
        seen = self._tail + part
        for found in re.finditer(rb"\x10\x04([\x01-\x04])", seen):
            if not self.mute and not (self.half and found[1] != b"\x01"):
                answers += self._now(found[1][0])
        self._tail = b"" if re.search(rb"\x10\x04[\x01-\x04]\Z", seen) else seen[-2:]
        return answers + self._process()

    def _process(self) -> bytes:
        answers = b""
        while self._waiting and not self.in_trouble:
            size = _size(self._waiting)
            if size is None or len(self._waiting) < size:
                break
            command = bytes(self._waiting[:size])
            del self._waiting[:size]
            answers += self._do(command)
        return answers

    def _do(self, command: bytes) -> bytes:
        in_order = b""
        if len(command) == 1:  # control characters do nothing, others stand in the line's buffer
            self._letters += command[0] >= 0x20
            return b""
        if command == JOB:
            self._letters = 0
        if command.startswith(b"\x1dr"):
            in_order = bytes([0x03 if self.near_end else 0x00])
        elif command.startswith(b"\x1dI"):
            in_order = b"_EPSON\0" if command[2:] == b"B" else b"_TM-R20\0"
        elif command.startswith(b"\x1d(H"):
            in_order = b'7"' + command[7:] + b"\0" if self.knows_marks else b""
        elif not command.startswith((b"\x10\x04", b"\x1dv0\x10")):  # a mode it does not know
            self.garbage += self._letters
            self._letters = 0
            self._printed += command
        return self.extra + in_order if in_order and not (self.mute or self.hang) else b""

    def _now(self, n: int) -> bytes:
        causes = {
            1: 0x08 if self.in_trouble else 0,
            2: (0x04 if self.cover_open else 0)
            | (0x20 if self.paper_out else 0)
            | (0x40 if self.cutter or self.hot else 0),
            3: (0x08 if self.cutter else 0) | (0x40 if self.hot else 0),
            4: (0x0C if self.near_end or self.paper_out else 0) | (0x60 if self.paper_out else 0),
        }
        return bytes([0x12 | causes[n]])


def _size(waiting: bytearray) -> int | None:
    """Bytes of the command at the head; None: not known yet. Anything else is one byte."""
    head = bytes(waiting[:8])
    if head[0] not in b"\x10\x1b\x1d":
        return 1
    if len(head) < 3:
        return 2 if head == JOB else None
    if head.startswith(b"\x1dv0"):
        if len(head) < 8:
            return None
        if head[3] == 0x10:
            return 4
        return 8 + int.from_bytes(head[4:6], "little") * int.from_bytes(head[6:8], "little")
    if head.startswith(b"\x1d(H"):
        return None if len(head) < 5 else 5 + int.from_bytes(head[3:5], "little")
    if head.startswith(JOB):
        return 2
    if head.startswith((b"\x1dVA", b"\x1dVB")):
        return 4
    known = (b"\x1da", b"\x1dr", b"\x1dI", b"\x10\x04", b"\x1bJ", b"\x1bd")
    return 3 if head.startswith(known) else 1
