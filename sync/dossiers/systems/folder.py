"""A folder into which another system, or a person, drops tables (`sync.dossiers.tables`).

PATH/*.csv, *.xlsx   new; read when nobody has written to it for some seconds
PATH/taken/     what is durable in the directory; deleted after `keep_days`, because it holds
                personal data, but until then a centre's new key can be served from it
PATH/broken/    rows that could not be read, as a table to be put right and dropped again

adapter = "folder"   path, keep_days (30), pattern
"""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from kiosk.clock import to_ms
from kiosk.decoding import from_json, typed
from kiosk.ports import Clock
from kiosk.words import in_every_language
from sync.dossiers.fields import WrongRecord
from sync.dossiers.records import told_of
from sync.dossiers.tables import NAMES, NEEDED, BadTable, Row, rows_of
from sync.dossiers.told import Broken, Happened, Listing, SystemTrouble, Told

SETTLED_SECONDS = 5
ENDINGS = (".csv", ".xlsx")
REASON = "Lỗi / Error"


class Coded(Protocol):
    """What is told of something that has a code."""

    @property
    def code(self) -> str:
        """Unique within a system."""


T = TypeVar("T", bound=Coded)


class Rows(msgspec.Struct, Generic[T], frozen=True):
    """What stands in the tables of a folder: see `rows_of`, and from a row (and the pattern of the
    settings) to what it tells, or `WrongRecord`."""

    names: Mapping[str, Sequence[str]]
    needed: Sequence[str]
    told_of: Callable[[Mapping[str, str], str], T]


DOSSIERS = Rows(NAMES, NEEDED, told_of)


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of one folder."""

    path: str
    keep_days: int = 30
    pattern: str = ""


class _Cursor(msgspec.Struct, frozen=True):
    """The last file told: `name` in `taken`, or in the folder itself as it was when it was read."""

    name: str = ""
    was_taken: bool = True
    written_ns: int = 0


class DropFolder(Generic[T]):
    """Fulfils `Telling`, and `DossierSystem` where dossiers stand in its tables."""

    def __init__(self, settings: Settings, clock: Clock, rows: Rows[T]) -> None:
        self._rows = rows
        self._folder = Path(settings.path)
        self._settings = settings
        self._clock = clock
        self._looked_in: tuple[Path, ...] = ()
        self._by_code: dict[str, T] = {}

    def lookup(self, code: str) -> T | None:
        """The newest word on a code that still lies here."""
        files = (*self._in(self._folder / "taken"), *self._in(self._folder))
        if files != self._looked_in:
            told = (each for file in files for each in self._read(file)[0])
            self._by_code = {each.code: each for each in told}
            self._looked_in = files
        return self._by_code.get(code)

    def list_since(self, cursor: str) -> Listing[T]:
        """One file; see `DossierSystem.list_since`."""
        at = from_json(cursor, _Cursor) if cursor else _Cursor()
        if not self._folder.is_dir():
            raise SystemTrouble(in_every_language("dossiers.no.folder", path=self._folder))
        told_before = self._folder / at.name
        still = not at.was_taken and told_before.is_file()
        if still and told_before.stat().st_mtime_ns == at.written_ns:  # else it holds something new
            self._put_away(told_before)
        self._forget_old()
        files = [(file, True) for file in self._in(self._folder / "taken")]
        files = [each for each in files if each[0].name > at.name] if at.was_taken else []
        files += [(file, False) for file in self._in(self._folder)]
        if not files:
            return Listing(cursor=_text_of(_Cursor(was_taken=False)))
        file, was_taken = files[0]
        written_ns = file.stat().st_mtime_ns
        told, broken = self._read(file)
        return Listing(
            told=tuple(told),
            broken=() if was_taken else tuple(broken),
            cursor=_text_of(_Cursor(file.name, was_taken, written_ns)),
            more=len(files) > 1,
        )

    def push_event(self, happened: Happened) -> bool:
        """A folder takes nothing."""
        return False

    def _in(self, folder: Path) -> list[Path]:
        """Tables that are whole, in the order in which they came."""
        if not folder.is_dir():
            return []
        latest = self._clock.now().timestamp() - SETTLED_SECONDS
        found = [
            each
            for each in folder.iterdir()
            if each.suffix.lower() in ENDINGS
            and not each.name.startswith((".", "~"))
            and each.is_file()
            and (folder != self._folder or each.stat().st_mtime <= latest)
        ]
        if folder == self._folder:
            return sorted(found, key=lambda each: (each.stat().st_mtime_ns, each.name))
        return sorted(found)

    def _table(self, file: Path) -> tuple[list[str], Iterator[Row]]:
        return rows_of(file, self._rows.names, self._rows.needed)

    def _told_of(self, record: Mapping[str, str]) -> T:
        return self._rows.told_of(record, self._settings.pattern)

    def _read(self, file: Path) -> tuple[list[T], list[Broken]]:
        told: list[T] = []
        broken: list[Broken] = []
        try:
            _, rows = self._table(file)
            for number, record, _ in rows:
                try:
                    told.append(self._told_of(record))
                except WrongRecord as wrong:
                    broken.append(Broken(where=_row(file, number), sentence=_why(wrong)))
        except BadTable as bad:
            broken.append(Broken(where=file.name, sentence=_unread(bad)))
        return told, broken

    def _put_away(self, file: Path) -> None:
        """It is durable in the directory: what could not be read is left for people, the rest is
        kept for a time. The broken rows first: a table that is gone cannot be looked at again."""
        stamp = f"{self._clock.now():%Y%m%d-%H%M%S}-{to_ms(self._clock.now()) % 1000:03d}"
        try:
            header, rows = self._table(file)
            wrong = [[*cells, why] for _, record, cells in rows if (why := self._wrong(record))]
        except BadTable:
            self._move(file, self._folder / "broken" / f"{stamp}-{file.name}")
            return
        if wrong:
            place = self._folder / "broken" / f"{stamp}-{file.stem}.csv"
            place.parent.mkdir(exist_ok=True)
            with place.open("w", encoding="utf-8-sig", newline="") as out:
                csv.writer(out).writerows([[*header, REASON], *wrong])
        self._move(file, self._folder / "taken" / f"{stamp}-{file.name}")

    def _wrong(self, record: Mapping[str, str]) -> str:
        try:
            self._told_of(record)
        except WrongRecord as wrong:
            return _why(wrong)
        return ""

    def _move(self, file: Path, place: Path) -> None:
        place.parent.mkdir(exist_ok=True)
        file.replace(place)

    def _forget_old(self) -> None:
        oldest = f"{self._clock.now() - timedelta(days=self._settings.keep_days):%Y%m%d-%H%M%S}"
        for each in self._in(self._folder / "taken"):
            if each.name < oldest:
                each.unlink()


def opened(settings: Mapping[str, Any], clock: Clock) -> DropFolder[Told]:
    """Raises `msgspec.ValidationError` naming what is wrong with the settings."""
    return DropFolder(typed(settings, Settings), clock, DOSSIERS)


def _text_of(cursor: _Cursor) -> str:
    return msgspec.json.encode(cursor).decode()


def _row(file: Path, number: int) -> str:
    return in_every_language("dossiers.where.row", file=file.name, number=number)


def _why(wrong: WrongRecord) -> str:
    return in_every_language(f"dossiers.wrong.{wrong.why}", field=wrong.field)


def _unread(bad: BadTable) -> str:
    return in_every_language(f"dossiers.table.{bad.why}", detail=bad.detail)
