"""Where codes come from: a text source, whatever the device.

readers = readers_of(devices, model)
readers.scanned.connect(…)      # a `kiosk.scans.Scan`: text, source, time
readers.troubled.connect(…)     # a device's code and a stable word
"""

from collections.abc import Iterable
from urllib.parse import parse_qs, unquote, urlsplit

from PySide6.QtCore import QObject

from kiosk.catalogue import Device
from ui.readers.of_a_place import PlaceReaders
from ui.readers.reader import Reader

__all__ = ["PlaceReaders", "Reader", "reader_for", "readers_of"]

BAUD = 9600


def reader_for(url: str, parent: QObject | None = None) -> Reader:
    """The reader of a URL: `serial:///dev/ttyACM0?baud=9600`, `serial:0c2e:0b61`, `serial:COM3`,
    `camera:`, `camera:PART_OF_ITS_NAME`, `wedge:`.

    Raises `ValueError` for anything else. What a reader is not used for is not loaded.
    """
    parts = urlsplit(url)
    path = unquote(parts.path)
    if parts.scheme == "wedge":
        from ui.readers.keyboard_wedge import KeyboardWedge  # noqa: PLC0415

        return KeyboardWedge(parent=parent)
    if parts.scheme == "camera":
        from ui.readers.camera import CameraReader  # noqa: PLC0415

        return CameraReader(path, parent=parent)
    asked = parse_qs(parts.query).get("baud", [str(BAUD)])[-1]
    if parts.scheme == "serial" and path and asked.isascii() and asked.isdigit():
        from ui.readers.serial_line import SerialReader  # noqa: PLC0415

        return SerialReader(path, int(asked), parent=parent)
    raise ValueError(f"not a reader: {url}")


def readers_of(devices: Iterable[Device], parent: QObject | None = None) -> PlaceReaders:
    """The readers of a place, one per device of it that is a reader."""
    return PlaceReaders({each.code: reader_for(each.url) for each in devices}, parent)
