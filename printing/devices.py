"""Roads to a printer at this machine: serial line, USB by libusb, Windows spooler.

USB as the system's own device file is in `files.py`.
"""

import contextlib
import errno
import os
import time
from typing import Any

from kiosk.errors import PrinterBusy, PrinterOff, PrinterTrouble, PrinterUnplugged
from printing import library
from printing.connections import CONNECT_SECONDS, LineLost

GONE = {errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EIO}


def why_closed(error: BaseException | None) -> type[PrinterTrouble]:
    """What an error of the system says of a device that did not open."""
    number = error.errno if isinstance(error, OSError) else None
    if number in GONE:
        return PrinterUnplugged
    return PrinterBusy if number in {errno.EBUSY, errno.EAGAIN} else PrinterOff


class SerialConnection:
    """A printer on a serial line. It cannot be faster than its baud rate says."""

    def __init__(self, port: str, baud: int = 9600, *, answers: bool = True) -> None:
        self.answers = answers
        self.bytes_per_second = baud / 11
        self._port, self._baud = port, baud
        self._device: Any = None

    def open(self) -> None:
        serial = library.device("Serial")
        from escpos.exceptions import DeviceNotFoundError  # noqa: PLC0415  loaded by now
        from serial import SerialException  # noqa: PLC0415

        device = serial(self._port, baudrate=self._baud, timeout=CONNECT_SECONDS)
        try:
            device.open()
        except DeviceNotFoundError as error:
            cause = error.__context__
            said = os.strerror(cause.errno) if isinstance(cause, OSError) and cause.errno else cause
            raise why_closed(cause)(f"{self._port}: {said}") from error
        try:
            device.device.exclusive = True
        except SerialException as error:
            device.close()
            raise PrinterBusy(f"{self._port}: {error}") from error
        self._device = device

    def send(self, data: bytes, seconds: float) -> None:
        line = self._device.device
        end = time.monotonic() + seconds
        line.write_timeout = seconds
        try:
            self._device._raw(data)
            while line.out_waiting:
                if time.monotonic() > end:
                    raise LineLost("the printer does not take the bytes")
                time.sleep(0.01)
        except OSError as error:  # SerialException is one
            raise LineLost(str(error), PrinterUnplugged) from error

    def receive(self, seconds: float) -> bytes:
        line = self._device.device
        line.timeout = seconds
        try:
            first: bytes = line.read(1)
            return first + line.read(line.in_waiting) if first else b""
        except OSError as error:
            raise LineLost(str(error), PrinterUnplugged) from error

    def close(self) -> None:
        if self._device is None:
            return
        line, self._device = self._device.device, None
        with contextlib.suppress(Exception):  # termios.error, of an unplugged line, is no OSError
            line.reset_output_buffer()  # otherwise close waits to drain it
        with contextlib.suppress(OSError):
            line.close()


class UsbConnection:
    """A printer on USB by vendor and product. Not tried with a device."""

    bytes_per_second = 20_000.0

    def __init__(
        self,
        vendor: int,
        product: int,
        into: int = 0x01,
        out_of: int = 0x82,
        *,
        answers: bool = True,
    ) -> None:
        self.answers = answers
        self._ids, self._ends = (vendor, product), (out_of, into)
        self._device: Any = None

    def open(self) -> None:
        usb = library.device("Usb")
        from escpos.exceptions import DeviceNotFoundError  # noqa: PLC0415  loaded by now
        from usb.core import NoBackendError, USBError  # noqa: PLC0415

        out_of, into = self._ends
        device = usb(*self._ids, timeout=int(CONNECT_SECONDS * 1000), in_ep=out_of, out_ep=into)
        try:
            device.open()
        except NoBackendError as error:  # libusb is not installed
            raise PrinterOff(str(error)) from error
        except DeviceNotFoundError as error:
            cause = error.__context__
            # nothing by that id on any port
            kind = why_closed(cause) if isinstance(cause, USBError) else PrinterUnplugged
            raise kind(f"{self._ids[0]:04x}:{self._ids[1]:04x}: {cause}") from error
        self._device = device

    def send(self, data: bytes, seconds: float) -> None:
        self._device.timeout = int(seconds * 1000)  # 0, python-escpos' default, waits for ever
        try:
            self._device._raw(data)
        except OSError as error:  # USBError is one
            raise LineLost(str(error), PrinterUnplugged) from error

    def receive(self, seconds: float) -> bytes:
        from usb.core import USBTimeoutError  # noqa: PLC0415  loaded by now

        try:
            read = self._device.device.read(self._ends[0], 64, max(1, int(seconds * 1000)))
        except USBTimeoutError:
            return b""
        except OSError as error:
            raise LineLost(str(error), PrinterUnplugged) from error
        return bytes(read)

    def close(self) -> None:
        if self._device is not None:
            self._device.close()
            self._device = None


class SpoolerConnection:
    """A printer of the Windows spooler, by name, raw. Not tried on Windows."""

    answers = False
    bytes_per_second = 20_000.0

    def __init__(self, name: str) -> None:
        self._name = name
        self._device: Any = None

    def open(self) -> None:
        try:
            device = library.device("Win32Raw")(self._name)
            device.open(job_name="kiosk")
        except Exception as error:  # pywin32's own types are there on Windows only
            raise PrinterOff(f"{self._name}: {error}") from error
        self._device = device

    def send(self, data: bytes, seconds: float) -> None:
        try:
            self._device._raw(data)
        except Exception as error:  # as above
            raise LineLost(str(error)) from error

    def receive(self, seconds: float) -> bytes:
        return b""

    def close(self) -> None:
        if self._device is not None:
            with contextlib.suppress(Exception):  # as above
                self._device.close()
            self._device = None
