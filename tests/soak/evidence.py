"""What is known outside the program under test: papers, what people were told; and the server's
list, which it is compared with."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import msgspec
import zxingcpp
from PIL import Image
from sqlalchemy import select

from kiosk.bootstrap.server import server_database
from kiosk.data_directory import DATABASE
from kiosk.journal import head
from kiosk.store import connect
from sync.own_journal import OwnJournal
from sync.server import tables
from tests.printing.escpos_reader import Paper

Told = dict[str, Any]


class Slip(msgspec.Struct, frozen=True):
    """A piece of paper: from which printer, the code on it (empty: cannot be read) and a picture
    of its number."""

    printer: str
    token: str
    number: bytes


class Stored(msgspec.Struct, frozen=True):
    """An event as the server has it."""

    log: str
    epoch: int
    seq: int
    kind: str
    session: int
    body: dict[str, Any]
    eid: str = ""


class Evidence(msgspec.Struct, kw_only=True):
    """`told`: by place; `deaths`: how often each kiosk was killed; `ends`: where each journal of
    the centre ends (log, epoch → seq, hash), and `ends_there`: what the server says."""

    slips: list[Slip]
    told: dict[str, list[Told]]
    deaths: dict[str, int]
    stored: list[Stored]
    ends: dict[tuple[str, int], tuple[int, bytes]]
    ends_there: dict[tuple[str, int], tuple[int, bytes]]
    aside: int = 0


def slips_of(printer: str, papers: Iterable[Paper], tickets_url: str) -> Iterator[Slip]:
    """What lies in the tray of a printer."""
    for paper in papers:
        found = _codes(paper.picture)
        if len(found) != 1:
            yield Slip(printer, "", b"")
            continue
        top = found[0].position.top_left.y
        yield Slip(printer, found[0].text.removeprefix(tickets_url), _number(paper.picture, top))


def _codes(picture: Image.Image) -> list[zxingcpp.Barcode]:
    """Also of a cut where nothing was printed."""
    if not picture.height:
        return []
    kind = zxingcpp.BarcodeFormat.QRCode
    return list(zxingcpp.read_barcodes(picture.convert("L"), formats=kind))


def _number(picture: Image.Image, above: int) -> bytes:
    """The tallest thing above the code, dot by dot."""
    ink = picture.convert("L").point(lambda dot: 255 - dot).crop((0, 0, picture.width, above - 8))
    rows = [ink.crop((0, y, ink.width, y + 1)).getbbox() is not None for y in range(ink.height)]
    tallest, begun = (0, 0), None
    for y, dark in enumerate([*rows, False]):
        if dark and begun is None:
            begun = y
        elif not dark and begun is not None:
            tallest = max(tallest, (begun, y), key=lambda each: each[1] - each[0])
            begun = None
    band = ink.crop((0, tallest[0], ink.width, tallest[1]))
    return repr(band.getbbox()).encode() + band.crop(band.getbbox()).tobytes()


def told_by(folder: Path) -> list[Told]:
    """What the people at a place were told; a line that its death cut off was not told."""
    book = folder / "told"
    lines = book.read_text(encoding="utf-8").split("\n")[:-1] if book.exists() else []
    return [json.loads(each) for each in lines]


def ends_of(folder: Path) -> dict[tuple[str, int], tuple[int, bytes]]:
    """Where the chains of a journal on this disk end."""
    if not (folder / DATABASE).exists():
        return {}
    found = {}
    with closing(connect(folder / DATABASE, read_only=True)) as rows:
        for log, epoch, _ in OwnJournal(lambda: nullcontext(rows)).chains():
            end = head(rows, log, epoch)
            found[log, epoch] = (end.seq, end.hash)
    return found


class Server:
    """The server's tables, read beside it."""

    def __init__(self, data: Path, url: str | None) -> None:
        self._data, self._url = data, url

    def read(self) -> tuple[list[Stored], dict[tuple[str, int], tuple[int, bytes]], int]:
        """Its events, where its chains end, how many lie aside. Raises `StoreTrouble`."""
        event, ends, aside = tables.event, tables.head, tables.quarantine
        with server_database(self._data, self._url) as database, database.reading() as rows:
            there = {
                (each.log, each.epoch): (each.seq, bytes(each.hash))
                for each in rows.execute(select(ends))
            }
            stored = [
                Stored(
                    each.log,
                    each.epoch,
                    each.seq,
                    each.kind,
                    each.session,
                    json.loads(each.body),
                    str(each.eid),
                )
                for each in rows.execute(
                    select(event).order_by(event.c.log, event.c.epoch, event.c.seq)
                )
                if each.seq
                <= there.get((each.log, each.epoch), (0, b""))[0]  # it goes on meanwhile
            ]
            odd = len(rows.execute(select(aside.c.seq)).all())
            return stored, there, odd + len(rows.execute(select(tables.fork.c.log)).all())
