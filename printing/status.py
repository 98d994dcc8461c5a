"""What a printer says of itself: status bytes told apart by their fixed bits, and their meaning.

Three kinds of answers share one line and may arrive at any time (Bematech MP-4200 and Epson
manuals): real-time status (DLE EOT, `0xx1xx10`), automatic status (ASB, four bytes, the first
`0xx1xx00`) and answers in order with the data (GS r, `0xx0xxxx`), with XON and XOFF between.
Besides, whole blocks that begin with a byte no status has and end with NUL: the printer's name
(GS I) and "printed up to here" (GS ( H).
"""

from dataclasses import dataclass
from enum import Enum

from kiosk.errors import (
    CoverOpen,
    CutterJammed,
    Overheated,
    PaperOut,
    PrinterOff,
    PrinterTrouble,
)

ASK_IN_ORDER = b"\x1dr\x01"  # GS r 1: answered once everything before it was processed
ASK_MAKER, ASK_MODEL = b"\x1dIB", b"\x1dIC"  # GS I 66, 67: answered in order with a block
QUESTIONS = (1, 2, 3, 4)  # DLE EOT n: printer, offline cause, error, paper
XON, XOFF = 0x11, 0x13
NAME_BLOCK, DONE_BLOCK = 0x5F, 0x37
LONGEST_BLOCK = 80


def ask_now(n: int) -> bytes:
    """DLE EOT n: answered at once, even when offline or with a full buffer."""
    return b"\x10\x04" + bytes([n])


def ask_when_printed(mark: bytes) -> bytes:
    """GS ( H, function 48: the block `done_block(mark)` comes back when everything before it is
    on paper. `mark`: four printable characters. Epson's TM printers know it, few others do."""
    return b"\x1d(H\x06\x0000" + mark


def done_block(mark: bytes) -> bytes:
    """What comes back for `ask_when_printed(mark)`, without its final NUL."""
    return bytes([DONE_BLOCK, 0x22]) + mark


class Answer(Enum):
    """Which question a status byte answers."""

    NOW = "DLE EOT"
    IN_ORDER = "GS r"


class StatusReader:
    """Sorts the bytes that come back; ASB packets and blocks are taken out whole, even across
    reads. `blocks` are the whole ones so far, without their NUL."""

    def __init__(self) -> None:
        self.blocks: list[bytes] = []
        self._of_packet = 0
        self._block = bytearray()

    def read(self, data: bytes) -> list[tuple[Answer, int]]:
        """The answers in `data`, in the order in which they came."""
        answers: list[tuple[Answer, int]] = []
        for byte in data:
            if byte in {XON, XOFF} or self._of_block(byte):
                continue
            if byte & 0x93 == 0x12:  # also inside a broken packet: its bytes cannot look like it
                self._of_packet = 0
                answers.append((Answer.NOW, byte))
            elif byte & 0x93 == 0x10:
                self._of_packet = 3
            elif self._of_packet:
                self._of_packet -= 1
            elif byte & 0x90 == 0:
                answers.append((Answer.IN_ORDER, byte))
        return answers

    def _of_block(self, byte: int) -> bool:
        """Whether this byte belongs to a block; one that never ends is given up."""
        if not self._block:
            if byte not in {NAME_BLOCK, DONE_BLOCK}:
                return False
            self._block.append(byte)
            return True
        if byte == 0:
            self.blocks.append(bytes(self._block))
        elif len(self._block) < LONGEST_BLOCK and (byte < 0x80):
            self._block.append(byte)
            return True
        self._block.clear()
        return byte == 0


@dataclass(frozen=True)
class PrinterStatus:
    """Four real-time answers read together, each the raw byte of DLE EOT 1 to 4."""

    printer: int
    offline: int
    error: int
    paper: int

    @property
    def paper_low(self) -> bool:
        """The roll is near its end; it still prints."""
        return bool(self.paper & 0x0C)

    @property
    def trouble(self) -> type[PrinterTrouble] | None:
        """What keeps it from printing, the cause a person can remove first; None: it prints."""
        if self.offline & 0x04:
            return CoverOpen
        if self.paper & 0x60 or self.offline & 0x20:
            return PaperOut
        if self.error & 0x08:
            return CutterJammed
        if self.error & 0x40:
            return Overheated
        if self.error & 0x24 or self.offline & 0x40:
            return PrinterTrouble
        return PrinterOff if self.printer & 0x08 else None
