"""Where codes come from: a text source, whatever the device.

reader = reader_for("serial:///dev/serial/by-id/usb-Scanner-if00?baud=115200")
reader = reader_for("wedge:")
reader.scanned.connect(kiosk.scanned)
"""

from urllib.parse import parse_qs, unquote, urlsplit

from PySide6.QtCore import QObject

from ui.readers.reader import Reader

__all__ = ["Reader", "reader_for"]

BAUD = 9600


def reader_for(url: str, parent: QObject | None = None) -> Reader:
    """The reader of a URL: `serial:///dev/ttyACM0?baud=9600`, `serial:COM3`, `wedge:`.

    Raises `ValueError` for anything else. What a reader is not used for is not loaded.
    """
    parts = urlsplit(url)
    if parts.scheme == "wedge":
        from ui.readers.keyboard_wedge import KeyboardWedge  # noqa: PLC0415

        return KeyboardWedge(parent=parent)
    path = unquote(parts.path)
    asked = parse_qs(parts.query).get("baud", [str(BAUD)])[-1]
    if parts.scheme == "serial" and path and asked.isascii() and asked.isdigit():
        from ui.readers.serial_line import SerialReader  # noqa: PLC0415

        return SerialReader(path, int(asked), parent=parent)
    raise ValueError(f"not a reader: {url}")
