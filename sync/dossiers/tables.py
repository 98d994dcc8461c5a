"""Tables that people export: CSV or XLSX → rows by field names.

A column is known by its field name or by what people call it, however it is spelled: "MaHoSo",
"Mã hồ sơ", "ma_ho_so".
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.parsers import expat

from kiosk.payments import plain

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 200_000
NAMES = {
    "MaHoSo": ("mahoso", "masohoso"),
    "MaTTHC": ("matthc", "mathutuc", "mathutuchanhchinh"),
    "TrangThaiHoSo": ("trangthaihoso", "trangthai"),
    "NgayTiepNhan": ("ngaytiepnhan", "ngaynhan"),
    "NgayNopHoSo": ("ngaynophoso", "ngaynop"),
    "NgayHenTra": ("ngayhentra", "ngayhen"),
    "NgayTra": ("ngaytra", "ngaytraketqua"),
    "NgayTuChoi": ("ngaytuchoi",),
    "NgayKetThucXuLy": ("ngayketthucxuly",),
    "NoiDungBoSung": ("noidungbosung", "giaytocanbosung"),
    "GhiChu": ("ghichu", "lydo"),
    "Gia": ("gia", "lephi", "philephi"),
    "DuocThanhToanTrucTuyen": ("duocthanhtoantructuyen", "dathanhtoan"),
    "MaTraCuu": ("matracuu",),
    "SoDienThoai": ("sodienthoai", "dienthoai"),
    "SoDinhDanh": ("sodinhdanh", "socccd", "cccd"),
}
NEEDED = ("MaHoSo", "MaTTHC", "TrangThaiHoSo")
_CELL = re.compile(r"([A-Z]{1,3})[0-9]+")
Row = tuple[int, Mapping[str, str], list[str]]
"""Its number as people count, from 1 with the header; by field name; all cells as they stand."""


class BadTable(Exception):
    """Cannot be read at all; `why` is a key of `dossiers.table`."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(f"{why} {detail}")
        self.why = why
        self.detail = detail


def rows_of(
    file: Path,
    names: Mapping[str, Sequence[str]] = NAMES,
    needed: Sequence[str] = NEEDED,
) -> tuple[list[str], Iterator[Row]]:
    """The header and the rows of a table. `names`: each column's field name and how people spell
    it; `needed`: those it cannot be without. Raises `BadTable`."""
    if file.stat().st_size > MOST_BYTES:
        raise BadTable("too_large")
    table = _of_xlsx(file) if file.suffix.lower() == ".xlsx" else _of_csv(file.read_bytes())
    if len(table) > MOST_ROWS:
        raise BadTable("too_large")
    at = next((at for at, cells in enumerate(table) if any(map(str.strip, cells))), None)
    if at is None:
        raise BadTable("empty")
    header = table[at]
    by_spelling = {spelling: name for name, all_ in names.items() for spelling in all_}
    columns = [by_spelling.get(_spelled(cell), "") for cell in header]
    lacking = [name for name in needed if name not in columns]
    if lacking:
        raise BadTable("no_columns", ", ".join(lacking))
    return header, _named(columns, table, at)


def _named(names: list[str], table: list[list[str]], header_at: int) -> Iterator[Row]:
    for number, cells in enumerate(table[header_at + 1 :], start=header_at + 2):
        if any(map(str.strip, cells)):
            named = zip(names, cells, strict=False)
            yield number, {name: cell for name, cell in named if name}, cells


def _spelled(cell: str) -> str:
    return re.sub(r"[^a-z0-9]", "", plain(cell).lower())


def _of_csv(data: bytes) -> list[list[str]]:
    """As Excel writes it here: UTF-8 or UTF-16 with its mark; comma, semicolon or tab."""
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTable("not_utf8") from error
    first = next((line for line in text.splitlines() if line.strip()), "")
    comma = max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=comma, strict=True))
    except csv.Error as error:
        raise BadTable("not_a_table") from error


def _of_xlsx(file: Path) -> list[list[str]]:
    """The first sheet. Only what cells hold is read: no formulas, no links, nothing fetched."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            sheets = sorted(n for n in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
            if not sheets or sum(each.file_size for each in archive.infolist()) > MOST_BYTES:
                raise BadTable("not_a_table" if not sheets else "too_large")
            shared = _Strings()
            if "xl/sharedStrings.xml" in names:
                _read(archive.read("xl/sharedStrings.xml"), shared)
            sheet = _Sheet(shared.texts)
            _read(archive.read(min(sheets, key=lambda n: (len(n), n))), sheet)
    except (zipfile.BadZipFile, expat.ExpatError, OSError, ValueError, RuntimeError) as error:
        raise BadTable("not_a_table") from error
    return sheet.rows


class _Part:
    """Hears what stands in one file of a workbook; `text` gathers between `<t>`s."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.hearing = False

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def said(self, text: str) -> None:
        if self.hearing:
            self.text.append(text)


class _Strings(_Part):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self.text.clear()
        self.hearing = name == "t"

    def end(self, name: str) -> None:
        self.hearing = False
        if name == "si":
            self.texts.append("".join(self.text))


class _Sheet(_Part):
    def __init__(self, shared: list[str]) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._shared = shared
        self._kind = ""
        self._column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            at = int(attributes.get("r", len(self.rows) + 1))
            if at > MOST_ROWS:
                raise BadTable("too_large")
            while len(self.rows) < at:
                self.rows.append([])
        elif name == "c":
            found = _CELL.fullmatch(attributes.get("r", ""))
            self._column = _number(found.group(1)) if found else len(self.rows[-1])
            self._kind = attributes.get("t", "n")
            self.text.clear()
        self.hearing = name in ("v", "t")

    def end(self, name: str) -> None:
        self.hearing = False
        if name == "c":
            text = "".join(self.text)
            cells = self.rows[-1]
            cells.extend([""] * (self._column - len(cells)))
            cells.append(self._shared[int(text)] if self._kind == "s" and text else _shown(text))


def _read(data: bytes, part: _Part) -> None:
    """Entities of a document's own are refused: a few bytes of them can become gigabytes."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise BadTable("not_a_table")

    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, given: part.start(name.rpartition(" ")[2], given)
    parser.EndElementHandler = lambda name: part.end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = part.said
    parser.Parse(data, True)


def _number(letters: str) -> int:
    at = 0
    for each in letters:
        at = at * 26 + ord(each) - ord("A") + 1
    return at - 1


def _shown(text: str) -> str:
    """A whole number as people see it: 20261123.0 and 2.0261123E7 are 20261123."""
    if re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", text):
        value = float(text)
        if value.is_integer() and abs(value) < 10**15:
            return text if text.isdigit() else str(int(value))
    return text
