"""On which line of a TOML text a value stands, since `tomllib` does not say.

Reads a text that `tomllib` has already accepted, so it only finds its way and checks nothing.
"""

import re
from bisect import bisect_right

Key = str | int
Place = tuple[Key, ...]
"""The way to a value: `("queue", 2, "quota")` is the quota of the third `[[queue]]`."""

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PLAIN_VALUE = re.compile(r"[^,\]}\n#]*")
_STRINGS = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r'"""(?:\\.|(?!""").)*"{3,5}',
        r"'''(?:(?!''').)*'{3,5}",
        r'"(?:\\.|[^"\\\n])*"',
        r"'[^'\n]*'",
    )
)


def lines_of(text: str) -> dict[Place, int]:
    """The line, from 1, of every table, key and array element."""
    return _Walk(text).lines


def line_at(lines: dict[Place, int], place: Place) -> int:
    """The line of a place, or of the nearest thing around it; 0: the file as a whole."""
    while place:
        if place in lines:
            return lines[place]
        place = place[:-1]
    return 0


class _Walk:
    def __init__(self, text: str) -> None:
        self.lines: dict[Place, int] = {}
        self._text = text
        self._at = 0
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._tables: dict[Place, int] = {}  # how many [[tables]] a place has so far
        self._document()

    def _document(self) -> None:
        table: Place = ()
        self._space()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._space()

    def _header(self) -> Place:
        line = self._line()
        double = self._text.startswith("[[", self._at)
        self._at += 2 if double else 1
        place: Place = ()
        keys = self._keys()
        for key in keys[:-1]:
            place = self._last_of((*place, key))
        place = (*place, keys[-1])
        if double:
            self.lines.setdefault(place, line)
            number = self._tables.get(place, 0)
            self._tables[place] = number + 1
            place = (*place, number)
        self.lines[place] = line
        self._at += 2 if double else 1
        return place

    def _last_of(self, place: Place) -> Place:
        count = self._tables.get(place)
        return place if count is None else (*place, count - 1)

    def _pair(self, table: Place) -> None:
        line = self._line()
        place = table
        for key in self._keys():
            place = (*place, key)
            self.lines.setdefault(place, line)
        self._at += 1  # the sign "="
        self._space()
        self._value(place)

    def _keys(self) -> list[str]:
        keys = []
        while True:
            self._space()
            bare = _BARE_KEY.match(self._text, self._at)
            if bare:
                keys.append(bare.group())
                self._at = bare.end()
            else:
                start = self._at
                self._string()
                keys.append(self._text[start + 1 : self._at - 1])
            self._space()
            if not self._text.startswith(".", self._at):
                return keys
            self._at += 1

    def _value(self, place: Place) -> None:
        first = self._text[self._at : self._at + 1]
        if first == "[":
            self._array(place)
        elif first == "{":
            self._inline_table(place)
        elif first in ('"', "'"):
            self._string()
        elif plain := _PLAIN_VALUE.match(self._text, self._at):
            self._at = plain.end()

    def _array(self, place: Place) -> None:
        number = 0
        self._at += 1
        self._space()
        while self._text[self._at] != "]":
            self.lines[*place, number] = self._line()
            self._value((*place, number))
            number += 1
            self._comma()
        self._at += 1

    def _inline_table(self, place: Place) -> None:
        self._at += 1
        self._space()
        while self._text[self._at] != "}":
            self._pair(place)
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        self._space()
        if self._text[self._at] == ",":
            self._at += 1
            self._space()

    def _string(self) -> None:
        for form in _STRINGS:
            if found := form.match(self._text, self._at):
                self._at = found.end()
                return

    def _space(self) -> None:
        if found := _SPACE.match(self._text, self._at):
            self._at = found.end()

    def _line(self) -> int:
        return bisect_right(self._starts, self._at)
