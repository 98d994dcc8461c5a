"""Roads that are files: a device file that is heard too, and a plain file for the bytes.

Both without python-escpos: its file can only be written, truncates, and waits without an end.
"""

import contextlib
import os
import select
import time
from io import FileIO

from kiosk.errors import PrinterOff, PrinterUnplugged
from printing.connections import LineLost
from printing.devices import why_closed


class DeviceFileConnection:
    """A printer as the system's device file, `/dev/usb/lp0`: written and read without waiting
    longer than asked. The system lets one program at a time open it."""

    bytes_per_second = 20_000.0

    def __init__(self, path: str, *, answers: bool = True) -> None:
        self.answers = answers
        self._path = path
        self._line = -1

    def open(self) -> None:
        how = os.O_RDWR if self.answers else os.O_WRONLY
        try:
            self._line = os.open(self._path, how | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            raise why_closed(error)(f"{self._path}: {error.strerror}") from error

    def send(self, data: bytes, seconds: float) -> None:
        end, left = time.monotonic() + seconds, memoryview(data)
        while left:
            _, ready, _ = select.select([], [self._line], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise LineLost("the printer does not take the bytes")
            try:
                left = left[os.write(self._line, left[:4096]) :]
            except BlockingIOError:
                time.sleep(0.005)  # ready, but for fewer bytes than that
            except OSError as error:
                raise LineLost(str(error), PrinterUnplugged) from error

    def receive(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._line], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self._line, 64)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise LineLost(str(error), PrinterUnplugged) from error
        if not data:
            time.sleep(min(seconds, 0.02))  # usblp: nothing yet
        return data

    def close(self) -> None:
        if self._line >= 0:
            with contextlib.suppress(OSError):
                os.close(self._line)
            self._line = -1


class FileConnection:
    """A plain file that holds the bytes of the newest slip. Nothing comes back from it."""

    answers = False
    bytes_per_second = 20_000.0

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: FileIO | None = None

    def open(self) -> None:
        try:
            self._file = FileIO(self._path, "wb")
        except OSError as error:
            raise PrinterOff(f"{self._path}: {error.strerror}") from error

    def send(self, data: bytes, seconds: float) -> None:
        left = memoryview(data)
        while self._file and left:
            try:
                left = left[self._file.write(left) :]
            except OSError as error:  # the disk is full: what is there is no slip
                raise LineLost(str(error)) from error

    def receive(self, seconds: float) -> bytes:
        return b""

    def close(self) -> None:
        if self._file:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None
