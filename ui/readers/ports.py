"""Which serial port a reader is on now, by what stays the same however it is plugged in."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtSerialPort import QSerialPortInfo

_USB = re.compile(r"([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?:/(.+))?")


def port_now(
    address: str,
    there: Callable[[], Sequence[QSerialPortInfo]] = QSerialPortInfo.availablePorts,
) -> str:
    """The port of an address; empty where nothing of that kind is plugged in.

    `0c2e:0b61` is a USB reader by maker and model, `0c2e:0b61/SERIAL` one of several of the same;
    anything else is a port by name (`/dev/serial/by-id/…`, `COM3`) and taken as it is.
    """
    wanted = _USB.fullmatch(address)
    if not wanted:
        return address
    maker, model, number = int(wanted[1], 16), int(wanted[2], 16), wanted[3]
    for port in there():
        same = (port.vendorIdentifier(), port.productIdentifier()) == (maker, model)
        if same and number in (None, port.serialNumber()):
            return port.systemLocation()
    return ""
