"""A printer by its URL, as a centre's configuration and the command line write it.

tcp://HOST[:PORT]                 raw port, 9100 unless said; ?answers=no for a dumb print server,
                                  ?confirm=printed for an Epson TM that knows GS ( H
serial:///dev/ttyUSB0?baud=115200 or serial://COM3; both as above
usb://04b8:0e15[?in=0x82&out=0x01]  vendor and product in hexadecimal
file:///dev/usb/lp0, PATH         a device file, heard and written; or a plain file for the bytes
win://NAME                        Windows spooler, raw
cups://NAME[?paper=a4]            office printer; else as the form has it
screen:[FOLDER]                   shows the paper; keeps the last ones as PNG in FOLDER
"""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from kiosk.errors import ConfigError, Mistake
from kiosk.forms import Media
from printing.connections import Connection, TcpConnection
from printing.devices import SerialConnection, SpoolerConnection, UsbConnection
from printing.files import DeviceFileConnection, FileConnection
from printing.outcome import SlipPrinter
from printing.pages import ROLL_80, PageSetter, Roll
from printing.printer import RollPrinter
from printing.screen import ScreenPrinter, ShownPaper

EXPECTED = (
    "không phải địa chỉ máy in — is not a printer address: tcp://HOST:PORT, "
    "serial:///dev/ttyUSB0?baud=115200, usb://VID:PID, file:///PATH, win://NAME, cups://NAME, "
    "screen: or a path"
)


def printer_for(
    url: str,
    pages: PageSetter,
    *,
    roll: Roll = ROLL_80,
    media: Media = Media.ROLL,
    show: Callable[[ShownPaper], None] | None = None,
    where: Path = Path("printer"),
) -> SlipPrinter:
    """The printer at `url`; opens nothing yet. `media` and `show` are for `screen:`.

    Raises `ConfigError`, naming `where`, for an address that is none.
    """
    try:
        parts = urlsplit(url)
        name = unquote(parts.netloc + parts.path)
        if parts.scheme == "screen":
            folder = Path(name) if name else None
            return ScreenPrinter(pages, roll, media=media, folder=folder, show=show)
        if parts.scheme == "cups":
            if not name:
                raise ValueError(url)
            from printing.office import OfficePrinter  # noqa: PLC0415 - its HTTP needs 3 MB

            paper = _query(parts.query).get("paper", "")
            return OfficePrinter(name, pages, paper=paper)
        marks = _query(parts.query).get("confirm", "") == "printed"
        return RollPrinter(_connection(url), pages, roll, marks=marks)
    except ValueError as error:
        raise ConfigError([Mistake(where, 0, f"{url!r} {EXPECTED}")]) from error


def _connection(url: str) -> Connection:
    """The road to a roll printer. Raises `ValueError` for an address that is none."""
    parts = urlsplit(url)
    query = _query(parts.query)
    answers = query.get("answers", "yes") != "no"
    name = unquote(parts.netloc + parts.path)
    match parts.scheme:
        case "tcp" if parts.hostname:
            return TcpConnection(parts.hostname, parts.port or 9100, answers=answers)
        case "serial" if name:
            return SerialConnection(name, int(query.get("baud", "9600")), answers=answers)
        case "usb":
            vendor, product = (int(each, 16) for each in parts.netloc.split(":"))
            into, out_of = int(query.get("out", "0x01"), 16), int(query.get("in", "0x82"), 16)
            return UsbConnection(vendor, product, into, out_of, answers=answers)
        case "win" if name:
            return SpoolerConnection(name)
        case "file" if parts.path:
            return _file(unquote(parts.path), answers)
        case scheme if url and (not scheme or len(scheme) == 1):  # one letter: a Windows drive
            return _file(name if url.startswith("/dev/") else url, answers)
    raise ValueError(url)


def _file(path: str, answers: bool) -> Connection:
    """Device files are told by where they stand: looking would need the printer to be there."""
    if path.startswith("/dev/"):
        return DeviceFileConnection(path, answers=answers)
    return FileConnection(path)


def _query(text: str) -> dict[str, str]:
    return {key: values[-1] for key, values in parse_qs(text).items()}
