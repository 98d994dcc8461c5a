"""From files to tables: what cannot be read, or is no TOML, is told with its line."""

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

from kiosk.config.files import FILES, MAY_BE_MISSING
from kiosk.config.findings import Finding
from kiosk.config.toml_lines import Place, line_at, lines_of

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
# how a sentence of tomllib begins → which of ours stands for it, in `config.toml`
_SYNTAX = (
    (r"Illegal character '\\n'|Unterminated", "string"),
    ("Illegal|Found invalid", "character"),
    ("Cannot|Duplicate", "twice"),
    ("Expected '='", "equals"),
    (r"Expected '\]", "header"),
    ("Unclosed array", "list"),
    ("Unclosed inline", "table"),
    ("Unescaped|Invalid hex|Escaped", "escape"),
    ("Invalid date", "date"),
    ("Invalid value|Expected '\"", "value"),
    ("Invalid|Expected", "statement"),
)
LARGEST = 5_000_000
"""Bytes of one file; a centre's largest has some ten thousand."""


class Source:
    """The files of one folder as they were read; those of `over` stand for the folder's own.

    `tables`: by file name, of those that are TOML. `findings`: the others, each with the line
    that `line` then answers with.
    """

    def __init__(self, folder: Path, over: Path | None = None) -> None:
        self.folder = folder
        self._over = over
        self.tables: dict[str, dict[str, Any]] = {}
        self.findings: list[Finding] = []
        self._texts: dict[str, str] = {}
        self._lines: dict[str, dict[Place, int]] = {}
        self._broken: dict[str, int] = {}
        for name in FILES:
            self._read(name)
        for path in sorted(folder.glob("*.toml")):
            if path.name not in FILES:
                self._wrong(path.name, "file.unknown")

    def path(self, file: str) -> Path:
        """Where a file is read from."""
        sent = self._over / file if self._over else None
        return sent if sent and sent.exists() else self.folder / file

    def line(self, file: str, place: Place) -> int:
        """The line of a place in a file; looked for only when somebody asks."""
        if file in self._broken:
            return self._broken[file]
        if file not in self._texts:
            return 0
        if file not in self._lines:
            self._lines[file] = lines_of(self._texts[file])
        return line_at(self._lines[file], place)

    def _read(self, name: str) -> None:
        path = self.path(name)
        try:
            if path.stat().st_size > LARGEST:
                self._wrong(name, "file.too_large")
                return
            raw = path.read_bytes()
        except FileNotFoundError:
            if name not in MAY_BE_MISSING:
                self._wrong(name, "file.missing")
            return
        except OSError as trouble:
            self._wrong(name, "file.unreadable", reason=trouble.strerror)
            return
        try:
            # a byte-order mark is what Windows editors write, and harmless
            text = unicodedata.normalize("NFC", raw.decode("utf-8-sig")).replace("\r\n", "\n")
        except UnicodeDecodeError as trouble:
            self._broken[name] = raw.count(b"\n", 0, trouble.start) + 1
            self._wrong(name, "file.not_utf8")
            return
        self._parse(name, text)

    def _parse(self, name: str, text: str) -> None:
        try:
            self.tables[name] = tomllib.loads(text)
        except (ValueError, RecursionError) as trouble:
            said = str(trouble)
            kind = next((kind for start, kind in _SYNTAX if re.match(start, said)), "other")
            self._broken[name] = _line_of_mistake(text, said, kind)
            self._wrong(name, f"syntax.{kind}")
        else:
            self._texts[name] = text

    def _wrong(self, name: str, words: str, **values: object) -> None:
        self.findings.append(Finding(name, (), words, {"file": name, **values}))


def _line_of_mistake(text: str, said: str, kind: str) -> int:
    """The line to look at. tomllib names the place where it noticed, or the end of the text.

    A bracket or comma that is missing is noticed at the next word: where that begins a line, the
    line before it is meant.
    """
    lines = text.split("\n")
    found = _PLACE.search(said)
    line, column = map(int, found.groups()) if found else (len(lines), len(lines[-1]) + 1)
    begins = not lines[line - 1][: column - 1].strip()
    if begins and (kind in ("list", "table") or not found):
        while line > 1 and not lines[line - 2].partition("#")[0].strip():
            line -= 1
        line = max(line - 1, 1)
    return line
